import { badRequest } from '../http/answers'

/**
 * One page of names, for tags and the catalog. In byte order: `1.10.0` before `1.9.0`, capitals first. Everything that
 * comes after `last`, unless `n` says how many.
 */
export function pageOf(
  names: readonly string[],
  query: URLSearchParams,
  path: string,
): { page: string[]; headers: Record<string, string> } {
  const n = query.get('n')
  const last = query.get('last') ?? ''
  if (n !== null && !/^\d+$/.test(n)) throw badRequest('the N must be a positive int type')
  const after = names.filter((name) => name > last).sort((a, b) => (a < b ? -1 : 1))
  const page = n === null ? after : after.slice(0, Number(n))
  const more = page.length > 0 && page.length < after.length
  const link = `<${path}?last=${encodeURIComponent(page.at(-1) ?? '')}&n=${n}>; rel="next"`
  return {
    page,
    headers: { 'content-type': 'application/json; charset=utf-8', ...(more ? { link } : {}) },
  }
}
