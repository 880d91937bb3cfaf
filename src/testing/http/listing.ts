import { compareBy, type Keywords, matchColumns, parseQ, type Schema, type Test, takeRanges } from './filter'
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
  const sort = call.query.text('sort')
  const { ranges, others } = takeRanges(parseQ(call.query.text('q')), listing)
  const rows = call.state.remember(JSON.stringify([listing.name, [...others], sort]), () => {
    const tests = [...matchColumns(others, listing), ...(listing.special?.(others) ?? [])]
    const rows = listing.rows().filter((row) => tests.every((test) => test(row)))
    return rows.sort(compareBy(sort, listing))
  })
  // A list that is read range by range is sorted once for all of them.
  const tests = matchColumns(ranges, listing)
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)))
}
