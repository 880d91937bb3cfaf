import { type ArtifactEventData, artifactEventData } from './artifact-data'
import { type EventOf, payload } from './envelope'

/**
 * A manifest was read by GET; HEAD is no event. A client that looks for signatures reads several: `cosign verify`
 * of an image with two made six events. `operator` is empty for an anonymous pull.
 */
export interface PullArtifactEvent
  extends EventOf<'PULL_ARTIFACT', ArtifactEventData, 'harbor.artifact.pulled'> {}

export const pullArtifactPayload = payload('PULL_ARTIFACT', artifactEventData)
