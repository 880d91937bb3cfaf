import type { Outcome } from '../../errors/harbor-error'
import type { Hide } from './redaction'

/** A request, as far as an error or a log line names it. */
export interface SentRequest {
  readonly method: string
  readonly url: string
}

/** What the error of an answer has to know of the operation. */
export interface OperationFacts {
  readonly id: string
  /** What a success has in it: JSON, text, or perhaps nothing. */
  readonly answer: 'json' | 'text' | 'maybe'
  /** What it takes of the caller, as the table of operations has it. */
  readonly need: string
  /** Whether it is about one project: who may not see that is refused as if it did not exist, and the other way round. */
  readonly ofProject: boolean
  /** Which Harbor has it, for the error of one that does not; `''` where all have it. */
  readonly versions: string
}

/** What the error of an answer has to know of the call. */
export interface CallFacts {
  /** `undefined` outside the API description (the registry). */
  readonly operation: OperationFacts | undefined
  /** Whether question or answer may hold a secret, so that errors never quote a body. */
  readonly secret: boolean
  /** The worst that can have happened so far. */
  readonly outcome: Outcome
  /** How often the request was sent. */
  readonly attempts: number
}

/** An answer whose body has been read, or is still to be read where the call asked for a stream. */
export interface Received {
  readonly response: Response
  /** The body; `''` for a stream or bytes. Of a failure, its first MiB. */
  readonly text: string
  readonly bytes?: Uint8Array
  /** For a stream: resolves when its body has ended, failed or been cancelled. */
  readonly ended?: Promise<void>
}

/** An answer, with all that an error of it takes. */
export interface Answer extends Received {
  readonly request: SentRequest
  readonly call: CallFacts
  /** Who asked, as an error names it. */
  readonly who: string
  readonly hide: Hide
}

/** What an error or a log line calls a request: no host, and of the query no more than where in a list it is. */
export function describeRequest({ method, url }: SentRequest): string {
  const [, page] = /[?&]page=(\d+)/.exec(url) ?? []
  const [, key, range] = /[?&]q=(\w+)%3D%5B(\d*~\d*)%5D/.exec(url) ?? []
  const where = page === undefined ? range && `${key}=[${range}]` : `page ${page}`
  return `${method} ${pathOf(url)}${where === undefined ? '' : ` (${where})`}`
}

/** Where a request went: no host, no query. */
export function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2)
  const query = url.indexOf('?', start)
  return url.slice(start, query === -1 ? undefined : query)
}
