import { readError, responseError } from '../../core/answer/failure'
import type { Connection } from '../../core/call/connection'
import { withAuth } from '../../core/credentials'
import type { SendStep } from '../../core/fetch'
import { CallRequest, startCall } from '../../core/send/call-request'
import { type Caller, createPipeline, type Send } from '../../core/send/pipeline'
import { isBranded } from '../../errors/harbor-error'
import { HarborResponseError } from '../../errors/response-error'
import type { Challenge } from './challenge'
import { ownUrl, parseWebUrl } from './own-url'
import { formatScope, type Scope } from './scope'
import { readToken, type Token } from './token'

/** Bytes of an answer with a token. Harbor's has some 2 kB. */
const largestToken = 1024 * 1024

/** Trades credentials for tokens, at the registry's own origin or at one that the user named. */
export class TokenService {
  readonly #connection: Connection
  readonly #tokenOrigins: ReadonlySet<string>
  /** Has a queue of its own: requests that wait for a token must not block the request for it. */
  readonly #send: Send

  /** @param caller whose secrets, the tokens of before among them, no error may show */
  constructor(connection: Connection, tokenOrigins: readonly string[], caller: Caller) {
    this.#connection = connection
    this.#tokenOrigins = new Set(tokenOrigins)
    const auth = (fetch: SendStep) => withAuth(fetch, connection.credentials)
    this.#send = createPipeline(connection.settings, auth, caller, tokenOrigins)
  }

  /** Its clocks are the client's, not those of the call that happens to need it first. */
  async ask(challenge: Challenge & { scheme: 'bearer' }, scopes: readonly Scope[]): Promise<Token> {
    const { settings } = this.#connection
    const url = this.#url(challenge.realm)
    if (challenge.service !== undefined) url.searchParams.set('service', challenge.service)
    for (const scope of scopes) url.searchParams.append('scope', formatScope(scope))
    // The caller's own headers may be a key to the proxy in front of Harbor, and of no other host.
    const own = url.origin === settings.origin ? settings.headers : {}
    const request = new CallRequest(url.href, { headers: { ...own, accept: 'application/json' } })
    const call = startCall(settings, undefined, {}, { secret: true, largest: largestToken })
    try {
      const answer = await this.#send(request, call)
      if (!answer.response.ok) throw readError(answer)
      const token = readToken(parseJson(answer.bytes), Date.now())
      if (token === undefined) throw responseError(answer, 'without a token')
      return token
    } catch (error) {
      // Whatever became of this request, the one that the token is for has not been sent.
      throw isBranded(error) ? Object.assign(error, { outcome: 'not-sent' as const }) : error
    } finally {
      call.end()
    }
  }

  /**
   * Where to ask. Harbor builds the realm from the request's Host and a configured scheme, which behind a TLS proxy is often
   * wrong: on the client's own host, the client's own origin is used.
   */
  #url(realm: string): URL {
    const { settings } = this.#connection
    const url = parseWebUrl(realm, settings.origin)
    if (url === undefined) throw this.#refusal('is not at an http or https address')
    if (!this.#tokenOrigins.has(url.origin)) {
      const { hostname } = new URL(settings.origin)
      const own = url.hostname === hostname ? ownUrl(settings, realm, settings.origin) : undefined
      if (own !== undefined) return own
      throw this.#refusal(
        `is at ${url.origin.slice(0, 200)}. Name it in \`tokenOrigins\` if the credentials may go there`,
      )
    }
    if (settings.origin.startsWith('https:') && url.protocol !== 'https:') {
      throw this.#refusal(`is at ${url.origin.slice(0, 200)}: the credentials would leave https`)
    }
    return url
  }

  #refusal(problem: string): HarborResponseError {
    return new HarborResponseError(
      `The token service that the registry ${this.#connection.settings.host} names ${problem}.`,
      { status: 401, contentType: undefined, outcome: 'refused' },
    )
  }
}

function parseJson(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
