import { requireProject } from '../../access/access'
import { isTrue } from '../../http/query'
import type { Call } from '../../http/route'
import type { Project } from '../../rows'

type NameOrId = Call<{ readonly project_name_or_id: string }, unknown>

/** Digits are an id unless `X-Is-Resource-Name` says that they are a name. */
export function requireProjectByNameOrId(call: NameOrId, action: string, resource?: string): Project {
  const { state, actor, params, request } = call
  const named = params.project_name_or_id
  const isName = isTrue(request.headers.get('x-is-resource-name') ?? '') || !/^[+-]?\d+$/.test(named)
  const project = isName ? state.projects.find('name', named) : state.projects.get(Number(named))
  return requireProject(state, actor, { project, named }, action, resource)
}

/** For routes that take a name only, and for names inside of bodies and references. */
export function requireProjectByName(call: Call, name: string, action: string, resource?: string): Project {
  const project = call.state.projects.find('name', name)
  return requireProject(call.state, call.actor, { project, named: name }, action, resource)
}

/**
 * The address of what a `POST` to this path made. Encoded names come out decoded once, as Harbor gives them.
 */
export function locationOf(call: Call, last: string | number): string {
  return `${decodeURIComponent(call.path).replace(/\/$/, '')}/${last}`
}
