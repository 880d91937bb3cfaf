import { HarborError, type Outcome } from '../errors/harbor-error'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import type { SendStep, SentInit } from './fetch'
import { isFresh } from './fresh'
import { isHeaderValue } from './headers'

/**
 * A secret, or a function that gives the current one. The function is asked when a request needs the secret, at most once
 * a second, and always after a 401. Keep what is expensive to get (from a vault) in a cache of your own.
 */
export type Secret = string | (() => string | Promise<string>)

/** Who the client is. Holds the secret; nothing of it shows in `util.inspect` or JSON. */
export interface Credentials {
  /** Whether a secret goes over the wire. */
  readonly present: boolean
  /** Who asks, as an error names it: the name that was given. Never a secret. */
  readonly who: string
  /** Whether they were given as a user's. A robot may be, too. */
  readonly ofUser: boolean
  /** The secret was given as a string: it stays what it is. */
  readonly fixed: boolean
  /**
   * The `Authorization` header. A promise only while a function has to be asked.
   * @param signal of an attempt: once it aborts, nobody else waits for what was asked in it
   */
  header(signal?: AbortSignal): string | undefined | Promise<string>
  /**
   * Asks the function again after a 401, in one flight for all callers.
   * @param rejected the header that was answered with 401
   * @returns another header to try once, or `undefined` where there is none
   */
  renew(rejected: string, signal?: AbortSignal): Promise<string | undefined>
  /** The secret in a header that was given lately. */
  secretIn(header: string): string | undefined
  /** What no error and no log line may show. */
  secretsInUse(): Iterable<string>
}

export const anonymous: Credentials = {
  present: false,
  who: 'an anonymous caller',
  ofUser: false,
  fixed: true,
  header: () => undefined,
  renew: async () => undefined,
  secretIn: () => undefined,
  secretsInUse: () => [],
}

/** A rotation may leave answers to the older secrets under way. */
const remembered = 4

/** Milliseconds for which the answer of a function is good. */
const lifetime = 1_000

/** A function that has been asked for the secret and has not answered yet. */
interface Asking {
  readonly secret: Promise<unknown>
  /** Of the attempt that it was asked in. */
  readonly signal: AbortSignal | undefined
}

/** What a function gave, and when it was asked. */
interface Given {
  readonly header: string
  readonly askedAt: number
}

export class SecretCredentials implements Credentials {
  readonly present = true
  readonly who: string
  readonly ofUser: boolean
  readonly #argument: string
  readonly #secret: Secret
  readonly #toHeader: (secret: string) => string
  #asking: Asking | undefined
  #given: Given | undefined
  /** The secrets of late, the newest first, with their headers. */
  #known: readonly (readonly [secret: string, header: string])[] = []

  /** @throws {@link InvalidArgumentError} the secret is missing, empty or cannot be sent */
  constructor(
    who: string,
    argument: string,
    secret: Secret | undefined,
    toHeader: (secret: string) => string,
    ofUser = false,
  ) {
    this.who = who
    this.ofUser = ofUser
    this.#argument = argument
    this.#toHeader = toHeader
    this.#secret = typeof secret === 'function' ? secret : checkSecret(argument, secret)
    if (typeof this.#secret === 'string') this.#remember(this.#secret)
  }

  get fixed(): boolean {
    return typeof this.#secret === 'string'
  }

  header(signal?: AbortSignal): string | Promise<string> {
    if (typeof this.#secret === 'string') return this.#remember(this.#secret)
    return this.#fresh() ?? this.#ask(this.#secret, signal, 'not-sent')
  }

  async renew(rejected: string, signal?: AbortSignal): Promise<string | undefined> {
    if (typeof this.#secret === 'string') return undefined
    // Somebody else's 401 may have renewed it already.
    const given = this.#given?.header
    const header =
      given === undefined || given === rejected ? await this.#ask(this.#secret, signal, 'refused') : given
    return header === rejected ? undefined : header
  }

  secretIn(header: string): string | undefined {
    return this.#known.find(([, other]) => other === header)?.[0]
  }

  *secretsInUse(): Generator<string> {
    for (const [secret, header] of this.#known) {
      yield secret
      // Without its padding, which is often left out.
      yield header.slice(header.indexOf(' ') + 1).replace(/=+$/, '')
    }
  }

  #fresh(): string | undefined {
    return this.#given && isFresh(this.#given.askedAt, lifetime) ? this.#given.header : undefined
  }

  /** @param outcome what is known of the request if the function fails */
  async #ask(
    give: () => string | Promise<string>,
    signal: AbortSignal | undefined,
    outcome: Outcome,
  ): Promise<string> {
    // A function that hangs, once, must not hold up every later call.
    const abandoned = this.#asking?.signal?.aborted ?? false
    const asking = this.#asking === undefined || abandoned ? this.#begin(give, signal) : this.#asking
    let secret: unknown
    try {
      secret = await asking.secret
    } catch (cause) {
      throw new HarborError(`${this.#argument}: the function that gives it failed.`, { cause, outcome })
    }
    return this.#remember(checkSecret(this.#argument, secret))
  }

  #begin(give: () => string | Promise<string>, signal: AbortSignal | undefined): Asking {
    const askedAt = Date.now()
    // In a function of its own, so that what it throws at once is a rejection too.
    const asking: Asking = { secret: (async () => give())(), signal }
    this.#asking = asking
    const end = (given: Given | undefined) => {
      // One that was abandoned comes late, with an older secret.
      if (this.#asking !== asking) return
      this.#asking = undefined
      this.#given = given
    }
    asking.secret.then(
      (secret) =>
        end(isSecret(this.#argument, secret) ? { header: this.#remember(secret), askedAt } : undefined),
      () => end(undefined),
    )
    return asking
  }

  /** @returns its header */
  #remember(secret: string): string {
    const [newest] = this.#known
    if (newest?.[0] === secret) return newest[1]
    const header = this.#toHeader(secret)
    const others = this.#known.filter(([other]) => other !== secret)
    this.#known = [[secret, header] as const, ...others].slice(0, remembered)
    return header
  }
}

function checkSecret(argument: string, secret: unknown): string {
  if (typeof secret !== 'string' || secret === '') {
    throw new InvalidArgumentError(argument, 'is missing. Give a string, or a function that returns one.')
  }
  if (!isSecret(argument, secret)) {
    throw new InvalidArgumentError(argument, 'has a character that cannot be sent: a line break?')
  }
  return secret
}

/** `fetch` would quote an unfit value in its own error. Basic encodes the secret, a token goes as it is. */
function isSecret(argument: string, secret: unknown): secret is string {
  if (typeof secret !== 'string' || secret === '') return false
  return argument === 'auth.token' ? isHeaderValue(secret) : !/[\p{Cc}\p{Cs}]/u.test(secret)
}

/** Sends a request for whoever has this `Authorization`. */
export type SendAs = (url: string, init: SentInit, header: string) => Promise<Response>

/** Sets `Authorization` last, just above `fetch`. */
export function withHeader(fetch: SendStep): SendAs {
  return (url, init, authorization) => fetch(url, { ...init, headers: { ...init.headers, authorization } })
}

/**
 * Sends each request with the credentials, and tries once more when a function gives another secret after a 401.
 *
 * @param send how it goes on with them; `fetch` is for requests without any
 */
export function withAuth(
  fetch: SendStep,
  credentials: Credentials,
  send: SendAs = withHeader(fetch),
): SendStep {
  return async (url, init) => {
    const signal = init.signal ?? undefined
    const given = credentials.header(signal)
    const header = typeof given === 'object' ? await given : given
    if (header === undefined) return fetch(url, init)
    const response = await send(url, init, header)
    if (response.status !== 401) return response
    const other = await credentials.renew(header, signal)
    if (other === undefined) return response
    await response.body?.cancel()
    return send(url, init, other)
  }
}

/** Says once, when the client is made, that its secret will cross a network in the clear. Loopback is no network. */
export function warnOfPlainHttp(
  { base, logger }: { readonly base: string; readonly logger: { warn(message: string): void } | undefined },
  credentials: Credentials,
): void {
  const { protocol, hostname, host } = new URL(base)
  if (protocol !== 'http:' || !credentials.present || isLoopback(hostname)) return
  const log = logger ?? console
  log.warn(`harborkit: credentials for ${host} go over plain http. Use https.`)
}

function isLoopback(hostname: string): boolean {
  return hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname) || /(?:^|\.)localhost$/.test(hostname)
}
