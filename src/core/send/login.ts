import type { HeadersByName } from '../fetch'
import type { Aside } from './aside'

/** The cookies and the token that stand for a password (test/recordings/api/session.json). */
export interface SessionCookies {
  readonly sid: string
  /** What a write needs besides: these two go together, and any pair that Harbor gave will do. */
  readonly csrf: string
  readonly token: string
}

/**
 * Logs in. The first request, with nothing in it, is refused with the pair that the second one needs.
 *
 * @param before a session that the new one takes the place of, which ends it
 * @returns the cookies of the session, or the status where there is none
 */
export async function logIn(
  ask: Aside,
  form: Readonly<Record<string, string>>,
  before: SessionCookies | undefined,
): Promise<SessionCookies | number> {
  let cookies = before ?? { sid: '', csrf: '', token: '' }
  for (let step = 0; ; step++) {
    const asked = step > 0
    const { response, text } = await ask('/c/login', asked ? sessionHeaders(cookies) : {}, {
      method: 'POST',
      ...(asked && { body: new URLSearchParams(form) }),
    })
    const { headers, status, ok } = response
    if (step < 2 && status === 403 && isCsrfRefusal(text)) cookies = withPair(cookies, headers)
    else {
      const sid = asked && ok && text === '' && cookieIn(headers, 'sid')
      return sid ? { ...cookies, sid } : status
    }
  }
}

export function sessionHeaders({ sid, csrf, token }: SessionCookies): HeadersByName {
  return { cookie: `sid=${sid}; _gorilla_csrf=${csrf}`, 'x-harbor-csrf-token': token }
}

/** Whether a 403 came before Harbor looked at the request, for want of a pair that it takes. */
export function isCsrfRefusal(text: string): boolean {
  return text.includes('"CSRF token')
}

/** The cookies with the pair of such a refusal. A cookie that is still good is not given again. */
export function withPair({ sid, csrf, token }: SessionCookies, headers: Headers): SessionCookies {
  return {
    sid,
    csrf: cookieIn(headers, '_gorilla_csrf') ?? csrf,
    token: headers.get('x-harbor-csrf-token') ?? token,
  }
}

/** The value that an answer sets a cookie to. Of two of one name the last one counts. */
export function cookieIn(headers: Headers, name: string): string | undefined {
  return new RegExp(`^(?:.*, *)?${name}=([^;,]*)`).exec(headers.get('set-cookie') ?? '')?.[1]
}
