import type { Credentials } from '../credentials'
import type { Fetch } from '../settings'

/** Sets `Authorization` last, just above `fetch`, and tries once more when a function gives another secret after a 401. */
export function withAuth(fetch: Fetch, credentials: Credentials): Fetch {
  return async (url, init) => {
    const signal = init.signal ?? undefined
    const given = credentials.header(signal)
    const header = typeof given === 'object' ? await given : given
    if (header === undefined) return fetch(url, init)
    const response = await fetch(url, authorized(init, header))
    if (response.status !== 401) return response
    const other = await credentials.renew(header, signal)
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
