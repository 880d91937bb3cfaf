import { type Actor, actorName, canInProject, isAdmin } from '../access/access'
import type { Project } from '../areas/projects/project'
import type { CoreRequest } from '../http/api'
import type { State } from '../state'
import { tokensIn } from './tokens'

export type RegistryAction = 'pull' | 'push' | 'delete'

/** Who asks the registry: by token, by Basic, by a session, or anonymously. */
export interface Caller {
  readonly name: string
  readonly isAuthenticated: boolean
  /** Of the token service. */
  readonly hasToken: boolean
  readonly seesCatalog: boolean
  may(project: Project, repository: string, action: RegistryAction): boolean
}

/** A token that is expired or none at all makes its bearer anonymous. */
export function callerOf(state: State, { request, actor }: CoreRequest): Caller {
  const [, token] = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  const grant = token === undefined ? undefined : tokensIn(state).find(token, state.clock.now())
  if (!grant) return byActor(state, actor)
  return {
    name: grant.subject,
    isAuthenticated: grant.subject !== '',
    hasToken: true,
    seesCatalog: false,
    may: (_project, repository, action) =>
      grant.access.some(({ name, actions }) => name === repository && actions.includes(action)),
  }
}

function byActor(state: State, actor: Actor): Caller {
  return {
    name: actorName(actor),
    isAuthenticated: actor.kind !== 'anonymous',
    hasToken: false,
    seesCatalog: isAdmin(actor),
    may: (project, _repository, action) => canInProject(state, actor, project, action, 'repository'),
  }
}
