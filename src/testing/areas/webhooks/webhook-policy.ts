import type { EventType, PayloadFormatType } from '../../../../generated/models'
import { table } from '../../table'

export interface WebhookTarget {
  readonly type: 'http' | 'slack'
  readonly address: string
  readonly auth_header: string
  readonly skip_cert_verify: boolean
  readonly payload_format: PayloadFormatType | ''
}

export interface WebhookPolicy {
  readonly id: number
  readonly project_id: number
  readonly name: string
  readonly description: string
  readonly enabled: boolean
  readonly event_types: readonly EventType[]
  readonly targets: readonly WebhookTarget[]
  readonly creation_time: string
  readonly update_time: string
}

export const webhookPoliciesIn = table<WebhookPolicy, 'project' | 'name'>({
  project: (policy) => policy.project_id,
  name: (policy) => `${policy.project_id}:${policy.name}`,
})
