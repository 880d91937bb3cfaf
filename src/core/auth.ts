import { HarborError } from '../errors/harbor-error'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { isHeaderValue } from './headers'
import type { Fetch } from './settings'

/** A secret, or a function that gives the one of today. It is asked on first use, and again, once, after a 401. */
export type Secret = string | (() => string | Promise<string>)

/** A user's name and password (or, in OIDC mode, the CLI secret). Each request costs Harbor 100 ms of hashing. */
export interface UserAuth {
  username: string
  password: Secret
}

/** A robot account, with its full name: `robot$ci`, `robot$project+ci`. */
export interface RobotAuth {
  robot: string
  secret: Secret
}

/** A bearer token: an OIDC id token, in OIDC mode. */
export interface TokenAuth {
  token: Secret
}

export type Auth = UserAuth | RobotAuth | TokenAuth

/** Who the client is. Holds the secret; nothing of it shows in `util.inspect` or JSON. */
export interface Credentials {
  /** Whether a secret goes over the wire. */
  readonly present: boolean
  /** The `Authorization` header. A promise only while a function has to be asked. */
  header(): string | undefined | Promise<string>
  /**
   * Asks the function again after a 401, in one flight for all callers.
   * @param rejected the header that was answered with 401
   * @returns another header to try once, or `undefined` where there is none
   */
  renew(rejected: string): Promise<string | undefined>
  /** Replaces every known form of the secret in a text. */
  hide(text: string): string
}

/** @throws {InvalidArgumentError} two kinds at once, a part is missing, empty or cannot be sent */
export function readAuth(auth: Auth | undefined): Credentials {
  if (auth === undefined) return anonymous
  if (typeof auth !== 'object' || auth === null) {
    throw new InvalidArgumentError('auth', 'must be { robot, secret }, { username, password } or { token }.')
  }
  const kinds = ['username', 'robot', 'token'].filter((key) => key in auth)
  if (kinds.length > 1) {
    throw new InvalidArgumentError('auth', `has ${kinds.join(' and ')}. Give one kind of credentials.`)
  }
  if ('token' in auth) return new SecretCredentials('auth.token', auth.token, (token) => `Bearer ${token}`)
  if ('robot' in auth) {
    checkName('auth.robot', auth.robot)
    return new SecretCredentials('auth.secret', auth.secret, (secret) => basic(auth.robot, secret))
  }
  if ('username' in auth) {
    checkName('auth.username', auth.username)
    return new SecretCredentials('auth.password', auth.password, (password) => basic(auth.username, password))
  }
  throw new InvalidArgumentError('auth', 'must be { robot, secret }, { username, password } or { token }.')
}

const anonymous: Credentials = {
  present: false,
  header: () => undefined,
  renew: async () => undefined,
  hide: (text) => text,
}

class SecretCredentials implements Credentials {
  readonly present = true
  readonly #argument: string
  readonly #secret: Secret
  readonly #toHeader: (secret: string) => string
  #current: { header: string; secret: string } | undefined
  #asking: Promise<string> | undefined

  constructor(argument: string, secret: Secret, toHeader: (secret: string) => string) {
    if (typeof secret !== 'function') checkSecret(argument, secret)
    this.#argument = argument
    this.#secret = secret
    this.#toHeader = toHeader
    if (typeof secret !== 'function') this.#remember(secret)
  }

  header(): string | Promise<string> {
    return this.#current?.header ?? this.#ask()
  }

  async renew(rejected: string): Promise<string | undefined> {
    if (typeof this.#secret !== 'function') return undefined
    // Somebody else's 401 may have renewed it already.
    const header =
      this.#current === undefined || this.#current.header === rejected
        ? await this.#ask()
        : this.#current.header
    return header === rejected ? undefined : header
  }

  hide(text: string): string {
    if (this.#current === undefined) return text
    const { secret, header } = this.#current
    // What is too short to be a secret would blank out half of every message.
    return [header.slice(header.indexOf(' ') + 1), secret]
      .filter((form) => form.length >= 6)
      .reduce((hidden, form) => hidden.replaceAll(form, '[hidden]'), text)
  }

  #ask(): Promise<string> {
    this.#asking ??= this.#fetchSecret().finally(() => {
      this.#asking = undefined
    })
    return this.#asking
  }

  async #fetchSecret(): Promise<string> {
    if (typeof this.#secret !== 'function') return this.#remember(this.#secret)
    let secret: string
    try {
      secret = await this.#secret()
    } catch (cause) {
      throw new HarborError(`${this.#argument}: the function that gives it failed.`, { cause })
    }
    checkSecret(this.#argument, secret)
    return this.#remember(secret)
  }

  #remember(secret: string): string {
    const header = this.#toHeader(secret)
    this.#current = { header, secret }
    return header
  }
}

function checkName(argument: string, name: string): void {
  if (typeof name !== 'string' || name === '') throw new InvalidArgumentError(argument, 'is missing.')
  // RFC 7617: the first colon ends the name, and control characters are not allowed.
  if (/[:\p{Cc}]/u.test(name)) {
    throw new InvalidArgumentError(argument, "must not contain ':' or control characters.")
  }
}

function checkSecret(argument: string, secret: string): void {
  if (typeof secret !== 'string' || secret === '') {
    throw new InvalidArgumentError(argument, 'is missing. Give a text, or a function that returns one.')
  }
  // fetch would quote an unfit value in its own error. Basic encodes the secret, a token goes as it is.
  const fit = argument === 'auth.token' ? isHeaderValue(secret) : !/\p{Cc}/u.test(secret)
  if (!fit) {
    throw new InvalidArgumentError(argument, 'has characters that cannot be sent: a line break at its end?')
  }
}

/** Basic credentials in UTF-8, as Harbor reads them (RFC 7617). */
function basic(name: string, secret: string): string {
  const bytes = new TextEncoder().encode(`${name}:${secret}`)
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`
}

/** Sets `Authorization` last, just above `fetch`, and tries once more when a function gives another secret after a 401. */
export function withAuth(fetch: Fetch, credentials: Credentials): Fetch {
  return async (url, init) => {
    const given = credentials.header()
    const header = typeof given === 'object' ? await given : given
    if (header === undefined) return fetch(url, init)
    const response = await fetch(url, authorized(init, header))
    if (response.status !== 401) return response
    const other = await credentials.renew(header)
    if (other === undefined) return response
    await response.body?.cancel()
    return fetch(url, authorized(init, other))
  }
}

function authorized(init: RequestInit, header: string): RequestInit {
  const headers = new Headers(init.headers)
  headers.set('authorization', header)
  return { ...init, headers }
}
