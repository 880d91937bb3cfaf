import type { Clock } from '../engine/clock'
import { forbidden, type Refusal } from '../http/answers'
import { csrfCookie, putCookieFirst } from './cookies'

/**
 * The cookie and the token that must go together for a write. A pair belongs to no session, and each answer
 * has a newly masked token while the older ones stay good (test/recordings/api/session.json).
 */
export class CsrfTokens {
  readonly #mark = crypto.randomUUID().slice(0, 8)

  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** What is wrong with the pair of a write. */
  check(request: Request, cookies: ReadonlyMap<string, string>): Refusal | undefined {
    const token = request.headers.get('x-harbor-csrf-token')
    if (!token) return forbidden('CSRF token not found in request')
    const cookie = cookies.get(cookieName)
    const matches = this.#isOwn(cookie) && decode(token).slice(maskLength) === cookie
    return matches ? undefined : forbidden('CSRF token invalid')
  }

  /** Gives a token for the cookie that came, or for a new one. */
  sign(response: Response, cookies: ReadonlyMap<string, string>): void {
    const given = cookies.get(cookieName)
    const cookie = this.#isOwn(given) ? given : btoa(`${this.#mark}${crypto.randomUUID()}`)
    response.headers.set('x-harbor-csrf-token', btoa(`${crypto.randomUUID()}${cookie}`))
    if (cookie !== given) putCookieFirst(response, csrfCookie(cookieName, cookie, this.#clock.now()))
  }

  #isOwn(cookie: string | undefined): cookie is string {
    return decode(cookie ?? '').startsWith(this.#mark)
  }
}

const cookieName = '_gorilla_csrf'
const maskLength = 36

function decode(base64: string): string {
  try {
    return atob(base64)
  } catch {
    return ''
  }
}
