import type { Outcome } from '../../errors/harbor-error'
import { type CallFacts, describeRequest, type OperationFacts, type SentRequest } from '../answer/answer'
import type { HeadersByName, SentInit } from '../fetch'
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
export interface DescribedOperation extends OperationFacts {
  /** Method and path without arguments, for an error that comes before they are known. */
  readonly name: string
  /** Whether it may be sent again: some operations change what they read. */
  readonly replayable: boolean
  /** Whether question or answer may hold a secret. */
  readonly secret: boolean
  /** Whether anonymous callers get an answer too, perhaps a shorter one: wrong credentials then pass for none. */
  readonly anonymous: boolean
}

/** What one call carries through the pipeline, next to the request itself. */
export interface CallState extends CallFacts {
  /** `undefined` outside the API description (the registry). */
  readonly operation: DescribedOperation | undefined
  /** The caller's, and that of the clock of the whole call where it has one. */
  readonly signal: AbortSignal | undefined
  readonly timeout: number
  readonly retry: number | undefined
  /** Whether the body of a success is handed on unread. */
  readonly stream: boolean
  /** Set where the body of a success is wanted as bytes: how many at the most. */
  readonly largest?: number
  /** Whether it goes on with a list. */
  readonly further?: boolean
  /** Whether a GET or HEAD may be redirected to another origin, without any credentials: storage behind a registry. */
  readonly abroad?: boolean
  /** What it sends, once that is known. */
  request: SentRequest | undefined
  outcome: Outcome
  attempts: number
  /** Stops the clock of the whole call. To be called when it is over, however it ended. */
  readonly end: () => void
}

/** How the body of a success is handed on, and what else is not the caller's to say. */
export type Handed = Partial<Pick<CallState, 'stream' | 'largest' | 'further' | 'abroad' | 'secret'>>

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
    operation,
    signal: total?.signal ?? signal,
    timeout,
    retry,
    secret: operation?.secret ?? false,
    stream: false,
    ...handed,
    request: undefined,
    outcome: 'not-sent',
    attempts: 0,
    end: () => total?.clear(),
  }
  return call
}

/** A request of which nothing is used up: any attempt can send it again. */
export class CallRequest {
  readonly url: string
  readonly method: string
  readonly headers: HeadersByName
  readonly payload?: BodyInit

  constructor(url: string, init: SentInit) {
    this.url = url
    this.method = init.method ?? 'GET'
    this.headers = init.headers
    if (init.body !== undefined && init.body !== null) this.payload = init.body
  }
}
