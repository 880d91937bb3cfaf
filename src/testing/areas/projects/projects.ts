import { membership } from '../../access/access'
import type { Project } from '../../rows'
import type { State } from '../../state'

interface NewProject {
  readonly name: string
  readonly owner_id: number
  readonly metadata: Readonly<Record<string, string>>
  /** Bytes, or -1: unlimited. */
  readonly storage_limit: number
}

/** A project with its quota and with its owner as the first member. */
export function createProject(
  state: State,
  { name, owner_id, metadata, storage_limit }: NewProject,
): Project {
  const now = state.now()
  const project = state.projects.insert((id) => ({
    id,
    name,
    owner_id,
    metadata: { ...metadata },
    allowlist: { items: [], expires_at: undefined },
    creation_time: now,
    update_time: now,
  }))
  state.members.insert((id) => ({ id, project_id: project.id, entity_id: owner_id, role_id: 1 }))
  state.quotas.insert((id) => ({
    id,
    project_id: project.id,
    hard: storage_limit,
    creation_time: now,
    update_time: now,
  }))
  return project
}

/** Only an empty project can be deleted; what hangs on it goes with it. */
export function deleteProject(state: State, project: Project): void {
  for (const member of state.members.where('project', project.id)) state.members.delete(member)
  for (const quota of state.quotas.where('project', project.id)) state.quotas.delete(quota)
  for (const robot of state.robots.where('project', project.id)) state.robots.delete(robot)
  for (const policy of state.webhooks.where('project', project.id)) state.webhooks.delete(policy)
  for (const label of state.labels.where('scope', project.id)) state.labels.delete(label)
  state.projects.delete(project)
}

export function roleIn(state: State, userId: number | undefined, project: Project): number | undefined {
  const user = userId === undefined ? undefined : state.users.get(userId)
  return user && membership(state, user, project)?.role_id
}
