import { isInOrder, type Keys, type Stretch } from './keys'
import { type Answered, believedTotal } from './source'
import type { StepReader } from './step'

/** A list that is read by its key. */
export interface KeyedList<T> {
  readonly keys: Keys<T>
  readonly pageSize: number
  /** Asks for the first items of a stretch. */
  ask(stretch: Stretch, size: number): Promise<Answered<T>>
  /** Reads it by page, where it turns out that Harbor does not go by the key here. */
  byPage(sofar: Unkeyed<T>): StepReader<T>
}

/** What is known of a list that Harbor does not read by its key after all. */
export interface Unkeyed<T> {
  /** The answer that showed it, where that is the first page. */
  readonly first: Answered<T> | undefined
  /** Whether an item has been given already. */
  given(item: T): boolean
}

/**
 * Reads by key: each request asks for what comes after the last item. What others create and delete moves nothing then.
 *
 * @param stretch what to read
 */
export function readByKey<T>(list: KeyedList<T>, stretch: Stretch): StepReader<T> {
  const { keys, pageSize } = list
  let rest = stretch
  let pages: StepReader<T> | undefined
  // Until a second answer has shown that Harbor goes by the key, an item's key does not tell whether it was given.
  let given = (place: number) => place > stretch.high

  return {
    async next() {
      if (pages !== undefined) return pages.next()
      const isFirst = rest.high === keys.all.high
      const answer = await list.ask(rest, pageSize)
      const places = answer.items.map(keys.placeOf)
      if (!isInOrder(places, rest)) {
        const first = isFirst ? answer : undefined
        pages = list.byPage({ first, given: (item) => given(keys.placeOf(item)) })
        return pages.next()
      }
      const last = places.at(-1) ?? rest.low
      rest = { low: rest.low, high: last - 1 }
      given = isFirst ? (place) => places.includes(place) : (place) => place > rest.high
      const ended = isEnd(answer, pageSize) || rest.high < rest.low
      return { items: answer.items, total: believedTotal(answer), key: keys.flip(last), ended }
    },
  }
}

/**
 * Whether nothing comes after the items of an answer. A total alone does not tell: it was counted before the items were read.
 * Nor do fewer items than were asked for: a server may give less at once than it is asked for. One that is less than the
 * items is wrong, and tells nothing.
 */
export function isEnd({ items, total }: Answered<unknown>, size: number): boolean {
  return items.length === 0 || (items.length < size && total === items.length)
}
