import { notFound } from '../../http/answers'
import type { Cause } from '../../http/cause'
import type { State } from '../../state'
import type { Project } from '../projects/project'
import { type Repository, repositoriesIn, repositoryDeleting } from './repository'

export function findRepository(state: State, name: string): Repository {
  const repository = repositoriesIn(state).find('name', name)
  if (!repository) throw notFound(`repository ${name} not found`)
  return repository
}

/** The first push makes it. */
export function ensureRepository(state: State, project: Project, name: string): Repository {
  const now = state.now()
  return (
    repositoriesIn(state).find('name', name) ??
    repositoriesIn(state).insert((id) => ({
      ...{ id, project_id: project.id, name, description: '', pull_count: 0 },
      ...{ creation_time: now, update_time: now },
    }))
  )
}

export function deleteRepository(state: State, repository: Repository, cause: Cause): void {
  repositoryDeleting.publish(state, { repository, cause })
  repositoriesIn(state).delete(repository)
}
