import type { Project } from '../areas/projects/project'
import type { State } from '../state'
import type { Caller } from './caller'

/** A request to the registry that may be served. */
export interface Visit {
  readonly state: State
  readonly caller: Caller
  readonly request: Request
  readonly origin: string
  readonly query: URLSearchParams
  readonly project: Project
  /** With the project: `demo/team/app`. */
  readonly repository: string
  /** A tag, a digest or the id of an upload: the rest of the path. */
  readonly reference: string
}

/** What the registry behind Harbor signs its answers with. Harbor's own have none of it. */
export const signature = { 'docker-distribution-api-version': 'registry/2.0' } as const
