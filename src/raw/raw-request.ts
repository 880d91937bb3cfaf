/**
 * What openapi-fetch makes of a call. A `Request` that is made with a signal leaves a listener on it, for as long as the
 * signal lives; this one keeps the signal beside itself.
 */
export class RawRequest extends Request {
  readonly #signal: AbortSignal | undefined

  constructor(input: RequestInfo | URL, { signal, ...init }: RequestInit = {}) {
    super(input, init)
    this.#signal = signal ?? undefined
  }

  override get signal(): AbortSignal {
    return this.#signal ?? super.signal
  }

  /** A middleware may return any `Request`: openapi-fetch asks whether it is one of these. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Request[Symbol.hasInstance](value)
  }
}
