import { jobsIn } from '../../engine/jobs'
import { conflict, created, done, json } from '../../http/answers'
import type { Columns } from '../../http/columns'
import { answerList } from '../../http/list'
import { type Call, on, type Route } from '../../http/route'
import { never } from '../../state'
import { locationOf, requireProjectId } from '../projects/project-lookup'
import { executionsOf } from './deliveries'
import { requirePolicy } from './policy-lookup'
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

export const webhookPolicyRoutes: readonly Route[] = [
  on('GetSupportedEventTypes', (call) => {
    requireProjectId(call, 'read', 'notification-policy')
    return json({
      event_type: events,
      notify_type: targetTypes,
      payload_formats: [{ formats, notify_type: 'http' }],
    })
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
    // Harbor writes the whole row, and does not know any more when it was made.
    webhookPoliciesIn(state).update(known, { ...policy, creation_time: never, update_time: state.now() })
    return done()
  }),

  // With what it has delivered.
  on('DeleteWebhookPolicyOfProject', (call) => {
    const policy = requirePolicy(call, 'delete')
    for (const execution of executionsOf(call.state, policy)) jobsIn(call.state).delete(execution)
    webhookPoliciesIn(call.state).delete(policy)
    return done()
  }),
]

function requireFreeName({ state }: Call<unknown, unknown>, projectId: number, name: string): void {
  if (webhookPoliciesIn(state).find('name', `${projectId}:${name}`)) {
    throw conflict(`notification policy named ${name} already exists`)
  }
}
