import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startTotal, underOneTotal } from '../../../src/core/send/total-clock'
import { type CallOptions, readSettings } from '../../../src/core/settings'
import { rejection } from '../connect'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const none = readSettings({ url: 'https://harbor.example.com' })
const second = readSettings({ url: 'https://harbor.example.com', totalTimeout: 1_000 })

/** The signal that the work gets, and an end of it. */
function start(settings: typeof none, options: CallOptions) {
  let end = () => {}
  const working = new Promise<void>((resolve) => {
    end = resolve
  })
  let own: CallOptions = {}
  const done = underOneTotal(
    settings,
    'Copy',
    options,
    () => 'unknown',
    async (given) => {
      own = given
      await working
      return 'done'
    },
  )
  return { done, end: () => end(), own }
}

describe('the clock of several requests', () => {
  test('is one for all of them, whose signal they get beside the other options', async () => {
    const { done, end, own } = start(none, { totalTimeout: 500, retry: 3 })
    expect(own).toMatchObject({ totalTimeout: 500, retry: 3 })
    vi.advanceTimersByTime(499)
    expect(own.signal?.aborted).toBe(false)
    vi.advanceTimersByTime(1)
    expect(own.signal?.reason).toMatchObject({
      name: 'HarborTimeoutError',
      message: 'Copy: not done within 500 ms in all',
      clock: 'totalTimeout',
      milliseconds: 500,
      outcome: 'unknown',
    })
    end()
    expect(await done).toBe('done')
  })

  test.each<[string, typeof none, CallOptions, number]>([
    ["the client's", second, {}, 1_000],
    ["the call's before the client's", second, { totalTimeout: 500 }, 500],
  ])('is %s', async (_, settings, options, milliseconds) => {
    const { done, end, own } = start(settings, options)
    vi.advanceTimersByTime(milliseconds - 1)
    expect(own.signal?.aborted).toBe(false)
    vi.advanceTimersByTime(1)
    expect(own.signal?.aborted).toBe(true)
    end()
    await done
  })

  test.each<[string, typeof none, CallOptions]>([
    ['there is none', none, {}],
    ['it has no end', second, { totalTimeout: Number.POSITIVE_INFINITY }],
  ])('does not run where %s', async (_, settings, options) => {
    const { done, end, own } = start(settings, options)
    expect(own).toBe(options)
    expect(vi.getTimerCount()).toBe(0)
    end()
    expect(await done).toBe('done')
  })

  test('stops when the work is done, and when it failed', async () => {
    const { done, end } = start(second, {})
    expect(vi.getTimerCount()).toBe(1)
    end()
    await done
    expect(vi.getTimerCount()).toBe(0)
    const failing = underOneTotal(
      second,
      'Copy',
      {},
      () => 'unknown',
      () => Promise.reject(new Error('no')),
    )
    expect(await rejection(failing)).toMatchObject({ message: 'no' })
    expect(vi.getTimerCount()).toBe(0)
  })

  test("ends with the caller's signal, and that of the caller only", () => {
    const caller = new AbortController()
    const total = startTotal(
      () => 'Copy',
      500,
      caller.signal,
      () => 'unknown',
    )
    caller.abort('enough')
    expect(total?.signal.reason).toBe('enough')
    total?.clear()
  })
})
