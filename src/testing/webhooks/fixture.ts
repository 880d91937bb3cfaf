import { InvalidArgumentError } from '../../index'
import type { CloudEventTypeMap, WebhookEventMap, WebhookEventType } from '../../webhooks'
import { eventData } from './event-data'
import { isObject, type Overrides, override } from './overrides'
import { readSubject } from './subject'

/** The `payload_format` of a webhook policy's target. */
export type WebhookFormat = 'Default' | 'CloudEvents'

/**
 * Builds the body of a delivery: a valid one, about the image `demo/app:v1`, with what the overrides change. Places
 * that have to agree follow: overriding `repo_full_name` or a `tag` changes the `resource_url` as well.
 *
 * Each CloudEvent has an `id` of its own: to deliver one twice, use the same body twice.
 *
 * @param overrides Any part of the event as a handler is given it. Members of the envelope are in `cloudEvent`.
 *   `undefined` takes a member away.
 * @param format Default `'Default'`.
 * @throws {InvalidArgumentError} An event about a chart was never a CloudEvent.
 *
 * @example
 * const body = webhookFixture('PUSH_ARTIFACT', { event_data: { resources: [{ tag: 'v2' }] } })
 */
export function webhookFixture<Type extends WebhookEventType>(
  type: Type,
  overrides?: Overrides<Omit<WebhookEventMap[Type], 'known' | 'type'>>,
  format: WebhookFormat = 'Default',
): string {
  const { cloudEvent, ...members } = toMembers(overrides)
  const event_data = eventData[type](readSubject(members.event_data))
  const payload = override({ type, occur_at: 1_767_225_600, operator: 'admin', event_data }, members)
  return writeGo(
    format === 'CloudEvents' ? override(wrap(type, toMembers(payload)), cloudEvent ?? {}) : payload,
  )
}

function wrap(type: WebhookEventType, { occur_at, operator, event_data }: Members): unknown {
  const cloudEventType = cloudEventTypes.get(type)
  if (cloudEventType === undefined) {
    throw new InvalidArgumentError('format', `${type} has no CloudEvents format. Take 'Default'.`)
  }
  return {
    specversion: '1.0',
    id: crypto.randomUUID(),
    source: '/projects/1/webhook/policies/1',
    type: cloudEventType,
    datacontenttype: 'application/json',
    time: new Date(Number(occur_at) * 1000).toISOString().replace('.000', ''),
    data: event_data,
    operator,
    requestid: crypto.randomUUID(),
  }
}

type Members = Readonly<Record<string, unknown>>

function toMembers(value: unknown): Members {
  return isObject(value) ? value : {}
}

const cloudEventTypes = new Map<string, keyof CloudEventTypeMap>([
  ['PUSH_ARTIFACT', 'harbor.artifact.pushed'],
  ['PULL_ARTIFACT', 'harbor.artifact.pulled'],
  ['DELETE_ARTIFACT', 'harbor.artifact.deleted'],
  ['SCANNING_COMPLETED', 'harbor.scan.completed'],
  ['SCANNING_FAILED', 'harbor.scan.failed'],
  ['SCANNING_STOPPED', 'harbor.scan.stopped'],
  ['QUOTA_EXCEED', 'harbor.quota.exceeded'],
  ['QUOTA_WARNING', 'harbor.quota.warned'],
  ['REPLICATION', 'harbor.replication.status.changed'],
  ['TAG_RETENTION', 'harbor.tag_retention.finished'],
])

/** JSON as Go writes it, which escapes what HTML or JavaScript would misread. */
function writeGo(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
