import { WebhookError } from '../errors/webhook-error'
import { check, isMembers, type Members } from './check'
import { cloudEventEnvelope, cloudEventTypes, epochSeconds } from './cloud-event'
import type {
  AnyWebhookEvent,
  CloudEventType,
  UnknownWebhookEvent,
  WebhookEvent,
  WebhookEventType,
  WebhookPayload,
} from './event'
import { invalidPayload } from './invalid-payload'
import { isLonger } from './longer'
import { payloadSchemas } from './schemas'
import { utf8Decoder } from './utf8'

/**
 * Reads the body of a delivery, in the `Default` or the `CloudEvents` format, as one event: `type` is
 * `PUSH_ARTIFACT` and `occur_at` is seconds since 1970 in both. Members that are not in the types are kept.
 *
 * It checks the body, not the sender: that is `verifyAuthorization`.
 *
 * @param body The text, its bytes, or what `JSON.parse` made of it. It is not changed.
 * @returns `known: false` where the type of event is one that this version does not know.
 * @throws {WebhookError} `invalid-json`; `slack-format`; `invalid-payload`, with the `path` of the member at fault.
 *
 * @example
 * const event = parseWebhook(body)
 * if (event.known && event.type === 'PUSH_ARTIFACT') console.log(event.event_data.repository.repo_full_name)
 */
export function parseWebhook(body: string | Uint8Array | ArrayBuffer | object): AnyWebhookEvent {
  const members = readMembers(body)
  return 'specversion' in members ? readCloudEvent(members) : readPayload(members)
}

/** @param payload Becomes the event. */
function readPayload(payload: Members): AnyWebhookEvent {
  const type = readType(payload)
  // A member of a later Harbor that is named like one of ours loses.
  if (!isEventType(type)) return { ...payload, ...unknownEvent(type, payload), cloudEvent: undefined }
  checkPayload(type, payload)
  // Not a new object with `...payload` in it: that takes V8 as long as it took to read the text.
  return Object.assign(payload, { known: true as const, cloudEvent: undefined })
}

function readCloudEvent(cloudEvent: Members): AnyWebhookEvent {
  const type = readType(cloudEvent)
  checkIdentity(cloudEvent)
  const { time, operator, data: event_data } = cloudEvent
  const occur_at = epochSeconds(time)
  if (!isCloudEventType(type)) {
    return { ...unknownEvent(type, { occur_at, operator }), event_data, cloudEvent: { ...cloudEvent, type } }
  }
  check(cloudEventEnvelope, cloudEvent)
  const event = { type: cloudEventTypes[type], occur_at, operator, event_data, known: true, cloudEvent }
  checkEvent(event)
  return event
}

/** By these two an event is known again (those of Harbor are 40 characters long): what is kept of it has a bound. */
function checkIdentity({ id, source }: Members): void {
  for (const [path, value] of Object.entries({ id, source })) {
    if (typeof value !== 'string' || !isLonger(value, 1024)) continue
    throw new WebhookError('invalid-payload', `${path} is longer than 1 KiB.`, { path })
  }
}

function unknownEvent(type: string, { occur_at, operator }: Members): UnknownWebhookEvent {
  return {
    known: false,
    type,
    occur_at: Number.isFinite(occur_at) ? Number(occur_at) : undefined,
    operator: typeof operator === 'string' ? operator : undefined,
  }
}

function readType({ type }: Members): string {
  if (typeof type === 'string') return type
  throw invalidPayload(['type'], 'string', type)
}

function isEventType(type: string): type is WebhookEventType {
  return Object.hasOwn(payloadSchemas, type)
}

function isCloudEventType(type: string): type is CloudEventType {
  return Object.hasOwn(cloudEventTypes, type)
}

function checkPayload(type: WebhookEventType, payload: object): asserts payload is WebhookPayload {
  check(payloadSchemas[type], payload)
}

/** With what `readCloudEvent` has checked of the envelope, the schema is all that `WebhookEvent` promises. */
function checkEvent(event: { readonly type: WebhookEventType }): asserts event is WebhookEvent {
  check(payloadSchemas[event.type], event, { occur_at: 'time', event_data: 'data' })
}

/** A copy, where the caller gave an object: the event is made of it. */
function readMembers(body: string | Uint8Array | ArrayBuffer | object): Members {
  const value = typeof body === 'string' ? readJSON(body) : isBytes(body) ? readJSON(decode(body)) : body
  if (!isMembers(value) || Array.isArray(value)) throw invalidPayload([], 'object', value)
  if (Array.isArray(value.blocks) && value.type === undefined) throw slackMessage()
  return value === body ? { ...value } : value
}

function isBytes(body: object): body is Uint8Array | ArrayBuffer {
  return ArrayBuffer.isView(body) || body instanceof ArrayBuffer
}

function decode(bytes: Uint8Array | ArrayBuffer): string {
  const decode = utf8Decoder()
  return decode(bytes) + decode()
}

function readJSON(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    // The texts in it have raw line breaks, and the operator is not escaped (recordings: webhooks/*.slack.json).
    if (/^\s*\{\s*"blocks"\s*:/.test(text)) throw slackMessage()
    throw new WebhookError('invalid-json', 'The body is not JSON.', { cause })
  }
}

function slackMessage(): WebhookError {
  return new WebhookError(
    'slack-format',
    "The body is a Slack message. The target of the webhook policy has to be of the type 'http', not 'slack'.",
  )
}
