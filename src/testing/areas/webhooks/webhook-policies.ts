import type * as models from '../../../../generated/models'
import { badRequest } from '../../http/answers'
import { view } from '../../http/json'
import type { BodyOf } from '../../http/route'
import type { WebhookPolicy, WebhookTarget } from './webhook-policy'

/** In the order of `GET …/webhook/events` (test/recordings/api/webhook.json). */
export const events: models.EventType[] = [
  'PUSH_ARTIFACT',
  'PULL_ARTIFACT',
  'DELETE_ARTIFACT',
  'QUOTA_EXCEED',
  'QUOTA_WARNING',
  'SCANNING_FAILED',
  'SCANNING_STOPPED',
  'SCANNING_COMPLETED',
  'REPLICATION',
  'TAG_RETENTION',
]
export function readEvent(type: unknown): models.EventType {
  const event = events.find((one) => one === type)
  if (event === undefined) throw badRequest(`unsupported event type ${type}`)
  return event
}

export const targetTypes: models.NotifyType[] = ['http', 'slack']
export const formats: models.PayloadFormatType[] = ['Default', 'CloudEvents']

type PolicyBody = BodyOf<'CreateWebhookPolicyOfProject'>

export function readPolicy(
  body: PolicyBody,
): Pick<WebhookPolicy, 'name' | 'description' | 'enabled' | 'event_types' | 'targets'> {
  const { name = '', description = '', enabled = false, event_types = [], targets = [] } = body
  if (event_types.length === 0) throw badRequest('empty event type')
  const told = event_types.map(readEvent)
  if (targets.length === 0) throw badRequest(`empty notification target with policy ${name}`)
  return {
    name,
    description,
    enabled,
    event_types: told,
    targets: targets.map((target) => readTarget(name, target)),
  }
}

function readTarget(policy: string, target: NonNullable<PolicyBody['targets']>[number]): WebhookTarget {
  const { type = '', auth_header = '', skip_cert_verify = false, payload_format = '' } = target
  const address = readAddress(target.address ?? '')
  if (!includes(targetTypes, type)) throw badRequest(`unsupported target type ${type} with policy ${policy}`)
  if (payload_format !== '' && type === 'slack')
    throw badRequest('set payload format is not allowed for slack')
  if (payload_format !== '' && !includes(formats, payload_format)) {
    throw badRequest(`unsupported payload format type: ${payload_format}`)
  }
  const format = payload_format || (type === 'http' ? 'Default' : '')
  return { type, address, auth_header, skip_cert_verify, payload_format: format }
}

function includes<Word extends string>(words: readonly Word[], text: string): text is Word {
  return words.some((word) => word === text)
}

function readAddress(address: string): string {
  const withScheme = address.includes('://') ? address : `http://${address}`
  const [scheme = ''] = withScheme.split('://')
  if (address === '') throw badRequest('empty URL')
  if (scheme !== 'http' && scheme !== 'https') throw badRequest(`invalid scheme: ${scheme}`)
  return withScheme
}

/** `auth_header` comes back as it is; what is false or empty is left out. */
export function viewPolicy(policy: WebhookPolicy): models.WebhookPolicy {
  return view<models.WebhookPolicy>({
    creation_time: policy.creation_time,
    description: policy.description || undefined,
    enabled: policy.enabled,
    event_types: [...policy.event_types],
    id: policy.id,
    name: policy.name,
    project_id: policy.project_id,
    targets: policy.targets.map(viewTarget),
    update_time: policy.update_time,
  })
}

function viewTarget(target: WebhookTarget): models.WebhookTargetObject {
  return view<models.WebhookTargetObject>({
    address: target.address,
    auth_header: target.auth_header || undefined,
    payload_format: target.payload_format || undefined,
    skip_cert_verify: target.skip_cert_verify || undefined,
    type: target.type,
  })
}
