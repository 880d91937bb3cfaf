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

/** @param column what Harbor calls the key in `sort` and `q` */
export function keysOf<T>(column: string, member: string, newestFirst: boolean): Keys<T> {
  const flip = (value: number) => (newestFirst ? value : -value)
  // Postgres counts from 1.
  const all = newestFirst
    ? { low: 1, high: Number.POSITIVE_INFINITY }
    : { low: Number.NEGATIVE_INFINITY, high: -1 }
  return {
    sort: newestFirst ? `-${column}` : column,
    all,
    flip,
    placeOf(item) {
      const key = memberOf(item, member)
      return typeof key === 'number' && Number.isSafeInteger(key) ? flip(key) : Number.NaN
    },
    condition({ low, high }) {
      const [near, far] = [high < all.high ? flip(high) : '', low > all.low ? flip(low) : '']
      if (near === '' && far === '') return undefined
      return newestFirst ? `${column}=[${far}~${near}]` : `${column}=[${near}~${far}]`
    },
  }
}

/** Whether these are places of a stretch, each beyond the one before: what every answer of a list with a key is. */
export function isInOrder(places: readonly number[], { low, high }: Stretch): boolean {
  return places.every((place, index) => place >= low && place < (places[index - 1] ?? high + 1))
}
