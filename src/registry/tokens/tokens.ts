import type { Connection } from '../../core/call/connection'
import { isFresh } from '../../core/fresh'
import { rest } from '../../core/send/credential-check'
import { orAborted } from '../../core/send/link-signal'
import type { Caller } from '../../core/send/pipeline'
import { type Challenge, parseChallenge } from './challenge'
import { formatScope, missingIn, type Scope } from './scope'
import type { Token } from './token'
import { accessError } from './token-errors'
import { TokenService } from './token-service'

/** Tokens kept at once; a token is for one repository or two. */
const mostTokens = 500

/**
 * What to authorize requests of a registry with: a token where the registry asks for one, the credentials where it asks for
 * those, nothing where it asks for nothing.
 */
export class Tokens implements Caller {
  readonly #connection: Connection
  readonly #service: TokenService
  readonly #tokens = new Map<string, Token>()
  readonly #asking = new Map<string, Promise<Token>>()
  /** The last token that wrong credentials got. They rest then, as they do for the API. */
  #refused: { readonly token: Token; readonly since: number } | undefined
  /** How the registry wants to be asked; learnt from its first 401. */
  #challenge: Challenge | undefined

  /** @param tokenOrigins other origins that may be given the credentials in exchange for a token */
  constructor(connection: Connection, tokenOrigins: readonly string[]) {
    this.#connection = connection
    this.#service = new TokenService(connection, tokenOrigins, this)
  }

  get who(): string {
    return this.#connection.credentials.who
  }

  get closed(): boolean {
    return this.#connection.closed ?? false
  }

  *secretsInUse(): Generator<string> {
    yield* this.#connection.credentials.secretsInUse()
    for (const { value } of this.#tokens.values()) yield value
  }

  /**
   * The `Authorization` for a request, before it is sent.
   *
   * @throws {@link UnauthorizedError} or {@link ForbiddenError}: the token service gives a token that does not allow it
   */
  async header(scopes: readonly Scope[], signal: AbortSignal | undefined): Promise<string | undefined> {
    if (this.#challenge === undefined) return undefined
    if (this.#challenge.scheme === 'basic') return this.#connection.credentials.header()
    const work = this.#bearer(this.#challenge, scopes, undefined)
    return signal === undefined ? work : orAborted(work, signal)
  }

  /**
   * Another `Authorization` after a 401, to be tried once: `undefined` where there is none.
   *
   * @param rejected what was sent
   */
  async renew(
    scopes: readonly Scope[],
    rejected: string | undefined,
    response: Response,
    signal: AbortSignal | undefined,
  ): Promise<string | undefined> {
    // With an Authorization header Harbor only says `Basic`, whatever is wrong: that challenge is not worth following.
    if (rejected === undefined) this.#challenge = parseChallenge(response.headers.get('www-authenticate'))
    if (this.#challenge === undefined) return undefined
    if (this.#challenge.scheme === 'bearer') {
      const work = this.#bearer(this.#challenge, scopes, rejected)
      return signal === undefined ? work : orAborted(work, signal)
    }
    const { credentials } = this.#connection
    return rejected === undefined ? credentials.header() : credentials.renew(rejected)
  }

  async #bearer(
    challenge: Challenge & { scheme: 'bearer' },
    scopes: readonly Scope[],
    rejected: string | undefined,
  ): Promise<string> {
    const asked = scopes.map(formatScope).sort().join(' ')
    const kept = this.#kept(asked, scopes)
    if (kept !== undefined && headerOf(kept) !== rejected) return headerOf(kept)
    const resting = this.#refused && isFresh(this.#refused.since, rest) ? this.#refused.token : undefined
    const token = resting ?? (await this.#ask(challenge, scopes, asked))
    const error = accessError(this.#connection, token, scopes)
    if (error !== undefined) throw error
    this.#keep(token, asked, scopes)
    return headerOf(token)
  }

  async #ask(
    challenge: Challenge & { scheme: 'bearer' },
    scopes: readonly Scope[],
    asked: string,
  ): Promise<Token> {
    let asking = this.#asking.get(asked)
    if (asking === undefined) {
      asking = this.#service.ask(challenge, scopes).finally(() => this.#asking.delete(asked))
      this.#asking.set(asked, asking)
    }
    const token = await asking
    if (token.anonymous && this.#connection.credentials.present) this.#refused = { token, since: Date.now() }
    return token
  }

  /** Harbor puts all that one may do into a token, so one that was asked for a pull may do for a push. */
  #kept(asked: string, scopes: readonly Scope[]): Token | undefined {
    const now = Date.now()
    const readable = this.#tokens.get(repositoriesOf(scopes))
    if (readable?.granted !== undefined && readable.staleAt > now) {
      if (missingIn(readable.granted, scopes) === undefined) return readable
    }
    const opaque = this.#tokens.get(asked)
    return opaque !== undefined && opaque.staleAt > now ? opaque : undefined
  }

  #keep(token: Token, asked: string, scopes: readonly Scope[]): void {
    const key = token.granted === undefined ? asked : repositoriesOf(scopes)
    // Set anew, it is the youngest: the oldest goes first.
    this.#tokens.delete(key)
    this.#tokens.set(key, token)
    const [oldest] = this.#tokens.keys()
    if (this.#tokens.size > mostTokens && oldest !== undefined) this.#tokens.delete(oldest)
  }
}

function headerOf(token: Token): string {
  return `Bearer ${token.value}`
}

function repositoriesOf(scopes: readonly Scope[]): string {
  return scopes.map(({ repository }) => repository).join(' ')
}
