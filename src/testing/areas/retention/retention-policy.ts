import type { Selector } from '../../engine/selectors'
import { table } from '../../table'

export interface RetentionRule {
  readonly priority: number
  readonly disabled: boolean
  readonly action: string
  readonly template: string
  readonly params: Readonly<Record<string, number>>
  /** `null` for a rule that was made without. */
  readonly tag_selectors: readonly Selector[] | null
  readonly scope_selectors: Readonly<Record<string, readonly Selector[]>>
}

export interface RetentionPolicy {
  readonly id: number
  readonly project_id: number
  readonly algorithm: string
  readonly rules: readonly RetentionRule[]
  /** '' for a policy that runs by hand only. */
  readonly cron: string
}

export const retentionPoliciesIn = table<RetentionPolicy, 'project'>({
  project: (policy) => policy.project_id,
})

/** What its executions and schedules are called. */
export const vendor_type = 'RETENTION'
