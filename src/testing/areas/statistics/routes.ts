import { isAdmin, isPublic, membership, requireAuthenticated } from '../../access/access'
import { json } from '../../http/answers'
import { on, type Route } from '../../http/route'
import type { State } from '../../state'
import { artifactsIn } from '../artifacts/artifact'
import { type Project, projectsIn } from '../projects/project'
import { repositoriesIn } from '../repositories/repository'

export const statisticRoutes: readonly Route[] = [
  on('getStatistic', ({ state, actor }) => {
    requireAuthenticated(actor)
    const all = projectsIn(state).all()
    const open = all.filter(isPublic)
    const closed = all.filter((project) => !isPublic(project))
    const isMember = (project: Project) =>
      actor.kind === 'user' && membership(state, actor.user, project) !== undefined
    const own = isAdmin(actor) ? closed : closed.filter(isMember)
    const [public_repo_count, private_repo_count] = [open, own].map((projects) => countIn(state, projects))
    const totals = isAdmin(actor)
      ? { count: all.length, repos: countIn(state, all), bytes: storedBytes(state) }
      : { count: 0, repos: 0, bytes: 0 }
    return json({
      private_project_count: own.length,
      private_repo_count: private_repo_count ?? 0,
      public_project_count: open.length,
      public_repo_count: public_repo_count ?? 0,
      total_project_count: totals.count,
      total_repo_count: totals.repos,
      total_storage_consumption: totals.bytes,
    })
  }),
]

function countIn(state: State, projects: readonly Project[]): number {
  return projects.reduce((sum, { id }) => sum + repositoriesIn(state).count('project', id), 0)
}

/** What is in several images is stored once. */
function storedBytes(state: State): number {
  const sizes = new Map<string, number>()
  for (const { blobs } of artifactsIn(state).all()) {
    for (const { digest, size } of blobs) sizes.set(digest, size)
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0)
}
