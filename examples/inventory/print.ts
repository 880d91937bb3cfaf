import { size } from '../tour/print'
import type { Row } from './row'

const columns = [
  ...(['repository', 'tags', 'digest', 'type', 'bytes', 'pushed', 'scan', 'scanned', 'severity'] as const),
  ...(['critical', 'high', 'medium', 'low', 'other', 'fixable'] as const),
] satisfies (keyof Row)[]

/** As RFC 4180 has it. What is not known is empty. */
export async function* csv(rows: AsyncIterable<Row>): AsyncGenerator<string> {
  yield `${columns.join(',')}\r\n`
  for await (const row of rows) yield `${columns.map((column) => cell(row[column])).join(',')}\r\n`
}

export function cell(value: Row[keyof Row]): string {
  if (typeof value === 'number') return String(value)
  const text = typeof value === 'string' ? value : (value ?? []).join(' ')
  // Spreadsheets take what begins like this for a formula, which may send what is in the sheet elsewhere.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One array, a line for each row. */
export async function* json(rows: AsyncIterable<Row>): AsyncGenerator<string> {
  let before = '[\n'
  for await (const row of rows) {
    yield before + JSON.stringify(row)
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

export const header: readonly string[] = [
  ...['image', 'pushed', 'size', 'scan', 'critical', 'high', 'medium', 'low', 'other', 'fixable'],
]

/** The cells of a table: less than is known, for people. */
export function cells(row: Row): string[] {
  const { repository, tags, digest, bytes, pushed, scan, severity } = row
  const image = tags.length > 0 ? `${repository}:${tags.join(',')}` : `${repository}@${digest.slice(0, 19)}…`
  const counts = [row.critical, row.high, row.medium, row.low, row.other, row.fixable]
  return [
    ...[image, pushed.slice(0, 10), size(bytes), severity ?? scan],
    ...counts.map((count) => (count === null ? '?' : String(count))),
  ]
}
