import type { AnyWebhookEvent } from '../event'

/** Characters. What Harbor sends has 80; what is longer is hashed, which takes longer than all else does. */
const longest = 128

/**
 * What a store is to know an event by: a short string, whatever the sender wrote.
 *
 * @param own The identity that the caller gives the event. Without one, a CloudEvent has its `source` and `id`.
 * @returns `undefined` where the event has no identity.
 */
export function keyOf(event: AnyWebhookEvent, own: unknown): string | Promise<string> | undefined {
  const { source, id } = event.cloudEvent ?? {}
  const parts = own ? [own] : [source, id]
  // Nothing else is an identity: as JSON, all promises are the same, for one.
  if (parts.some((part) => typeof part !== 'string')) return undefined
  // JSON keeps apart what a separator would not: `/a b` and `c`, `/a` and `b c`.
  const key = JSON.stringify(parts)
  return key.length > longest ? hash(key) : key
}

async function hash(key: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
}
