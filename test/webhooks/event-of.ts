import { parseWebhook, type WebhookEventMap } from '../../src/webhooks'

/** Parses a body, of which the type is known. */
export function eventOf<Type extends keyof WebhookEventMap>(
  type: Type,
  body: string | object,
): WebhookEventMap[Type] {
  const event = parseWebhook(body)
  if (!isOf(event, type)) throw new Error(`The body is a ${event.type}, not a ${type}.`)
  return event
}

function isOf<Type extends keyof WebhookEventMap>(
  event: ReturnType<typeof parseWebhook>,
  type: Type,
): event is WebhookEventMap[Type] {
  return event.known && event.type === type
}
