import type { DeleteArtifactEvent } from '../events/delete-artifact'
import type { TagRetentionEvent } from '../events/tag-retention'
import { readTag } from './image-reference'
import { readNameTag } from './name-tag'

/** An artifact that is gone. */
export interface DeletedArtifact {
  /** With the project: `demo/team/app`. */
  repository: string
  /** One of the tags it had; `undefined` where it had none. */
  tag: string | undefined
  /** `undefined` where a retention names a tag: the `DELETE_ARTIFACT` of the same artifact has it. */
  digest: string | undefined
}

/** Reads what was deleted, by a user or by a retention. Both events come for what a retention deletes. */
export function deletedArtifacts(event: DeleteArtifactEvent | TagRetentionEvent): DeletedArtifact[] {
  if (event.type === 'DELETE_ARTIFACT') {
    const { resources, repository } = event.event_data
    return resources.map(({ tag, digest }) => ({
      repository: repository.repo_full_name,
      tag: readTag(tag),
      digest,
    }))
  }
  const { project_name, deleted_artifact } = event.event_data.retention
  return deleted_artifact.map(({ name_tag }) => {
    const { name, reference } = readNameTag(name_tag)
    // `ret:r-3`, or `ret@sha256:…` (test/recordings/webhooks/tag-retention.run.default.json).
    const tag = readTag(reference)
    return { repository: `${project_name}/${name}`, tag, digest: tag === undefined ? reference : undefined }
  })
}
