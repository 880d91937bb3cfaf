import type { ImmutableRule, ReplicationPolicy } from '../../generated/models'
import type { CallOptions } from '../core/settings'

/** `totalTimeout` is for the whole purge. */
export interface PurgeProjectOptions extends CallOptions {
  /** The name of the project, once more: everything in it will be gone. */
  confirm: string
  /**
   * Only tells what would be deleted.
   * @default false
   */
  dryRun?: boolean | undefined
  /**
   * Goes on even if a replication policy deletes, or may delete, the same on the other side.
   * @default false
   */
  replicateDeletions?: boolean | undefined
  /** Called after each repository. An error that it throws ends the purge. */
  onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined
}

/** What a purge has deleted, or would delete. */
export interface ProjectPurge {
  readonly project_id: number
  readonly name: string
  /** Their names, with the project. */
  readonly repositories: readonly string[]
  /** The number of artifacts in all of them. */
  readonly artifacts: number
  /** The immutable rules, which are deleted first since they protect tags. */
  readonly immutableRules: readonly ImmutableRule[]
  /**
   * The enabled, event-based replication policies with `deletion`, which would delete on the other side too.
   * `undefined` if the caller may not see replication policies.
   */
  readonly replicationPolicies: readonly ReplicationPolicy[] | undefined
}
