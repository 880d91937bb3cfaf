import type { OperationId } from '../../../generated/operations'
import { authenticate, isPassword } from '../access/authenticate'
import { areas } from '../areas/index'
import { holdBack } from '../engine/latency'
import { badRequest, pageNotFound, refused, text } from '../http/answers'
import { type Address, answerApi, answerFor, api, type CoreRequest, isApi, isSafe } from '../http/api'
import { Router } from '../http/router'
import { answerRegistry, isRegistry } from '../registry/registry'
import { answerToken, isTokenService } from '../registry/token-service'
import type { State } from '../state'
import { putCookieFirst, readCookies, sessionCookie } from './cookies'
import { CsrfTokens } from './csrf'
import { earlyRefusal } from './early-refusal'
import { answerLogin, isLogin } from './login'
import { cleanPath } from './path'
import { Sessions } from './sessions'
import { witnessed } from './witnesses'

type Sent = Omit<Address, 'requestId'>

/**
 * What every request to Harbor's core passes: CSRF check, session, then the part that the path belongs to.
 */
export class Front {
  readonly #state: State
  readonly #router = new Router(areas.flatMap(({ routes }) => routes))
  readonly #sessions: Sessions
  readonly #csrf: CsrfTokens

  constructor(state: State) {
    this.#state = state
    this.#sessions = new Sessions(state)
    this.#csrf = new CsrfTokens(state.clock)
  }

  /** Which operation of the API a request is for. */
  operationOf({ method, url }: Request): OperationId | undefined {
    const path = cleanPath(new URL(url).pathname)
    return isApi(path) ? this.#router.operationOf(method, path.slice(api.length)) : undefined
  }

  async answer(request: Request, { origin, path: rawPath, search }: Sent): Promise<Response> {
    // Go's server refuses this before Harbor sees it: no request id, no cookie (test/recordings/api/proxy.json).
    if (search.includes(';')) return refused(badRequest('invalid semicolon separator in query'))
    const path = cleanPath(rawPath)
    const requestId = request.headers.get('x-request-id') || this.#state.newId()
    const cookies = readCookies(request)
    const guarded = cookies.has('sid') || !isForPrograms(path)
    const refusal = guarded && !isSafe(request.method) ? this.#csrf.check(request, cookies) : undefined
    const response = refusal
      ? refused(refusal)
      : await this.#answerInSession(request, cookies.get('sid'), { origin, path, search, requestId })
    if (guarded) this.#csrf.sign(response, cookies)
    response.headers.set('x-request-id', requestId)
    return request.method === 'HEAD' ? new Response(null, response) : response
  }

  async #answerInSession(request: Request, sid: string | undefined, address: Address): Promise<Response> {
    const known = sid !== undefined && this.#sessions.isKnown(sid)
    const renew = request.headers.get('x-harbor-no-session-renewal') !== 'true'
    const user = known ? this.#sessions.use(sid, renew) : undefined
    const authorization = request.headers.get('authorization')
    if (isPassword(this.#state, authorization)) await holdBack(this.#state.passwordCost, request)
    const { method } = request
    const actor = authenticate(this.#state, { method, path: address.path, authorization, session: user })
    const at = { request, actor, ...address }
    const refusal = earlyRefusal(this.#state, at)
    const response = await witnessed(this.#state, at, async () =>
      refusal ? refused(refusal) : this.#route(at, sid).catch((error) => answerFor(error, request)),
    )
    if (refusal) return response
    if (known && this.#sessions.isKnown(sid)) return response
    if (known && isLogin(address.path)) return response
    const fresh = this.#sessions.issue()
    putCookieFirst(response, sessionCookie(fresh))
    // A login gives its session another name than the one that the request would have got.
    if (isLogin(address.path) && response.ok) this.#sessions.end(fresh)
    return response
  }

  async #route(at: CoreRequest, sid: string | undefined): Promise<Response> {
    if (isApi(at.path)) return answerApi(this.#state, this.#router, at)
    if (isRegistry(at.path)) return answerRegistry(this.#state, at)
    if (isTokenService(at.path)) return answerToken(this.#state, at)
    if (isLogin(at.path)) return answerLogin(this.#state, this.#sessions, sid, at)
    if (at.path === '/api/version') return text('{"version":"v2.0"}\n', 'text/plain; charset=utf-8')
    return pageNotFound()
  }
}

/** What programs ask is not checked for CSRF unless it brings a session. */
function isForPrograms(path: string): boolean {
  return ['/api/', '/v2/', '/service/'].some((prefix) => path.startsWith(prefix))
}
