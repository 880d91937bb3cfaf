import { checkPositive } from '../positive'
import type { DedupeStore } from './store'
import { defaultTTL } from './ttl'

export interface MemoryDedupeOptions {
  /** How many events are remembered; the oldest are forgotten first. @default 10_000 */
  max?: number | undefined
  /** How long a handled event is remembered, in milliseconds. @default 3_600_000 */
  ttl?: number | undefined
}

interface Entry {
  /** `undefined` once the event has been handled. */
  readonly owner: string | undefined
  readonly until: number
}

/** Remembers events in this process: enough for one, and forgotten when it ends. Several share a `redisDedupe`. */
export function memoryDedupe(options: MemoryDedupeOptions = {}): DedupeStore {
  const max = checkPositive('max', options.max ?? 10_000)
  const ttl = checkPositive('ttl', options.ttl ?? defaultTTL)
  // In the order of the last change, so that the first is the one to forget.
  const entries = new Map<string, Entry>()
  // One iterator for good: another would step over all that was ever deleted before it. What it has passed is gone.
  const oldest = entries.keys()

  function remember(key: string, owner: string | undefined, lifetime: number): void {
    entries.delete(key)
    entries.set(key, { owner, until: Date.now() + lifetime })
    const forgotten = entries.size > max ? oldest.next().value : undefined
    if (forgotten !== undefined) entries.delete(forgotten)
  }

  return {
    claim(key, lease, owner) {
      const entry = entries.get(key)
      if (entry !== undefined && entry.until > Date.now() && entry.owner !== owner) {
        return entry.owner === undefined ? 'done' : 'busy'
      }
      remember(key, owner, lease)
      return 'claimed'
    },
    complete(key) {
      remember(key, undefined, ttl)
    },
    release(key, owner) {
      if (entries.get(key)?.owner === owner) entries.delete(key)
    },
  }
}
