import type { ArtifactEventData, QuotaEventData, WebhookRepository } from '../../../webhooks'
import { isPublic } from '../../access/access'
import type { Cause } from '../../http/cause'
import type { State } from '../../state'
import type { ArtifactEvent } from '../artifacts/artifact-events'
import { type Project, projectsIn } from '../projects/project'
import type { QuotaEvent } from '../quotas/quota-events'

/** What a policy is told of. */
export interface HookEvent {
  readonly project_id: number
  readonly type: string
  readonly event_data: unknown
  readonly cause: Cause
}

export function artifactHook(state: State, type: string, event: ArtifactEvent): HookEvent | undefined {
  const { artifact, cause } = event
  const project = projectsIn(state).get(artifact.project_id)
  if (!project) return undefined
  return { project_id: project.id, type, event_data: artifactData(project, event), cause }
}

/** Without a tag, the digest is named for one. */
function artifactData(
  project: Project,
  { artifact, tag, repository, cause }: ArtifactEvent,
): ArtifactEventData {
  const { digest, repository_name: name } = artifact
  const image = `${new URL(cause.origin).host}/${name}`
  const resource_url = tag === undefined ? `${image}@${digest}` : `${image}:${tag}`
  const created = repository && Math.floor(Date.parse(repository.creation_time) / 1000)
  return {
    resources: [{ digest, tag: tag ?? digest, resource_url }],
    repository: { ...(created === undefined ? {} : { date_created: created }), ...describe(project, name) },
  }
}

export function quotaHook(
  type: string,
  { project, repository, artifact, message, cause }: QuotaEvent,
): HookEvent {
  const tag = artifact?.tag
  const resource = artifact && { digest: artifact.digest, ...(tag === undefined ? {} : { tag }) }
  const event_data: QuotaEventData = {
    ...(resource ? { resources: [resource] } : {}),
    repository: describe(project, repository),
    custom_attributes: { Details: message },
  }
  return { project_id: project.id, type, event_data, cause }
}

export function describe(project: Project, fullName: string): WebhookRepository {
  return {
    name: fullName.slice(fullName.indexOf('/') + 1),
    namespace: project.name,
    repo_full_name: fullName,
    repo_type: isPublic(project) ? 'public' : 'private',
  }
}
