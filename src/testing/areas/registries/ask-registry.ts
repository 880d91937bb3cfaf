import { basic } from './health'
import type { Endpoint } from './registry'

type Send = (request: Request) => Promise<Response>

/** Asks another registry, with a token where it wants one: of the credentials, or of nobody. */
export async function askRegistry(
  send: Send,
  endpoint: Pick<Endpoint, 'url' | 'access_key' | 'access_secret'>,
  method: string,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const own = endpoint.access_key === '' ? undefined : basic(endpoint)
  const ask = (authorization: string | undefined) => {
    const headers = new Headers(init.headers)
    headers.set('user-agent', 'harbor-registry-client')
    if (authorization !== undefined) headers.set('authorization', authorization)
    return send(new Request(`${endpoint.url}${path}`, { ...init, method, headers }))
  }
  const answer = await ask(own)
  const token = answer.status === 401 ? await tokenFor(send, answer, own) : undefined
  return token === undefined ? answer : ask(`Bearer ${token}`)
}

async function tokenFor(send: Send, answer: Response, own: string | undefined): Promise<string | undefined> {
  const challenge = answer.headers.get('www-authenticate') ?? ''
  if (!/^Bearer /i.test(challenge)) return undefined
  const part = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1] ?? ''
  const url = new URL(part('realm'))
  url.searchParams.set('service', part('service'))
  url.searchParams.set('scope', part('scope'))
  const given = await send(new Request(url, { headers: own === undefined ? {} : { authorization: own } }))
  return given.ok ? ((await given.json()) as { token: string }).token : undefined
}
