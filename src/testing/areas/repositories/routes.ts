import { isAdmin, isPublic, isVisible } from '../../access/access'
import { done, json } from '../../http/answers'
import { causeOf } from '../../http/cause'
import type { Columns } from '../../http/columns'
import { answerList } from '../../http/list'
import { type Call, on, type Route } from '../../http/route'
import { type RepositoryParams, repositoryName, requireRepositoryAccess } from '../artifacts/artifact-lookup'
import { projectsIn } from '../projects/project'
import { requireProjectByName } from '../projects/project-lookup'
import { escapeHTML } from './html'
import { deleteRepository, findRepository } from './repositories'
import { type Repository, repositoriesIn } from './repository'
import { viewRepository } from './repository-view'

const columns: Columns<Repository> = {
  columns: {
    project_id: 'number',
    name: 'string',
    description: 'string',
    pull_count: 'number',
    creation_time: 'time',
    update_time: 'time',
  },
  others: { repository_id: { type: 'number', of: ({ id }) => id } },
  order: '-creation_time,-repository_id',
}

export const repositoryRoutes: readonly Route[] = [
  on('listAllRepositories', (call) =>
    answerList(call, columns, {
      rows: repositoriesIn(call.state).rows(),
      only: isAdmin(call.actor) ? [] : [(repository) => isListed(call, repository)],
      view: (repository) => viewRepository(call.state, repository),
    }),
  ),

  on('listRepositories', (call) => {
    const project = requireProjectByName(call, call.params.project_name, 'list', 'repository')
    return answerList(call, columns, {
      rows: repositoriesIn(call.state).rows('project', project.id),
      view: (repository) => viewRepository(call.state, repository),
    })
  }),

  on('getRepository', (call) => json(viewRepository(call.state, requireRepository(call, 'read')))),

  // Written back as it was read, the description is escaped once more.
  on('updateRepository', (call) => {
    const { state, body } = call
    const description = escapeHTML(body.description ?? '')
    repositoriesIn(state).update(requireRepository(call, 'update'), { description, update_time: state.now() })
    return done()
  }),

  on('deleteRepository', (call) => {
    deleteRepository(call.state, requireRepository(call, 'delete'), causeOf(call))
    return done()
  }),
]

function requireRepository(call: Call<RepositoryParams, unknown>, action: string): Repository {
  requireRepositoryAccess(call, action, 'repository')
  return findRepository(call.state, repositoryName(call.params))
}

/** A robot sees the public ones only, whatever it may do elsewhere. */
function isListed({ state, actor }: Call, { project_id }: Repository): boolean {
  const project = projectsIn(state).get(project_id)
  if (!project) return false
  return actor.kind === 'user' ? isVisible(state, actor, project) : isPublic(project)
}
