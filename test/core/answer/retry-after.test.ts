import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readRetryAfter } from '../../../src/core/answer/retry-after'

describe('Retry-After', () => {
  beforeEach(() => void vi.stubEnv('TZ', 'America/New_York'))
  afterEach(() => void vi.unstubAllEnvs())

  const now = Date.UTC(2026, 10, 23, 12, 0, 0)
  const read = (value: string) => readRetryAfter(new Headers({ 'retry-after': value }), now)

  test.each([
    ['0', 0],
    ['1', 1_000],
    [' 120 ', 120_000],
    ['Mon, 23 Nov 2026 12:00:30 GMT', 30_000],
    // The two older forms that RFC 9110 asks a reader to take; both are GMT.
    ['Monday, 23-Nov-26 12:00:30 GMT', 30_000],
    ['Mon Nov 23 12:00:30 2026', 30_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ])('%j is %d ms', (value, milliseconds) => {
    expect(read(value)).toBe(milliseconds)
  })

  test('the time zone of these tests is not that of HTTP', () => {
    expect(new Date(now).getTimezoneOffset()).not.toBe(0)
  })

  test.each(['', '-1', '1.5', '1e3', 'soon', '2026-11-23T12:00:30Z', '30 seconds'])(
    '%j says nothing',
    (value) => {
      expect(read(value)).toBeUndefined()
    },
  )

  test('a header that is not there says nothing', () => {
    expect(readRetryAfter(new Headers(), now)).toBeUndefined()
  })

  test('a date of any form says the same, whatever the time zone of the machine', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 86_400 * 365 }), (seconds) => {
        const text = new Date(now + seconds * 1000).toUTCString()
        const [, day = '', month, year, time] = text.split(' ')
        const asctime = `${text.slice(0, 3)} ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`
        expect(read(text)).toBe(seconds * 1000)
        expect(read(asctime)).toBe(seconds * 1000)
      }),
    )
  })
})
