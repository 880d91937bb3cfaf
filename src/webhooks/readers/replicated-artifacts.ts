import type { ReplicationEvent, ReplicationResource } from '../events/replication'
import { readNameTag } from './name-tag'

/** An artifact that a replication has copied, has failed to copy, or has deleted: the event does not say which of these. */
export interface ReplicatedArtifact {
  /** `push`: from this Harbor to another registry. */
  direction: 'push' | 'pull'
  succeeded: boolean
  /** On this Harbor, with the project: `demo/team/app`. */
  repository: string
  /** A tag, or the digest of what has none. `undefined` where an older Harbor does not say. */
  reference: string | undefined
  source: ReplicationSide
  destination: ReplicationSide
}

export interface ReplicationSide {
  /** The name that Harbor has for the registry; `undefined` for this Harbor. */
  registry: string | undefined
  endpoint: string
  /** The project, or what the other registry has in its place. */
  namespace: string | undefined
}

/**
 * Reads what a replication has copied: one entry for each tag, with the namespaces where they belong. Empty while it
 * runs, and after it was stopped.
 */
export function replicatedArtifacts({ event_data: { replication } }: ReplicationEvent): ReplicatedArtifact[] {
  const { src_resource, dest_resource, successful_artifact = [], failed_artifact = [] } = replication
  // Harbor gives the source the namespace of the other registry, and the destination its own, in either direction
  // (test/recordings/webhooks/replication.push-success-2.default.json, replication.pull-success-2.default.json).
  const isPush = src_resource.registry_name === undefined
  const [there, here] = [src_resource.namespace, dest_resource.namespace]
  const source = readSide(src_resource, isPush ? here : there)
  const destination = readSide(dest_resource, isPush ? there : here)

  return [...successful_artifact, ...failed_artifact].flatMap((artifact) => {
    const { name, reference } = readNameTag(artifact.name_tag)
    const references = artifact.references ?? [reference]
    return references.map((reference) => ({
      direction: isPush ? 'push' : 'pull',
      succeeded: successful_artifact.includes(artifact),
      repository: here === undefined ? name : `${here}/${name}`,
      reference,
      source,
      destination,
    }))
  })
}

function readSide(
  { registry_name, endpoint }: ReplicationResource,
  namespace: string | undefined,
): ReplicationSide {
  return { registry: registry_name, endpoint, namespace }
}
