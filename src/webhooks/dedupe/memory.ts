import { WebhookError } from '../../errors/webhook-error'
import { checkPositive } from '../arguments'
import type { DedupeStore } from './store'
import { defaultTTL } from './ttl'

export interface MemoryDedupeOptions {
  /** How many events are remembered; of those that are finished, the oldest are forgotten first. @default 10_000 */
  max?: number | undefined
  /** How long a handled event is remembered, in milliseconds. @default 3_600_000 */
  ttl?: number | undefined
}

/** A claim that runs. */
interface Claimed {
  readonly owner: string
  readonly until: number
}

/**
 * Remembers events in this process: enough for one, and forgotten when it ends. Several share a `redisDedupe`.
 *
 * An event that is at work is never forgotten. While `max` of them are, a claim of another throws, and Harbor is
 * told to deliver it again.
 */
export function memoryDedupe(options: MemoryDedupeOptions = {}): DedupeStore {
  const max = checkPositive('max', options.max ?? 10_000)
  const ttl = checkPositive('ttl', options.ttl ?? defaultTTL)
  // Both in the order of their last change, so that the first is the one to forget.
  const atWork = new Map<string, Claimed>()
  const finished = new Map<string, number>()
  // Kept, as another one would step over all that was deleted before it. What it has passed is gone.
  let oldestFinished = finished.keys()

  /** Whether one more has room, if need be in the place of one that is finished, or whose lease is over. */
  function makeRoom(): boolean {
    if (atWork.size + finished.size < max) return true
    const forgotten = finished.size > 0 ? oldestFinished.next().value : undefined
    if (forgotten !== undefined) return finished.delete(forgotten)
    const [oldest] = atWork
    return oldest !== undefined && oldest[1].until <= Date.now() && atWork.delete(oldest[0])
  }

  return {
    claim(key, lease, owner) {
      const now = Date.now()
      if ((finished.get(key) ?? 0) > now) return 'done'
      const holder = atWork.get(key)
      if (holder !== undefined && holder.owner !== owner && holder.until > now) return 'busy'
      // An iterator keeps every table that the map has had since its last step.
      if (finished.delete(key)) oldestFinished = finished.keys()
      if (!atWork.delete(key) && !makeRoom())
        throw new WebhookError('dedupe-failed', 'Too many at work (max).')
      atWork.set(key, { owner, until: now + lease })
      return 'claimed'
    },
    complete(key) {
      atWork.delete(key)
      finished.delete(key)
      if (makeRoom()) finished.set(key, Date.now() + ttl)
    },
    release(key, owner) {
      if (atWork.get(key)?.owner === owner) atWork.delete(key)
    },
  }
}
