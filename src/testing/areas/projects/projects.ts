import type { State } from '../../state'
import { type Project, projectCreated, projectDeleted, projectsIn } from './project'

interface NewProject {
  readonly name: string
  readonly owner_id: number
  readonly metadata: Readonly<Record<string, string>>
  /** Bytes, or -1: unlimited. */
  readonly storage_limit: number
  /** What it caches. @default it is no cache */
  readonly registry_id?: number
}

/** A project; other areas give it its quota and its first member. */
export function createProject(
  state: State,
  { name, owner_id, metadata, storage_limit, registry_id = 0 }: NewProject,
): Project {
  const now = state.now()
  const project = projectsIn(state).insert((id) => ({
    ...{ id, name, owner_id, registry_id, metadata: { ...metadata } },
    allowlist: { items: [], expires_at: undefined },
    ...{ creation_time: now, update_time: now },
  }))
  projectCreated.publish(state, { project, storage_limit })
  return project
}

/** Only an empty project can be deleted. */
export function deleteProject(state: State, project: Project): void {
  projectsIn(state).delete(project)
  projectDeleted.publish(state, project)
}
