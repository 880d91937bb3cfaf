import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { formatFilter, type Query } from '../call/query'
import { readCount } from '../settings'
import { type Keys, keysOf } from './keys'
import { type Quirks, quirks } from './quirks'
import type { PagerSource } from './source'

/** How a list is read. */
export interface Plan<T> {
  readonly pageSize: number
  /** What it is read by; `undefined`: by page. */
  readonly keys: Keys<T> | undefined
  /** The member that tells two items apart. */
  readonly identity: string
  /** The order in which it is read. */
  readonly sort: string | undefined
  /** The page to begin with. */
  readonly page: number
  /** The cursor to go on from. */
  readonly after: unknown
  /** There is one page and no other. */
  readonly single: boolean
  /** The total also counts what is left out. */
  readonly miscounted: boolean
}

/** @throws {@link InvalidArgumentError} the query cannot be read as a list */
export function planOf<T>({ operation, order, query }: PagerSource<T>): Plan<T> {
  const { id, key, columns } = operation
  const q = textOf(query.q, columns)
  const { identity = 'id' } = order
  const { single = false, miscountedWith, unorderedWith, lowestKey = 1 }: Quirks = quirks[id] ?? {}
  const given = (name = '') => Boolean(query[name])
  const page = readCount('page', query.page as number | undefined)
  if (page !== undefined && single) {
    throw new InvalidArgumentError('page', 'cannot be chosen: a search has one page.')
  }
  const { after } = query
  if (page !== undefined && after !== undefined) {
    throw new InvalidArgumentError('after', 'cannot be given beside `page`.')
  }
  const sort = formatSort(query.sort)
  const newestFirst = key === undefined ? undefined : `-${key}`
  const isByKey =
    (sort === undefined || sort === key || sort === newestFirst) &&
    page === undefined &&
    !given(unorderedWith)
  return {
    pageSize: readPageSize(query.page_size),
    keys:
      key !== undefined && isByKey && !namesColumn(q, key)
        ? keysOf(key, identity, sort !== key, lowestKey)
        : undefined,
    identity,
    sort: sort ?? newestFirst ?? order.sort,
    page: page ?? 1,
    after,
    single,
    miscounted: given(miscountedWith),
  }
}

/** What one request of a list asks for. */
export interface PageRequest {
  readonly size: number
  readonly sort: string | undefined
  /** A condition on the key. */
  readonly condition?: string | undefined
  readonly page?: number
}

/** The whole query of a request. Of two conditions on one column Harbor takes the last: ours stands first, and the user's counts. */
export function toQuery(query: Query, { size, sort, condition, page }: PageRequest): Query {
  const { after: _, ...others } = query
  const q = [condition, textOf(query.q)].filter((text) => text !== undefined).join(',')
  return { ...others, q, sort, page, page_size: size }
}

/** What of a query tells one list from another, however it is written. */
export function describeQuery({ page, page_size, after, sort, q, ...others }: Query): unknown {
  return [
    textOf(q),
    Object.entries(others)
      .filter(([, value]) => value !== undefined)
      .sort(),
  ]
}

/** An empty list of columns is no order. What is no order at all is left for the request to refuse. */
function formatSort(sort: unknown): string | undefined {
  const text = Array.isArray(sort) ? sort.join(',') : sort
  if (text === undefined || text === '') return undefined
  if (typeof text === 'string') return text
  throw new InvalidArgumentError('sort', 'must be a column, `-column`, or a list of them.')
}

function textOf(q: unknown, columns?: readonly string[]): string | undefined {
  return q === undefined ? undefined : formatFilter(q, columns)
}

/** Whether a filter has a condition on a column, as Harbor reads it: unescaped once more, then split (`src/lib/q/builder.go`). */
function namesColumn(q = '', column: string): boolean {
  const conditions = unescapeOnce(q).split(',')
  return conditions.some((condition) => condition.split('=', 1)[0] === column)
}

/** Go leaves the whole string as it is where one escape is broken. A column has ASCII letters only: bytes will do. */
function unescapeOnce(q: string): string {
  if (/%(?![\da-f]{2})/i.test(q)) return q
  return q
    .replaceAll('+', ' ')
    .replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

// Harbor answers 422 above 100, and 0 gives everything in one answer, without an end (test/recordings/api/cross-cutting.json).
const largestPage = 100

function readPageSize(value: unknown = largestPage): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= largestPage) return value
  throw new InvalidArgumentError(
    'page_size',
    `must be a whole number from 1 to ${largestPage}. For more, iterate or use \`all()\`.`,
  )
}
