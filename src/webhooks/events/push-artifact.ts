import { type ArtifactEventData, artifactEventData } from './artifact-data'
import { type EventOf, payload } from './envelope'

/**
 * A manifest was put: an image, an index, a chart, a signature, an SBOM, also one that was there before.
 *
 * An index comes after an event for each of its children. A copy is one event, with one of its tags. A tag that
 * is added by the REST API is no event.
 */
export interface PushArtifactEvent
  extends EventOf<'PUSH_ARTIFACT', ArtifactEventData, 'harbor.artifact.pushed'> {}

export const pushArtifactPayload = payload('PUSH_ARTIFACT', artifactEventData)
