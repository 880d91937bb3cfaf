import type { GCHistory } from '../../generated/models'
import { requireBody } from './body'

/** What a garbage collection was told to do, and what it did. */
export interface GarbageCollected {
  /** Bytes; after a dry run those that would be. Absent until it has counted them. */
  readonly freed_space?: number
  readonly purged_blobs?: number
  readonly purged_manifests?: number
  readonly delete_untagged?: boolean
  readonly delete_tag?: boolean
  readonly dry_run?: boolean
  readonly workers?: number
  /** Hours: what was uploaded since is left alone. */
  readonly time_window?: number
}

/** Reads `job_parameters` of a run: Harbor keeps there what was freed, as JSON in a string. */
export function garbageCollected(run: Pick<GCHistory, 'job_parameters'>): GarbageCollected {
  const { job_parameters } = requireBody(run, 'run')
  try {
    return JSON.parse(job_parameters) ?? {}
  } catch {
    return {}
  }
}
