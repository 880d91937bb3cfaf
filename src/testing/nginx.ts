/**
 * The path that Harbor's own nginx hands to the core. It decodes the path once, merges slashes, resolves dot
 * segments, and escapes again only what it must: an encoded slash is a plain one from then on, so a repository
 * `a/b` encoded once is not found (recordings: proxy.json, "the repository name encoded once").
 */
export function throughNginx(path: string): string {
  return decodeURIComponent(path).replaceAll(/[%?#\s]|[^\x20-\x7e]/gu, encodeURIComponent)
}

/** As the core cleans every path: `//` is `/`, dot segments are resolved, a slash at the end stays. */
export function cleanPath(path: string): string {
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  const slash = path.endsWith('/') && segments.length > 0 ? '/' : ''
  return `/${segments.join('/')}${slash}`
}
