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
  /** The whole list. */
  readonly all: Stretch
  /** The place of an item; `NaN` where it has none. */
  placeOf(item: T): number
  /** The place of a key, and the key of a place. */
  flip(value: number): number
  /** The condition of `q` for a stretch; `undefined` for the one that the list begins with. */
  condition(stretch: Stretch): string | undefined
}

/**
 * @param column what Harbor calls the key in `sort` and `q`
 * @param lowest the lowest key. Postgres counts from 1; a higher one is said in every range that would reach below it.
 */
export function keysOf<T>(column: string, member: string, newestFirst: boolean, lowest: number): Keys<T> {
  const flip = (value: number) => (newestFirst ? value : -value)
  const all = { low: newestFirst ? lowest : Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  return {
    all,
    flip,
    placeOf(item) {
      const key = memberOf(item, member)
      return Number.isSafeInteger(key) ? flip(Number(key)) : Number.NaN
    },
    condition({ low, high }) {
      if (high === all.high) return undefined
      const near = flip(high)
      const far = low > (newestFirst ? 1 : all.low) ? flip(low) : ''
      return newestFirst ? `${column}=[${far}~${near}]` : `${column}=[${near}~${far}]`
    },
  }
}

/** Whether these are places of a stretch, each beyond the one before: what every answer of a list with a key is. */
export function isInOrder(places: readonly number[], { low, high }: Stretch): boolean {
  return places.every((place, index) => place >= low && place < (places[index - 1] ?? high + 1))
}
