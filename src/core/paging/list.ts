import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { type KeyedList, readByKey } from './by-key'
import { type Beginning, inTurn, type Pages, readByPage } from './by-page'
import { fingerprint, formatCursor, parseCursor } from './cursor'
import { readIntervals } from './intervals'
import type { Keys, Stretch } from './keys'
import { type List, type Reader, readInTurn } from './pager'
import { pagesAtOnce } from './pages-at-once'
import { describeQuery, type PageRequest, planOf, toQuery } from './plan'
import { type Answered, type Listing, memberOf, type PagerSource } from './source'
import type { StepReader } from './step'

type Ask<T> = (request: Omit<PageRequest, 'sort'>) => Promise<Answered<T>>

/**
 * A list of the API, ready to be read: by its key where it has one, and by page elsewhere.
 *
 * @throws {@link InvalidArgumentError} the query cannot be read as a list
 */
export function createList<T>(source: PagerSource<T>): List<T> {
  const plan = planOf(source)
  const { pageSize, sort, single, miscounted, identity } = plan
  const after = plan.after === undefined ? undefined : parseCursor(plan.after)
  const keys = after !== undefined && after.key === undefined ? undefined : plan.keys
  const page = after?.page ?? plan.page
  let listing: Listing | undefined

  return {
    signal: source.signal,
    read(signal) {
      const ask: Ask<T> = (request) => askFor(request, signal())
      if (keys === undefined) return numbered(byPage({ page }, inTurn(pagesOf(ask)), pageSize))
      return numbered(readByKey(byKey(keys, ask), whole(keys)))
    },
    async all(given, signal) {
      const { limit, concurrency } = given
      const ask: Ask<T> = (request) => askFor(request, signal)
      let beginning: Beginning<T> = { page }
      if (keys !== undefined) {
        const read = await readIntervals(byKey(keys, ask), whole(keys), given)
        if ('items' in read) return read.items
        beginning = { ...read.unkeyed, page: 1 }
      }
      const pages = pagesAtOnce(pagesOf(ask), { first: beginning.page, limit, concurrency })
      // Of another size all pages but the first begin elsewhere.
      const size = beginning.page === 1 ? Math.min(pageSize, limit) : pageSize
      return readInTurn(numbered(byPage(beginning, pages, size)), given)
    },
  }

  function askFor(request: Omit<PageRequest, 'sort'>, signal: AbortSignal | undefined): Promise<Answered<T>> {
    return source.fetch((known) => {
      listing = known
      if (after !== undefined && after.list !== nameOf(after.key !== undefined)) {
        throw new InvalidArgumentError(
          'after',
          'is the cursor of another list: path, filter, order and page size must be the same.',
        )
      }
      return toQuery(known.query, { ...request, sort })
    }, signal)
  }

  /** A name for cursors. */
  function nameOf(keyed: boolean): string {
    const { path, query = {} } = listing ?? {}
    return fingerprint([source.operation.id, path, describeQuery(query), sort, keyed || pageSize])
  }

  /** What is to be read by key. */
  function whole({ all, flip }: Keys<T>): Stretch {
    return after?.key === undefined ? all : { low: all.low, high: flip(after.key) - 1 }
  }

  function byKey(keys: Keys<T>, ask: Ask<T>): KeyedList<T> {
    return {
      keys,
      pageSize,
      ask: (stretch, size) => ask({ size, condition: keys.condition(stretch) }),
      byPage: (sofar) => byPage({ ...sofar, page: 1 }, inTurn(pagesOf(ask)), pageSize),
    }
  }

  function byPage(beginning: Beginning<T>, pages: Pages<T>, size: number): StepReader<T> {
    // Without an id, what is the same in everything is the same.
    const identify = (item: T) => memberOf(item, identity) ?? JSON.stringify(item)
    return readByPage({ pageSize: size, identify, single, miscounted }, beginning, pages)
  }

  /** Makes pages of steps. */
  function numbered(steps: StepReader<T>): Reader<T> {
    let next = page
    let total = after?.total
    let counted = after !== undefined
    return {
      async next() {
        const step = await steps.next()
        const number = step.page ?? next
        next = number + 1
        if (!counted) total = step.total
        counted = true
        const cursor = step.ended
          ? undefined
          : formatCursor({ list: nameOf(step.key !== undefined), page: next, key: step.key, total })
        return { items: step.items, total, page: number, cursor, ended: step.ended }
      },
    }
  }
}

function pagesOf<T>(ask: Ask<T>): Pages<T>['take'] {
  return (page, size) => ask({ size, page })
}
