import * as z from 'zod/mini'
import { artifactInfos } from './artifact-infos'
import { type EventOf, payload } from './envelope'
import { loose } from './loose'
import { number, optionalNumber, optionalString, string } from './primitives'

/**
 * A task of a replication has another status: `Running`, then `Success`, `Error` or `Stopped`. One task for each
 * repository. A task that fails is tried three times and reports `Running` and `Error` each time.
 *
 * An execution that fails before it has tasks (a dead endpoint) is no event. A replicated deletion looks exactly
 * like a copy. `replicatedArtifacts` reads it.
 */
export interface ReplicationEvent
  extends EventOf<'REPLICATION', ReplicationEventData, 'harbor.replication.status.changed'> {}

export interface ReplicationEventData {
  replication: ReplicationDetails
}

export interface ReplicationDetails {
  /** Without the port. */
  harbor_hostname: string
  /** `Running`, `Success`, `Error` or `Stopped`. */
  job_status: string
  /** Of the policy; absent where that has none. */
  description?: string | undefined
  /** `artifact`; `image` or `chart` on older Harbors. */
  artifact_type: string
  /** How Harbor logs in to the other registry: `basic`. Absent where it does not. */
  authentication_type?: string | undefined
  /** Absent where it is false. */
  override_mode?: boolean | undefined
  /** `MANUAL`, `EVENT` or `SCHEDULED`; in lower case on older Harbors. */
  trigger_type: string
  /** Absent where an older Harbor made the policy. */
  policy_creator?: string | undefined
  /** Seconds since 1970. */
  execution_timestamp: number
  src_resource: ReplicationResource
  dest_resource: ReplicationResource
  /** One, where `job_status` is `Success`. */
  successful_artifact?: ReplicatedArtifactInfo[] | undefined
  /** One, where `job_status` is `Error`. */
  failed_artifact?: ReplicatedArtifactInfo[] | undefined
  /** Absent on older Harbors. */
  execution_id?: number | undefined
  /** Absent on older Harbors. */
  task_id?: number | undefined
}

export interface ReplicationResource {
  /** The name that Harbor has for the other registry. Absent on the side that is this Harbor. */
  registry_name?: string | undefined
  registry_type: string
  endpoint: string
  provider?: string | undefined
  /**
   * Where Harbor pushes, the two namespaces are **swapped**: each side has the other's. Absent where a repository
   * of the other registry has none.
   */
  namespace?: string | undefined
}

export interface ReplicatedArtifactInfo {
  type: string
  /** `Success` or `Error`. */
  status: string
  /** For people: `team/app [3 item(s) in total]`. Without the project. */
  name_tag: string
  /** Tags, and digests of what has none. Absent on older Harbors. */
  references?: string[] | null | undefined
  fail_reason?: string | undefined
}

const resource = loose({
  registry_name: optionalString,
  registry_type: string,
  endpoint: string,
  provider: optionalString,
  namespace: optionalString,
})

const replicationEventData = loose({
  replication: loose({
    harbor_hostname: string,
    job_status: string,
    description: optionalString,
    artifact_type: string,
    authentication_type: optionalString,
    // Not z.boolean(), which would be as large as all of this schema.
    override_mode: z.optional(z.literal([true, false])),
    trigger_type: string,
    policy_creator: optionalString,
    execution_timestamp: number,
    src_resource: resource,
    dest_resource: resource,
    successful_artifact: z.optional(artifactInfos),
    failed_artifact: z.optional(artifactInfos),
    execution_id: optionalNumber,
    task_id: optionalNumber,
  }),
})

export const replicationPayload = payload('REPLICATION', replicationEventData)
