import { notFound } from '../../http/answers'
import type { Call } from '../../http/route'
import { requireProjectId } from '../projects/project-lookup'
import { type WebhookPolicy, webhookPoliciesIn } from './webhook-policy'

export interface PolicyParams {
  readonly project_name_or_id: string
  readonly webhook_policy_id: number
}

export function requirePolicy(call: Call<PolicyParams, unknown>, action: string): WebhookPolicy {
  const projectId = requireProjectId(call, action, 'notification-policy')
  const id = call.params.webhook_policy_id
  const policy = webhookPoliciesIn(call.state).get(id)
  if (!policy) throw notFound(`notificationPolicy ${id} not found`)
  if (policy.project_id !== projectId) {
    throw notFound(`resource not found: project id:${projectId}, webhook policy id: ${id} not found`)
  }
  return policy
}
