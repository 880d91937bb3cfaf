import { actorKey } from '../access/access'
import type { Rows } from '../table'
import {
  boundsOf,
  type Columns,
  nameOf,
  orderBy,
  type SortKey,
  sortKeysOf,
  type Test,
  testsOf,
} from './columns'
import { answerPage, type Stretch, whole } from './paging'
import { type Keywords, type Pattern, parseQ } from './q'
import type { Reply } from './reply'
import type { Call } from './route'

/** Which rows a list is of. */
export interface Choice<Row> {
  readonly rows: Rows<Row>
  /** What Harbor puts into `q` by itself, over what is there. */
  readonly keywords?: Readonly<Record<string, Pattern | undefined>>
  /** What the caller may see. */
  readonly only?: readonly Test<Row>[]
  /** What keys of `q` that are no column let through. */
  special?(keywords: Keywords): readonly Test<Row>[]
}

/** Answers a page of rows by `q`, `sort`, `page` and `page_size`. */
export function answerList<Row extends { readonly id: number }, Item>(
  call: Call,
  columns: Columns<Row>,
  choice: Choice<Row> & { view(row: Row): Item },
): Reply<Item[]> {
  return answerPage(call, selectRows(call, columns, choice), choice.view)
}

/** The rows that `q` lets through, in the order of `sort`: found once, and cut into pages as often as they are asked for. */
function selectRows<Row extends { readonly id: number }>(
  call: Call,
  columns: Columns<Row>,
  choice: Choice<Row>,
): Stretch<Row> {
  const { rows, only = [], special } = choice
  const sort = textOf(call, 'sort')
  const keywords = new Map(parseQ(textOf(call, 'q')))
  for (const [key, pattern] of Object.entries(choice.keywords ?? {})) if (pattern) keywords.set(key, pattern)
  const [first] = sortKeysOf(sort, columns)
  const range = first && rangeOf(keywords, first)
  const tests = [
    ...testsOf(range ? without(keywords, range.key) : keywords, columns),
    ...(special?.(keywords) ?? []),
    ...only,
  ]
  const all = whole(rows.sorted(orderBy(columns, sort)))
  const stretch = range ? narrow(all, range) : all
  if (tests.length === 0) return stretch
  return remembered(call, () =>
    whole(stretch.rows.slice(stretch.start, stretch.end).filter((row) => tests.every((test) => test(row)))),
  )
}

/** Finds rows once for all pages of a list, which are the same request but for `page` and `page_size`. */
export function remembered<Found>(call: Call, find: () => Found): Found {
  const { state, actor, path, request, query } = call
  const asked = query.entries().filter(([name]) => name !== 'page' && name !== 'page_size')
  const named = request.headers.get('x-is-resource-name')
  return state.remember(JSON.stringify([actorKey(actor), path, named, asked]), find)
}

/** Not every list takes both. */
function textOf({ shape, query }: Call, name: 'q' | 'sort'): string | undefined {
  return shape.parameters?.some((one) => one.name === name) ? query.text(name) : undefined
}

interface Range<Row> extends ReturnType<typeof boundsOf> {
  /** Of the keywords. */
  readonly key: string
  readonly by: SortKey<Row>
}

/** A range of the column that comes first in the order: its ends are looked up, and no row between them is looked at. */
function rangeOf<Row>(keywords: Keywords, by: SortKey<Row>): Range<Row> | undefined {
  for (const [key, pattern] of keywords) {
    if (pattern.kind === 'range' && nameOf(key) === by.name) {
      return { key, by, ...boundsOf(pattern, by.column.type) }
    }
  }
  return undefined
}

function without(keywords: Keywords, key: string): Keywords {
  return new Map([...keywords].filter(([name]) => name !== key))
}

function narrow<Row>({ rows, start, end }: Stretch<Row>, { by, min, max }: Range<Row>): Stretch<Row> {
  const { sign, column } = by
  const [from, to] = sign === 1 ? [min, max] : [max, min]
  const first = from === undefined ? start : place(rows, (row) => compare(column.of(row), from) * sign >= 0)
  const after = to === undefined ? end : place(rows, (row) => compare(column.of(row), to) * sign > 0)
  return { rows, start: first, end: Math.max(first, after) }
}

/** Where the rows begin of which something is true; it is true of all that come after. */
function place<Row>(rows: readonly Row[], isThere: (row: Row) => boolean): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const row = rows[middle]
    if (row !== undefined && isThere(row)) high = middle
    else low = middle + 1
  }
  return low
}

function compare<Value extends string | number | boolean>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0
}
