import type { Operation } from '../call/operation'
import type { PathArguments } from '../call/path'
import type { Query } from '../call/query'

/** A list as Harbor is asked for it, names of things already turned into ids. */
export interface Listing {
  readonly path: PathArguments | undefined
  /** What the user and the method ask for, `page` and the like included. */
  readonly query: Query
}

/** What Harbor answered to one request. */
export interface Answered<T> {
  readonly items: readonly T[]
  /** `X-Total-Count`, where it is a number. It is counted before the items are read, so it may not fit them. */
  readonly total: number | undefined
}

/** What a pager has to know of a list besides its operation. */
export interface ListOrder<T> {
  /** The member that tells two items apart. Where the list has a key, the member that holds it. @default 'id' */
  readonly identity?: keyof T & string
  /** The order of a list without a key, which should not change while others write; asked for unless the user names one. */
  readonly sort?: string
}

/** A list that can be asked for: all that a pager needs of a client. */
export interface PagerSource<T> {
  readonly operation: Operation
  readonly order: ListOrder<T>
  /** What the user asks for. */
  readonly query: Query
  readonly signal: AbortSignal | undefined
  /**
   * Makes one request.
   *
   * @param toQuery makes the whole query of the request
   */
  fetch(toQuery: (listing: Listing) => Query, signal: AbortSignal | undefined): Promise<Answered<T>>
}

/** `X-Total-Count`, where it is a number that is not negative: -1 is more than Harbor cares to count. */
export function readTotal(headers: Headers): number | undefined {
  const text = headers.get('x-total-count') ?? ''
  return /^\d+$/.test(text) ? Number(text) : undefined
}

/**
 * The total of an answer, where it can be right.
 *
 * @param before how many items come before those of the answer
 */
export function believedTotal({ items, total }: Answered<unknown>, before = 0): number | undefined {
  return items.length > 0 && (total ?? 0) < before + items.length ? undefined : total
}

/** A member of an item: nobody has checked what Harbor sends. */
export function memberOf(item: unknown, name: string): unknown {
  return Reflect.get(Object(item), name)
}
