import { compareBy, type Keywords, matchColumns, parseQ, type Schema, type Test } from './filter'
import { answerPage } from './paging'
import type { Call } from './route'

export interface Listing<Row> extends Schema<Row> {
  /** Which rows these are, and whose view: what is remembered between the pages of one list hangs on it. */
  readonly name: string
  rows(): readonly Row[]
  /** Keys of `q` that are no column. */
  special?(keywords: Keywords): Test<Row>[]
  render(row: Row): unknown
}

/** Answers a page of rows by `q`, `sort`, `page` and `page_size`. */
export function answerList<Row>(call: Call, listing: Listing<Row>): Response {
  return answerPage(call, selectRows(call, listing), (row) => listing.render(row))
}

/** The rows that `q` lets through, in the order of `sort`. */
export function selectRows<Row>(call: Call, listing: Listing<Row>): readonly Row[] {
  const q = call.query.text('q')
  const sort = call.query.text('sort')
  const keywords = parseQ(q)
  return call.state.remember(JSON.stringify([listing.name, q, sort]), () => {
    const tests = [...matchColumns(keywords, listing), ...(listing.special?.(keywords) ?? [])]
    const rows = listing.rows().filter((row) => tests.every((test) => test(row)))
    return rows.sort(compareBy(sort, listing))
  })
}
