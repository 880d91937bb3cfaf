import { json } from './answers'
import type { Reply } from './reply'
import type { Call } from './route'

/** Rows from `start` up to but without `end`. */
export interface Stretch<Row> {
  readonly rows: readonly Row[]
  readonly start: number
  readonly end: number
}

export function whole<Row>(rows: readonly Row[]): Stretch<Row> {
  return { rows, start: 0, end: rows.length }
}

/**
 * Answers one page of rows that are filtered and sorted already. Only the rows of the page are shown.
 *
 * `page_size=0` and negative sizes give everything, whatever the page; `page` below 1 is page 1 (test/recordings/api/cross-cutting.json, "page_size 0", "page_size -1", "page 0").
 */
export function answerPage<Row, Item>(
  call: Call,
  { rows, start, end }: Stretch<Row>,
  view: (row: Row) => Item,
  total = end - start,
): Reply<Item[]> {
  const { number, size } = call.page
  const first = size > 0 ? start + (Math.max(number, 1) - 1) * size : start
  const shown = rows.slice(first, size > 0 ? Math.min(first + size, end) : end)
  return json(shown.map(view), pageHeaders(call, total))
}

/** Of a list with nothing in it. */
export function answerNothing(call: Call): Reply<never[]> {
  return json([], pageHeaders(call, 0))
}

export function pageHeaders(call: Call, total: number): Record<string, string> {
  const link = links(call, total)
  return { 'x-total-count': String(total), ...(link === '' ? {} : { link }) }
}

function links(call: Call, total: number): string {
  const { number, size } = call.page
  if (size === 0) return ''
  const prev = number > 1 && (number - 1) * size < total
  const next = number * size < total
  return [
    ...(prev ? [link(call, number - 1, 'prev')] : []),
    ...(next ? [link(call, number + 1, 'next')] : []),
  ].join(' , ')
}

/** The values are not escaped again, so that a `q` may break the URL: Harbor's own mistake. */
function link(call: Call, page: number, rel: string): string {
  const own = call.query.entries().filter(([name]) => name !== 'page' && name !== 'page_size')
  const all: [string, string][] = [...own, ['page', String(page)], ['page_size', String(call.page.size)]]
  const query = all
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  return `<${headerText(`${call.path}?${query}`)}>; rel="${rel}"`
}

/** Go writes the bytes of UTF-8 into a header, and a space for what would break the line. */
function headerText(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text)).replaceAll(/[\0\r\n]/g, ' ')
}
