import type { Project } from '../areas/projects/project'
import type { Cause } from '../http/cause'
import type { State } from '../state'
import type { Caller } from './caller'

/** A request to the registry that may be served. */
export interface Visit {
  readonly state: State
  readonly caller: Caller
  readonly request: Request
  readonly requestId: string
  readonly origin: string
  readonly query: URLSearchParams
  readonly project: Project
  /** With the project: `demo/team/app`. */
  readonly repository: string
  /** A tag, a digest or the id of an upload: the rest of the path. */
  readonly reference: string
}

export function causeOfVisit({ caller, origin, requestId }: Visit): Cause {
  return { operator: caller.name, origin, requestId }
}

/** What the registry behind Harbor signs its answers with. Harbor's own have none of it. */
export const signature = { 'docker-distribution-api-version': 'registry/2.0' } as const
