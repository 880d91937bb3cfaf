import { canInProject, isAdmin, requireAuthenticated } from '../../access/access'
import { type Access, everythingInProject, everythingInSystem } from '../../access/permissions'
import { json, precondition } from '../../http/answers'
import { type Call, on, type Route } from '../../http/route'
import { projectsIn } from '../projects/project'
import { findUser, viewUser } from './users'

export const currentUserRoutes: readonly Route[] = [
  on('getCurrentUserInfo', ({ state, actor }) => {
    requireAuthenticated(actor)
    if (actor.kind !== 'user') {
      throw precondition(`get current user not available for security context: ${actor.kind}`)
    }
    return json(viewUser(findUser(state, actor.user.id)))
  }),

  on('getCurrentUserPermissions', (call) => {
    const { actor, query } = call
    requireAuthenticated(actor)
    const scope = query.text('scope') ?? ''
    const permissions = permissionsIn(call, scope)
    if (!query.bool('relative')) return json([...permissions])
    const below = permissions.filter(({ resource }) => resource.startsWith(scope))
    return json(
      below.map(({ action, resource }) => ({ action, resource: relativeTo(scope, resource) || '.' })),
    )
  }),
]

/**
 * What the caller may do in the project or the system that a scope begins with, whatever comes after it. Of the system only
 * administrators learn anything, a robot never, and there the names of the resources have nothing before them.
 */
function permissionsIn({ state, actor }: Call<unknown, unknown>, scope: string): readonly Access[] {
  if (scope.startsWith('/system')) return isAdmin(actor) ? everythingInSystem : []
  const [, id] = /^\/project\/([+-]?\d+)(?:\/|$)/.exec(scope) ?? []
  if (id === undefined) return []
  const project = projectsIn(state).get(Number(id))
  return everythingInProject
    .filter(({ action, resource }) =>
      // An administrator may do everything, also in what is not there.
      project ? canInProject(state, actor, project, action, resource) : isAdmin(actor),
    )
    .map(({ action, resource }) => {
      const place = `/project/${Number(id)}`
      return { action, resource: resource === '.' ? place : `${place}/${resource}` }
    })
}

function relativeTo(scope: string, resource: string): string {
  return resource.slice(scope.length).replace(/^\//, '')
}
