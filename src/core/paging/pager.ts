import type { Reason } from '../call/call'
import { linkSignal } from '../send/link-signal'
import { readCount, readFunction, readOptions, readWhole, refuseUnknown } from '../settings'

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[]
  /** How many there are in all, as Harbor counted them for the first page; `undefined` where it does not know. */
  readonly total: number | undefined
  /** The number of this page, from 1. */
  readonly page: number
  /**
   * Where the next page begins, to go on from there at any time and in any process: `list(…, { after: cursor })`.
   * `undefined` after the last page. The string is opaque: only the same list can read it.
   */
  readonly cursor: string | undefined
  /** The page after this one, or `undefined` after the last. Asked for once, however often it is called. */
  next(): Promise<Page<T> | undefined>
}

export interface AllOptions {
  /** At most so many items. `0` gives none, without a request. @default all of them */
  limit?: number | undefined
  /** Requests under way at once. @default 8 */
  concurrency?: number | undefined
  /** Called after each answer. What it throws ends the reading. */
  onProgress?: ((progress: ListProgress) => void) | undefined
}

/** How far `all` has come. */
export interface ListProgress {
  /** Items read so far. */
  readonly done: number
  /** How many there are to read, as Harbor counted them for the first answer; `undefined` where it does not know. */
  readonly total: number | undefined
}

/** A list that can be read, its arguments checked. */
export interface List<T> {
  readonly signal: AbortSignal | undefined
  /**
   * Begins to read it, a page after the other.
   *
   * @param signal gives the signal of each request
   */
  read(signal: () => AbortSignal | undefined): Reader<T>
  /** Reads all of it with several requests at once; without this, a page after the other. */
  all?(given: GivenAllOptions, signal: AbortSignal): Promise<T[]>
}

export interface GivenAllOptions {
  readonly limit: number
  readonly concurrency: number
  readonly onProgress: (progress: ListProgress) => void
}

/** Reads a list from its beginning to its end. */
export interface Reader<T> {
  /** The next page. One without items is the last. After an error it can be called again. */
  next(): Promise<Portion<T>>
}

/** A page, as a reader gives it. */
export interface Portion<T> extends Omit<Page<T>, 'next'> {
  /** Nothing comes after it. */
  readonly ended: boolean
}

/**
 * A list that has not been read yet. Await it for one page, iterate it for all items, one page ahead; or call `all` for an
 * array.
 *
 * **It is safe to delete while you read**, and others may create and delete meanwhile. Where Harbor can sort by an id that
 * never changes, each request asks for what comes after the last id read, not for a page by its number. Then every
 * item that exists all the while is given, and given once; what is created or deleted meanwhile may or may not be there.
 * These lists come newest first, so that a loop which creates what it lists ends, and an index of images is deleted before
 * the images it refers to. A `sort` of yours by that id keeps this, in its direction; any other `sort`, a `page`, or
 * a condition on the id in `q` does not.
 *
 * All other lists are read by the numbers of their pages. That is best effort: what others create or delete moves items
 * from page to page, and although pages are read again when the total moves, an item may be missed. Each such list says so.
 *
 * @example Delete what was pushed before a day
 * for await (const artifact of harbor.artifacts.list('demo/app', { q: { push_time: between(undefined, day) } })) {
 *   await harbor.artifacts.delete(`demo/app@${artifact.digest}`)
 * }
 */
export interface Pager<T> extends Pick<Promise<Page<T>>, 'then' | 'catch' | 'finally'>, AsyncIterable<T> {
  /** Item by item, in order. Reads one page ahead. */
  [Symbol.asyncIterator](): AsyncGenerator<T, void, undefined>
  /** Page by page, in order. Reads one page ahead. */
  pages(): AsyncIterable<Page<T>>
  /** Every item, in order, several requests at once. */
  all(options?: AllOptions): Promise<T[]>
}

export class LazyPager<T> implements Pager<T> {
  readonly #open: () => Promise<List<T>>
  readonly #first: () => Promise<Page<T>>

  /** @param open checks the arguments, each time the list is read */
  constructor(open: () => Promise<List<T>>) {
    this.#open = open
    this.#first = once(async () => {
      const list = await open()
      return pageOf(list.read(() => list.signal))
    })
  }

  // biome-ignore lint/suspicious/noThenProperty: awaiting a list gives its first page
  then<A = Page<T>, B = never>(
    onfulfilled?: ((page: Page<T>) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: Reason) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#first().then(onfulfilled, onrejected)
  }

  catch<B = never>(onrejected?: ((reason: Reason) => B | PromiseLike<B>) | null): Promise<Page<T> | B> {
    return this.then(undefined, onrejected)
  }

  finally(onfinally?: (() => void) | null): Promise<Page<T>> {
    return this.then().finally(onfinally)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of this.pages()) yield* page.items
  }

  pages(): AsyncIterable<Page<T>> {
    return { [Symbol.asyncIterator]: () => this.#walk() }
  }

  async all(options: AllOptions = {}): Promise<T[]> {
    const given = readAllOptions(options)
    const list = await this.#open()
    if (given.limit === 0) return []
    // When one request fails the others are of no use.
    const { controller, unlink } = linkSignal(list.signal)
    try {
      return await (list.all?.(given, controller.signal) ??
        readInTurn(
          list.read(() => controller.signal),
          given,
        ))
    } finally {
      unlink()
      controller.abort()
    }
  }

  async *#walk(): AsyncGenerator<Page<T>, void, undefined> {
    const list = await this.#open()
    // Whoever stops reading early leaves no requests behind, and can still ask a page for the one after it.
    const { controller, unlink } = linkSignal(list.signal)
    let signal: AbortSignal | undefined = controller.signal
    try {
      let page: Page<T> | undefined = await pageOf(list.read(() => signal))
      while (page !== undefined) {
        const ahead = page.next()
        // It is an error when its turn comes, if it ever comes.
        ahead.catch(() => {})
        yield page
        page = await ahead
      }
    } finally {
      unlink()
      signal = list.signal
      controller.abort()
    }
  }
}

async function pageOf<T>(reader: Reader<T>): Promise<Page<T>> {
  const { ended, ...page } = await reader.next()
  const next = async () => {
    if (ended) return undefined
    const after = await pageOf(reader)
    return after.items.length === 0 ? undefined : after
  }
  return { ...page, next: once(next) }
}

/** Makes something when it is first asked for, and once; what failed is made again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
}

/** Reads a page after the other until there are enough items. */
export async function readInTurn<T>(reader: Reader<T>, { limit, onProgress }: GivenAllOptions): Promise<T[]> {
  const items: T[] = []
  for (;;) {
    const page = await reader.next()
    items.push(...page.items)
    onProgress({
      done: Math.min(items.length, limit),
      total: page.total === undefined ? undefined : Math.min(page.total, limit),
    })
    if (page.ended || items.length >= limit) return items.slice(0, limit)
  }
}

function readAllOptions(options: AllOptions): GivenAllOptions {
  const { limit, concurrency, onProgress } = readOptions(options)
  refuseUnknown(options, ['limit', 'concurrency', 'onProgress'])
  return {
    limit: readWhole('limit', limit, 0) ?? Number.POSITIVE_INFINITY,
    concurrency: readCount('concurrency', concurrency) ?? 8,
    onProgress: readFunction('onProgress', onProgress) ?? (() => {}),
  }
}
