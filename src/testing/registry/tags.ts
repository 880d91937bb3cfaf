import { findRepository } from '../areas/artifacts/artifacts'
import { badRequest, json } from '../http/answers'
import type { Visit } from './visit'

/** In byte order: `1.10.0` before `1.9.0`, capitals first. Everything, unless `n` says how many. */
export function listTags({ state, repository: name, query }: Visit): Response {
  const repository = findRepository(state, name)
  const n = query.get('n')
  const last = query.get('last') ?? ''
  if (n !== null && !/^\d+$/.test(n)) throw badRequest('the N must be a positive int type')
  const all = state.tags.where('repository', repository.id).map((tag) => tag.name)
  const after = all.filter((tag) => tag > last).sort((a, b) => (a < b ? -1 : 1))
  const tags = n === null ? after : after.slice(0, Number(n))
  const more = tags.length > 0 && tags.length < after.length
  const link = `</v2/${name}/tags/list?last=${encodeURIComponent(tags.at(-1) ?? '')}&n=${n}>; rel="next"`
  const headers = { 'content-type': 'application/json; charset=utf-8', ...(more ? { link } : {}) }
  return json({ name, tags }, headers)
}
