import type * as models from '../../../../generated/models'
import { isAdmin, isPublic, isVisible } from '../../access/access'
import { json } from '../../http/answers'
import { view } from '../../http/json'
import { type Call, on, type Route } from '../../http/route'
import type { State } from '../../state'
import { artifactsIn } from '../artifacts/artifact'
import { type Project, projectsIn } from '../projects/project'
import { viewProject } from '../projects/project-view'
import { type Repository, repositoriesIn } from '../repositories/repository'

export const searchRoutes: readonly Route[] = [
  on('search', (call) => {
    const { state, actor, query } = call
    const word = query.text('q') ?? ''
    const projects = visibleProjects(call)
    const ids = new Set(projects.map(({ id }) => id))
    const found = repositoriesIn(state)
      .all()
      .filter(({ project_id, name }) => ids.has(project_id) && name.includes(word))
    return json({
      project: projects
        .filter(({ name }) => name.includes(word))
        .map((project) => viewFound(viewProject(state, actor, project, true))),
      repository: found.reverse().map((repository) => viewRepository(state, repository)),
    })
  }),
]

/** A robot sees no more here than anybody does (goharbor/harbor `src/server/v2.0/handler/search.go`). */
function visibleProjects({ state, actor }: Call): Project[] {
  return projectsIn(state)
    .all()
    .filter((project) => {
      if (isAdmin(actor) || isPublic(project)) return true
      return actor.kind === 'user' && isVisible(state, actor, project)
    })
}

/** Less than a list of projects shows (test/recordings/api/search.json). */
function viewFound(project: models.Project): models.Project {
  const { owner_name: _, cve_allowlist, ...others } = project
  const { creation_time, update_time } = cve_allowlist
  return { ...others, cve_allowlist: { creation_time, items: null, update_time } }
}

function viewRepository(state: State, repository: Repository): models.SearchRepository {
  const { id, project_id, name, pull_count } = repository
  const project = projectsIn(state).get(project_id)
  return view<models.SearchRepository>({
    artifact_count: artifactsIn(state).count('listed', id) || undefined,
    project_id,
    project_name: project?.name ?? '',
    project_public: (project && isPublic(project)) || undefined,
    pull_count: pull_count || undefined,
    repository_name: name,
  })
}
