import type {
  Execution,
  ListExecutionsQuery,
  ListPoliciesQuery,
  ListTasksQuery,
  PreheatPolicy,
  ProviderUnderProject,
  Task,
} from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import { type Call, isThere } from '../core/call/call'
import { type Created, type CreatedByName, created, createdByName } from '../core/call/created'
import { Resource } from '../core/call/resource'
import type { Pager } from '../core/paging/pager'
import type { WaitOptions } from '../core/paging/wait'
import type { CallOptions } from '../core/settings'
import { requireBody, requireId, requireText, requireTexts, withoutId } from './body'
import { withChanges } from './changes'
import { failedJob } from './failed-job'
import type { ProjectReference } from './named-project'
import { type PreheatPolicyMembers, preheatBody } from './preheat-body'
import { type Seen, seenIn } from './preheat-progress'

export type ListPreheatPoliciesOptions = CallOptions & Listed<ListPoliciesQuery, 'ListPolicies'>
export type ListPreheatExecutionsOptions = CallOptions & Listed<ListExecutionsQuery, 'ListExecutions'>
export type ListPreheatTasksOptions = CallOptions & Listed<ListTasksQuery, 'ListTasks'>

export type CreatePreheatPolicyBody = PreheatPolicyMembers

/** The members to change. All others stay as they are. */
export type UpdatePreheatPolicyBody = {
  [Member in Exclude<keyof PreheatPolicyMembers, 'name'>]?: PreheatPolicyMembers[Member] | undefined
}

/**
 * Preheat policies of a project: which images Harbor sends to a peer-to-peer network before they are pulled, and when.
 * They are known by their names. A project by its id costs one more GET, since Harbor takes only names here.
 */
export class PreheatPolicies extends Resource {
  /**
   * Lists the instances that a policy of this project can use.
   *
   * Permission: project admin, or as a robot `preheat-policy:list`.
   */
  providers(project: ProjectReference, options?: CallOptions): Call<ProviderUnderProject[]> {
    return this.call('ListProvidersUnderProject', options, async (own) => ({
      path: await this.pathByName(project, own),
    }))
  }

  /**
   * Lists the policies of a project. This list is read by page: one that is created meanwhile may be missed.
   *
   * Permission: project admin, or as a robot `preheat-policy:list`.
   */
  list(project: ProjectReference, options?: ListPreheatPoliciesOptions): Pager<PreheatPolicy> {
    return this.listOf('ListPolicies', options, async (own) => ({
      path: await this.pathByName(project, own),
    }))
  }

  /**
   * Gets a policy. `filters` and `trigger` are JSON in strings, which `preheatFilters` and `preheatTrigger` read.
   *
   * Permission: project admin, or as a robot `preheat-policy:read`.
   */
  get(project: ProjectReference, policy: string, options?: CallOptions): Call<PreheatPolicy> {
    return this.call('GetPolicy', options, async (own) => ({ path: await this.#path(project, policy, own) }))
  }

  /**
   * Tells whether a project has a policy.
   *
   * Permission: as for `get`.
   */
  async exists(project: ProjectReference, policy: string, options?: CallOptions): Promise<boolean> {
    return isThere(this.get(project, policy, options))
  }

  /**
   * Makes a policy.
   *
   * Permission: project admin, or as a robot `preheat-policy:create`.
   *
   * @throws {@link ConflictError} the project has one of that name
   * @throws {@link NotFoundError} there is no such project or instance
   * @throws {@link InvalidArgumentError} there are no filters, or Harbor would refuse the schedule
   *
   * @example
   * await harbor.preheatPolicies.create('demo', {
   *   name: 'releases',
   *   provider_id: 1,
   *   filters: [{ type: 'repository', value: '**' }, { type: 'tag', value: 'v*' }],
   *   trigger: { type: 'event_based' },
   *   enabled: true,
   * })
   */
  create(
    project: ProjectReference,
    body: CreatePreheatPolicyBody,
    options?: CallOptions,
  ): Call<CreatedByName> {
    const prepare = async (own: CallOptions) => {
      const made = withoutId(preheatBody(requireTexts(body, 'name')))
      requireId('provider_id', made.provider_id)
      return { path: await this.pathByName(project, own), body: made }
    }
    return this.call('CreatePolicy', options, prepare, (done, request) =>
      createdByName(done, request, body.name),
    )
  }

  /**
   * Changes a policy. Harbor replaces it as a whole, so this reads it and sends it back with the changes: one GET and
   * one PUT. What somebody else changes in between is lost. For a policy that was read before it sends only the PUT.
   *
   * Permission: project admin, or as a robot `preheat-policy:update`.
   *
   * @example
   * await harbor.preheatPolicies.update('demo', 'releases', { enabled: false })
   */
  update(
    project: ProjectReference,
    policy: string | PreheatPolicy,
    body: UpdatePreheatPolicyBody,
    options?: CallOptions,
  ): Call<undefined> {
    return this.call('UpdatePolicy', options, async (own) => {
      requireBody(body)
      const read = typeof policy === 'object' && policy?.name !== undefined
      const current = read ? policy : await this.get(project, policy as string, own)
      return {
        path: await this.#path(project, current.name, own),
        body: preheatBody(withChanges(current, body)),
      }
    })
  }

  /**
   * Deletes a policy, with its executions.
   *
   * Permission: project admin, or as a robot `preheat-policy:delete`.
   *
   * @throws {@link PreconditionFailedError} it is running: `stop` the execution first
   */
  delete(project: ProjectReference, policy: string, options?: CallOptions): Call<undefined> {
    return this.call('DeletePolicy', options, async (own) => ({
      path: await this.#path(project, policy, own),
    }))
  }

  /**
   * Starts a policy now.
   *
   * Permission: project admin, or as a robot `preheat-policy:read`.
   *
   * @returns the execution's `id`, to `wait` for
   *
   * @example
   * const { id } = await harbor.preheatPolicies.start('demo', 'releases')
   * await harbor.preheatPolicies.wait('demo', 'releases', id)
   */
  start(project: ProjectReference, policy: string, options?: CallOptions): Call<Created> {
    // Harbor wants a policy there and does not look at it.
    const prepare = async (own: CallOptions) => ({
      path: await this.#path(project, policy, own),
      body: { name: policy, provider_id: 0 },
    })
    return this.call('ManualPreheat', options, prepare, created)
  }

  /**
   * Stops an execution. It does nothing if that has ended.
   *
   * Permission: project admin, or as a robot `preheat-policy:update`.
   */
  stop(project: ProjectReference, policy: string, execution: number, options?: CallOptions): Call<undefined> {
    return this.call('StopExecution', options, async (own) => ({
      path: await this.#pathIn(project, policy, execution, own),
      body: { status: 'Stopped' as const },
    }))
  }

  /**
   * Waits until an execution has ended. If no image matches the policy, it ends as `Success` and has no tasks.
   *
   * Permission: project admin, or as a robot `preheat-policy:read`.
   *
   * @param options `onProgress` is called with `{ done, total, status }` after each request. `totalTimeout` limits the
   * whole wait.
   * @throws {@link HarborJobError} it failed or was stopped; the error has the tasks that did not succeed and the ends
   * of their logs
   * @throws {@link HarborTimeoutError} it did not end within `totalTimeout`
   */
  async wait(
    project: ProjectReference,
    policy: string,
    execution: number,
    options: WaitOptions = {},
  ): Promise<Execution> {
    requireText('policy', policy)
    requireId('execution', execution)
    const job = `The preheat ${execution}`
    // Looked up once, where the project is an id.
    let name = ''
    return this.waitFor('GetExecution', job, options, {
      look: async (own, before?: Seen) => {
        name ||= (await this.pathByName(project, own)).project_name
        return seenIn(await this.execution(name, policy, execution, own), before)
      },
      isOver: ({ over }) => over,
      progressOf: ({ done, total, execution: { status } }) => ({ done, total, status }),
      resultOf: async ({ execution: ended }, own) => {
        const { status, status_message: why } = ended
        if (status === 'Success') return ended
        const tasks = await this.tasks(name, policy, execution, own).all({ limit: 100 })
        const logOf = ({ id }: Task) => this.log(name, policy, execution, id, own)
        throw await failedJob({ job, status, why, tasks, logOf })
      },
    })
  }

  /**
   * Lists the executions of a policy, newest first unless `sort` says otherwise. This list is read by page.
   *
   * Permission: project admin, or as a robot `preheat-policy:list`.
   */
  executions(
    project: ProjectReference,
    policy: string,
    options?: ListPreheatExecutionsOptions,
  ): Pager<Execution> {
    return this.listOf('ListExecutions', options, async (own) => ({
      path: await this.#path(project, policy, own),
    }))
  }

  /**
   * Gets an execution.
   *
   * Permission: project admin, or as a robot `preheat-policy:read`.
   */
  execution(
    project: ProjectReference,
    policy: string,
    execution: number,
    options?: CallOptions,
  ): Call<Execution> {
    return this.call('GetExecution', options, async (own) => ({
      path: await this.#pathIn(project, policy, execution, own),
    }))
  }

  /**
   * Lists the tasks of an execution, one for each image. This list is read by page.
   *
   * Permission: project admin, or as a robot `preheat-policy:list`.
   */
  tasks(
    project: ProjectReference,
    policy: string,
    execution: number,
    options?: ListPreheatTasksOptions,
  ): Pager<Task> {
    return this.listOf('ListTasks', options, async (own) => ({
      path: await this.#pathIn(project, policy, execution, own),
    }))
  }

  /**
   * Gets the log of a task as a string.
   *
   * Permission: project admin, or as a robot `preheat-policy:read`.
   */
  log(
    project: ProjectReference,
    policy: string,
    execution: number,
    task: number,
    options?: CallOptions,
  ): Call<string> {
    return this.call('GetPreheatLog', options, async (own) => {
      requireId('task', task)
      const path = await this.#pathIn(project, policy, execution, own)
      return { path: { ...path, task_id: task }, accept: 'text/plain' }
    })
  }

  async #path(project: ProjectReference, policy: string, own: CallOptions) {
    requireText('policy', policy)
    return { ...(await this.pathByName(project, own)), preheat_policy_name: policy }
  }

  async #pathIn(project: ProjectReference, policy: string, execution: number, own: CallOptions) {
    requireId('execution', execution)
    return { ...(await this.#path(project, policy, own)), execution_id: execution }
  }
}
