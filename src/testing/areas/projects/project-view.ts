import type * as models from '../../../../generated/models'
import { type Actor, membership } from '../../access/access'
import { roles } from '../../access/permissions'
import { view } from '../../http/json'
import { never, type State } from '../../state'
import { membersIn } from '../members/member'
import { quotasIn } from '../quotas/quota'
import { registriesIn } from '../registries/registry'
import { viewRegistry } from '../registries/registry-view'
import { repositoriesIn } from '../repositories/repository'
import { type User, usersIn } from '../users/user'
import type { Project } from './project'
import { readMetadata } from './project-metadata'

export function viewProject(state: State, actor: Actor, project: Project, detail: boolean): models.Project {
  const role = actor.kind === 'user' ? membership(state, actor.user, project)?.role_id : undefined
  return view<models.Project>({
    creation_time: project.creation_time,
    current_user_role_id: role,
    current_user_role_ids: role === undefined ? null : [role],
    cve_allowlist: view<models.CVEAllowlist>({
      creation_time: never,
      expires_at: detail ? project.allowlist.expires_at : undefined,
      id: detail ? project.id : undefined,
      items: detail ? [...project.allowlist.items] : null,
      project_id: detail ? project.id : undefined,
      update_time: never,
    }),
    metadata: detail ? viewMetadata(project) : undefined,
    name: project.name,
    owner_id: project.owner_id,
    owner_name: detail ? ownerOf(state, project)?.username : undefined,
    project_id: project.id,
    registry_id: project.registry_id || undefined,
    repo_count: repositoriesIn(state).count('project', project.id),
    update_time: project.update_time,
  })
}

/** Any word is kept for the severity, and is told as what Harbor makes of it. */
function viewMetadata({ metadata }: Project): Project['metadata'] {
  const { severity } = metadata
  if (severity === undefined) return metadata
  return { ...metadata, severity: readMetadata('severity', severity) ?? 'unknown' }
}

export function ownerOf(state: State, project: Project): User | undefined {
  return usersIn(state).get(project.owner_id)
}

/** What a summary says to whoever may read the quota. */
export function viewUsage(state: State, project: Project): models.ProjectSummaryQuota {
  const { hard = -1, used = 0 } = quotasIn(state).find('project', project.id) ?? {}
  return { hard: { storage: hard }, used: { storage: used } }
}

/** Of a proxy cache: what it caches, without the credentials. */
export function viewCached(state: State, { registry_id }: Project): Pick<models.ProjectSummary, 'registry'> {
  const registry = registriesIn(state).get(registry_id)
  if (!registry) return {}
  const { credential: _, ...shown } = viewRegistry(registry)
  return { registry: shown }
}

/** A role that nobody has is left out. */
export function countMembers(state: State, project: Project): Partial<models.ProjectSummary> {
  const members = membersIn(state).where('project', project.id)
  const count = (role: models.ProjectMemberEntity['role_name']) =>
    members.filter(({ role_id }) => roles.get(role_id)?.name === role).length || undefined
  return view<Partial<models.ProjectSummary>>({
    project_admin_count: count('projectAdmin'),
    maintainer_count: count('maintainer'),
    developer_count: count('developer'),
    guest_count: count('guest'),
    limited_guest_count: count('limitedGuest'),
  })
}
