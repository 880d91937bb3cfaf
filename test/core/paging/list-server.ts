import type { Answered, PagerSource } from '../../../src/core/paging/pager'

export interface Row {
  readonly id: number
}

/** A Harbor that has one list, pages it as Harbor does and tells what was asked of it. */
export class ListServer {
  rows: Row[]
  /** The pages in the order in which they were asked for. */
  readonly asked: number[] = []
  underWay = 0
  mostUnderWay = 0
  aborted = 0
  #nextId: number

  constructor(size: number) {
    this.rows = Array.from({ length: size }, (_, index) => ({ id: index + 1 }))
    this.#nextId = size + 1
  }

  /** Makes new rows, at the end or in front. */
  create(count: number, where: 'end' | 'front'): void {
    for (let made = 0; made < count; made++) {
      const row = { id: this.#nextId++ }
      if (where === 'end') this.rows.push(row)
      else this.rows.unshift(row)
    }
  }

  /** Deletes the rows at these places, counted round and round. */
  delete(places: readonly number[]): void {
    for (const place of places) {
      if (this.rows.length > 0) this.rows.splice(place % this.rows.length, 1)
    }
  }

  page(page: number, pageSize: number): Answered<Row> {
    const start = (page - 1) * pageSize
    return { items: this.rows.slice(start, start + pageSize), total: this.rows.length }
  }

  /**
   * What a pager reads.
   *
   * @param differs what the test wants otherwise
   * @param before what happens before Harbor looks, and after it has looked: time passes, others write
   */
  source(
    differs: Partial<PagerSource<Row>> = {},
    before: (page: number) => Promise<void> = async () => {},
    after: (page: number) => Promise<void> = async () => {},
  ): PagerSource<Row> {
    const source: PagerSource<Row> = {
      page: 1,
      pageSize: 10,
      signal: undefined,
      identify: (row) => row.id,
      single: false,
      fetchPage: async (page, signal) => {
        this.asked.push(page)
        this.underWay += 1
        this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay)
        let done = false
        signal?.addEventListener('abort', () => {
          if (!done) this.aborted += 1
        })
        try {
          await before(page)
          const answer = this.page(page, source.pageSize)
          await after(page)
          return answer
        } finally {
          done = true
          this.underWay -= 1
        }
      },
      ...differs,
    }
    return source
  }
}
