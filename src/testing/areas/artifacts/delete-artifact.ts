import { Refusal } from '../../http/answers'
import { storageOf } from '../../registry/storage'
import type { Artifact, Repository } from '../../rows'
import type { State } from '../../state'
import { subjectKey } from './artifacts'

/**
 * With its tags, its accessories, and the children of an index that have no tag and no other index. A child cannot go before
 * its index.
 */
export function deleteArtifact(state: State, artifact: Artifact): void {
  if (state.parents.has(artifact.id)) {
    throw new Refusal(412, 'VIOLATE_FOREIGN_KEY_CONSTRAINT', 'the deleting artifact is referenced by others')
  }
  for (const accessory of state.accessories.where('subject', subjectKey(artifact))) {
    const own = state.artifacts.get(accessory.artifact_id)
    if (own) deleteArtifact(state, own)
  }
  for (const own of state.accessories.where('artifact', artifact.id)) state.accessories.delete(own)
  for (const tag of state.tags.where('artifact', artifact.id)) state.tags.delete(tag)
  for (const { child_id } of artifact.references) forgetParent(state, child_id)
  state.artifacts.delete(artifact)
  state.manifests.delete(subjectKey(artifact))
  const project = state.projects.get(artifact.project_id)
  if (project) for (const { digest } of artifact.blobs) storageOf(state, project).release(digest)
  for (const { child_id } of artifact.references) {
    const child = state.artifacts.get(child_id)
    const stays = state.parents.has(child_id) || state.tags.count('artifact', child_id) > 0
    if (child && !stays) deleteArtifact(state, child)
  }
}

function forgetParent(state: State, childId: number): void {
  const parents = (state.parents.get(childId) ?? 0) - 1
  if (parents > 0) state.parents.set(childId, parents)
  else state.parents.delete(childId)
}

export function deleteRepository(state: State, repository: Repository): void {
  const artifacts = () => state.artifacts.where('repository', repository.id)
  // Indexes before their children.
  while (artifacts().length > 0) {
    for (const artifact of artifacts()) {
      if (state.artifacts.get(artifact.id) && !state.parents.has(artifact.id)) deleteArtifact(state, artifact)
    }
  }
  state.repositories.delete(repository)
}
