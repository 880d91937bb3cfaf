import type { Selector } from '../../engine/selectors'
import { table } from '../../table'

export interface ImmutableRule {
  readonly id: number
  readonly project_id: number
  readonly disabled: boolean
  readonly priority: number
  readonly action: string
  readonly template: string
  /** `null` for a rule that was made without. */
  readonly tag_selectors: readonly Selector[] | null
  readonly scope_selectors: Readonly<Record<string, readonly Selector[]>>
}

export const immutableRulesIn = table<ImmutableRule, 'project'>({ project: (rule) => rule.project_id })
