import { InvalidArgumentError } from '../../errors/invalid-argument-error'
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
  if (typeof own === 'string' && own !== '') return shorten([own])
  // A promise, for one: all events would have the same key, and be taken for one.
  if (own) throw new InvalidArgumentError('key', `has to return a string, or undefined, not ${typeof own}.`)
  const { source, id } = event.cloudEvent ?? {}
  return typeof source === 'string' && typeof id === 'string' ? shorten([source, id]) : undefined
}

/** JSON keeps apart what a separator would not: `/a b` and `c`, `/a` and `b c`. */
function shorten(parts: readonly string[]): string | Promise<string> {
  const key = JSON.stringify(parts)
  return key.length > longest ? hash(key) : key
}

async function hash(key: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
}
