import type { ReplicationFilter } from '../../../../generated/models'
import { table } from '../../table'

/** Either `src_registry_id` or `dest_registry_id` is 0: this Harbor itself. */
export interface ReplicationPolicy {
  readonly id: number
  readonly name: string
  readonly description: string
  readonly creator: string
  readonly src_registry_id: number
  readonly dest_registry_id: number
  readonly dest_namespace: string
  /** How many parts of a name the namespace stands for; -1: for all but the last. */
  readonly dest_namespace_replace_count: number
  readonly filters: readonly ReplicationFilter[]
  readonly trigger: ReplicationTrigger | undefined
  readonly replicate_deletion: boolean
  readonly override: boolean
  readonly enabled: boolean
  /** kB/s; 0: unlimited. */
  readonly speed: number
  readonly copy_by_chunk: boolean
  readonly single_active_replication: boolean
  readonly creation_time: string
  readonly update_time: string
}

export interface ReplicationTrigger {
  readonly type: 'manual' | 'scheduled' | 'event_based'
  /** `undefined`: no settings were given. */
  readonly settings: { readonly cron?: string } | undefined
}

export const replicationPoliciesIn = table<ReplicationPolicy, 'name' | 'registry'>({
  name: (policy) => policy.name,
  registry: (policy) => policy.src_registry_id + policy.dest_registry_id,
})

/** What executions and schedules of a policy are kept under. */
export function vendorOf({ id }: Pick<ReplicationPolicy, 'id'>): { vendor_type: string; vendor_id: number } {
  return { vendor_type: 'REPLICATION', vendor_id: id }
}
