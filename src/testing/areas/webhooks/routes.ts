import { conflict, created, done, json, notFound } from '../../http/answers'
import type { Schema } from '../../http/filter'
import { withoutUndefined } from '../../http/json'
import { answerList } from '../../http/listing'
import { answerPage } from '../../http/paging'
import { type Call, type Route, route } from '../../http/router'
import type { Project, WebhookPolicy } from '../../rows'
import { never } from '../../state'
import { locationOf, requireProjectByNameOrId } from '../projects/project-lookup'
import { events, formats, policyBody, readPolicy, renderPolicy, targetTypes } from './webhook-policies'

const base = '/projects/{project_name_or_id}/webhook'

const schema: Schema<WebhookPolicy> = {
  columns: {
    id: 'number',
    name: 'string',
    description: 'string',
    project_id: 'number',
    enabled: 'boolean',
    creation_time: 'time',
    update_time: 'time',
  },
  order: '-creation_time,-id',
}

export const webhookRoutes: readonly Route[] = [
  route('GET', `${base}/events`, {}, (call) => {
    requireProjectByNameOrId(call, 'read', 'notification-policy')
    return json({
      event_type: events,
      notify_type: targetTypes,
      payload_formats: [{ formats, notify_type: 'http' }],
    })
  }),

  // Nothing is delivered yet, so that nothing was ever triggered.
  route('GET', `${base}/lasttrigger`, {}, (call) => {
    const project = requireProjectByNameOrId(call, 'read', 'notification-policy')
    const policies = call.state.webhooks.where('project', project.id).sort((a, b) => a.id - b.id)
    const triggers = policies.flatMap(({ enabled, event_types, name }) =>
      event_types.map((event_type) =>
        withoutUndefined({
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

  route('GET', `${base}/jobs`, { paged: true, required: ['policy_id'], int64: ['policy_id'] }, (call) => {
    requireProjectByNameOrId(call, 'list', 'notification-policy')
    const id = call.query.int('policy_id') ?? 0
    if (!call.state.webhooks.get(id)) throw notFound(`notificationPolicy ${id} not found`)
    return answerPage(call, [], () => undefined)
  }),

  route('GET', `${base}/policies`, { paged: true }, (call) => {
    const project = requireProjectByNameOrId(call, 'list', 'notification-policy')
    return answerList(call, {
      ...schema,
      name: `webhooks of ${project.id}`,
      rows: () => call.state.webhooks.where('project', project.id),
      render: renderPolicy,
    })
  }),

  route('POST', `${base}/policies`, { body: policyBody }, (call) => {
    const { state } = call
    const project = requireProjectByNameOrId(call, 'create', 'notification-policy')
    const policy = readPolicy(call.body)
    requireFreeName(call, project, policy.name)
    const now = state.now()
    const { id } = state.webhooks.insert((id) => ({
      ...{ id, project_id: project.id, ...policy, creation_time: now, update_time: now },
    }))
    return created(locationOf(call, id))
  }),

  route('GET', `${base}/policies/{webhook_policy_id:int64}`, {}, (call) =>
    json(renderPolicy(requirePolicy(call, 'read'))),
  ),

  route('PUT', `${base}/policies/{webhook_policy_id:int64}`, { body: policyBody }, (call) => {
    const { state } = call
    const known = requirePolicy(call, 'update')
    const policy = readPolicy(call.body)
    const other = state.webhooks.find('name', `${known.project_id}:${policy.name}`)
    if (other && other !== known) throw conflict(`notification policy named ${policy.name} already exists`)
    state.webhooks.update(known, { ...policy, update_time: state.now() })
    return done()
  }),

  route('DELETE', `${base}/policies/{webhook_policy_id:int64}`, {}, (call) => {
    call.state.webhooks.delete(requirePolicy(call, 'delete'))
    return done()
  }),

  route('GET', `${base}/policies/{webhook_policy_id:int64}/executions`, { paged: true }, (call) => {
    requirePolicy(call, 'read')
    return answerPage(call, [], () => undefined)
  }),

  route(
    'GET',
    `${base}/policies/{webhook_policy_id:int64}/executions/{execution_id:int64}/tasks`,
    { paged: true },
    noExecution,
  ),

  route(
    'GET',
    `${base}/policies/{webhook_policy_id:int64}/executions/{execution_id:int64}/tasks/{task_id:int64}/log`,
    { produces: ['text/plain'] },
    noExecution,
  ),
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
  const project = requireProjectByNameOrId(call, action, 'notification-policy')
  const id = call.params.webhook_policy_id
  const policy = call.state.webhooks.get(id)
  if (!policy) throw notFound(`notificationPolicy ${id} not found`)
  if (policy.project_id !== project.id) {
    throw notFound(`resource not found: project id:${project.id}, webhook policy id: ${id} not found`)
  }
  return policy
}

function requireFreeName({ state }: Call<unknown, unknown>, project: Project, name: string): void {
  if (state.webhooks.find('name', `${project.id}:${name}`)) {
    throw conflict(`notification policy named ${name} already exists`)
  }
}
