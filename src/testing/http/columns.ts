import type { Order } from '../table'
import { internalError } from './answers'
import type { Keywords, Pattern } from './q'

export type ColumnType = 'string' | 'number' | 'time' | 'boolean'
export type Comparable = string | number | boolean

/** What of a row `q` and `sort` know. A key that is not there is ignored. */
export interface Columns<Row> {
  /** By the name that Harbor's table has, which is the row's as well. */
  readonly columns: Readonly<Partial<Record<keyof Row & string, ColumnType>>>
  /** What is called otherwise than in the row: `project_id` is the `id` of a project. */
  readonly others?: Readonly<Record<string, Column<Row>>>
  /** The order where `sort` gives none; '' is none at all. */
  readonly order: string
}

export interface Column<Row> {
  readonly type: ColumnType
  of(row: Row): Comparable
}

export type Test<Row> = (row: Row) => boolean

export interface SortKey<Row> {
  /** As `nameOf` gives it. */
  readonly name: string
  readonly column: Column<Row>
  readonly sign: 1 | -1
}

/** A column goes by its own name and by that of Harbor's Go field: `RepositoryID` is `repository_id`. */
export function nameOf(key: string): string {
  return key.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_').toLowerCase()
}

function columnOf<Row>({ columns, others = {} }: Columns<Row>, key: string): Column<Row> | undefined {
  const name = nameOf(key)
  if (Object.hasOwn(others, name)) return others[name]
  const own = Object.hasOwn(columns, name) ? (name as keyof Row & string) : undefined
  const type = own && columns[own]
  return own && type && { type, of: (row) => row[own] as Comparable }
}

/** The terms that name a column, as tests. The rest is ignored. */
export function testsOf<Row>(keywords: Keywords, list: Columns<Row>): Test<Row>[] {
  return [...keywords].flatMap(([name, pattern]) => {
    const column = columnOf(list, name)
    return column ? [testOf(pattern, column)] : []
  })
}

function testOf<Row>(pattern: Pattern, { type, of }: Column<Row>): Test<Row> {
  switch (pattern.kind) {
    case 'exact': {
      const wanted = parseAs(type, pattern.value)
      return (row) => of(row) === wanted
    }
    case 'fuzzy': {
      const part = pattern.value.toLowerCase()
      return (row) => String(of(row)).toLowerCase().includes(part)
    }
    case 'range': {
      const { min, max } = boundsOf(pattern, type)
      return (row) => {
        const value = of(row)
        return (min === undefined || value >= min) && (max === undefined || value <= max)
      }
    }
    case 'any': {
      const wanted = new Set<unknown>(pattern.values.map((value) => parseAs(type, value)))
      return (row) => wanted.has(of(row))
    }
    case 'all':
      // Ignored on a column that is no list (test/recordings/api/cross-cutting.json, "all of (a b)").
      return () => true
  }
}

export interface Bounds {
  readonly min: Comparable | undefined
  readonly max: Comparable | undefined
}

/** Both inclusive. */
export function boundsOf({ min, max }: Pattern & { readonly kind: 'range' }, type: ColumnType): Bounds {
  return {
    min: min === '' ? undefined : parseAs(type, min),
    max: max === '' ? undefined : parseAs(type, max),
  }
}

/**
 * A string that the column cannot hold is the database's error: a 500 (test/recordings/api/cross-cutting.json, "a
 * string for a number").
 */
function parseAs(type: ColumnType, value: string): Comparable {
  if (type === 'string') return value
  if (type === 'number' && /^-?\d+$/.test(value)) return Number(value)
  if (type === 'boolean' && /^(true|false|t|f|1|0)$/i.test(value)) return /^[t1]/i.test(value)
  // A whole number is none, whatever year it looks like.
  if (type === 'time' && !/^-?\d+$/.test(value)) {
    const time = new Date(`${value.replace(' ', 'T')}Z`)
    if (!Number.isNaN(time.getTime())) return time.toISOString()
  }
  throw internalError()
}

/** `k1,-k2`. Keys that are no column are ignored; if none is left, the list's own order counts. */
export function sortKeysOf<Row>(sort: string | undefined, list: Columns<Row>): readonly SortKey<Row>[] {
  const given = keysIn(sort ?? '', list)
  return given.length > 0 ? given : keysIn(list.order, list)
}

function keysIn<Row>(sort: string, list: Columns<Row>): SortKey<Row>[] {
  return sort.split(',').flatMap((term) => {
    const name = nameOf(term.replace(/^-/, ''))
    const column = columnOf(list, name)
    return column ? [{ name, column, sign: term.startsWith('-') ? -1 : 1 } as const] : []
  })
}

/** Harbor's times are finer than ours: of two rows of one millisecond the later one has the greater id. */
export function orderBy<Row extends { readonly id: number }>(
  list: Columns<Row>,
  sort: string | undefined,
): Order<Row> {
  const keys = sortKeysOf(sort, list)
  const last = keys.at(-1)
  const byId = last?.column.type === 'time' ? last.sign : 0
  return {
    of: list,
    keys: sort ?? '',
    compare(a, b) {
      for (const { column, sign } of keys) {
        const [left, right] = [column.of(a), column.of(b)]
        if (left !== right) return left < right ? -sign : sign
      }
      return byId * (a.id - b.id)
    },
  }
}
