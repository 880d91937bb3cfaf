import type {
  Execution,
  ListExecutionsOfWebhookPolicyQuery,
  ListTasksOfWebhookExecutionQuery,
  ListWebhookJobsQuery,
  ListWebhookPoliciesOfProjectQuery,
  SupportedWebhookEventTypes,
  Task,
  WebhookJob,
  WebhookLastTrigger,
  WebhookPolicy,
} from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { type Created, created } from '../core/call/created'
import { isThere } from '../core/call/is-there'
import type { ListOrder, Transport } from '../core/call/transport'
import { findByName } from '../core/paging/find-by-name'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody, requireId, requireText } from './body'
import { withChanges } from './changes'
import type { ProjectReference } from './projects'
import {
  type CreateWebhookPolicyBody,
  checkNewPolicy,
  checkPolicy,
  type UpdateWebhookPolicyBody,
} from './webhook-policy-body'

/** A webhook policy by its id (`3`) or its name (`'ci-hook'`). */
export type WebhookPolicyReference = string | number

export type ListWebhookPoliciesOptions = CallOptions & Listed<ListWebhookPoliciesOfProjectQuery>

export type ListWebhookExecutionsOptions = CallOptions & Listed<ListExecutionsOfWebhookPolicyQuery>

export type ListWebhookTasksOptions = CallOptions & Listed<ListTasksOfWebhookExecutionQuery>

export type ListWebhookJobsOptions = CallOptions & Listed<Omit<ListWebhookJobsQuery, 'policy_id'>>

const order: ListOrder<{ id: number }> = { identity: 'id', sort: 'id' }

/**
 * Webhook policies of a project: which events are sent where. A policy by name costs one GET more than by id.
 *
 * Permission: project admin; to read, maintainers too.
 */
export class WebhookPolicies {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Lists the webhook policies of a project, in the order in which they were made unless `sort` says otherwise.
   *
   * **An `auth_header` comes back in plain text**: keep policies out of logs.
   */
  list(project: ProjectReference, options?: ListWebhookPoliciesOptions): Pager<WebhookPolicy> {
    const path = { project_name_or_id: project }
    return this.#transport.list('ListWebhookPoliciesOfProject', { path, options }, order)
  }

  /** Gets a webhook policy. An `auth_header` comes back in plain text. */
  get(project: ProjectReference, policy: WebhookPolicyReference, options?: CallOptions): Call<WebhookPolicy> {
    return this.#transport.call('GetWebhookPolicyOfProject', {
      options,
      prepare: async (own) => ({ path: await this.#path(project, policy, own) }),
    })
  }

  /** Tells whether a project has a webhook policy. It has none either if the project does not exist. */
  async exists(
    project: ProjectReference,
    policy: WebhookPolicyReference,
    options?: CallOptions,
  ): Promise<boolean> {
    return isThere(
      this.#transport.together('ListWebhookPoliciesOfProject', options, (own) =>
        this.#read(project, policy, own),
      ),
    )
  }

  /**
   * Makes a webhook policy.
   *
   * @throws {ConflictError} the project has a policy with the name
   * @throws {InvalidArgumentError} a member is missing, or there are no events or targets
   *
   * @example
   * await harbor.webhookPolicies.create('demo', {
   *   name: 'deploy',
   *   enabled: true,
   *   event_types: ['PUSH_ARTIFACT'],
   *   targets: [{ type: 'http', address: 'https://hooks.example.com', auth_header: secret, payload_format: 'CloudEvents' }],
   * })
   */
  create(project: ProjectReference, body: CreateWebhookPolicyBody, options?: CallOptions): Call<Created> {
    return this.#transport.call(
      'CreateWebhookPolicyOfProject',
      () => {
        checkNewPolicy(requireBody(body))
        return { path: { project_name_or_id: project }, body, options }
      },
      created,
    )
  }

  /**
   * Changes a webhook policy. Harbor replaces it whole, so this reads the policy and sends it back with the changes: one
   * GET and one PUT. What somebody else changed in between is undone. Given a policy that was read before, only the PUT.
   *
   * @throws {InvalidArgumentError} the events or the targets are an empty list
   *
   * @example
   * await harbor.webhookPolicies.update('demo', 'deploy', { enabled: false })
   */
  update(
    project: ProjectReference,
    policy: WebhookPolicyReference | WebhookPolicy,
    body: UpdateWebhookPolicyBody,
    options?: CallOptions,
  ): Call<undefined> {
    const prepare = async (own: CallOptions) => {
      checkPolicy(requireBody(body))
      const current =
        typeof policy === 'object' && policy !== null ? policy : await this.#read(project, policy, own)
      const { id, name, description, enabled, event_types, targets } = current
      return {
        path: { project_name_or_id: project, webhook_policy_id: id },
        body: withChanges({ name, description, enabled, event_types, targets }, body),
      }
    }
    return this.#transport.call('UpdateWebhookPolicyOfProject', { options, prepare })
  }

  /** Deletes a webhook policy. */
  delete(project: ProjectReference, policy: WebhookPolicyReference, options?: CallOptions): Call<undefined> {
    return this.#transport.call('DeleteWebhookPolicyOfProject', {
      options,
      prepare: async (own) => ({ path: await this.#path(project, policy, own) }),
    })
  }

  /** Gets the events that this Harbor knows, the types of targets, and the payload formats of each. */
  events(project: ProjectReference, options?: CallOptions): Call<SupportedWebhookEventTypes> {
    return this.#transport.call('GetSupportedEventTypes', { path: { project_name_or_id: project }, options })
  }

  /** Gets when each event of each policy was sent last, whether it arrived or not; the year 1 for never. */
  lastTriggers(project: ProjectReference, options?: CallOptions): Call<WebhookLastTrigger[]> {
    return this.#transport.call('LastTrigger', { path: { project_name_or_id: project }, options })
  }

  /**
   * Lists the deliveries of a policy, the oldest first unless `sort` says otherwise (`'-id'`: the latest first).
   * `extra_attrs` has `event_type` and `payload`, as it was sent.
   */
  executions(
    project: ProjectReference,
    policy: WebhookPolicyReference,
    options?: ListWebhookExecutionsOptions,
  ): Pager<Execution> {
    return this.#transport.list(
      'ListExecutionsOfWebhookPolicy',
      { options, prepare: async (own) => ({ path: await this.#path(project, policy, own) }) },
      order,
    )
  }

  /** Lists the tasks of a delivery, one for each target. `run_count` is the number of attempts, three at most. */
  tasks(
    project: ProjectReference,
    policy: WebhookPolicyReference,
    execution: number,
    options?: ListWebhookTasksOptions,
  ): Pager<Task> {
    return this.#transport.list(
      'ListTasksOfWebhookExecution',
      {
        options,
        prepare: async (own) => {
          requireId('execution', execution)
          return { path: { ...(await this.#path(project, policy, own)), execution_id: execution } }
        },
      },
      order,
    )
  }

  /**
   * Gets the log of a task as a text: of its last attempt, which may be followed by the end of an earlier, longer one.
   * It has the payload in it.
   */
  log(
    project: ProjectReference,
    policy: WebhookPolicyReference,
    execution: number,
    task: number,
    options?: CallOptions,
  ): Call<string> {
    return this.#transport.call('GetLogsOfWebhookTask', {
      options,
      prepare: async (own) => {
        requireId('execution', execution)
        requireId('task', task)
        const path = await this.#path(project, policy, own)
        return { path: { ...path, execution_id: execution, task_id: task }, accept: 'text/plain' }
      },
    })
  }

  /**
   * Lists the deliveries of a policy as Harbor did before it had executions.
   *
   * @deprecated by Harbor; use `executions`
   * @param options `status` takes several: `['Running', 'Pending']`.
   */
  jobs(
    project: ProjectReference,
    policy: WebhookPolicyReference,
    options?: ListWebhookJobsOptions,
  ): Pager<WebhookJob> {
    const prepare = async (own: CallOptions) => {
      const { webhook_policy_id } = await this.#path(project, policy, own)
      if (!Number.isSafeInteger(webhook_policy_id)) {
        throw new InvalidArgumentError('policy', 'must be an id or a name.')
      }
      return { path: { project_name_or_id: project }, options: { ...options, policy_id: webhook_policy_id } }
    }
    return this.#transport.list('ListWebhookJobs', { options, prepare }, order)
  }

  async #path(
    project: ProjectReference,
    policy: WebhookPolicyReference,
    own: CallOptions,
  ): Promise<{ project_name_or_id: ProjectReference; webhook_policy_id: number }> {
    const { id } = typeof policy === 'string' ? await this.#find(project, policy, own) : { id: policy }
    return { project_name_or_id: project, webhook_policy_id: id }
  }

  async #read(
    project: ProjectReference,
    policy: WebhookPolicyReference,
    own: CallOptions,
  ): Promise<WebhookPolicy> {
    return typeof policy === 'string' ? this.#find(project, policy, own) : this.get(project, policy, own)
  }

  async #find(project: ProjectReference, name: string, own: CallOptions): Promise<WebhookPolicy> {
    requireText('policy', name)
    const given = { path: { project_name_or_id: project }, options: own }
    const wanted = { thing: 'webhook policy', key: 'name', name } as const
    return findByName(this.#transport, 'ListWebhookPoliciesOfProject', given, order, wanted)
  }
}
