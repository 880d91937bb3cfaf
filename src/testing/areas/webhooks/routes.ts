import { conflict, created, done, json, notFound } from '../../http/answers'
import type { Schema } from '../../http/filter'
import { withoutUndefined } from '../../http/json'
import { answerList } from '../../http/listing'
import { answerPage } from '../../http/paging'
import { type Call, on, type Route } from '../../http/route'
import type { Project, WebhookPolicy } from '../../rows'
import { never } from '../../state'
import { locationOf, requireProjectByNameOrId } from '../projects/project-lookup'
import { events, formats, readPolicy, renderPolicy, targetTypes } from './webhook-policies'

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
  on('GetSupportedEventTypes', (call) => {
    requireProjectByNameOrId(call, 'read', 'notification-policy')
    return json({
      event_type: events,
      notify_type: targetTypes,
      payload_formats: [{ formats, notify_type: 'http' }],
    })
  }),

  // Nothing is delivered yet, so that nothing was ever triggered.
  on('LastTrigger', (call) => {
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

  on('ListWebhookJobs', (call) => {
    requireProjectByNameOrId(call, 'list', 'notification-policy')
    const id = call.query.int('policy_id') ?? 0
    if (!call.state.webhooks.get(id)) throw notFound(`notificationPolicy ${id} not found`)
    return answerPage(call, [], () => undefined)
  }),

  on('ListWebhookPoliciesOfProject', (call) => {
    const project = requireProjectByNameOrId(call, 'list', 'notification-policy')
    return answerList(call, {
      ...schema,
      name: `webhooks of ${project.id}`,
      rows: () => call.state.webhooks.where('project', project.id),
      render: renderPolicy,
    })
  }),

  on('CreateWebhookPolicyOfProject', (call) => {
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

  on('GetWebhookPolicyOfProject', (call) => json(renderPolicy(requirePolicy(call, 'read')))),

  on('UpdateWebhookPolicyOfProject', (call) => {
    const { state } = call
    const known = requirePolicy(call, 'update')
    const policy = readPolicy(call.body)
    const other = state.webhooks.find('name', `${known.project_id}:${policy.name}`)
    if (other && other !== known) throw conflict(`notification policy named ${policy.name} already exists`)
    state.webhooks.update(known, { ...policy, update_time: state.now() })
    return done()
  }),

  on('DeleteWebhookPolicyOfProject', (call) => {
    call.state.webhooks.delete(requirePolicy(call, 'delete'))
    return done()
  }),

  on('ListExecutionsOfWebhookPolicy', (call) => {
    requirePolicy(call, 'read')
    return answerPage(call, [], () => undefined)
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
