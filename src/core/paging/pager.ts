import { linkSignal } from '../send/link-signal'
import { readCount } from '../settings'
import { createReadAhead } from './read-ahead'

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[]
  /** How many there are in all, by `X-Total-Count`; `undefined` where Harbor does not know. */
  readonly total: number | undefined
  /** The number of this page, from 1. */
  readonly page: number
  /** The page after this one, or `undefined` after the last. */
  next(): Promise<Page<T> | undefined>
}

export interface AllOptions {
  /** At most so many items. @default all of them */
  limit?: number | undefined
  /** Pages fetched at once. @default 8 */
  concurrency?: number | undefined
}

/** What Harbor answered to the question for one page. */
export interface Answered<T> {
  readonly items: readonly T[]
  readonly total: number | undefined
  /** Whether there is a next page, where the answer itself says so. */
  readonly more?: boolean
}

/** How a list is read. */
export interface PagerSource<T> {
  /** The page to begin with. */
  readonly page: number
  readonly pageSize: number
  readonly signal: AbortSignal | undefined
  readonly fetchPage: (page: number, signal: AbortSignal | undefined) => Promise<Answered<T>>
  /** What tells two items apart. */
  readonly identify: (item: T) => unknown
  /** There is one page and no other. */
  readonly single: boolean
}

/**
 * A list that has not been read yet. Await it for one page, iterate it for all items, one page ahead; or call `all` for an array.
 *
 * While others write to Harbor: what exists all the while is given, and given once, as long as things are only created or
 * only deleted between two requests, less than a page of them, and where Harbor gives a total. Beyond that it may be
 * missed or come twice: Harbor has no other way to go on than by the number of a page. What is created or deleted
 * meanwhile may or may not be there.
 */
export class Pager<T> implements PromiseLike<Page<T>>, AsyncIterable<T> {
  readonly #open: () => Promise<PagerSource<T>>
  #first: Promise<Page<T>> | undefined

  /** @param open checks the arguments and makes the source, each time the list is read */
  constructor(open: () => Promise<PagerSource<T>>) {
    this.#open = open
  }

  // biome-ignore lint/suspicious/noThenProperty: awaiting a list gives its first page
  then<A = Page<T>, B = never>(
    onfulfilled?: ((page: Page<T>) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#first ??= this.#firstPage()
    return this.#first.then(onfulfilled, onrejected)
  }

  /** Item by item, in order. Reads one page ahead. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of this.pages()) yield* page.items
  }

  /** Page by page, in order. Reads one page ahead. */
  pages(): AsyncIterable<Page<T>> {
    return { [Symbol.asyncIterator]: () => this.#walk({ atOnce: 1, ahead: 1 }) }
  }

  /** Every item, in order: the first page, then the others several at once. */
  async all(options: AllOptions = {}): Promise<T[]> {
    const limit = readCount('limit', options.limit) ?? Number.POSITIVE_INFINITY
    const concurrency = readCount('concurrency', options.concurrency) ?? 8
    const items: T[] = []
    for await (const page of this.#walk({ atOnce: concurrency, limit })) {
      for (const item of page.items) {
        items.push(item)
        if (items.length >= limit) return items
      }
    }
    return items
  }

  async #firstPage(): Promise<Page<T>> {
    const source = await this.#open()
    return toPage(source, await source.fetchPage(source.page, source.signal), source.page)
  }

  /** All pages in order. `ahead`: how many may be fetched before they are used. */
  async *#walk({
    atOnce,
    ahead = Number.POSITIVE_INFINITY,
    limit = Number.POSITIVE_INFINITY,
  }: Walk): AsyncGenerator<Page<T>, void, undefined> {
    const source = await this.#open()
    // Whoever stops reading early leaves no requests behind.
    const { controller, unlink } = linkSignal(source.signal)
    const fetchPage = (page: number) => source.fetchPage(page, controller.signal)
    const pages = createReadAhead(fetchPage, source.page + 1, atOnce)
    const unseen = createFilter(source.identify)
    let total: number | undefined
    try {
      for (let number = source.page; ; number++) {
        const answered = await pages.take(number)
        let items = answered.items
        if (total !== undefined && answered.total !== undefined && answered.total < total) {
          // What disappeared from earlier pages let later items move up, onto a page that was read before. Of several at
          // once, this page may also be the older answer: then what was added in front pushed items onto it since.
          const before = await pages.again(number - 1)
          if (atOnce > 1) items = merge(items, (await pages.again(number)).items, source.identify)
          items = [...before.items, ...items]
        }
        total = answered.total
        pages.allow(Math.min(number + ahead, lastPage(source, answered, number, limit)))
        const fresh = unseen(items)
        if (fresh.length > 0 || number === source.page) {
          yield { ...toPage(source, answered, number), items: fresh }
        }
        if (!hasMore(source, answered, number)) return
      }
    } finally {
      unlink()
      controller.abort()
    }
  }
}

/** How a list is walked through. */
interface Walk {
  readonly atOnce: number
  readonly ahead?: number
  readonly limit?: number
}

function toPage<T>(source: PagerSource<T>, answered: Answered<T>, page: number): Page<T> {
  return {
    items: answered.items,
    total: answered.total,
    page,
    next: async () => {
      if (!hasMore(source, answered, page)) return undefined
      const next = await source.fetchPage(page + 1, source.signal)
      return next.items.length === 0 ? undefined : toPage(source, next, page + 1)
    },
  }
}

/** By the total where Harbor gives one; otherwise a page that is full may have a successor. */
function hasMore<T>(source: PagerSource<T>, { items, total, more }: Answered<T>, page: number): boolean {
  if (more !== undefined) return more
  if (source.single || items.length === 0) return false
  return total === undefined ? items.length >= source.pageSize : page * source.pageSize < total
}

/** The last page worth asking for now. */
function lastPage<T>(source: PagerSource<T>, answered: Answered<T>, page: number, limit: number): number {
  if (!hasMore(source, answered, page)) return page
  // A page that is not full although there should be more: that total counts something else, so one step at a time.
  const known = answered.total !== undefined && answered.items.length >= source.pageSize
  const last = known ? Math.ceil(answered.total / source.pageSize) : page + 1
  return Math.min(last, source.page + Math.ceil(limit / source.pageSize) - 1)
}

/** Two readings of a page as one, in the order that both have. */
function merge<T>(older: readonly T[], newer: readonly T[], identify: (item: T) => unknown): T[] {
  const places = new Map(newer.map((item, place) => [identify(item), place]))
  let merged = 0
  const items = older.flatMap((item) => {
    const place = places.get(identify(item)) ?? -1
    const between = newer.slice(merged, Math.max(merged, place))
    merged = Math.max(merged, place + 1)
    return [...between, item]
  })
  return [...items, ...newer.slice(merged)]
}

/** Leaves out what one of the last two pages had: an item that was added in front pushed it onto the next page. */
function createFilter<T>(identify: (item: T) => unknown): (items: readonly T[]) => T[] {
  let pages: [Set<unknown>, Set<unknown>] = [new Set(), new Set()]
  return (items) => {
    const [older, newer] = pages
    const ids = new Set<unknown>()
    const fresh = items.filter((item) => {
      const id = identify(item)
      if (id === undefined) return true
      if (older.has(id) || newer.has(id) || ids.has(id)) return false
      ids.add(id)
      return true
    })
    pages = [newer, new Set(items.map(identify))]
    return fresh
  }
}
