import { notFound } from '../../http/answers'
import { isDigest } from '../../registry/digest'
import type { Artifact, Repository, Tag } from '../../rows'
import type { State } from '../../state'

export function findRepository(state: State, name: string): Repository {
  const repository = state.repositories.find('name', name)
  if (!repository) throw notFound(`repository ${name} not found`)
  return repository
}

/** By tag or digest. */
export function findArtifact(state: State, repositoryName: string, reference: string): Artifact {
  const repository = findRepository(state, repositoryName)
  const artifact = isDigest(reference)
    ? state.artifacts.find('digest', `${repositoryName}@${reference}`)
    : artifactOfTag(state, state.tags.find('name', `${repository.id}:${reference}`))
  if (artifact) return artifact
  throw notFound(`artifact ${repositoryName}${isDigest(reference) ? '@' : ':'}${reference} not found`)
}

function artifactOfTag(state: State, tag: Tag | undefined): Artifact | undefined {
  return tag && state.artifacts.get(tag.artifact_id)
}

export function isAccessory(state: State, artifact: Artifact): boolean {
  return state.accessories.count('artifact', artifact.id) > 0
}

export function subjectKey(artifact: Artifact): string {
  return `${artifact.repository_name}@${artifact.digest}`
}

/** Signatures and the like are never listed beside what they belong to. */
export function listedArtifacts(state: State, artifacts: readonly Artifact[]): Artifact[] {
  return artifacts.filter((artifact) => !isAccessory(state, artifact))
}

/** A child of an index is listed only where it has a tag of its own. */
export function isBase(state: State, artifact: Artifact): boolean {
  return state.tags.count('artifact', artifact.id) > 0 || !state.parents.has(artifact.id)
}

export function countArtifacts(state: State, repository: Repository): number {
  const artifacts = state.artifacts.where('repository', repository.id)
  return listedArtifacts(state, artifacts).filter((artifact) => isBase(state, artifact)).length
}
