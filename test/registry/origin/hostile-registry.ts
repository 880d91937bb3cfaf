import type { Fetch } from '../../../src/core/fetch'
import { digestOfBytes } from '../server/storage'

/** What a registry says in its headers, where it may say what it likes. Absent, it says what Harbor says. */
export interface Words {
  /** `WWW-Authenticate` of the first 401. */
  readonly challenge?: string
  /** `Location` of an upload. */
  readonly location?: string
  /** `Link` of a list. */
  readonly link?: string
  /** Where every request is sent on to once it is authorized. */
  readonly redirect?: { readonly status: number; readonly location: string }
}

export const own = 'https://registry.example.com'
export const secret = 'jane-secret'
export const token = 'opaque-token-of-jane'
export const proxyKey = 'key-of-the-proxy'

export const layer = new TextEncoder().encode('a layer')
const manifest = new TextEncoder().encode(
  JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    layers: [{ mediaType: 'x', digest: digestOfBytes(layer), size: layer.byteLength }],
  }),
)
export const digests = { layer: digestOfBytes(layer), manifest: digestOfBytes(manifest) }

/** Where the client is told that its registry is, and where else its credentials may go. */
export interface Place {
  /** @default own */
  readonly url?: string
  readonly tokenOrigins?: readonly string[]
}

export interface HostileRegistry {
  readonly place: Place
  readonly fetch: Fetch
  /** The URL of each request. */
  readonly sent: string[]
  /** What the client's logger was told. */
  readonly logged: string[]
  /** What a request had with it that should not have gone where it went. */
  readonly leaks: string[]
}

/**
 * A `fetch` over which every host of the world answers. It looks at each request as a network would: at the URL that
 * it is given, parsed anew.
 */
export function hostileRegistry(words: Words, place: Place = {}): HostileRegistry {
  const sent: string[] = []
  const leaks: string[] = []
  const { origin } = new URL(place.url ?? own)
  const fetch: Fetch = async (url, init) => {
    const headers = new Headers(init.headers)
    sent.push(url)
    leaks.push(...leaksOf(url, init, headers, origin, place.tokenOrigins ?? []))
    // No answer is worth more than so many requests.
    if (sent.length > 200) throw new Error('the client does not come to an end')
    return answer(new URL(url), init.method ?? 'GET', headers, words, origin, sent.length)
  }
  return { place, fetch, sent, logged: [], leaks }
}

function leaksOf(
  url: string,
  init: RequestInit,
  headers: Headers,
  home: string,
  tokenOrigins: readonly string[],
): string[] {
  const { origin, protocol, username, password } = new URL(url)
  const leaks: string[] = []
  if (protocol !== 'https:' && protocol !== 'http:') leaks.push(`${protocol} was fetched: ${url}`)
  if (username !== '' || password !== '') leaks.push(`credentials in ${url}`)
  if ([secret, token, proxyKey].some((word) => url.includes(word))) leaks.push(`a secret in ${url}`)
  if (origin === home) return leaks
  const trusted = tokenOrigins.includes(origin) && !(home.startsWith('https:') && protocol === 'http:')
  const allowed = new Set(trusted ? ['accept', 'authorization'] : ['accept', 'range'])
  for (const [name, value] of headers) {
    if (!allowed.has(name)) leaks.push(`${name}: ${value} went to ${origin}`)
    else if (value.includes(token)) leaks.push(`the token went to ${origin}`)
  }
  if (init.body !== undefined && init.body !== null) leaks.push(`a body went to ${origin}`)
  return leaks
}

function answer(
  url: URL,
  method: string,
  headers: Headers,
  words: Words,
  home: string,
  count: number,
): Response {
  const { pathname } = url
  const authorization = headers.get('authorization')
  const isApi = pathname.includes('/api/')
  // Whoever gets the credentials gives a token for them, as what is at work on them would.
  if (!isApi && (authorization?.startsWith('Basic ') || pathname.endsWith('/service/token'))) {
    return json({ token })
  }
  if (authorization === null && url.origin === home) {
    const challenge = words.challenge ?? `Bearer realm="${home}/service/token",service="harbor-registry"`
    return json({}, 401, { 'www-authenticate': challenge })
  }
  if (words.redirect !== undefined && url.origin === home && count < 6) {
    return new Response(null, {
      status: words.redirect.status,
      headers: { location: words.redirect.location },
    })
  }
  const location = words.location ?? `${home}/v2/demo/app/blobs/uploads/1?_state=1`
  const link: Record<string, string> = words.link !== undefined && count < 6 ? { link: words.link } : {}
  if (isApi) return json([])
  if (method === 'DELETE') return new Response(null, { status: 202 })
  if (method === 'POST' || method === 'PATCH')
    return new Response(null, { status: 202, headers: { location } })
  if (method === 'PUT') return new Response(null, { status: 201 })
  if (pathname.includes('/tags/list')) return json({ tags: [`tag-${count}`] }, 200, link)
  if (pathname.includes('/referrers/')) return json({ manifests: [] }, 200, link)
  if (pathname.includes('/blobs/')) {
    return method === 'HEAD' ? new Response(null, { status: 404 }) : new Response(layer)
  }
  const named = {
    'content-type': 'application/vnd.oci.image.manifest.v1+json',
    'docker-content-digest': digests.manifest,
    'content-length': `${manifest.byteLength}`,
  }
  return new Response(method === 'HEAD' ? null : manifest, { headers: named })
}

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}
