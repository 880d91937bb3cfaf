import type { PreheatPolicy } from '../../generated/models'
import type { PreheatFilter, PreheatTrigger } from './preheat-body'

/**
 * The filters of a preheat policy, which Harbor gives as JSON in a string.
 *
 * @example
 * const filters = preheatFilters(await harbor.preheatPolicies.get('demo', 'nightly'))
 */
export function preheatFilters({ filters }: Pick<PreheatPolicy, 'filters'>): PreheatFilter[] {
  return filters ? JSON.parse(filters) : []
}

/** The trigger of a preheat policy, which Harbor gives as JSON in a string. */
export function preheatTrigger({ trigger }: Pick<PreheatPolicy, 'trigger'>): PreheatTrigger {
  return trigger ? JSON.parse(trigger) : { type: 'manual' }
}
