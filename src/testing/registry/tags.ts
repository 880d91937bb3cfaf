import { findRepository } from '../areas/artifacts/artifacts'
import { json } from '../http/answers'
import { pageOf } from './name-page'
import type { Visit } from './visit'

export function listTags({ state, repository: name, query }: Visit): Response {
  const repository = findRepository(state, name)
  const all = state.tags.where('repository', repository.id).map((tag) => tag.name)
  const { page, headers } = pageOf(all, query, `/v2/${name}/tags/list`)
  return json({ name, tags: page }, headers)
}
