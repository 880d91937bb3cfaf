import { setImmediate } from 'node:timers/promises'
import type { Fetch } from '../../../src/core/fetch'
import { Harbor, type Label } from '../../../src/index'
import { jsonResponse } from '../connect'

/** What was asked of the list. */
export interface Question {
  readonly q: string | undefined
  readonly sort: string | undefined
  readonly page: number | undefined
  readonly page_size: number
}

/** What a server does otherwise than Harbor. */
export interface Quirks {
  readonly ignoresRanges?: boolean
  /** Then the oldest comes first, or as this says. */
  readonly ignoresSort?: boolean
  readonly order?: readonly number[]
  readonly ignoresPage?: boolean
  /** The most items in one answer, whatever was asked for. */
  readonly cap?: number
  /** `X-Total-Count` in place of the count. */
  readonly total?: (count: number) => string | undefined
}

/** No list here takes that many requests: reading that does not end must fail its test, not hang it. */
const most = 5_000

/** When something can happen: before the server counts, between the count and the rows, before the answer arrives. */
export type Moment = 'count' | 'rows' | 'arrival'

/**
 * A Harbor that has one list, of global labels, and answers as `QuerySetter` does (goharbor/harbor `src/lib/orm/query.go`): it counts,
 * then reads the rows, in two statements. A hidden row does not pass the filter.
 */
export class ListServer {
  readonly rows: Map<number, 'shown' | 'hidden'>
  readonly quirks: Quirks
  readonly asked: Question[] = []
  underWay = 0
  mostUnderWay = 0
  aborted = 0
  /** Time passes here, and others write. */
  meanwhile: (moment: Moment, question: Question) => Promise<void> | void = () => {}
  #lastId: number

  constructor(ids: readonly number[], quirks: Quirks = {}) {
    this.rows = new Map(ids.map((id) => [id, 'shown']))
    this.quirks = quirks
    this.#lastId = Math.max(0, ...ids)
  }

  /** The ids that pass the filter, the oldest first. */
  get shown(): number[] {
    return [...this.rows].filter(([, row]) => row === 'shown').map(([id]) => id)
  }

  create(count: number): void {
    for (let made = 0; made < count; made++) this.rows.set(++this.#lastId, 'shown')
  }

  delete(...ids: readonly number[]): void {
    for (const id of ids) this.rows.delete(id)
  }

  /** The labels, as a user reads them. */
  get labels(): Harbor['labels'] {
    return new Harbor({ url: 'https://harbor.example.com', fetch: this.fetch }).labels
  }

  readonly fetch: Fetch = async (url, { method, signal }) => {
    const { pathname, searchParams } = new URL(url)
    if (method === 'DELETE') {
      const id = Number(pathname.split('/').at(-1))
      return this.rows.delete(id) ? new Response(null) : jsonResponse(404, { errors: [] })
    }
    const question = {
      q: searchParams.get('q') ?? undefined,
      sort: searchParams.get('sort') ?? undefined,
      page: searchParams.has('page') ? Number(searchParams.get('page')) : undefined,
      page_size: Number(searchParams.get('page_size')),
    }
    this.asked.push(question)
    if (this.asked.length > most) return jsonResponse(400, { errors: [] })
    this.mostUnderWay = Math.max(this.mostUnderWay, ++this.underWay)
    let done = false
    const abort = new Promise<never>((_, reject) => {
      signal?.addEventListener('abort', () => {
        if (done) return
        this.aborted += 1
        reject(signal.reason)
      })
    })
    abort.catch(() => {})
    try {
      return await Promise.race([this.#answer(question), abort])
    } finally {
      done = true
      this.underWay -= 1
    }
  }

  async #answer(question: Question): Promise<Response> {
    const { ignoresPage = false, cap = 100, total = String } = this.quirks
    await this.meanwhile('count', question)
    const count = this.#select(question).length
    await this.meanwhile('rows', question)
    const size = Math.min(question.page_size, cap)
    const start = ignoresPage ? 0 : ((question.page ?? 1) - 1) * size
    const ids = this.#select(question).slice(start, start + size)
    await this.meanwhile('arrival', question)
    const header = total(count)
    const body = ids.map((id): Label => {
      const time = '2026-11-23T20:31:42.126Z'
      return { id, name: `label ${id}`, scope: 'g', creation_time: time, update_time: time }
    })
    return jsonResponse(200, body, header === undefined ? {} : { 'x-total-count': header })
  }

  #select({ q, sort }: Question): number[] {
    const { ignoresRanges, ignoresSort, order } = this.quirks
    const range = /(?:^|,)id=\[(\d*)~(\d*)\](?:,|$)/.exec(ignoresRanges ? '' : (q ?? ''))
    const [, min = '', max = ''] = range ?? []
    const ids = this.shown.filter(
      (id) => (min === '' || id >= Number(min)) && (max === '' || id <= Number(max)),
    )
    const [, descending, column] = /^(-?)(id|name)$/.exec(ignoresSort ? '' : (sort ?? '')) ?? []
    const byName = (id: number) => String(id).padStart(9, '0')
    if (order !== undefined) return ids.sort((a, b) => order.indexOf(a) - order.indexOf(b))
    ids.sort((a, b) => (column === 'name' ? byName(a).localeCompare(byName(b)) : a - b))
    return descending === '-' ? ids.reverse() : ids
  }
}

/** Answers that take turns of different lengths, so that they overtake one another: by a count, in each run alike. */
export function overtaking(): ListServer['meanwhile'] {
  let count = 0
  return async (moment) => {
    if (moment !== 'rows') return
    for (let turns = (++count * 7) % 4; turns >= 0; turns--) await setImmediate()
  }
}

/** Ids 1, 2, 3 … up to a number. */
export function upTo(last: number, first = 1): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** Ids from a number down to 1, or to another. */
export function downFrom(first: number, last = 1): number[] {
  return upTo(first, last).reverse()
}

export const idsOf = (items: readonly { id: number }[]): number[] => items.map(({ id }) => id)
