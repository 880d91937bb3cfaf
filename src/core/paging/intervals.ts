import { isEnd, type KeyedList, type Unkeyed } from './by-key'
import { isInOrder, type Stretch } from './keys'
import type { GivenAllOptions } from './pager'
import { type Answered, believedTotal } from './source'

/** Places that are read downwards by one request after the other, and what they have given so far. */
interface Interval<T> {
  /** What is still to be read. */
  low: number
  high: number
  readonly items: T[]
  /** How many items are still to come, as far as is known. */
  left: number
  /** How many of the places that were read last had an item in them, 1 being all; `undefined` before an answer. */
  density: number | undefined
  /** There is more to be read, and nobody reads it. */
  idle: boolean
}

/** An interval, and how many items the limit may still ask of it. */
interface Candidate<T> {
  readonly interval: Interval<T>
  readonly missing: number
}

/**
 * Reads a list by its key with several requests at once. Intervals of its places are shared out: a request that is free takes half
 * of the interval with most left to read. All guesses are about speed only. Intervals do not overlap, and each is read as `readByKey`
 * reads a list, so what exists all the while is given once.
 *
 * @param start what to read
 */
export async function readIntervals<T>(
  { keys, pageSize, ask }: KeyedList<T>,
  start: Stretch,
  { limit, concurrency, onProgress }: GivenAllOptions,
): Promise<{ items: T[] } | { unkeyed: Unkeyed<T> }> {
  const intervals: Interval<T>[] = [{ ...start, items: [], left: 0, density: undefined, idle: true }]
  const asking = new Set<Promise<void>>()
  let total: number | undefined
  let counted = false
  let unkeyed: Unkeyed<T> | undefined

  for (;;) {
    while (asking.size < concurrency) {
      const next = choose()
      if (next === undefined) break
      const asked = readOn(next).finally(() => asking.delete(asked))
      // When one fails, so do the others, which are aborted then.
      asked.catch(() => {})
      asking.add(asked)
    }
    if (asking.size === 0) return { items: intervals.flatMap(({ items }) => items).slice(0, limit) }
    await Promise.race(asking)
    if (unkeyed !== undefined) return { unkeyed }
  }

  /** An interval that nobody reads, or half of the one with most left to read. */
  function choose(): Candidate<T> | undefined {
    const candidates = findCandidates()
    const idle = candidates.find(({ interval }) => interval.idle)
    if (idle !== undefined) return idle
    const [most] = candidates.sort((a, b) => expected(b) - expected(a))
    if (most === undefined || expected(most) <= pageSize) return undefined
    return split(most) ? choose() : undefined
  }

  /** The intervals, as far down as the limit may go. */
  function findCandidates(): Candidate<T>[] {
    let before = 0
    return intervals.flatMap((interval) => {
      const missing = limit - before - interval.items.length
      before += interval.items.length + interval.left
      return missing > 0 ? [{ interval, missing }] : []
    })
  }

  async function readOn({ interval, missing }: Candidate<T>): Promise<void> {
    interval.idle = false
    const { low, high } = interval
    const size = Math.min(pageSize, missing)
    const answer = await ask({ low, high }, size)
    const places = answer.items.map(keys.placeOf)
    const begins = high === keys.all.high
    if (!isInOrder(places, { low, high })) {
      const first = begins ? answer : undefined
      unkeyed = { first, given: (item) => keys.placeOf(item) > start.high }
      return
    }
    // The lower part may have been given to another meanwhile.
    interval.items.push(...answer.items.filter((item) => keys.placeOf(item) >= interval.low))
    const [first = high, last = low] = [places[0], places.at(-1)]
    interval.high = last - 1
    interval.idle = !isEnd(answer, size) && interval.low <= interval.high
    interval.density = places.length / ((begins ? first : high) - last + 1)
    const left = Math.max(0, (believedTotal(answer) ?? 0) - places.length)
    const room = widthOf(interval) * (interval.low === low ? 1 : interval.density)
    interval.left = interval.idle ? Math.ceil(Math.min(left, room)) : 0
    report(answer)
  }

  /** Gives the lower half of an interval, which is being read, to another. */
  function split(most: Candidate<T>): boolean {
    const { interval } = most
    const { low, high, left } = interval
    const index = intervals.indexOf(interval)
    // Where items lie together, they do so after those that came last too. Otherwise they are everywhere alike.
    const average = left / widthOf(interval)
    const nearest =
      intervals
        .slice(0, index + 1)
        .reverse()
        .find(({ density }) => density !== undefined)?.density ?? 0
    const density = nearest > 2 * average ? nearest : average
    // Nothing is known of how items lie when others have deleted those that were expected.
    if (density === 0) return false
    const half = Math.ceil(expected(most) / 2)
    // Where every place has an item, a page is so many places.
    const kept = density < 1 ? Math.max(half, pageSize) : Math.ceil(half / pageSize) * pageSize
    interval.low = Math.max(high - Math.ceil(kept / density), low) + 1
    interval.left = kept
    const rest = { low, high: interval.low - 1, left: left - kept }
    intervals.splice(index + 1, 0, { ...rest, items: [], density: undefined, idle: true })
    return true
  }

  function report(answer: Answered<T>): void {
    if (!counted) total = believedTotal(answer)
    counted = true
    const done = intervals.reduce((sum, { items }) => sum + items.length, 0)
    onProgress({
      done: Math.min(done, limit),
      total: total === undefined ? undefined : Math.min(total, limit),
    })
  }
}

function expected({ interval, missing }: Candidate<unknown>): number {
  return Math.min(interval.left, missing)
}

function widthOf({ low, high }: Stretch): number {
  return high - low + 1
}
