import { table } from '../../table'

export interface Quota {
  readonly id: number
  readonly project_id: number
  /** Bytes, or -1: unlimited. */
  readonly hard: number
  /** Bytes. */
  readonly used: number
  readonly creation_time: string
  readonly update_time: string
}

export const quotasIn = table<Quota, 'project'>({ project: (quota) => quota.project_id })
