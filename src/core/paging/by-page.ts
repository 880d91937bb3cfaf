import { type Answered, believedTotal } from './source'
import type { StepReader } from './step'

/** A list that is read by the numbers of its pages. */
export interface PagedList<T> {
  readonly pageSize: number
  /** What tells two items apart. */
  identify(item: T): unknown
  /** There is one page and no other. */
  readonly single: boolean
  /** The total also counts what the query leaves out. */
  readonly miscounted: boolean
}

/** Where pages come from. */
export interface Pages<T> {
  /** Whether a page may have been answered before the one in front of it. */
  readonly unordered: boolean
  /** The answer to a page, which may be under way already. */
  take(page: number, size: number): Promise<Answered<T>>
  /** Asks for a page, whether it was answered before or not. */
  again(page: number, size: number): Promise<Answered<T>>
  /** Tells how many pages there are. */
  expect(pages: number, size: number): void
}

/** Where to begin. */
export interface Beginning<T> {
  readonly page: number
  /** The answer to that page, where it has come already. */
  readonly first?: Answered<T> | undefined
  /** Whether an item has been given before. */
  given?(item: T): boolean
}

/**
 * Reads by page. What others create and delete moves items to other pages; the total tells that it happened. Then pages are
 * read again backwards, until one begins with an item that was read before. It is best effort: a creation and a
 * deletion can cancel each other in the total.
 */
export function readByPage<T>(list: PagedList<T>, beginning: Beginning<T>, pages: Pages<T>): StepReader<T> {
  const seen = new Set<unknown>()
  let { page, first } = beginning
  let size = list.pageSize
  let counted: number | undefined
  let longest = 0

  return {
    async next() {
      for (;;) {
        const begins = page === beginning.page
        const answer = first ?? (await pages.take(page, size))
        const moved = !begins && answer.total !== counted
        const found = moved ? await readAgain(pages.unordered ? page : page - 1) : []
        const unseen = keepUnseen([...found, ...answer.items])
        const total = list.miscounted ? undefined : believedTotal(answer, (page - 1) * size)
        if (total !== undefined && !list.single) expect(total, answer.items.length)
        const ended = isLast(answer.items.length, total, unseen.length)
        longest = Math.max(longest, answer.items.length)
        counted = answer.total
        first = undefined
        page += 1
        const items = unseen.filter((item) => !beginning.given?.(item))
        if (ended || items.length > 0) {
          return { items, total, page: page - 1, ended }
        }
      }
    },
  }

  /** What is on the pages up to this one, as far back as there is something new. */
  async function readAgain(last: number): Promise<T[]> {
    const found: T[] = []
    for (let number = last; number >= beginning.page; number--) {
      const { items } = await pages.again(number, size)
      found.unshift(...items)
      if (items[0] !== undefined && seen.has(list.identify(items[0]))) break
    }
    return found
  }

  function keepUnseen(items: readonly T[]): T[] {
    return items.filter((item) => {
      const id = list.identify(item)
      return !seen.has(id) && seen.add(id)
    })
  }

  /** A server may give less at once than it is asked for, and numbers its pages by that. */
  function expect(total: number, items: number): void {
    if (page === 1 && items > 0) size = Math.min(size, items)
    pages.expect(Math.ceil(total / size), size)
  }

  /** By the total; without one, when a page is empty, brings nothing new, or is shorter than another. */
  function isLast(items: number, total: number | undefined, unseen: number): boolean {
    if (list.single || items === 0) return true
    return total === undefined ? unseen === 0 || items < longest : page * size >= total
  }
}

/** One page after the other. */
export function inTurn<T>(ask: Pages<T>['take']): Pages<T> {
  return { unordered: false, take: ask, again: ask, expect: () => {} }
}
