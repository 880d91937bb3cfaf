import { tagsIn } from '../areas/artifacts/tag'
import { findRepository } from '../areas/repositories/repositories'
import { repositoriesIn } from '../areas/repositories/repository'
import { json } from '../http/answers'
import { pageOf } from './name-page'
import { tagsUpstream } from './proxy-cache'
import type { Visit } from './visit'

/** Of a proxy cache, with those that are upstream: then the repository need not be here. */
export async function listTags(visit: Visit): Promise<Response> {
  const { state, repository: name, query } = visit
  const upstream = await tagsUpstream(visit)
  const repository = upstream ? repositoriesIn(state).find('name', name) : findRepository(state, name)
  const own = repository ? tagsIn(state).where('repository', repository.id) : []
  const all = [...new Set([...own.map((tag) => tag.name), ...(upstream ?? [])])]
  const { page, headers } = pageOf(all, query, `/v2/${name}/tags/list`)
  return json({ name, tags: page }, headers)
}
