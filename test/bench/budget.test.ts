import { expect, test } from 'vitest'
import { keepsBudget } from './budget'

// The interval is that of the ratio of times, ours over the peer's.
test.each([
  ['<= 1.05', { low: 0.9, high: 1.0 }, true],
  ['<= 1.05', { low: 1.04, high: 1.2 }, true],
  ['<= 1.05', { low: 1.05, high: 1.2 }, true],
  ['<= 1.05', { low: 1.06, high: 1.2 }, false],
  ['>= 3', { low: 0.2, high: 0.25 }, true],
  ['>= 3', { low: 0.3, high: 0.5 }, true],
  ['>= 4', { low: 0.25, high: 0.5 }, true],
  ['>= 3', { low: 0.4, high: 0.5 }, false],
  ['>= 1.4', { low: 0.9, high: 1.1 }, false],
] as const)('the budget %s over the interval %j is kept: %s', (budget, interval, kept) => {
  expect(keepsBudget(budget, interval)).toBe(kept)
})
