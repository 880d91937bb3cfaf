import { HarborError } from '../errors/harbor-error'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { hideAuthorization, hideTexts } from './answer/redaction'
import { isHeaderValue } from './call/headers'
import { onAbort } from './send/link-signal'

/** A secret, or a function that gives the one of today. It is asked on first use, and again, once, after a 401. */
export type Secret = string | (() => string | Promise<string>)

/** Who the client is. Holds the secret; nothing of it shows in `util.inspect` or JSON. */
export interface Credentials {
  /** Whether a secret goes over the wire. */
  readonly present: boolean
  /**
   * The `Authorization` header. A promise only while a function has to be asked.
   * @param signal of an attempt: once it aborts, the function is asked anew
   */
  header(signal?: AbortSignal): string | undefined | Promise<string>
  /**
   * Asks the function again after a 401, in one flight for all callers.
   * @param rejected the header that was answered with 401
   * @returns another header to try once, or `undefined` where there is none
   */
  renew(rejected: string, signal?: AbortSignal): Promise<string | undefined>
  /** Replaces every known form of the secret in a text, and whatever else looks like an `Authorization`. */
  hide(text: string): string
}

export const anonymous: Credentials = {
  present: false,
  header: () => undefined,
  renew: async () => undefined,
  hide: hideAuthorization,
}

/** A rotation may leave answers to the older secrets under way. */
const remembered = 4

export class SecretCredentials implements Credentials {
  readonly present = true
  readonly #argument: string
  readonly #secret: Secret
  readonly #toHeader: (secret: string) => string
  #header: string | undefined
  #asking: Promise<string> | undefined
  /** The secrets of late, the newest first, with their headers. */
  #known: readonly (readonly [secret: string, header: string])[] = []

  /** @throws {InvalidArgumentError} the secret is missing, empty or cannot be sent */
  constructor(argument: string, secret: Secret | undefined, toHeader: (secret: string) => string) {
    this.#argument = argument
    this.#toHeader = toHeader
    this.#secret = typeof secret === 'function' ? secret : checkSecret(argument, secret)
    if (typeof this.#secret !== 'function') this.#remember(this.#secret)
  }

  header(signal?: AbortSignal): string | Promise<string> {
    return this.#header ?? this.#ask(signal)
  }

  async renew(rejected: string, signal?: AbortSignal): Promise<string | undefined> {
    if (typeof this.#secret !== 'function') return undefined
    // Somebody else's 401 may have renewed it already.
    const header =
      this.#header === undefined || this.#header === rejected ? await this.#ask(signal) : this.#header
    return header === rejected ? undefined : header
  }

  hide(text: string): string {
    const known = this.#known.flatMap(([secret, header]) => [header.slice(header.indexOf(' ') + 1), secret])
    return hideAuthorization(hideTexts(text, known))
  }

  #ask(signal: AbortSignal | undefined): Promise<string> {
    this.#asking ??= this.#fetchSecret()
    const asking = this.#asking
    const forget = () => {
      stop()
      if (this.#asking === asking) this.#asking = undefined
    }
    // A function that hangs, once, must not hold up every later call.
    const stop = onAbort(signal, forget)
    asking.then(forget, forget)
    return asking
  }

  async #fetchSecret(): Promise<string> {
    if (typeof this.#secret !== 'function') return this.#remember(this.#secret)
    let secret: string
    try {
      secret = await this.#secret()
    } catch (cause) {
      throw new HarborError(`${this.#argument}: the function that gives it failed.`, { cause })
    }
    return this.#remember(checkSecret(this.#argument, secret))
  }

  #remember(secret: string): string {
    const header = this.#toHeader(secret)
    this.#known = [[secret, header] as const, ...this.#known].slice(0, remembered)
    this.#header = header
    return header
  }
}

function checkSecret(argument: string, secret: string | undefined): string {
  if (typeof secret !== 'string' || secret === '') {
    throw new InvalidArgumentError(argument, 'is missing. Give a text, or a function that returns one.')
  }
  // fetch would quote an unfit value in its own error. Basic encodes the secret, a token goes as it is.
  const fit = argument === 'auth.token' ? isHeaderValue(secret) : !/[\p{Cc}\p{Cs}]/u.test(secret)
  if (!fit) {
    throw new InvalidArgumentError(argument, 'has characters that cannot be sent: a line break at its end?')
  }
  return secret
}
