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
import type { Listed, PathArgumentsOf } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { type Created, created } from '../core/call/created'
import type { Addressed } from '../core/call/named'
import { Resource } from '../core/call/resource'
import { findByName } from '../core/paging/find-by-name'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { requireBody, requireId, withoutId } from './body'
import { withChanges } from './changes'
import type { ProjectReference } from './named-project'
import {
  type CreateWebhookPolicyBody,
  checkNewPolicy,
  checkPolicy,
  type UpdateWebhookPolicyBody,
} from './webhook-policy-body'

/** A webhook policy by its id (`3`) or its name (`'ci-hook'`). */
export type WebhookPolicyReference = string | number

export type ListWebhookPoliciesOptions = CallOptions &
  Listed<ListWebhookPoliciesOfProjectQuery, 'ListWebhookPoliciesOfProject'>

export type ListWebhookExecutionsOptions = CallOptions &
  Listed<ListExecutionsOfWebhookPolicyQuery, 'ListExecutionsOfWebhookPolicy'>

export type ListWebhookTasksOptions = CallOptions &
  Listed<ListTasksOfWebhookExecutionQuery, 'ListTasksOfWebhookExecution'>

export type ListWebhookJobsOptions = CallOptions &
  Listed<Omit<ListWebhookJobsQuery, 'policy_id'>, 'ListWebhookJobs'>

/**
 * Webhook policies of a project: which events are sent to which targets. A policy by its name costs one more GET.
 *
 * Permission: project admin; to read, maintainers too.
 */
export class WebhookPolicies extends Resource {
  /**
   * Lists the webhook policies of a project, newest first unless `sort` says otherwise.
   *
   * **An `auth_header` comes back in plain text**: keep policies out of logs.
   *
   * Permission: maintainer, or as a robot `notification-policy:list`.
   */
  list(project: ProjectReference, options?: ListWebhookPoliciesOptions): Pager<WebhookPolicy> {
    const path = { project_name_or_id: project }
    return this.listOf('ListWebhookPoliciesOfProject', options, () => ({ path }))
  }

  /**
   * Gets a webhook policy. An `auth_header` comes back in plain text.
   *
   * Permission: maintainer, or as a robot `notification-policy:read`.
   */
  get(project: ProjectReference, policy: WebhookPolicyReference, options?: CallOptions): Call<WebhookPolicy> {
    return this.callOn('GetWebhookPolicyOfProject', namedPolicy(project), policy, options)
  }

  /**
   * Tells whether a project has a webhook policy. The answer is `false` if the project does not exist.
   *
   * Permission: maintainer, or as a robot `notification-policy:list`.
   */
  async exists(
    project: ProjectReference,
    policy: WebhookPolicyReference,
    options?: CallOptions,
  ): Promise<boolean> {
    return this.existsIn('ListWebhookPoliciesOfProject', namedPolicy(project), policy, options)
  }

  /**
   * Makes a webhook policy.
   *
   * Permission: project admin, or as a robot `notification-policy:create`.
   *
   * @throws {@link ConflictError} the project has a policy with the name
   * @throws {@link InvalidArgumentError} a member is missing, or there are no events or targets
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
    return this.call(
      'CreateWebhookPolicyOfProject',
      options,
      () => {
        checkNewPolicy(requireBody(body))
        return { path: { project_name_or_id: project }, body: withoutId(body) }
      },
      created,
    )
  }

  /**
   * Changes a webhook policy. Harbor replaces it as a whole, so this reads the policy and sends it back with the
   * changes: one GET and one PUT. What somebody else changes in between is lost. For a policy that was read before it
   * sends only the PUT.
   *
   * Permission: project admin, or as a robot `notification-policy:update`.
   *
   * @throws {@link InvalidArgumentError} the events or the targets are an empty list
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
      const current = await this.read(namedPolicy(project), policy, own)
      const { id, name, description, enabled, event_types, targets, creation_time } = current
      // Without its time Harbor takes the year 1 for it, by which the list is sorted (goharbor/harbor `src/server/v2.0/handler/webhook.go`).
      const kept = { name, description, enabled, event_types, targets, creation_time }
      return {
        path: { project_name_or_id: project, webhook_policy_id: id },
        body: withChanges(kept, body),
      }
    }
    return this.call('UpdateWebhookPolicyOfProject', options, prepare)
  }

  /**
   * Deletes a webhook policy.
   *
   * Permission: project admin, or as a robot `notification-policy:delete`.
   */
  delete(project: ProjectReference, policy: WebhookPolicyReference, options?: CallOptions): Call<undefined> {
    return this.callOn('DeleteWebhookPolicyOfProject', namedPolicy(project), policy, options)
  }

  /**
   * Gets the types of events and targets that this Harbor knows, and the payload formats of each target type.
   *
   * Permission: maintainer, or as a robot `notification-policy:read`.
   */
  events(project: ProjectReference, options?: CallOptions): Call<SupportedWebhookEventTypes> {
    return this.call('GetSupportedEventTypes', options, () => ({ path: { project_name_or_id: project } }))
  }

  /**
   * Gets when each event of each policy was last sent, whether it arrived or not. A time in the year 1 means never.
   *
   * Permission: maintainer, or as a robot `notification-policy:read`.
   */
  lastTriggers(project: ProjectReference, options?: CallOptions): Call<WebhookLastTrigger[]> {
    return this.call('LastTrigger', options, () => ({ path: { project_name_or_id: project } }))
  }

  /**
   * Lists the deliveries of a policy, newest first unless `sort` says otherwise. Their `extra_attrs` have the
   * `event_type` and the `payload` that was sent.
   *
   * Permission: maintainer, or as a robot `notification-policy:read`.
   */
  executions(
    project: ProjectReference,
    policy: WebhookPolicyReference,
    options?: ListWebhookExecutionsOptions,
  ): Pager<Execution> {
    return this.listOf('ListExecutionsOfWebhookPolicy', options, async (own) => ({
      path: await this.#path(project, policy, own),
    }))
  }

  /**
   * Lists the tasks of a delivery, one for each target, oldest first. `run_count` is the number of attempts, at most
   * three. This list is read by page: one may be missed while tasks are created or deleted.
   *
   * Permission: maintainer, or as a robot `notification-policy:read`.
   */
  tasks(
    project: ProjectReference,
    policy: WebhookPolicyReference,
    execution: number,
    options?: ListWebhookTasksOptions,
  ): Pager<Task> {
    return this.listOf(
      'ListTasksOfWebhookExecution',
      options,
      async (own) => {
        requireId('execution', execution)
        return { path: { ...(await this.#path(project, policy, own)), execution_id: execution } }
      },
      { sort: 'id' },
    )
  }

  /**
   * Gets the log of a task as a string, which includes the payload. It is the log of the last attempt; if an earlier
   * one was longer, its end follows.
   *
   * Permission: maintainer, or as a robot `notification-policy:read`.
   */
  log(
    project: ProjectReference,
    policy: WebhookPolicyReference,
    execution: number,
    task: number,
    options?: CallOptions,
  ): Call<string> {
    return this.call('GetLogsOfWebhookTask', options, async (own) => {
      requireId('execution', execution)
      requireId('task', task)
      const path = await this.#path(project, policy, own)
      return { path: { ...path, execution_id: execution, task_id: task }, accept: 'text/plain' }
    })
  }

  /**
   * Lists the deliveries of a policy in the form that Harbor had before executions.
   *
   * Permission: maintainer, or as a robot `notification-policy:list`.
   *
   * @deprecated by Harbor; use `executions`
   * @param options `status`: one or several, as `['Running', 'Pending']`.
   */
  jobs(
    project: ProjectReference,
    policy: WebhookPolicyReference,
    options?: ListWebhookJobsOptions,
  ): Pager<WebhookJob> {
    const ofPolicy = async (own: CallOptions) => {
      const policy_id = await this.idOf(namedPolicy(project), policy, own)
      return { path: { project_name_or_id: project }, query: { policy_id } }
    }
    return this.listOf('ListWebhookJobs', options, ofPolicy)
  }

  async #path(
    project: ProjectReference,
    policy: WebhookPolicyReference,
    own: CallOptions,
  ): Promise<PathArgumentsOf<'GetWebhookPolicyOfProject'>> {
    const named = namedPolicy(project)
    return named.pathOf(await this.idOf(named, policy, own))
  }
}

function namedPolicy(project: ProjectReference): Addressed<'GetWebhookPolicyOfProject', WebhookPolicy> {
  return {
    argument: 'policy',
    idOf: ({ id }) => id,
    get: 'GetWebhookPolicyOfProject',
    pathOf: (id) => ({ project_name_or_id: project, webhook_policy_id: id }),
    find: (transport, name, own) => {
      const path = { project_name_or_id: project }
      const list = 'ListWebhookPoliciesOfProject'
      return findByName(transport, own, { thing: 'webhook policy', name, list, path })
    },
  }
}
