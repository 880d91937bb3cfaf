import type { Settings } from '../../core/settings'

/**
 * Where an address that the registry names is on our side. The registry makes absolute addresses of the request's Host and a
 * configured scheme; behind a proxy either may be wrong, and our own origin is the one that works.
 */
export function homeUrl(settings: Settings, { pathname, search }: URL): URL {
  const prefix = new URL(settings.base).pathname.replace(/\/$/, '')
  const inside = pathname.startsWith(`${prefix}/`)
  return new URL((inside ? pathname : prefix + pathname) + search, settings.origin)
}
