import { type Operation, type OperationId, operations } from '../../generated/operations'
import type { Outcome } from '../errors/harbor-error'
import { type CallOptions, readMilliseconds, readRetry, readSignal, type Settings } from './settings'

/** What one call carries through the pipeline, next to the request itself. */
export interface CallState {
  /** `operationId`, for errors; `undefined` outside the API description (the registry). */
  readonly operation: string | undefined
  readonly signal: AbortSignal | undefined
  readonly timeout: number
  readonly totalTimeout: number | undefined
  readonly retry: number | undefined
  /** Whether it may be sent again at all: some operations change what they read. */
  readonly replayable: boolean
  /** Whether question or answer may hold a secret, so that errors never quote a body. */
  readonly secret: boolean
  /** Whether the body of a success is handed on unread. */
  readonly stream: boolean
  /** The worst that can have happened so far. */
  outcome: Outcome
}

/** Begins a call: the caller's options over the client's. */
export function startCall(
  settings: Settings,
  operation: OperationId | undefined,
  options: CallOptions,
  stream: boolean,
): CallState {
  const described: Operation | undefined = operation && operations[operation]
  return {
    operation,
    signal: readSignal(options.signal),
    timeout: readMilliseconds('timeout', options.timeout) ?? settings.timeout,
    totalTimeout: readMilliseconds('totalTimeout', options.totalTimeout) ?? settings.totalTimeout,
    retry: readRetry(options.retry) ?? settings.retry,
    replayable: described?.replayable ?? true,
    secret: described?.secret ?? false,
    stream,
    outcome: 'not-sent',
  }
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

/** Where an error or a log line says that a request went: no host, no query. */
export function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2)
  const query = url.indexOf('?', start)
  return url.slice(start, query === -1 ? undefined : query)
}

/** An answer whose body has been read, or is still to be read where the call asked for a stream. */
export interface Answer {
  readonly response: Response
  /** The body; `''` for a stream. */
  readonly text: string
  /** For a stream: resolves when its body has ended, failed or been cancelled. */
  readonly ended?: Promise<void>
}
