import type { WebhookLastTrigger } from '../../../../generated/models'
import { conflict, created, done, json, notFound } from '../../http/answers'
import type { Columns } from '../../http/columns'
import { view } from '../../http/json'
import { answerList } from '../../http/list'
import { answerNothing } from '../../http/paging'
import { type Call, on, type Route } from '../../http/route'
import { never } from '../../state'
import { locationOf, requireProjectId } from '../projects/project-lookup'
import { events, formats, readPolicy, targetTypes, viewPolicy } from './webhook-policies'
import { type WebhookPolicy, webhookPoliciesIn } from './webhook-policy'

const columns: Columns<WebhookPolicy> = {
  columns: {
    id: 'number',
    name: 'string',
    description: 'string',
    project_id: 'number',
    enabled: 'boolean',
    creation_time: 'time',
    update_time: 'time',
  },
  order: '-creation_time',
}

export const webhookRoutes: readonly Route[] = [
  on('GetSupportedEventTypes', (call) => {
    requireProjectId(call, 'read', 'notification-policy')
    return json({
      event_type: events,
      notify_type: targetTypes,
      payload_formats: [{ formats, notify_type: 'http' }],
    })
  }),

  // Nothing is delivered yet, so that nothing was ever triggered.
  on('LastTrigger', (call) => {
    const projectId = requireProjectId(call, 'read', 'notification-policy')
    const policies = webhookPoliciesIn(call.state)
      .where('project', projectId)
      .sort((a, b) => a.id - b.id)
    const triggers = policies.flatMap(({ enabled, event_types, name }) =>
      event_types.map((event_type) =>
        view<WebhookLastTrigger>({
          creation_time: never,
          enabled: enabled || undefined,
          event_type,
          last_trigger_time: never,
          policy_name: name,
        }),
      ),
    )
    return json(triggers)
  }),

  on('ListWebhookJobs', (call) => {
    requireProjectId(call, 'list', 'notification-policy')
    const id = call.query.int('policy_id') ?? 0
    if (!webhookPoliciesIn(call.state).get(id)) throw notFound(`notificationPolicy ${id} not found`)
    return answerNothing(call)
  }),

  on('ListWebhookPoliciesOfProject', (call) => {
    const projectId = requireProjectId(call, 'list', 'notification-policy')
    return answerList(call, columns, {
      rows: webhookPoliciesIn(call.state).rows('project', projectId),
      view: viewPolicy,
    })
  }),

  on('CreateWebhookPolicyOfProject', (call) => {
    const { state } = call
    const projectId = requireProjectId(call, 'create', 'notification-policy')
    const policy = readPolicy(call.body)
    requireFreeName(call, projectId, policy.name)
    const now = state.now()
    const { id } = webhookPoliciesIn(state).insert((id) => ({
      ...{ id, project_id: projectId, ...policy, creation_time: now, update_time: now },
    }))
    return created(locationOf(call, id))
  }),

  on('GetWebhookPolicyOfProject', (call) => json(viewPolicy(requirePolicy(call, 'read')))),

  on('UpdateWebhookPolicyOfProject', (call) => {
    const { state } = call
    const known = requirePolicy(call, 'update')
    const policy = readPolicy(call.body)
    const other = webhookPoliciesIn(state).find('name', `${known.project_id}:${policy.name}`)
    if (other && other !== known) throw conflict(`notification policy named ${policy.name} already exists`)
    webhookPoliciesIn(state).update(known, { ...policy, update_time: state.now() })
    return done()
  }),

  on('DeleteWebhookPolicyOfProject', (call) => {
    webhookPoliciesIn(call.state).delete(requirePolicy(call, 'delete'))
    return done()
  }),

  on('ListExecutionsOfWebhookPolicy', (call) => {
    requirePolicy(call, 'read')
    return answerNothing(call)
  }),

  on('ListTasksOfWebhookExecution', noExecution),

  on('GetLogsOfWebhookTask', noExecution),
]

interface PolicyParams {
  readonly project_name_or_id: string
  readonly webhook_policy_id: number
}

function noExecution(call: Call<PolicyParams & { readonly execution_id: number }, undefined>): never {
  requirePolicy(call, 'read')
  throw notFound(`execution ${call.params.execution_id} not found`)
}

function requirePolicy(call: Call<PolicyParams, unknown>, action: string): WebhookPolicy {
  const projectId = requireProjectId(call, action, 'notification-policy')
  const id = call.params.webhook_policy_id
  const policy = webhookPoliciesIn(call.state).get(id)
  if (!policy) throw notFound(`notificationPolicy ${id} not found`)
  if (policy.project_id !== projectId) {
    throw notFound(`resource not found: project id:${projectId}, webhook policy id: ${id} not found`)
  }
  return policy
}

function requireFreeName({ state }: Call<unknown, unknown>, projectId: number, name: string): void {
  if (webhookPoliciesIn(state).find('name', `${projectId}:${name}`)) {
    throw conflict(`notification policy named ${name} already exists`)
  }
}
