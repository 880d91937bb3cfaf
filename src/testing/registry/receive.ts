import type { Artifact } from '../areas/artifacts/artifact'
import { artifactPushed } from '../areas/artifacts/artifact-events'
import { requirePushable } from '../areas/artifacts/kept-tags'
import type { Project } from '../areas/projects/project'
import { storageOf, withinQuota } from '../areas/quotas/storage'
import { repositoriesIn } from '../areas/repositories/repository'
import type { Cause } from '../http/cause'
import type { State } from '../state'
import { putBlob } from './content'
import { isDigest } from './digest'
import { addedBytes, type Push, readPush, storeManifest } from './push'

/** Takes a manifest in, where rules and quota let it, and tells of it. */
export function receiveManifest(state: State, pushed: Push, cause: Cause): Artifact {
  const { project, repository, reference } = pushed
  const tag = isDigest(reference) ? undefined : reference
  if (tag !== undefined) requirePushable(state, repository, tag)
  const push = readPush(pushed)
  const asked = { project, repository, artifact: { digest: push.digest, tag }, cause }
  const artifact = withinQuota(state, asked, addedBytes(state, push), () => storeManifest(state, push))
  const row = repositoriesIn(state).get(artifact.repository_id)
  artifactPushed.publish(state, { artifact, tag, repository: row, cause })
  return artifact
}

interface ReceivedBlob {
  readonly project: Project
  /** With the project. */
  readonly repository: string
  readonly digest: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Takes a blob in, where the quota lets it. */
export function receiveBlob(
  state: State,
  { project, repository, digest, bytes }: ReceivedBlob,
  cause: Cause,
): void {
  const storage = storageOf(state, project)
  const asked = { project, repository, artifact: undefined, cause }
  withinQuota(state, asked, storage.has(digest) ? undefined : bytes.length, () => {
    putBlob(state, repository, digest, bytes)
    storage.add(digest, bytes.length)
  })
}
