import type { Operation } from '../../../generated/operations'
import type { Outcome } from '../../errors/harbor-error'
import {
  type CallOptions,
  readMilliseconds,
  readRetry,
  readSignal,
  readTotalTimeout,
  type Settings,
} from '../settings'
import { startTotal } from './total-clock'

/** What a call has to know of an operation of the API description. */
export interface DescribedOperation {
  readonly id: string
  /** Method and path without arguments, for an error that comes before they are known. */
  readonly name: string
  readonly replayable: boolean
  readonly secret: boolean
  readonly answer: NonNullable<Operation['answer']>
  /** Which Harbor has it, for the error of one that does not; `''` where all have it. */
  readonly versions: string
}

/** What one call carries through the pipeline, next to the request itself. */
export interface CallState {
  /** `operationId`, for errors; `undefined` outside the API description (the registry). */
  readonly operation: string | undefined
  /** The caller's, and that of the clock of the whole call where it has one. */
  readonly signal: AbortSignal | undefined
  readonly timeout: number
  readonly retry: number | undefined
  /** Which Harbor has the operation; `''` where all have it. */
  readonly versions: string
  /** Whether it may be sent again at all: some operations change what they read. */
  readonly replayable: boolean
  /** Whether question or answer may hold a secret, so that errors never quote a body. */
  readonly secret: boolean
  /** Whether a success without a body cannot be Harbor's. */
  readonly answered: boolean
  /** Whether the body of a success is handed on unread. */
  readonly stream: boolean
  /** Set where the body of a success is wanted as bytes: how many at the most. */
  readonly largest?: number
  /** Whether a GET or HEAD may be redirected to another origin, without any credentials: storage behind a registry. */
  readonly abroad?: boolean
  /** What it sends, once that is known. */
  request: { readonly method: string; readonly url: string } | undefined
  /** The worst that can have happened so far. */
  outcome: Outcome
  /** Stops the clock of the whole call. To be called when it is over, however it ended. */
  readonly end: () => void
}

/** How the body of a success is handed on. */
export type Handed = Partial<Pick<CallState, 'stream' | 'largest' | 'abroad'>>

/** Begins a call: the caller's options over the client's, and the clock over all of it. */
export function startCall(
  settings: Settings,
  operation: DescribedOperation | undefined,
  options: CallOptions,
  handed: Handed = {},
): CallState {
  const totalTimeout = readTotalTimeout(options.totalTimeout) ?? settings.totalTimeout
  const signal = readSignal(options.signal)
  const timeout = readMilliseconds('timeout', options.timeout) ?? settings.timeout
  const retry = readRetry(options.retry) ?? settings.retry
  const total = startTotal(
    () => (call.request ? describeRequest(call.request) : (operation?.name ?? 'the request')),
    totalTimeout,
    signal,
    () => call.outcome,
  )
  const call: CallState = {
    operation: operation?.id,
    versions: operation?.versions ?? '',
    signal: total?.signal ?? signal,
    timeout,
    retry,
    replayable: operation?.replayable ?? true,
    secret: operation?.secret ?? false,
    answered: operation?.answer === 'json',
    stream: false,
    ...handed,
    request: undefined,
    outcome: 'not-sent',
    end: () => total?.clear(),
  }
  return call
}

/** What openapi-fetch is given in place of `Request`: the body stays as it is, so that any attempt can send it again. */
export class CallRequest {
  readonly url: string
  readonly method: string
  readonly headers: Headers
  readonly payload?: BodyInit

  constructor(url: string, init: RequestInit) {
    this.url = url
    this.method = init.method ?? 'GET'
    this.headers = init.headers instanceof Headers ? init.headers : new Headers(init.headers)
    if (init.body !== undefined && init.body !== null) this.payload = init.body
  }
}

/** What an error or a log line calls a request: no host, and of the query no more than where in a list it is. */
export function describeRequest({ method, url }: { readonly method: string; readonly url: string }): string {
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

/** An answer whose body has been read, or is still to be read where the call asked for a stream. */
export interface Answer {
  readonly response: Response
  /** The body; `''` for a stream or bytes. */
  readonly text: string
  readonly bytes?: Uint8Array
  /** For a stream: resolves when its body has ended, failed or been cancelled. */
  readonly ended?: Promise<void>
}
