import type { Interval } from './statistics'

/** `<= 1.05`: at most 1.05 times the peer's time. `>= 3`: at least 3 times the peer's speed. */
export type Budget = `<= ${number}` | `>= ${number}`

/**
 * A budget is missed only when the whole interval of the ratio of times lies beyond it: a machine that is too
 * noisy to tell does not fail a build.
 */
export function keepsBudget(budget: Budget, { low, high }: Interval): boolean {
  const limit = Number(budget.slice(2))
  return isSpeed(budget) ? 1 / Math.min(low, high) >= limit : low <= limit
}

/** Whether the budget is about speed: the inverse of the ratio of times. */
export function isSpeed(budget: Budget): boolean {
  return budget.startsWith('>=')
}
