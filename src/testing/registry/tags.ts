import { tagsIn } from '../areas/artifacts/tag'
import { findRepository } from '../areas/repositories/repositories'
import { json } from '../http/answers'
import { pageOf } from './name-page'
import type { Visit } from './visit'

export function listTags({ state, repository: name, query }: Visit): Response {
  const repository = findRepository(state, name)
  const all = tagsIn(state)
    .where('repository', repository.id)
    .map((tag) => tag.name)
  const { page, headers } = pageOf(all, query, `/v2/${name}/tags/list`)
  return json({ name, tags: page }, headers)
}
