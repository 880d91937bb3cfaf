import { canInProject, canInSystem, requireAuthenticated } from '../../access/access'
import { type Access, everythingInProject, systemPermissions } from '../../access/permissions'
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
    const prefix = query.bool('relative') ? undefined : scope
    return json(
      permissionsIn(call, scope).map(({ action, resource }) => ({
        action,
        resource: join(prefix, resource),
      })),
    )
  }),
]

/** What the caller may do in a scope: `/project/<id>` or `/system`. */
function permissionsIn({ state, actor }: Call<unknown, unknown>, scope: string): readonly Access[] {
  if (scope === '/system') {
    return systemPermissions.filter(({ action, resource }) => canInSystem(actor, action, resource))
  }
  const [, id] = /^\/project\/(\d+)$/.exec(scope) ?? []
  const project = id === undefined ? undefined : projectsIn(state).get(Number(id))
  if (!project) return []
  return everythingInProject.filter(({ action, resource }) =>
    canInProject(state, actor, project, action, resource),
  )
}

function join(scope: string | undefined, resource: string): string {
  if (scope === undefined) return resource
  return resource === '.' ? scope : `${scope}/${resource}`
}
