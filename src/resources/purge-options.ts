import type { ImmutableRule, ReplicationPolicy } from '../../generated/models'
import type { CallOptions } from '../core/settings'

/** `totalTimeout` is for the whole purge. */
export interface PurgeProjectOptions extends CallOptions {
  /** The name of the project, once more: everything in it will be gone. */
  confirm: string
  /**
   * Only finds out what would be deleted.
   * @default false
   */
  dryRun?: boolean | undefined
  /**
   * Goes on although a replication policy deletes on the other side what is deleted here, or may do so.
   * @default false
   */
  replicateDeletions?: boolean | undefined
  /** Called after each repository. What it throws ends the purge. */
  onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined
}

/** What there is to be purged, or was. */
export interface ProjectPurge {
  readonly project_id: number
  readonly name: string
  /** Their names, with the project. */
  readonly repositories: readonly string[]
  /** How many there are in all of them. */
  readonly artifacts: number
  /** They would keep their tags, so they go first. */
  readonly immutableRules: readonly ImmutableRule[]
  /**
   * Enabled, event-based, and with `deletion`: they would delete on the other side, too. `undefined` where the caller may
   * not see replication policies.
   */
  readonly replicationPolicies: readonly ReplicationPolicy[] | undefined
}
