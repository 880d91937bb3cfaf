import { Refusal } from '../../http/answers'
import type { Cause } from '../../http/cause'
import { letGo, manifestsIn } from '../../registry/content'
import type { State } from '../../state'
import { storageOf } from '../quotas/storage'
import { type Repository, repositoriesIn } from '../repositories/repository'
import { accessoriesIn } from './accessory'
import { type Artifact, artifactDeleting, artifactsIn } from './artifact'
import { type ArtifactEvent, artifactDeleted } from './artifact-events'
import { subjectKey } from './artifacts'
import { requireDeletable } from './kept-tags'
import { tagsIn } from './tag'
import { tagsOf } from './tags'

/**
 * With its tags, its accessories, and the children of an index that have no tag and no other index. A child cannot go before
 * its index.
 */
export function deleteArtifact(state: State, artifact: Artifact, cause: Cause): void {
  const repository = repositoriesIn(state).get(artifact.repository_id)
  deleteFrom(state, artifact, { repository, cause })
}

/** When a repository goes, its indexes go before their children. */
export function deleteArtifactsOf(state: State, { id }: Repository, cause: Cause): void {
  const artifacts = () => artifactsIn(state).where('repository', id)
  // The newest is named first (test/recordings/api/repository.json, "412: an immutable tag").
  for (const artifact of artifacts().reverse()) requireTagsDeletable(state, artifact)
  for (let left = artifacts(); left.length > 0; left = artifacts()) {
    for (const artifact of left) {
      const isLeft = artifactsIn(state).get(artifact.id) !== undefined
      if (isLeft && artifact.parent_count === 0) deleteFrom(state, artifact, { repository: undefined, cause })
    }
  }
}

type Told = Pick<ArtifactEvent, 'repository' | 'cause'>

function deleteFrom(state: State, artifact: Artifact, told: Told): void {
  if (artifact.parent_count > 0) {
    throw new Refusal(412, 'VIOLATE_FOREIGN_KEY_CONSTRAINT', 'the deleting artifact is referenced by others')
  }
  requireTagsDeletable(state, artifact)
  artifactDeleting.publish(state, artifact)
  const [tag] = tagsOf(state, artifact)
  artifactDeleted.publish(state, { ...told, artifact, tag: tag?.name })
  for (const accessory of accessoriesIn(state).where('subject', subjectKey(artifact))) {
    const own = artifactsIn(state).get(accessory.artifact_id)
    if (own) deleteFrom(state, own, told)
  }
  forget(state, artifact)
}

function requireTagsDeletable(state: State, artifact: Artifact): void {
  for (const tag of tagsOf(state, artifact)) requireDeletable(state, artifact, tag)
}

function forget(state: State, artifact: Artifact): void {
  accessoriesIn(state).deleteWhere('artifact', artifact.id)
  tagsIn(state).deleteWhere('artifact', artifact.id)
  for (const { child_id } of artifact.references) addParents(state, child_id, -1)
  artifactsIn(state).delete(artifact)
  letGo(state, manifestsIn(state).get(subjectKey(artifact))?.bytes.length ?? 0)
  manifestsIn(state).delete(subjectKey(artifact))
  const storage = storageOf(state, { id: artifact.project_id })
  for (const { digest } of artifact.blobs) storage.release(digest)
  // Nobody is told of these.
  for (const { child_id } of artifact.references) {
    const child = artifactsIn(state).get(child_id)
    if (child && child.parent_count === 0 && child.tag_count === 0) forget(state, child)
  }
}

/** Counts the indexes that an artifact is a child of. */
export function addParents(state: State, id: number, more: 1 | -1): void {
  const child = artifactsIn(state).get(id)
  if (child) artifactsIn(state).update(child, { parent_count: child.parent_count + more })
}
