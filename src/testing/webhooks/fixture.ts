import { InvalidArgumentError } from '../../index'
import type { WebhookEventMap, WebhookEventType } from '../../webhooks'
import { hasCloudEvent, wrap } from './cloud-event'
import { eventData } from './event-data'
import { writeGo } from './go-json'
import { isObject, type Overrides, override } from './overrides'
import { readSubject } from './subject'

/** The `payload_format` of a webhook policy's target. */
export type WebhookFormat = 'Default' | 'CloudEvents'

/**
 * Builds the body of a delivery, as the JSON string that Harbor would send: a valid one, about the image `demo/app:v1`, with what the overrides change. Places
 * that have to agree follow: overriding `repo_full_name` or a `tag` changes the `resource_url` as well.
 *
 * Each CloudEvent has an `id` of its own: to deliver one twice, use the same body twice.
 *
 * @param overrides Any part of the event as a handler is given it. Members of the envelope are in `cloudEvent`.
 *   `undefined` takes a member away.
 * @param format Default `'CloudEvents'`, which have an identity, so that a receiver can tell a delivery that comes again.
 *   Events about charts were never CloudEvents; theirs is `'Default'`.
 * @returns JSON: `JSON.parse` gives the payload, `parseWebhook` the event.
 * @throws {@link InvalidArgumentError} there is no such type or format, or the event is about a chart and was never a
 *   CloudEvent
 *
 * @example
 * const body = webhookFixture('PUSH_ARTIFACT', { event_data: { resources: [{ tag: 'v2' }] } })
 */
export function webhookFixture<Type extends WebhookEventType>(
  type: Type,
  overrides?: Overrides<Omit<WebhookEventMap[Type], 'known' | 'type'>>,
  format: WebhookFormat = hasCloudEvent(type) ? 'CloudEvents' : 'Default',
): string {
  requireKnown(type, format)
  const { cloudEvent, ...members } = toMembers(overrides)
  const event_data = eventData[type](readSubject(members.event_data))
  const payload = toMembers(override({ type, occur_at, operator: 'admin', event_data }, members))
  if (format === 'Default') return writeGo(payload)
  const envelope = {
    id: crypto.randomUUID(),
    source: '/projects/1/webhook/policies/1',
    requestid: crypto.randomUUID(),
  }
  const { operator } = payload
  const moment = Number(payload.occur_at)
  const wrapped = wrap({ type, occur_at: moment, operator, event_data: payload.event_data }, envelope)
  if (wrapped) return writeGo(override(wrapped, cloudEvent ?? {}))
  throw new InvalidArgumentError('format', `${type} has no CloudEvents format. Take 'Default'.`)
}

function requireKnown(type: string, format: string): void {
  if (!Object.hasOwn(eventData, type)) {
    const known = Object.keys(eventData).join(', ')
    throw new InvalidArgumentError('type', `Harbor sends no '${type}'. Take one of ${known}.`)
  }
  if (format === 'Default' || format === 'CloudEvents') return
  throw new InvalidArgumentError('format', `'${format}' is none. Take 'Default' or 'CloudEvents'.`)
}

const occur_at = 1_767_225_600

type Members = Readonly<Record<string, unknown>>

function toMembers(value: unknown): Members {
  return isObject(value) ? value : {}
}
