import type { FilterColumns } from '../../generated/columns'
import type { AuditLogExt } from '../../generated/models'
import { between, type Filter } from '../core/call/query'
import { sleep } from '../core/send/deadline'
import { type CallOptions, readMilliseconds, readOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'

export interface FollowAuditLogsOptions extends Omit<CallOptions, 'totalTimeout' | 'query'> {
  /**
   * Where to begin: a moment, of which whole seconds count, or the `checkpoint` of another follower.
   * @default now, by the clock of this machine
   */
  since?: Date | string | undefined
  /**
   * Milliseconds between two requests.
   * @default 5000
   */
  interval?: number | undefined
  /** A filter for the rows, besides their time: `{ operation: 'delete' }`. */
  q?: RowFilter | undefined
}

type RowFilter = Filter<FilterColumns['listAuditLogExts']>

/** A list of rows, by a query. */
type List = (query: CallOptions & { q: RowFilter; sort: 'id' }) => AsyncIterable<AuditLogExt>

/** Milliseconds in which a row that was written can be seen, at the latest. */
const settling = 60_000

/** The rows of the audit log as they come. `auditLogs.follow` makes it. */
export class AuditLogFollower implements AsyncIterable<AuditLogExt> {
  readonly #list: List
  readonly #options: FollowAuditLogsOptions
  /** When the rows were written that were yielded, by id: those from `#from` on. */
  readonly #yielded = new Map<number, number>()
  /** Of everything before it each row was yielded. */
  #from: number | undefined

  /** @internal */
  constructor(list: List, options: FollowAuditLogsOptions) {
    this.#list = list
    this.#options = options
  }

  /**
   * Where a new follower can go on: a string, to be stored and given as `since`. Read it when a row has been dealt
   * with. `undefined` before the first request.
   */
  get checkpoint(): string | undefined {
    const from = this.#from
    if (from === undefined) return undefined
    return JSON.stringify({ from, given: [...this.#yielded].filter(([, time]) => time >= from) })
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<AuditLogExt, never, undefined> {
    const { since, interval, q, ...own } = readOptions(this.#options)
    const pause = readMilliseconds('interval', interval) ?? 5_000
    this.#begin(since)
    for (;;) {
      const begin = new Date(this.#from ?? 0)
      // Read by id and upwards, so that nothing is missed however long it takes.
      const rows = this.#list({ ...own, q: { ...q, op_time: between(begin, undefined) }, sort: 'id' })
      for await (const row of rows) {
        if (this.#yielded.has(row.id)) continue
        this.#note(row)
        yield row
      }
      this.#forget()
      await sleep(pause, own.signal)
    }
  }

  #begin(since: FollowAuditLogsOptions['since'] = new Date()): void {
    const { from, given } = since instanceof Date ? { from: since.getTime(), given: [] } : parse(since)
    if (!Number.isFinite(from)) throw new InvalidArgumentError('since', 'is no valid date.')
    if (this.#from !== undefined) return
    this.#from = wholeSeconds(from)
    for (const [id, time] of given) this.#yielded.set(id, time)
  }

  #note({ id, op_time }: AuditLogExt): void {
    const time = Date.parse(op_time)
    this.#yielded.set(id, time)
    this.#from = Math.max(this.#from ?? 0, wholeSeconds(time - settling))
  }

  #forget(): void {
    for (const [id, time] of this.#yielded) if (time < (this.#from ?? 0)) this.#yielded.delete(id)
  }
}

interface Checkpoint {
  readonly from: number
  readonly given: readonly (readonly [id: number, time: number])[]
}

function parse(text: unknown): Checkpoint {
  try {
    const { from, given }: Checkpoint = JSON.parse(String(text))
    if (typeof from === 'number' && Array.isArray(given)) return { from, given }
  } catch {
    // Said below.
  }
  throw new InvalidArgumentError('since', 'must be a Date, or the `checkpoint` of a follower.')
}

/** Harbor takes no fractions in a condition. */
function wholeSeconds(time: number): number {
  return Math.floor(time / 1000) * 1000
}
