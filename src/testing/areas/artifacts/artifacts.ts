import { notFound } from '../../http/answers'
import { isDigest } from '../../registry/digest'
import type { State } from '../../state'
import { findRepository } from '../repositories/repositories'
import { repositoriesIn } from '../repositories/repository'
import { type Artifact, artifactsIn } from './artifact'
import { tagsIn } from './tag'

/** By tag or digest. */
export function findArtifact(state: State, repositoryName: string, reference: string): Artifact {
  findRepository(state, repositoryName)
  const artifact = lookUpArtifact(state, repositoryName, reference)
  if (artifact) return artifact
  throw notFound(`artifact ${repositoryName}${isDigest(reference) ? '@' : ':'}${reference} not found`)
}

export function lookUpArtifact(
  state: State,
  repositoryName: string,
  reference: string,
): Artifact | undefined {
  if (isDigest(reference)) return artifactsIn(state).find('digest', `${repositoryName}@${reference}`)
  const repository = repositoriesIn(state).find('name', repositoryName)
  const tag = repository && tagsIn(state).find('name', `${repository.id}:${reference}`)
  return tag && artifactsIn(state).get(tag.artifact_id)
}

export function subjectKey(artifact: Pick<Artifact, 'repository_name' | 'digest'>): string {
  return `${artifact.repository_name}@${artifact.digest}`
}
