import type { Cause } from '../../http/cause'
import { table } from '../../table'
import { topic } from '../../topic'

export interface Repository {
  readonly id: number
  readonly project_id: number
  /** With the project: `demo/team/app`. */
  readonly name: string
  /** Escaped for HTML, as it is kept and shown. */
  readonly description: string
  readonly pull_count: number
  readonly creation_time: string
  readonly update_time: string
}

export const repositoriesIn = table<Repository, 'project' | 'name'>({
  project: (repository) => repository.project_id,
  name: (repository) => repository.name,
})

/** Before it goes: what is in it goes first, and a refusal keeps it. */
export const repositoryDeleting = topic<{ readonly repository: Repository; readonly cause: Cause }>()
