import { entityKey, type Member, membersIn } from '../areas/members/member'
import type { Project } from '../areas/projects/project'
import type { Robot } from '../areas/robots/robot'
import type { User } from '../areas/users/user'
import { forbidden, notFound, unauthorized } from '../http/answers'
import type { State } from '../state'
import { allowedToAnybody, key, roles } from './permissions'
import { settingsIn } from './settings'

/** What the names of all robots begin with, today. */
export function robotPrefix(state: State): string {
  return settingsIn(state).robot_name_prefix
}

/** Who asks. Credentials that are wrong make no error of their own: whoever gives them is anonymous. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly user: User }
  | { readonly kind: 'robot'; readonly robot: Robot; readonly name: string }

/** Tells callers apart where they see different things. */
export function actorKey(actor: Actor): string {
  if (actor.kind === 'user') return `user ${actor.user.id}`
  return actor.kind === 'robot' ? `robot ${actor.robot.id}` : 'anonymous'
}

export function isAdmin(actor: Actor): boolean {
  return actor.kind === 'user' && actor.user.sysadmin_flag
}

/** Whether it is a user who administers a project, whichever it is. */
export function isAdminOfAny(state: State, actor: Actor): boolean {
  if (actor.kind !== 'user') return false
  const of = entityKey({ entity_type: 'u', entity_id: actor.user.id })
  return membersIn(state)
    .where('entity', of)
    .some(({ role_id }) => role_id === 1)
}

export function canInSystem(actor: Actor, action: string, resource: string): boolean {
  if (actor.kind === 'robot') {
    return actor.robot.permissions.some(
      ({ kind, access }) =>
        kind === 'system' && access.some((one) => one.resource === resource && one.action === action),
    )
  }
  return isAdmin(actor)
}

export function canInProject(
  state: State,
  actor: Actor,
  project: Project,
  action: string,
  resource: string,
): boolean {
  if (isAdmin(actor)) return true
  const wanted = key({ resource, action })
  if (isPublic(project) && allowedToAnybody.has(wanted)) return true
  if (actor.kind === 'user') {
    const role = membership(state, actor.user, project)?.role_id
    return role !== undefined && (roles.get(role)?.allowed.has(wanted) ?? false)
  }
  return actor.kind === 'robot' && robotCan(actor.robot, project, action, resource)
}

function robotCan(robot: Robot, project: Project, action: string, resource: string): boolean {
  return robot.permissions.some(({ kind, namespace, access }) => {
    if (kind !== 'project' || (namespace !== '*' && namespace !== project.name)) return false
    return access.some((one) => {
      if (one.action !== action) return false
      // `project` is what roles call `.`. With the namespace `*` it becomes the pattern `/project/*`, which
      // covers everything below a project too (test/recordings/api/user.json, "a system robot": configuration:read).
      if (one.resource === 'project') return namespace === '*' || resource === '.'
      return one.resource === resource
    })
  })
}

export function membership(state: State, user: User, project: Project): Member | undefined {
  return membersIn(state).find('both', `${project.id} u${user.id}`)
}

export function isPublic(project: Project): boolean {
  return project.metadata.public === 'true'
}

/** Does not say how a project is seen by a robot that covers all of them: see `seesEverything`. */
export function isVisible(state: State, actor: Actor, project: Project): boolean {
  if (isPublic(project)) return true
  if (actor.kind === 'user') return membership(state, actor.user, project) !== undefined
  return actor.kind === 'robot' && actor.robot.permissions.some(({ namespace }) => namespace === project.name)
}

export function seesEverything(actor: Actor): boolean {
  return (
    isAdmin(actor) ||
    (actor.kind === 'robot' && actor.robot.permissions.some(({ namespace }) => namespace === '*'))
  )
}

export function requireAuthenticated(actor: Actor): void {
  if (actor.kind === 'anonymous') throw unauthorized()
}

/** The refusal names the caller, as Harbor's does. */
export function requireSystem(actor: Actor, action: string, resource: string): void {
  if (canInSystem(actor, action, resource)) return
  requireAuthenticated(actor)
  throw forbidden(actorName(actor))
}

export function actorName(actor: Actor): string {
  if (actor.kind === 'user') return actor.user.username
  return actor.kind === 'robot' ? actor.name : ''
}

/**
 * The project, if it is there and the caller may. A project that does not exist is a 404 for an
 * administrator only: everybody else learns nothing, 403, or 401 for anonymous (test/recordings/api/project.json).
 */
export function requireProject(
  state: State,
  actor: Actor,
  { project, named }: { readonly project: Project | undefined; readonly named: string },
  action: string,
  resource = '.',
): Project {
  if (project && canInProject(state, actor, project, action, resource)) return project
  if (!project && isAdmin(actor)) throw notFound(`project ${named} not found`)
  requireAuthenticated(actor)
  throw forbidden()
}
