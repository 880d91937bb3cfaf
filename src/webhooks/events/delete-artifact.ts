import { type ArtifactEventData, artifactEventData } from './artifact-data'
import { type EventOf, payload } from './envelope'

/**
 * An artifact is gone, with all its tags: `tag` is one of them. Deleting one tag of several is no event.
 *
 * A deleted repository is an event for each artifact; a signed image, one more for each accessory; an index, one
 * for itself and none for its children. Retention deletes as `harbor-jobservice`. `deletedArtifacts` reads it.
 */
export interface DeleteArtifactEvent
  extends EventOf<'DELETE_ARTIFACT', ArtifactEventData, 'harbor.artifact.deleted'> {}

export const deleteArtifactPayload = payload('DELETE_ARTIFACT', artifactEventData)
