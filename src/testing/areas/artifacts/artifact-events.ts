import type { Cause } from '../../http/cause'
import { topic } from '../../topic'
import type { Repository } from '../repositories/repository'
import type { Artifact } from './artifact'

/** What happens to an artifact. */
export interface ArtifactEvent {
  readonly artifact: Artifact
  /** `undefined` where it has none, or was named by its digest. */
  readonly tag: string | undefined
  /** `undefined` where it goes with it. */
  readonly repository: Repository | undefined
  readonly cause: Cause
}

export const artifactPushed = topic<ArtifactEvent>()
export const artifactPulled = topic<ArtifactEvent>()
export const artifactDeleted = topic<ArtifactEvent>()
export const artifactLabeled = topic<Artifact>()

/** A tag that the API made or took away; its artifact stays. */
export interface TagEvent {
  readonly artifact: Artifact
  readonly tag: string
  readonly cause: Cause
}

export const tagCreated = topic<TagEvent>()
export const tagDeleted = topic<TagEvent>()
