import { badRequest } from '../../http/answers'
import { withoutUndefined } from '../../http/json'
import type { BodyOf } from '../../http/route'
import type { WebhookPolicy, WebhookTarget } from '../../rows'

/** In the order of `GET …/webhook/events` (recordings: webhook.json). */
export const events = [
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
export const targetTypes = ['http', 'slack']
export const formats = ['Default', 'CloudEvents']

type PolicyBody = BodyOf<'CreateWebhookPolicyOfProject'>

export function readPolicy(
  body: PolicyBody,
): Pick<WebhookPolicy, 'name' | 'description' | 'enabled' | 'event_types' | 'targets'> {
  const { name = '', description = '', enabled = false, event_types = [], targets = [] } = body
  const unknown = event_types.find((type) => !events.includes(type))
  if (event_types.length === 0) throw badRequest('empty event type')
  if (unknown !== undefined) throw badRequest(`unsupported event type ${unknown}`)
  if (targets.length === 0) throw badRequest(`empty notification target with policy ${name}`)
  return {
    name,
    description,
    enabled,
    event_types,
    targets: targets.map((target) => readTarget(name, target)),
  }
}

function readTarget(policy: string, target: NonNullable<PolicyBody['targets']>[number]): WebhookTarget {
  const { type = '', auth_header = '', skip_cert_verify = false, payload_format = '' } = target
  const address = readAddress(target.address ?? '')
  if (!targetTypes.includes(type)) throw badRequest(`unsupported target type ${type} with policy ${policy}`)
  if (payload_format !== '' && type === 'slack')
    throw badRequest('set payload format is not allowed for slack')
  if (payload_format !== '' && !formats.includes(payload_format)) {
    throw badRequest(`unsupported payload format type: ${payload_format}`)
  }
  const format = payload_format || (type === 'http' ? 'Default' : '')
  return { type, address, auth_header, skip_cert_verify, payload_format: format }
}

function readAddress(address: string): string {
  const withScheme = address.includes('://') ? address : `http://${address}`
  const [scheme = ''] = withScheme.split('://')
  if (address === '') throw badRequest('empty endpoint')
  if (scheme !== 'http' && scheme !== 'https') throw badRequest(`invalid scheme: ${scheme}`)
  return withScheme
}

/** `auth_header` comes back as it is; what is false or empty is left out. */
export function renderPolicy(policy: WebhookPolicy): unknown {
  return withoutUndefined({
    creation_time: policy.creation_time,
    description: policy.description || undefined,
    enabled: policy.enabled,
    event_types: policy.event_types,
    id: policy.id,
    name: policy.name || undefined,
    project_id: policy.project_id,
    targets: policy.targets.map((target) =>
      withoutUndefined({
        address: target.address,
        auth_header: target.auth_header || undefined,
        payload_format: target.payload_format || undefined,
        skip_cert_verify: target.skip_cert_verify || undefined,
        type: target.type,
      }),
    ),
    update_time: policy.update_time,
  })
}
