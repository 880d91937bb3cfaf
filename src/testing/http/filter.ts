import { badRequest, internalError } from './answers'

// The `q` grammar: k=v, k=~v, k=[min~max], k={a b}, k=(a b), separated by commas.

export type Pattern =
  | { readonly kind: 'exact'; readonly value: string }
  | { readonly kind: 'fuzzy'; readonly value: string }
  | { readonly kind: 'range'; readonly min: string; readonly max: string }
  | { readonly kind: 'any'; readonly values: readonly string[] }
  | { readonly kind: 'all'; readonly values: readonly string[] }

export type Keywords = ReadonlyMap<string, Pattern>

type ColumnType = 'string' | 'number' | 'time' | 'boolean'

/** What of a row may be asked for in `q` and `sort`. A key that is not there is ignored. */
export interface Schema<Row> {
  readonly columns: Readonly<Partial<Record<keyof Row & string, ColumnType>>>
  /** Keys that name a column otherwise than the row does, and it alone: `project_id` is the `id` of a project. */
  readonly aliases?: Readonly<Record<string, keyof Row & string>>
  /** The order where `sort` gives none. */
  readonly order: string
}

export type Test<Row> = (row: Row) => boolean

export function parseQ(raw: string | undefined): Keywords {
  const keywords = new Map<string, Pattern>()
  if (raw === undefined || raw === '') return keywords
  for (const term of unescapeOnce(raw).split(',')) {
    const at = term.indexOf('=')
    const name = term.slice(0, Math.max(at, 0))
    const value = term.slice(at + 1)
    if (at === -1 || name === '' || value === '') {
      throw badRequest('the query string must contain "=" and the key/value cannot be empty')
    }
    keywords.set(name, parsePattern(value))
  }
  return keywords
}

/**
 * Harbor decodes `q` a second time; what is no valid escape is then left as it is (recordings: "a % that is
 * escaped once only").
 */
function unescapeOnce(q: string): string {
  try {
    return decodeURIComponent(q.replaceAll('+', ' '))
  } catch {
    return q
  }
}

function parsePattern(value: string): Pattern {
  const invalid = (): never => {
    throw badRequest(`invalid query string value: ${value}`)
  }
  const inner = value.slice(1, -1)
  switch (value[0]) {
    case '~':
      return value.length > 1 ? { kind: 'fuzzy', value: value.slice(1) } : invalid()
    case '[': {
      const [min, max, ...more] = inner.split('~').map((side) => side.trim())
      if (!value.endsWith(']') || min === undefined || max === undefined || more.length > 0) return invalid()
      return min === '' && max === '' ? invalid() : { kind: 'range', min, max }
    }
    case '{':
      return value.endsWith('}') ? { kind: 'any', values: items(inner) } : invalid()
    case '(':
      return value.endsWith(')') ? { kind: 'all', values: items(inner) } : invalid()
    case '\\':
      return { kind: 'exact', value: value.slice(1) }
    default:
      return { kind: 'exact', value }
  }
}

function items(list: string): string[] {
  return list
    .split(' ')
    .map((item) => item.replace(/^["']+|["']+$/g, ''))
    .filter((item) => item !== '')
}

/** The ranges of columns apart from all else. */
export function takeRanges<Row>(
  keywords: Keywords,
  schema: Schema<Row>,
): { ranges: Keywords; others: Keywords } {
  const isRange = ([name, { kind }]: [string, Pattern]) =>
    kind === 'range' && columnOf(name, schema) !== undefined
  const all = [...keywords]
  return {
    ranges: new Map(all.filter(isRange)),
    others: new Map(all.filter((keyword) => !isRange(keyword))),
  }
}

/** The terms that name a column, as tests. The rest is ignored. */
export function matchColumns<Row>(keywords: Keywords, schema: Schema<Row>): Test<Row>[] {
  return [...keywords].flatMap(([name, pattern]) => {
    const column = columnOf(name, schema)
    const type = column && schema.columns[column]
    return column && type ? [match(pattern, type, (row: Row) => row[column])] : []
  })
}

function columnOf<Row>(
  name: string,
  { columns, aliases = {} }: Schema<Row>,
): (keyof Row & string) | undefined {
  if (Object.hasOwn(aliases, name)) return aliases[name]
  // Harbor ignores `id` where it has `repository_id` (recordings: paging.json).
  if (name === 'id' && Object.values<string | undefined>(aliases).includes('id')) return undefined
  return Object.hasOwn(columns, name) ? (name as keyof Row & string) : undefined
}

function match<Row>(pattern: Pattern, type: ColumnType, read: (row: Row) => unknown): Test<Row> {
  switch (pattern.kind) {
    case 'exact': {
      const wanted = parseAs(type, pattern.value)
      return (row) => read(row) === wanted
    }
    case 'fuzzy': {
      const part = pattern.value.toLowerCase()
      return (row) => String(read(row)).toLowerCase().includes(part)
    }
    case 'range': {
      const min = pattern.min === '' ? undefined : parseAs(type, pattern.min)
      const max = pattern.max === '' ? undefined : parseAs(type, pattern.max)
      return (row) => {
        const value = read(row) as Comparable
        return (min === undefined || value >= min) && (max === undefined || value <= max)
      }
    }
    case 'any': {
      const wanted = new Set<unknown>(pattern.values.map((value) => parseAs(type, value)))
      return (row) => wanted.has(read(row))
    }
    case 'all':
      // Ignored on a column that is no list (recordings: cross-cutting.json, "all of (a b)").
      return () => true
  }
}

type Comparable = string | number | boolean

/**
 * A text that the column cannot hold is the database's error: a 500 (recordings: cross-cutting.json, "a
 * string for a number").
 */
function parseAs(type: ColumnType, value: string): Comparable {
  if (type === 'string') return value
  if (type === 'number' && /^-?\d+$/.test(value)) return Number(value)
  if (type === 'boolean' && /^(true|false|t|f|1|0)$/i.test(value)) return /^[t1]/i.test(value)
  if (type === 'time') {
    const time = new Date(`${value.replace(' ', 'T')}Z`)
    if (!Number.isNaN(time.getTime())) return time.toISOString()
  }
  throw internalError()
}

/** `sort=k1,-k2`. Keys that are no column are ignored; if none is left, the list's own order counts. */
export function compareBy<Row>(sort: string | undefined, schema: Schema<Row>): (a: Row, b: Row) => number {
  const given = keysOf(sort ?? '', schema)
  const keys = given.length > 0 ? given : keysOf(schema.order, schema)
  return (a, b) => {
    for (const { column, sign } of keys) {
      const [left, right] = [a[column] as Comparable, b[column] as Comparable]
      if (left !== right) return left < right ? -sign : sign
    }
    return 0
  }
}

function keysOf<Row>(sort: string, schema: Schema<Row>): { column: keyof Row & string; sign: 1 | -1 }[] {
  return sort.split(',').flatMap((term) => {
    const column = columnOf(term.replace(/^-/, ''), schema)
    return column ? [{ column, sign: term.startsWith('-') ? -1 : 1 } as const] : []
  })
}
