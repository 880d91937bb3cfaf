import type { PreheatPolicy } from '../../generated/models'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody } from './body'
import type { PreheatFilter, PreheatTrigger } from './preheat-body'

/**
 * The filters of a preheat policy, which Harbor gives as JSON in a string.
 *
 * @example
 * const filters = preheatFilters(await harbor.preheatPolicies.get('demo', 'nightly'))
 */
export function preheatFilters(policy: Pick<PreheatPolicy, 'filters'>): PreheatFilter[] {
  const { filters } = requireBody(policy, 'policy')
  return filters ? parse('filters', filters) : []
}

/** The trigger of a preheat policy, which Harbor gives as JSON in a string. */
export function preheatTrigger(policy: Pick<PreheatPolicy, 'trigger'>): PreheatTrigger {
  const { trigger } = requireBody(policy, 'policy')
  return trigger ? parse('trigger', trigger) : { type: 'manual' }
}

function parse<Member extends 'filters' | 'trigger'>(
  member: Member,
  text: string,
): Member extends 'filters' ? PreheatFilter[] : PreheatTrigger {
  try {
    const value = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Said below.
  }
  throw new InvalidArgumentError(`policy.${member}`, 'must be JSON in a string, as Harbor gives it.')
}
