import type {
  ListRetentionExecutionsQuery,
  ListRetentionTasksQuery,
  RetentionExecution,
  RetentionExecutionTask,
  RetentionMetadata,
  RetentionPolicy,
} from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { type Created, created } from '../core/call/created'
import { isRead } from '../core/call/named'
import { Resource } from '../core/call/resource'
import { nameNotFound } from '../core/paging/name-not-found'
import type { Pager } from '../core/paging/pager'
import type { WaitOptions } from '../core/paging/wait'
import type { CallOptions } from '../core/settings'
import { requireId, requireOnly } from './body'
import { failedJob } from './failed-job'
import { hasEnded, statusOf } from './job-status'
import type { ProjectReference } from './named-project'
import { type RetentionRules, readRetention, type SetRetentionBody, scheduled } from './retention-body'
import { type RetentionRun, type Seen, seenIn } from './retention-run'

/**
 * A project by its name (`'demo'`) or id (`12`); or its retention policy, as it was read or set, which saves one GET.
 */
export type RetentionReference = ProjectReference | Pick<RetentionPolicy, 'id'>

export type ListRetentionExecutionsOptions = CallOptions & Listed<ListRetentionExecutionsQuery>

export type ListRetentionTasksOptions = CallOptions & Listed<ListRetentionTasksQuery>

/**
 * Tag retention: which artifacts of a project are kept when its policy runs. All others are deleted. A project has at
 * most one policy. Every method finds it by the project, which costs one GET and needs the permission `project:read`.
 *
 * A proxy cache has a policy from the start: each day it deletes what was not pulled for 7 days.
 */
export class Retention extends Resource {
  /**
   * Gets the policy of a project.
   *
   * Permission: developer, or as a robot `tag-retention:read`.
   *
   * @returns `undefined` if the project has none
   */
  get(project: RetentionReference, options?: CallOptions): Promise<RetentionPolicy | undefined> {
    return this.together('getRetention', options, async (own) => {
      const { id } = await this.#find(project, own)
      return id === undefined ? undefined : this.call('getRetention', own, () => ({ path: { id } }))
    })
  }

  /**
   * Sets the policy of a project, in place of the one that it may have. When it runs, it deletes all artifacts that no
   * rule keeps, apart from those with an immutable tag.
   *
   * Permission: developer, or as a robot `tag-retention:create`. Where there is one already, `tag-retention:update`.
   *
   * @param project For a policy that was read before it sends only the PUT.
   * @param body `rules`: as `retain` makes them. `trigger`: as `retentionTrigger` makes it. Without a trigger, a policy
   * keeps the one that it has, which costs one more GET; a new policy runs only when it is started.
   * @returns the policy's `id`
   * @throws {@link ConflictError} two rules are the same
   * @throws {@link InvalidArgumentError} there is no rule, which Harbor would take, or Harbor would refuse the schedule
   *
   * @example
   * await harbor.retention.set('demo', {
   *   rules: [retain.mostRecentlyPulled(10).tags('**')],
   *   trigger: retentionTrigger.scheduled('0 0 2 * * *'),
   * })
   */
  set<const Rules extends RetentionRules>(
    project: ProjectReference | RetentionPolicy,
    body: SetRetentionBody<Rules>,
    options?: CallOptions,
  ): Promise<Pick<RetentionPolicy, 'id'>> {
    return this.together('createRetention', options, async (own) => {
      const { trigger, ...given } = readRetention(body)
      const { id, ref, read } = await this.#find(project, own)
      const scope = { level: 'project', ref } as const
      if (id === undefined) {
        const made = { ...given, trigger: trigger ?? scheduled(''), scope }
        return this.call('createRetention', own, () => ({ body: made }), created)
      }
      const before = trigger ? undefined : (read ?? (await this.get({ id }, own)))
      const changed = {
        ...given,
        trigger: trigger ?? scheduled(before?.trigger.settings.cron ?? ''),
        scope,
        id,
      }
      await this.call('updateRetention', own, () => ({ path: { id }, body: changed }))
      return { id }
    })
  }

  /**
   * Deletes a project's policy and its executions.
   *
   * Permission: developer, or as a robot `tag-retention:delete`.
   *
   * @throws {@link NotFoundError} the project has no policy
   */
  delete(project: RetentionReference, options?: CallOptions): Call<undefined> {
    return this.call('deleteRetention', options, async (own) => ({
      path: { id: await this.#idOf(project, own) },
    }))
  }

  /**
   * Runs a project's policy now.
   *
   * Permission: developer, or as a robot `tag-retention:update`.
   *
   * @param body `dry_run`: `true` only tells what would be deleted. Without it, artifacts are deleted.
   * @returns the execution's `id`, to `wait` for
   * @throws {@link NotFoundError} the project has no policy
   *
   * @example
   * const { id } = await harbor.retention.start('demo', { dry_run: true })
   * const { tasks } = await harbor.retention.wait('demo', id)
   */
  start(
    project: RetentionReference,
    body: { dry_run?: boolean | undefined } = {},
    options?: CallOptions,
  ): Call<Created> {
    return this.call(
      'triggerRetentionExecution',
      options,
      async (own) => {
        const { dry_run = false } = requireOnly(body, 'body', 'dry_run')
        return { path: { id: await this.#idOf(project, own) }, body: { dry_run } }
      },
      created,
    )
  }

  /**
   * Stops an execution. What it has deleted is gone.
   *
   * Permission: developer, or as a robot `tag-retention:update`.
   */
  stop(project: RetentionReference, execution: number, options?: CallOptions): Call<undefined> {
    return this.call('operateRetentionExecution', options, async (own) => ({
      path: await this.#pathOf(project, execution, own),
      body: { action: 'stop' },
    }))
  }

  /**
   * Lists the executions of a project's policy, newest first. This list is read by page: an execution may come twice
   * while others start.
   *
   * Permission: developer, or as a robot `tag-retention:list`.
   */
  executions(
    project: RetentionReference,
    options?: ListRetentionExecutionsOptions,
  ): Pager<RetentionExecution> {
    const path = async (own: CallOptions) => ({ path: { id: await this.#idOf(project, own) } })
    return this.listOf('listRetentionExecutions', options, path)
  }

  /**
   * Lists the tasks of an execution, one for each repository: how many artifacts it has and how many are kept.
   * Artifacts with an immutable tag count as kept: `artifacts.list(repository, { with_immutable_status: true })` shows
   * them. This list is read by page.
   *
   * Permission: developer, or as a robot `tag-retention:list`.
   */
  tasks(
    project: RetentionReference,
    execution: number,
    options?: ListRetentionTasksOptions,
  ): Pager<RetentionExecutionTask> {
    const path = async (own: CallOptions) => ({ path: await this.#pathOf(project, execution, own) })
    return this.listOf('listRetentionTasks', options, path)
  }

  /**
   * Gets the log of a task: a table of the artifacts, which says of each whether it is kept.
   *
   * Permission: developer, or as a robot `tag-retention:read`.
   */
  log(project: RetentionReference, execution: number, task: number, options?: CallOptions): Call<string> {
    return this.call('getRetentionTaskLog', options, async (own) => {
      requireId('task', task)
      return { path: { ...(await this.#pathOf(project, execution, own)), tid: task }, accept: 'text/plain' }
    })
  }

  /**
   * Waits until an execution and all its tasks have ended.
   *
   * Permission: developer, or as a robot `tag-retention:list`.
   *
   * @param options `onProgress` is called with `{ done, total, status }` after each request. `totalTimeout` limits the
   * whole wait.
   * @returns the execution with its tasks, and with the status that follows from them
   * @throws {@link HarborJobError} it failed or was stopped; the error has the tasks that did not succeed and the ends
   * of their logs
   * @throws {@link HarborTimeoutError} it did not end within `totalTimeout`
   */
  async wait(
    project: RetentionReference,
    execution: number,
    options: WaitOptions = {},
  ): Promise<RetentionRun> {
    const job = `The retention ${execution}`
    // Looked up once.
    let policy: Pick<RetentionPolicy, 'id'> | undefined
    return this.waitFor('listRetentionExecutions', job, options, {
      look: async (own, before?: Seen) => {
        policy ??= { id: (await this.#pathOf(project, execution, own)).id }
        const run = await this.#execution(policy, execution, own)
        return seenIn({ ...run, tasks: await this.tasks(policy, execution, own).all() }, before)
      },
      isOver: ({ over }) => over,
      progressOf: ({ run: { status, tasks } }) => ({
        done: tasks.filter(hasEnded).length,
        total: tasks.length,
        status,
      }),
      resultOf: async ({ run }, own) => {
        const status = hasEnded(run) ? run.status : statusOf(run.tasks)
        if (status === 'Success') return { ...run, status }
        throw await failedJob({
          job,
          status,
          tasks: run.tasks,
          logOf: (task) => this.log(policy ?? project, execution, task.id, own),
        })
      },
    })
  }

  /**
   * Gets what rules can be made of: their templates, and the selectors for repositories and tags.
   *
   * Permission: any user or robot.
   */
  metadata(options?: CallOptions): Call<RetentionMetadata> {
    return this.call('getRentenitionMetadata', options)
  }

  /** Harbor keeps the id among the metadata of the project. */
  async #find(project: RetentionReference | RetentionPolicy, own: CallOptions): Promise<Found> {
    if (isRead({ idOf: ({ id }: { id: number }) => id }, project)) {
      const read = 'scope' in project ? project : undefined
      return { id: project.id, ref: read?.scope.ref ?? 0, read }
    }
    const path = { project_name_or_id: project }
    const { project_id, metadata } = await this.call('getProject', own, () => ({ path }))
    const id = metadata?.retention_id
    return { id: id ? Number(id) : undefined, ref: project_id, read: undefined }
  }

  async #idOf(project: RetentionReference, own: CallOptions): Promise<number> {
    const { id } = await this.#find(project, own)
    if (id !== undefined) return id
    const path = { project_name_or_id: String(project) }
    throw nameNotFound(this.settings, 'the project has no retention policy', {
      operation: 'getProject',
      path,
    })
  }

  async #pathOf(
    project: RetentionReference,
    execution: number,
    own: CallOptions,
  ): Promise<{ id: number; eid: number }> {
    const eid = requireId('execution', execution)
    return { id: await this.#idOf(project, own), eid }
  }

  /** There is no route to a single one. They come with the newest first. */
  async #execution(
    policy: Pick<RetentionPolicy, 'id'>,
    execution: number,
    own: CallOptions,
  ): Promise<RetentionExecution> {
    for await (const run of this.executions(policy, own)) if (run.id === execution) return run
    const where = { operation: 'listRetentionExecutions', path: { id: policy.id } } as const
    throw nameNotFound(this.settings, `there is no execution ${execution}`, where)
  }
}

/** A project's policy, and what is known of it. */
interface Found {
  /** `undefined` for none. */
  readonly id: number | undefined
  /** The id of the project. */
  readonly ref: number
  readonly read: RetentionPolicy | undefined
}
