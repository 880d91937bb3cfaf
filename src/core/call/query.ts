import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { percentEncode } from './path'

/** Parameters by their names. */
export type Query = Readonly<Record<string, unknown>>

type Scalar = string | number | boolean | Date

/** A condition of the `q` grammar beyond equality; made by `like`, `between`, `anyOf` and `allOf`. */
export class Condition {
  /** Harbor's spelling of the condition. */
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/**
 * What `q` takes: columns and what they must be. A plain value means equal. A column that the list does not have is refused,
 * since Harbor would ignore it and answer with everything.
 *
 * @example { name: like('api'), creation_time: between(new Date('2026-01-01'), undefined) }
 */
export type Filter<Columns = Record<string, Scalar>> = {
  readonly [Column in keyof Columns]?: Columns[Column] | Condition | undefined
}

/** Contains the string, anywhere. */
export function like(part: string): Condition {
  return new Condition(`~${formatValue('like', part)}`)
}

/**
 * From `min` to `max`, both included; leave one `undefined` for a range without that end. Of a `Date` Harbor takes whole
 * seconds: what is below is cut off.
 */
export function between(min: number | Date | undefined, max: number | Date | undefined): Condition {
  if (min === undefined && max === undefined) {
    throw new InvalidArgumentError('between', 'needs a minimum or a maximum.')
  }
  const side = (value: number | Date | undefined) => {
    if (value === undefined) return ''
    if (typeof value === 'number' || value instanceof Date) return formatValue('between', value)
    throw new InvalidArgumentError('between', 'needs numbers or Dates.')
  }
  return new Condition(`[${side(min)}~${side(max)}]`)
}

/** Equal to one of the values. A string stays a string, even if it looks like a number: an id has to be a number. */
export function anyOf(...values: readonly Scalar[]): Condition {
  return new Condition(`{${formatList('anyOf', values)}}`)
}

/** Has all of the values: for columns that are lists, such as an artifact's `labels` (ids). On others Harbor ignores it. */
export function allOf(...values: readonly Scalar[]): Condition {
  return new Condition(`(${formatList('allOf', values)})`)
}

function formatList(argument: string, values: readonly Scalar[]): string {
  if (values.length === 0) throw new InvalidArgumentError(argument, 'needs at least one value.')
  return values.map((value) => formatItem(argument, value)).join(' ')
}

/** One of several values: Harbor splits them at spaces, takes quotes off, and reads as a time or a number what looks like one. */
function formatItem(argument: string, value: Scalar): string {
  const text = formatValue(argument, value)
  if (typeof value !== 'string') return text
  // U+0085 is white space for Go only.
  if (/[\s\u0085]/.test(value)) {
    throw new InvalidArgumentError(argument, 'cannot take a value with a space in it.')
  }
  if (/^["']|["']$/.test(value)) {
    throw new InvalidArgumentError(argument, 'cannot take a value with a quote at its end.')
  }
  return /^(?:[+-]?\d+$|\d{4}-\d\d-\d\dT)/.test(value) ? `"${text}"` : text
}

/**
 * Spells a filter as Harbor reads it (`src/lib/q/builder.go`): `k=v,k=v`, unescaped once before it is split. So `%` and
 * `+` are escaped here, once more than the URL does; a comma would still be taken for a separator.
 *
 * @param columns those that there are; without them any name is one. A string is never checked.
 */
export function formatFilter(filter: unknown, columns?: readonly string[]): string | undefined {
  if (typeof filter === 'string') return filter === '' ? undefined : filter
  // What has no columns of its own would be no filter, and the list everything.
  if (!isPlain(filter)) {
    throw new InvalidArgumentError('q', "must be a string, or an object of columns: { name: like('api') }.")
  }
  const clauses = Object.entries(filter).flatMap(([key, value]) => {
    if (value === undefined) return []
    if (!/^[A-Za-z_][\w.]*$/.test(key)) {
      throw new InvalidArgumentError(`q[${JSON.stringify(key)}]`, 'is not the name of a column.')
    }
    if (columns?.some((column) => isColumn(column, key)) === false) {
      const there = columns.join(', ')
      throw new InvalidArgumentError(
        `q.${key}`,
        `is no column here. There are: ${there}. A string is sent as it is.`,
      )
    }
    return [`${key}=${value instanceof Condition ? value.text : formatExact(`q.${key}`, value)}`]
  })
  return clauses.length === 0 ? undefined : clauses.join(',')
}

/** An object literal, of any realm. */
function isPlain(value: unknown): value is Filter {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function isColumn(column: string, key: string): boolean {
  return column.endsWith('*') ? key.startsWith(column.slice(0, -1)) : key === column
}

/** A value that begins like an operator is escaped with a backslash. */
function formatExact(argument: string, value: Scalar): string {
  const text = formatValue(argument, value)
  return /^[~[{(\\]/.test(text) ? `\\${text}` : text
}

function formatValue(argument: string, value: Scalar): string {
  if (value instanceof Date) {
    // Harbor takes four digits of a year and whole seconds, without a zone, as UTC.
    const text = Number.isNaN(value.getTime()) ? '' : value.toISOString()
    if (!/^\d{4}-/.test(text))
      throw new InvalidArgumentError(argument, 'is not a date of the years 0 to 9999.')
    return text.slice(0, 19)
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new InvalidArgumentError(argument, 'must be a finite number.')
  }
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    throw new InvalidArgumentError(argument, 'must be a string, a number, a boolean, a Date or a condition.')
  }
  const text = String(value)
  if (text === '') throw new InvalidArgumentError(argument, 'is empty, which Harbor cannot look for.')
  if (text.includes(',')) {
    throw new InvalidArgumentError(argument, 'has a comma in it, which Harbor cannot look for.')
  }
  return text.replace(/[%+]/g, encodeURIComponent)
}

/**
 * What `sort` takes: a column, `-column` for descending, or several in order, as a list. A string goes as it is; Harbor
 * ignores what it cannot sort by.
 */
export type Sort<Column extends string = string> =
  | SortColumn<Column>
  | readonly SortColumn<Column>[]
  | (string & {})

type SortColumn<Column extends string> = Column | `-${Column}`

/** The query of a URL, without the question mark. Members that are `undefined` are left out. */
export function encodeQuery(query: Query): string {
  const parts: string[] = []
  for (const [key, value] of Object.entries(query)) {
    const text = formatParameter(key, value)
    if (text !== undefined) parts.push(`${percentEncode(key, key)}=${percentEncode(key, text)}`)
  }
  return parts.join('&')
}

function formatParameter(key: string, value: unknown): string | undefined {
  if (value === undefined) return undefined
  if (key === 'q') return formatFilter(value)
  if (Array.isArray(value)) return value.join(',')
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value)
  throw new InvalidArgumentError(key, 'must be a string, a number, a boolean or a list of them.')
}
