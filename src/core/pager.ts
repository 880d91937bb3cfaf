import { linkSignal } from './link-signal'
import { readCount } from './settings'

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
 * While others write to Harbor: an item that moves to the next page is not given twice; when items disappear, the page
 * before is read again for what moved onto it. What is created meanwhile may or may not be in it.
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
    for await (const page of this.#walk(1)) yield* page.items
  }

  /** Page by page, in order. Reads one page ahead. */
  pages(): AsyncIterable<Page<T>> {
    return { [Symbol.asyncIterator]: () => this.#walk(1) }
  }

  /** Every item, in order: the first page, then the others several at once. */
  async all(options: AllOptions = {}): Promise<T[]> {
    const limit = readCount('limit', options.limit) ?? Number.POSITIVE_INFINITY
    const concurrency = readCount('concurrency', options.concurrency) ?? 8
    const items: T[] = []
    for await (const page of this.#walk(concurrency, limit)) {
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

  /** All pages in order, with up to `ahead` more on their way while one is being used. */
  async *#walk(ahead: number, limit = Number.POSITIVE_INFINITY): AsyncGenerator<Page<T>, void, undefined> {
    const source = await this.#open()
    // Whoever stops reading early leaves no requests behind.
    const { controller, unlink } = linkSignal(source.signal)
    const coming = new Map<number, Promise<Answered<T>>>()
    const request = (page: number): Promise<Answered<T>> => {
      const answered = source.fetchPage(page, controller.signal)
      // It may fail before its turn comes, or its turn may never come.
      answered.catch(() => {})
      return answered
    }
    const unseen = createFilter(source.identify)
    let total: number | undefined
    try {
      for (let number = source.page; ; number++) {
        const answered = await (coming.get(number) ?? request(number))
        coming.delete(number)
        const last = Math.min(number + ahead, lastPage(source, answered, number, limit))
        for (let page = number + 1; page <= last; page++) {
          if (!coming.has(page)) coming.set(page, request(page))
        }
        // What disappeared from earlier pages let later items move up, onto a page that was read before.
        const shrank = total !== undefined && answered.total !== undefined && answered.total < total
        const moved = shrank ? (await request(number - 1)).items : []
        total = answered.total
        yield { ...toPage(source, answered, number), items: unseen([...moved, ...answered.items]) }
        if (!hasMore(source, answered, number)) return
      }
    } finally {
      unlink()
      controller.abort()
    }
  }
}

function toPage<T>(source: PagerSource<T>, answered: Answered<T>, page: number): Page<T> {
  return {
    items: answered.items,
    total: answered.total,
    page,
    next: async () => {
      if (!hasMore(source, answered, page)) return undefined
      return toPage(source, await source.fetchPage(page + 1, source.signal), page + 1)
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
  const lastOfLimit = source.page + Math.ceil(limit / source.pageSize) - 1
  const last = answered.total === undefined ? page + 1 : Math.ceil(answered.total / source.pageSize)
  return Math.min(lastOfLimit, last)
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
