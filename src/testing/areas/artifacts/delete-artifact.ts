import { Refusal } from '../../http/answers'
import { letGo, manifestsIn } from '../../registry/content'
import type { State } from '../../state'
import { storageOf } from '../quotas/storage'
import type { Repository } from '../repositories/repository'
import { accessoriesIn } from './accessory'
import { type Artifact, artifactDeleting, artifactsIn } from './artifact'
import { subjectKey } from './artifacts'
import { tagsIn } from './tag'

/**
 * With its tags, its accessories, and the children of an index that have no tag and no other index. A child cannot go before
 * its index.
 */
export function deleteArtifact(state: State, artifact: Artifact): void {
  if (artifact.parent_count > 0) {
    throw new Refusal(412, 'VIOLATE_FOREIGN_KEY_CONSTRAINT', 'the deleting artifact is referenced by others')
  }
  artifactDeleting.publish(state, artifact)
  for (const accessory of accessoriesIn(state).where('subject', subjectKey(artifact))) {
    const own = artifactsIn(state).get(accessory.artifact_id)
    if (own) deleteArtifact(state, own)
  }
  accessoriesIn(state).deleteWhere('artifact', artifact.id)
  tagsIn(state).deleteWhere('artifact', artifact.id)
  for (const { child_id } of artifact.references) addParents(state, child_id, -1)
  artifactsIn(state).delete(artifact)
  letGo(state, manifestsIn(state).get(subjectKey(artifact))?.bytes.length ?? 0)
  manifestsIn(state).delete(subjectKey(artifact))
  const storage = storageOf(state, { id: artifact.project_id })
  for (const { digest } of artifact.blobs) storage.release(digest)
  for (const { child_id } of artifact.references) {
    const child = artifactsIn(state).get(child_id)
    if (child && child.parent_count === 0 && child.tag_count === 0) deleteArtifact(state, child)
  }
}

/** Counts the indexes that an artifact is a child of. */
export function addParents(state: State, id: number, more: 1 | -1): void {
  const child = artifactsIn(state).get(id)
  if (child) artifactsIn(state).update(child, { parent_count: child.parent_count + more })
}

export function deleteArtifactsOf(state: State, repository: Repository): void {
  const artifacts = () => artifactsIn(state).where('repository', repository.id)
  // Indexes before their children.
  for (let left = artifacts(); left.length > 0; left = artifacts()) {
    for (const artifact of left) {
      if (artifactsIn(state).get(artifact.id) && artifact.parent_count === 0) deleteArtifact(state, artifact)
    }
  }
}
