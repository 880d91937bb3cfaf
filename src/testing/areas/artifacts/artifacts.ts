import { notFound } from '../../http/answers'
import { isDigest } from '../../registry/digest'
import type { State } from '../../state'
import { findRepository } from '../repositories/repositories'
import { type Artifact, artifactsIn } from './artifact'
import { tagsIn } from './tag'

/** By tag or digest. */
export function findArtifact(state: State, repositoryName: string, reference: string): Artifact {
  const repository = findRepository(state, repositoryName)
  const tag = isDigest(reference) ? undefined : tagsIn(state).find('name', `${repository.id}:${reference}`)
  const artifact = tag
    ? artifactsIn(state).get(tag.artifact_id)
    : artifactsIn(state).find('digest', `${repositoryName}@${reference}`)
  if (artifact) return artifact
  throw notFound(`artifact ${repositoryName}${isDigest(reference) ? '@' : ':'}${reference} not found`)
}

export function subjectKey(artifact: Pick<Artifact, 'repository_name' | 'digest'>): string {
  return `${artifact.repository_name}@${artifact.digest}`
}
