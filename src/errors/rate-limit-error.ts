import { HarborApiError, type HarborApiErrorInit } from './api-error'

/** Too many requests (429), or an answer that asks to wait longer than the client is willing to wait by itself (60 s). */
export class RateLimitError extends HarborApiError {
  override readonly name = 'RateLimitError'
  /** How long to wait before the next try, in milliseconds; `undefined` where the answer did not say. */
  readonly retryAfter: number | undefined

  constructor(message: string, init: HarborApiErrorInit & { retryAfter?: number | undefined }) {
    super(message, init)
    this.retryAfter = init.retryAfter
  }
}
