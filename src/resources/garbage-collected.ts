import type { GCHistory } from '../../generated/models'
import { requireBody } from './body'

/** The parameters of a garbage collection, and its result. */
export interface GarbageCollected {
  /** Bytes that were freed; after a dry run, bytes that would be. Absent until they are counted. */
  readonly freed_space?: number
  readonly purged_blobs?: number
  readonly purged_manifests?: number
  readonly delete_untagged?: boolean
  readonly delete_tag?: boolean
  readonly dry_run?: boolean
  readonly workers?: number
  /** Hours: what was uploaded within them is kept. */
  readonly time_window?: number
}

/** Reads the result of a run from its `job_parameters`, which is JSON in a string. */
export function garbageCollected(run: Pick<GCHistory, 'job_parameters'>): GarbageCollected {
  const { job_parameters } = requireBody(run, 'run')
  try {
    return JSON.parse(job_parameters) ?? {}
  } catch {
    return {}
  }
}
