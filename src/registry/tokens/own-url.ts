import type { Settings } from '../../core/settings'

/**
 * Maps an address that the registry names to the client's own origin. The registry builds absolute addresses from the request's
 * Host and a configured scheme. Behind a proxy either may be wrong, so only path and query are used.
 *
 * @param from what a relative address is relative to
 * @returns `undefined` for what is not the address of a web page: `data:`, `file:`
 */
export function ownUrl({ base, origin }: Settings, address: string, from: string | URL): URL | undefined {
  const named = parseWebUrl(address, from)
  if (named === undefined) return undefined
  const prefix = new URL(base).pathname.replace(/\/$/, '')
  const inside = named.pathname.startsWith(`${prefix}/`)
  // Set on a URL whose host is settled. Joined to the origin as a string, a path that begins with `//` would be another host.
  const url = new URL(origin)
  url.pathname = inside ? named.pathname : prefix + named.pathname
  url.search = named.search
  return url
}

/** @returns `undefined` for what is no URL, or none of http and https: some runtimes' `fetch` opens files and sockets */
export function parseWebUrl(address: string, from: string | URL): URL | undefined {
  try {
    const url = new URL(address, from)
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
    // fetch refuses a URL with credentials, and quotes them.
    url.username = ''
    url.password = ''
    return url
  } catch {
    return undefined
  }
}
