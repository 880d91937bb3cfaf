import { unexpected } from '../answer/unexpected'
import { inBrowser } from '../browser'
import type { HeadersByName, SendStep, SentInit } from '../fetch'
import type { CallRequest } from './call-request'
import { isAboutContent } from './keep-to-origin'

const mostRedirects = 3
const redirects = new Set([301, 302, 303, 307, 308])

/**
 * Sends a request and follows redirects of GET and HEAD that stay on the origin; with `abroad`, also those to another one,
 * with none of our headers but those that are about the content. All else is refused: 307 and 308 would send a body, perhaps
 * with a password in it, somewhere else; 301 and 302 would turn it into a GET.
 */
export async function followRedirects(
  fetch: SendStep,
  request: CallRequest,
  signal: AbortSignal,
  abroad = false,
): Promise<Response> {
  const { method, payload } = request
  let { url, headers } = request
  for (let followed = 0; ; followed++) {
    const init: SentInit = { method, headers, signal, redirect: 'manual' }
    if (payload !== undefined) init.body = payload
    // Elsewhere there are no cookies, and Workers refuse the member.
    if (inBrowser()) init.credentials = 'omit'
    const response = await fetch(url, init)
    // Browsers hide where a redirect goes.
    if (response.type !== 'opaqueredirect' && !redirects.has(response.status)) return response
    const target = targetOf(response, url)
    await response.body?.cancel()
    const safe = method === 'GET' || method === 'HEAD'
    if (safe && target !== undefined && followed < mostRedirects) {
      const from = new URL(url)
      const home = target.origin === from.origin
      if (isWeb(target) && (home || (abroad && !isDowngrade(from, target)))) {
        url = target.href
        if (abroad) headers = home ? withoutAuthorization(headers) : onlyContentHeaders(headers)
        continue
      }
    }
    throw unexpected(request, response, refusal(url, target, safe, followed))
  }
}

/** Storage behind the same proxy takes signed addresses, and refuses two kinds of authorization at once. */
function withoutAuthorization({ authorization, ...others }: HeadersByName): HeadersByName {
  return others
}

/** Not even the caller's own headers: one may be a key to the proxy in front of Harbor. */
function onlyContentHeaders(headers: HeadersByName): HeadersByName {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => isAboutContent(name)))
}

/** Some runtimes' `fetch` opens files and sockets as well, and the origin of a `blob:` is that of its maker. */
function isWeb({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'http:'
}

function isDowngrade(from: URL, to: URL): boolean {
  return from.protocol === 'https:' && to.protocol !== 'https:'
}

function targetOf(response: Response, url: string): URL | undefined {
  const location = response.headers.get('location')
  if (location === null) return undefined
  try {
    const target = new URL(location, url)
    // fetch refuses a URL with credentials, and an error must not repeat them.
    target.username = ''
    target.password = ''
    return target
  } catch {
    return undefined
  }
}

/** Names the target without its query. */
function refusal(url: string, target: URL | undefined, safe: boolean, followed: number): string {
  if (target === undefined) return 'redirected, without a usable Location'
  if (!isWeb(target)) return `redirected to an address of ${target.protocol}, which is not followed`
  const where = `${target.protocol}//${target.host}${target.pathname}`
  const from = new URL(url)
  // Harbor's own redirect to https keeps the path, but leads to the host it was configured with (test/recordings/api/proxy.json).
  const toHttps = from.protocol === 'http:' && target.protocol === 'https:'
  if (toHttps && (from.hostname === target.hostname || from.pathname === target.pathname)) {
    return `redirected to https, ${where}. Give the client the url '${target.origin}'.`
  }
  if (target.origin !== from.origin) {
    return `redirected to another origin, ${where}, which is not followed. Is \`url\` the address of Harbor itself?`
  }
  return safe
    ? `redirected ${followed + 1} times, at last to ${where}`
    : `redirected to ${where}, which is not followed for a request that may change something`
}
