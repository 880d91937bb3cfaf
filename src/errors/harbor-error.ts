/**
 * What is known about the effect of a failed call on Harbor.
 *
 * - `'not-sent'`: no connection was made, or nothing was asked at all. Nothing has changed.
 * - `'refused'`: Harbor answered 4xx and nothing ambiguous happened before. Nothing has changed.
 * - `'unknown'`: the request may have been carried out. Look before you repeat it.
 */
export type Outcome = 'not-sent' | 'refused' | 'unknown'

/** Shared by every copy of the package in a process, so that `isHarborError` works across them. */
const brand: unique symbol = Symbol.for('harborkit.error')

export interface HarborErrorInit {
  /** @default 'not-sent' */
  outcome?: Outcome | undefined
  cause?: unknown
}

/** The base of every error this package throws. The one exception: an `AbortSignal` of yours rejects with its own reason. */
export class HarborError extends Error {
  override readonly name: string = 'HarborError'
  /** What is known about the effect of the call on Harbor, the worst over all attempts. What changes nothing is `'not-sent'`: a verification, a webhook. */
  readonly outcome: Outcome

  constructor(message: string, init: HarborErrorInit = {}) {
    super(message, init.cause === undefined ? undefined : { cause: init.cause })
    this.outcome = init.outcome ?? 'not-sent'
  }

  get [brand](): true {
    return true
  }

  /** What a log needs of it: `name`, `message`, `outcome`, and every member that its class adds. Not `cause` and `stack`. */
  toJSON(): Record<string, unknown> {
    return { message: this.message, ...Object(this) }
  }
}

/** Whether a caught value is an error of any copy of this package. */
export function isBranded(error: unknown): error is HarborError {
  return typeof error === 'object' && error !== null && brand in error
}
