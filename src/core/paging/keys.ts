import { memberOf } from './source'

/** Places in a list that has a key, from the first to be read downwards; both ends are included. */
export interface Stretch {
  readonly low: number
  readonly high: number
}

/**
 * The keys of a list as places that go down while it is read: the key itself where the newest comes first, and the key
 * below zero where the oldest does. So reading is the same in both directions.
 */
export interface Keys<T> {
  /** What `sort` has to be. */
  readonly sort: string
  /** The whole list. */
  readonly all: Stretch
  /** The place of an item; `NaN` where it has none. */
  placeOf(item: T): number
  /** The place of a key, and the key of a place. */
  flip(value: number): number
  /** The condition of `q` for a stretch; `undefined` for the whole list. */
  condition(stretch: Stretch): string | undefined
}

/**
 * @param column what Harbor calls the key in `sort` and `q`
 * @param lowest the lowest key. Postgres counts from 1; a higher one is said in every range that would reach below it.
 */
export function keysOf<T>(column: string, member: string, newestFirst: boolean, lowest: number): Keys<T> {
  const flip = (value: number) => (newestFirst ? value : -value)
  const all = newestFirst
    ? { low: lowest, high: Number.POSITIVE_INFINITY }
    : { low: Number.NEGATIVE_INFINITY, high: -lowest }
  return {
    sort: newestFirst ? `-${column}` : column,
    all,
    flip,
    placeOf(item) {
      const key = memberOf(item, member)
      return typeof key === 'number' && Number.isSafeInteger(key) ? flip(key) : Number.NaN
    },
    condition({ low, high }) {
      if (high === all.high && low === all.low) return undefined
      const near = high < all.high ? flip(high) : ''
      const far = low > all.low || (newestFirst && low > 1) ? flip(low) : ''
      return newestFirst ? `${column}=[${far}~${near}]` : `${column}=[${near}~${far}]`
    },
  }
}

/** Whether these are places of a stretch, each beyond the one before: what every answer of a list with a key is. */
export function isInOrder(places: readonly number[], { low, high }: Stretch): boolean {
  return places.every((place, index) => place >= low && place < (places[index - 1] ?? high + 1))
}
