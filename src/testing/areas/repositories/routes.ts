import { actorKey, isAdmin, isPublic, isVisible } from '../../access/access'
import { done, json } from '../../http/answers'
import type { Schema } from '../../http/filter'
import { withoutUndefined } from '../../http/json'
import { answerList } from '../../http/listing'
import { type Call, on, type Route } from '../../http/route'
import type { Repository } from '../../rows'
import type { State } from '../../state'
import { type RepositoryParams, repositoryName, requireRepositoryAccess } from '../artifacts/artifact-lookup'
import { countArtifacts, findRepository } from '../artifacts/artifacts'
import { deleteRepository } from '../artifacts/delete-artifact'
import { requireProjectByName } from '../projects/project-lookup'

const schema: Schema<Repository> = {
  columns: {
    id: 'number',
    project_id: 'number',
    name: 'string',
    description: 'string',
    pull_count: 'number',
    creation_time: 'time',
    update_time: 'time',
  },
  aliases: { repository_id: 'id' },
  order: '-creation_time,-repository_id',
}

export const repositoryRoutes: readonly Route[] = [
  on('listAllRepositories', (call) =>
    answerList(call, {
      ...schema,
      name: `repositories seen by ${actorKey(call.actor)}`,
      rows: () => visibleRepositories(call),
      render: (repository) => renderRepository(call.state, repository),
    }),
  ),

  on('listRepositories', (call) => {
    const project = requireProjectByName(call, call.params.project_name, 'list', 'repository')
    return answerList(call, {
      ...schema,
      name: `repositories of ${project.id}`,
      rows: () => call.state.repositories.where('project', project.id),
      render: (repository) => renderRepository(call.state, repository),
    })
  }),

  on('getRepository', (call) => json(renderRepository(call.state, requireRepository(call, 'list')))),

  on('updateRepository', (call) => {
    const repository = requireRepository(call, 'update')
    repository.description = call.body.description ?? ''
    repository.update_time = call.state.now()
    return done()
  }),

  on('deleteRepository', (call) => {
    deleteRepository(call.state, requireRepository(call, 'delete'))
    return done()
  }),
]

function requireRepository(call: Call<RepositoryParams, unknown>, action: string): Repository {
  requireRepositoryAccess(call, action, 'repository')
  return findRepository(call.state, repositoryName(call.params))
}

/** A robot sees the public ones only, whatever it may do elsewhere. */
function visibleRepositories({ state, actor }: Call): Repository[] {
  const repositories = state.repositories.all()
  if (isAdmin(actor)) return repositories
  return repositories.filter(({ project_id }) => {
    const project = state.projects.get(project_id)
    return project && (actor.kind === 'user' ? isVisible(state, actor, project) : isPublic(project))
  })
}

function renderRepository(state: State, repository: Repository): unknown {
  const { id, project_id, name, description, pull_count, creation_time, update_time } = repository
  return withoutUndefined({
    ...{ artifact_count: countArtifacts(state, repository), creation_time },
    ...{ description: description || undefined, id, name, project_id, pull_count, update_time },
  })
}
