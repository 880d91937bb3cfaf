import { expect, test } from 'vitest'
import { parseCron } from '../../../src/testing/engine/cron'

// 2026-03-01 is a Sunday.
const from = Date.parse('2026-03-01T12:00:00Z')

test.each([
  ['0 0 0 * * *', '2026-03-02T00:00:00Z'],
  ['0 0 * * * *', '2026-03-01T13:00:00Z'],
  ['0 */20 * * * *', '2026-03-01T12:20:00Z'],
  ['0 5/20 * * * *', '2026-03-01T12:05:00Z'],
  ['0 30 2,14 * * ?', '2026-03-01T14:30:00Z'],
  ['0 0 0 1 * *', '2026-04-01T00:00:00Z'],
  ['0 0 0 31 4-6 *', '2026-05-31T00:00:00Z'],
  ['0 0 0 * * MON-FRI', '2026-03-02T00:00:00Z'],
  ['0 0 0 * * 6', '2026-03-07T00:00:00Z'],
  ['0 0 0 15 * SAT', '2026-03-07T00:00:00Z'],
  ['0 0 0 29 2 *', '2028-02-29T00:00:00Z'],
])('%s comes next at %s', (text, next) => {
  expect(new Date(parseCron(text)?.next(from) ?? 0)).toEqual(new Date(next))
})

test('a moment is not its own successor', () => {
  expect(parseCron('0 0 12 * * *')?.next(from)).toBe(Date.parse('2026-03-02T12:00:00Z'))
})

test('a date that never comes has no next one', () => {
  expect(parseCron('0 0 0 31 2 *')?.next(from)).toBeUndefined()
})

test.each([
  ['seconds that are not 0', '5 0 0 * * *'],
  ['seconds of any kind', '* 0 0 * * *'],
  ['five fields', '0 0 * * *'],
  ['seven fields', '0 0 0 * * * *'],
  ['a minute 60', '0 60 0 * * *'],
  ['a month 0', '0 0 0 1 0 *'],
  ['a range that goes back', '0 0 5-2 * * *'],
  ['a step of 0', '0 */0 * * * *'],
  ['a word', '0 0 noon * * *'],
  ['nothing', ''],
  ['an empty entry of a list', '0 0 1, * * *'],
])('refuses %s', (_what, text) => {
  expect(parseCron(text)).toBeUndefined()
})
