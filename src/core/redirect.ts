import { HarborResponseError } from '../errors/response-error'
import type { CallRequest } from './call-request'
import type { Fetch } from './settings'

const mostRedirects = 3
const redirects = new Set([301, 302, 303, 307, 308])

/**
 * Sends a request and follows redirects of GET and HEAD that stay on the origin; with `abroad`, also those to another one,
 * with nothing of ours but what it takes to name the content. All else is refused: 307 and 308 would
 * send a body, perhaps with a password in it, somewhere else; 301 and 302 would turn it into a GET.
 */
export async function followRedirects(
  fetch: Fetch,
  request: CallRequest,
  signal: AbortSignal,
  path: string,
  abroad = false,
): Promise<Response> {
  const { method, payload } = request
  let { url, headers } = request
  for (let followed = 0; ; followed++) {
    const init: RequestInit = { method, headers, signal, redirect: 'manual' }
    if (payload !== undefined) init.body = payload
    const response = await fetch(url, init)
    // Browsers hide where a redirect goes.
    if (response.type !== 'opaqueredirect' && !redirects.has(response.status)) return response
    const target = targetOf(response, url)
    await response.body?.cancel()
    const safe = method === 'GET' || method === 'HEAD'
    if (safe && target !== undefined && followed < mostRedirects) {
      const from = new URL(url)
      const home = target.origin === from.origin
      if (home || (abroad && !isDowngrade(from, target))) {
        url = target.href
        if (!home) headers = onlyContentHeaders(headers)
        continue
      }
    }
    throw new HarborResponseError(`${method} ${path}: ${refusal(url, target, safe, followed)}`, {
      status: response.status,
      contentType: response.headers.get('content-type') ?? undefined,
      outcome: 'unknown',
    })
  }
}

/** Not even the caller's own headers: one may be a key to the proxy in front of Harbor. */
function onlyContentHeaders(headers: Headers): Headers {
  return new Headers([...headers].filter(([name]) => name === 'accept' || name === 'range'))
}

function isDowngrade(from: URL, to: URL): boolean {
  return from.protocol === 'https:' && to.protocol !== 'https:'
}

function targetOf(response: Response, url: string): URL | undefined {
  const location = response.headers.get('location')
  if (location === null) return undefined
  try {
    return new URL(location, url)
  } catch {
    return undefined
  }
}

/** Names the target without its query and without credentials that somebody put into it. */
function refusal(url: string, target: URL | undefined, safe: boolean, followed: number): string {
  if (target === undefined) return 'redirected, without a usable Location'
  const where = target.origin + target.pathname
  const from = new URL(url)
  if (from.protocol === 'http:' && target.protocol === 'https:' && from.hostname === target.hostname) {
    return `redirected to ${where}. Give the client an 'https://' url.`
  }
  if (target.origin !== from.origin) {
    return `redirected to another origin, ${where}, which is not followed. Is \`url\` the address of Harbor itself?`
  }
  return safe
    ? `redirected ${followed + 1} times, at last to ${where}`
    : `redirected to ${where}, which is not followed for a request that may change something`
}
