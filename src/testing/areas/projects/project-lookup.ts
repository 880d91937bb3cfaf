import { isAdmin, requireProject } from '../../access/access'
import { Refusal } from '../../http/answers'
import { isTrue } from '../../http/query'
import type { Call } from '../../http/route'
import { type Project, projectsIn } from './project'

type NameOrId = Call<{ readonly project_name_or_id: string }, unknown>

/** Digits are an id unless `X-Is-Resource-Name` says that they are a name. */
export function requireProjectByNameOrId(call: NameOrId, action: string, resource?: string): Project {
  const { state, actor, params } = call
  const named = params.project_name_or_id
  const id = idIn(call)
  const project = id === undefined ? projectsIn(state).find('name', named) : projectsIn(state).get(id)
  return requireProject(state, actor, { project, named }, action, resource)
}

/** For what an administrator is told of a project that is not there, or no longer, where its id is given. */
export function requireProjectId(call: NameOrId, action: string, resource: string): number {
  const id = isAdmin(call.actor) ? idIn(call) : undefined
  return id ?? requireProjectByNameOrId(call, action, resource).id
}

function idIn({ params: { project_name_or_id: named }, request }: NameOrId): number | undefined {
  const isName = isTrue(request.headers.get('x-is-resource-name') ?? '') || !/^[+-]?\d+$/.test(named)
  return isName ? undefined : Number(named)
}

/** For routes that take a name only, and for names inside of bodies and references. */
export function requireProjectByName(call: Call, name: string, action: string, resource?: string): Project {
  const project = projectsIn(call.state).find('name', name)
  return requireProject(call.state, call.actor, { project, named: name }, action, resource)
}

/** What only upstream may have is not made in a cache. @throws {Refusal} 405 */
export function requireNoCache({ registry_id }: Project): void {
  if (registry_id === 0) return
  throw new Refusal(405, 'METHOD_NOT_ALLOWED', "the operation isn't supported for a proxy cache project")
}

/**
 * The address of what a `POST` to this path made. Encoded names come out decoded once, as Harbor gives them.
 */
export function locationOf(call: Call, last: string | number): string {
  return `${decodeURIComponent(call.path).replace(/\/$/, '')}/${last}`
}
