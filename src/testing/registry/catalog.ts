import { artifactsIn } from '../areas/artifacts/artifact'
import { isRepositoryName } from '../areas/projects/names'
import { repositoriesIn } from '../areas/repositories/repository'
import { badRequest, json } from '../http/answers'
import type { CoreRequest } from '../http/api'
import type { State } from '../state'
import { callerOf } from './caller'
import { basicChallenge } from './challenge'
import { pageOf } from './name-page'

/** Every repository with an artifact in it. For administrators, by Basic or a session: no token will do. */
export function listCatalog(state: State, at: CoreRequest): Response {
  if (!callerOf(state, at).seesCatalog) throw basicChallenge('unauthorized to list catalog')
  const query = new URLSearchParams(at.search)
  const last = query.get('last') ?? ''
  if (last !== '' && !(isRepositoryName(last) && last.includes('/'))) {
    throw badRequest(`the last: ${last} should be a valid repository name.`)
  }
  const names = repositoriesIn(state)
    .all()
    .filter(({ id }) => artifactsIn(state).count('repository', id) > 0)
    .map(({ name }) => name)
  const { page, headers } = pageOf(names, query, '/v2/_catalog')
  return json({ repositories: page }, headers)
}
