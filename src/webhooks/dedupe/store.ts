import { WebhookError } from '../../errors/webhook-error'

/**
 * Where a receiver keeps which events it has seen, so that one that Harbor delivers again is handled once.
 * `memoryDedupe` and `redisDedupe` make one; so does any object with these three functions.
 * What takes more than 2 seconds, throws, or answers a claim with anything else is `dedupe-failed`: a claim is answered 503 then,
 * and Harbor delivers again.
 */
export interface DedupeStore {
  /**
   * Takes an event for `lease` milliseconds. It has to be atomic: of several that claim a key at once, one gets it.
   *
   * The `owner` that holds the key already gets `'claimed'` again, for another `lease`: so a handler that takes its
   * time keeps its claim. A store may leave `owner` aside; then a handler has no more time than one lease.
   *
   * @param key At most 128 characters, the same for an event in every process.
   * @returns `'claimed'`; `'done'` after `complete`; `'busy'` while another owner's lease runs.
   */
  claim(key: string, lease: number, owner: string): Claim | PromiseLike<Claim>
  /** The event has been handled: it is `'done'` from now on. */
  complete(key: string, owner: string): unknown
  /** A handler failed: the event may be claimed again. Does nothing where another owner has the key. */
  release(key: string, owner: string): unknown
}

export type Claim = 'claimed' | 'done' | 'busy'

/** @throws {@link WebhookError} `dedupe-failed`: the reply of a store is no claim */
export function readClaim(reply: unknown): Claim {
  if (reply === 'claimed' || reply === 'done' || reply === 'busy') return reply
  throw new WebhookError('dedupe-failed', `The dedupe store answered ${reply}.`)
}
