import { WebhookError } from '../errors/webhook-error'
import { check, type Members } from './check'
import { cloudEventEnvelope, cloudEventTypes, epochSeconds } from './cloud-event'
import type {
  AnyWebhookEvent,
  UnknownCloudEvent,
  UnknownWebhookEvent,
  WebhookEvent,
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
 * @param body The string, its bytes, or what `JSON.parse` made of it. It is not changed.
 * @returns `known: false` where the type of event is one that this version does not know.
 * @throws {@link WebhookError} `invalid-json`; `slack-format`; `invalid-payload`, with the `path` of the member at fault.
 *
 * @example
 * const event = parseWebhook(body)
 * if (event.known && event.type === 'PUSH_ARTIFACT') console.log(event.event_data.repository.repo_full_name)
 */
export function parseWebhook(body: string | Uint8Array | ArrayBuffer | object): AnyWebhookEvent {
  const members = readMembers(body)
  const given = members.type
  if (typeof given !== 'string') throw invalidPayload(['type'], 'string', given)
  return 'specversion' in members ? readCloudEvent(members, given) : readPayload(members, given)
}

/** @param payload Becomes the event. */
function readPayload(payload: Members, type: string): AnyWebhookEvent {
  if (!isKeyOf(payloadSchemas, type)) return unknownEvent(type, payload)
  check<WebhookPayload>(payloadSchemas[type], payload)
  // Not a new object with `...payload` in it: that takes V8 as long as it took to read the text.
  return Object.assign(payload, { known: true as const, cloudEvent: undefined })
}

function readCloudEvent(cloudEvent: Members, given: string): AnyWebhookEvent {
  checkIdentity(cloudEvent)
  const { time, operator, data: event_data } = cloudEvent
  const members = { occur_at: epochSeconds(time), operator, event_data }
  if (!isKeyOf(cloudEventTypes, given)) return unknownEvent(given, members, { ...cloudEvent, type: given })
  check(cloudEventEnvelope, cloudEvent)
  const event = { ...members, type: cloudEventTypes[given], known: true, cloudEvent }
  check<WebhookEvent>(payloadSchemas[event.type], event, { occur_at: 'time', event_data: 'data' })
  return event
}

/** Where members of a later Harbor are named like ours, they lose. */
function unknownEvent(type: string, members: Members, cloudEvent?: UnknownCloudEvent): UnknownWebhookEvent {
  const { occur_at, operator } = members
  return {
    ...members,
    known: false,
    type,
    occur_at: Number.isFinite(occur_at) ? Number(occur_at) : undefined,
    operator: typeof operator === 'string' ? operator : undefined,
    cloudEvent,
  }
}

/** By these two an event is known again (those of Harbor are 40 characters long): what is kept of it has a bound. */
function checkIdentity({ id, source }: Members): void {
  for (const [name, value] of Object.entries({ id, source })) {
    if (typeof value === 'string' && isLonger(value, 1024))
      throw invalidPayload([name], '1 KiB at most', value)
  }
}

function isKeyOf<Table extends object>(table: Table, key: PropertyKey): key is keyof Table {
  return Object.hasOwn(table, key)
}

/** A copy, where the caller gave an object: the event is made of it. */
function readMembers(body: string | Uint8Array | ArrayBuffer | object): Members {
  const value = typeof body === 'string' ? readJSON(body) : isBytes(body) ? readJSON(decode(body)) : body
  if (!isMembers(value)) throw invalidPayload([], 'object', value)
  if (Array.isArray(value.blocks) && value.type === undefined) throw slackMessage()
  return value === body ? { ...value } : value
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
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
    // The strings in it have raw line breaks, and the operator is not escaped (test/recordings/webhooks/*.slack.json).
    if (/^\s*\{\s*"blocks"\s*:/.test(text)) throw slackMessage()
    throw new WebhookError('invalid-json', 'The body is not JSON.', { cause })
  }
}

function slackMessage(): WebhookError {
  return new WebhookError('slack-format', "The body is a Slack message. Set the policy's target to 'http'.")
}
