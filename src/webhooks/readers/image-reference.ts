import type { DeleteArtifactEvent } from '../events/delete-artifact'
import type { PullArtifactEvent } from '../events/pull-artifact'
import type { PushArtifactEvent } from '../events/push-artifact'
import type { ScanningCompletedEvent } from '../events/scanning-completed'
import type { ScanningFailedEvent } from '../events/scanning-failed'
import type { ScanningStoppedEvent } from '../events/scanning-stopped'
import { invalidPayload } from '../invalid-payload'

/** The artifact of an event. */
export interface WebhookImage {
  /** With the port, if there is one: `harbor.example.com`. */
  host: string
  /** With the project: `demo/team/app`. */
  repository: string
  /** `undefined` where the event is about an artifact without a tag, or about one by its digest. */
  tag: string | undefined
  digest: string
  /** What to deploy, as a tag may point elsewhere by then: `harbor.example.com/demo/team/app@sha256:…`. */
  pinned: string
}

/**
 * Reads which artifact an event is about.
 *
 * Signatures, SBOMs and the children of an index are pushed like images: a signature of cosign has a tag that ends in
 * `.sig`, or none.
 *
 * @throws {@link WebhookError} `invalid-payload`: the event has no resource, or one of another repository, which no Harbor
 *   was seen to send.
 */
export function imageReference(
  event:
    | PushArtifactEvent
    | PullArtifactEvent
    | DeleteArtifactEvent
    | ScanningCompletedEvent
    | ScanningFailedEvent
    | ScanningStoppedEvent,
): WebhookImage {
  const { resources, repository } = event.event_data
  const [resource] = resources
  const path = ['event_data', 'resources', 0]
  if (resource === undefined) throw invalidPayload(path, 'object', resource)
  const { digest, resource_url: found } = resource
  const name = repository.repo_full_name
  const host = found.slice(0, Math.max(0, found.lastIndexOf(`/${name}`)))
  if (host === '') {
    throw invalidPayload([...path, 'resource_url'], `an address of ${name}`, found)
  }
  return { host, repository: name, tag: readTag(resource.tag), digest, pinned: `${host}/${name}@${digest}` }
}

/** The digest stands in for a missing tag (test/recordings/webhooks/push-artifact.image-digest.default.json), as an empty string does in older scans. */
export function readTag(tag: string | undefined): string | undefined {
  return tag && !tag.includes(':') ? tag : undefined
}
