import type { Actor } from '../../access/access'
import { roles } from '../../access/permissions'
import { withoutUndefined } from '../../http/json'
import { storageOf } from '../../registry/storage'
import type { Project, User } from '../../rows'
import { never, type State } from '../../state'
import { roleIn } from './projects'

export function renderProject(state: State, actor: Actor, project: Project, detail: boolean): unknown {
  const role = roleIn(state, actor.kind === 'user' ? actor.user.id : undefined, project)
  return withoutUndefined({
    creation_time: project.creation_time,
    current_user_role_id: role,
    current_user_role_ids: role === undefined ? null : [role],
    cve_allowlist: withoutUndefined({
      creation_time: never,
      expires_at: detail ? project.allowlist.expires_at : undefined,
      id: detail ? project.id : undefined,
      items: detail ? project.allowlist.items : null,
      project_id: detail ? project.id : undefined,
      update_time: never,
    }),
    metadata: detail ? project.metadata : undefined,
    name: project.name,
    owner_id: project.owner_id,
    owner_name: detail ? ownerOf(state, project)?.username : undefined,
    project_id: project.id,
    repo_count: state.repositories.count('project', project.id),
    update_time: project.update_time,
  })
}

export function ownerOf(state: State, project: Project): User | undefined {
  return state.users.get(project.owner_id)
}

/** What a summary says to whoever may read the quota. */
export function quotaOf(state: State, project: Project): unknown {
  const hard = state.quotas.find('project', project.id)?.hard ?? -1
  return { hard: { storage: hard }, used: { storage: storageOf(state, project).used } }
}

/** A role that nobody has is left out. */
export function memberCounts(state: State, project: Project): Record<string, number> {
  const names: Record<string, string> = {
    projectAdmin: 'project_admin_count',
    maintainer: 'maintainer_count',
    developer: 'developer_count',
    guest: 'guest_count',
    limitedGuest: 'limited_guest_count',
  }
  const counts: Record<string, number> = {}
  for (const { role_id } of state.members.where('project', project.id)) {
    const name = names[roles.get(role_id)?.name ?? '']
    if (name) counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}
