import { expect, test } from 'vitest'
import { bootstrapInterval, median, quantile, ratioOfMedians } from './statistics'

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[7], 7],
  [[100, 9, 1000], 100],
])('the median of %j is %d', (values, expected) => expect(median(values)).toBe(expected))

test.each([
  [0, 10],
  [0.25, 12.5],
  [0.95, 19.5],
  [1, 20],
])('the quantile %d of 10, 15 and 20 is %d', (share, expected) => {
  expect(quantile([20, 10, 15], share)).toBeCloseTo(expected, 10)
})

test('no value has no median', () => expect(() => median([])).toThrow('no values'))

test('the ratio is that of the medians, so that one pause does not count', () => {
  expect(ratioOfMedians({ ours: [2, 2, 900], theirs: [4, 4, 4] })).toBe(0.5)
})

const rounds = Array.from({ length: 60 }, (_, round) => round)

test('samples that never differ have an interval without width', () => {
  const pairs = { ours: rounds.map(() => 3), theirs: rounds.map(() => 2) }
  expect(bootstrapInterval(pairs)).toEqual({ low: 1.5, high: 1.5 })
})

test('the interval lies around the ratio, and is the same each time', () => {
  const pairs = {
    ours: rounds.map((round) => 10 + (round % 7)),
    theirs: rounds.map((round) => 10 + (round % 5)),
  }
  const { low, high } = bootstrapInterval(pairs)
  expect(low).toBeLessThan(ratioOfMedians(pairs))
  expect(high).toBeGreaterThan(ratioOfMedians(pairs))
  expect(high - low).toBeLessThan(0.5)
  expect(bootstrapInterval(pairs)).toEqual({ low, high })
})

test('what slows both halves of a round alike does not widen the interval', () => {
  const load = rounds.map((round) => 1 + (round % 10))
  const pairs = { ours: load.map((factor) => 3 * factor), theirs: load.map((factor) => 2 * factor) }
  expect(bootstrapInterval(pairs)).toEqual({ low: 1.5, high: 1.5 })
})

test('of 100 intervals over samples of one distribution, 95 in 100 hold the true ratio', () => {
  // Uniform noise from a fixed sequence, so that the count is the same each time.
  let state = 1
  const noise = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  const holding = Array.from({ length: 100 }, () =>
    bootstrapInterval({ ours: rounds.map(() => 10 + noise()), theirs: rounds.map(() => 10 + noise()) }, 300),
  ).filter(({ low, high }) => low <= 1 && 1 <= high)
  expect(holding.length).toBeGreaterThanOrEqual(90)
  expect(holding.length).toBeLessThanOrEqual(99)
})
