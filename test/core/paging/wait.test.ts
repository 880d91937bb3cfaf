import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { pollUntilOver, readWait } from '../../../src/core/paging/wait'
import type { CallOptions } from '../../../src/core/settings'
import { InvalidArgumentError } from '../../../src/index'

/** A job that is over when it is looked at for so many times. */
const jobOf = (looks: number) => ({
  look: vi.fn(async (_own: CallOptions, before: number | undefined) => (before ?? 0) + 1),
  isOver: (seen: number) => seen === looks,
  progressOf: (seen: number) => ({ looks: seen }),
  resultOf: (seen: number, own: CallOptions) => ({ seen, own }),
})
const own = { retry: 1 }
const unasked = { interval: undefined, onProgress: undefined }

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
afterEach(() => {
  // First, or it would bring back a clock that stands.
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('a wait', () => {
  test.each([
    // Half as much again each time; a timer takes whole milliseconds.
    [undefined, [500, 750, 1125, 1687, 2531, 3796, 5695, 8542, 10_000, 10_000]],
    [200, Array(10).fill(200)],
  ])('with an interval of %j pauses for these milliseconds: %j', async (interval, pauses) => {
    const job = jobOf(11)
    const looks: number[] = []
    const onProgress = () => void looks.push(Date.now())
    const over = pollUntilOver(job, { interval, onProgress }, own)
    await vi.runAllTimersAsync()
    expect(await over).toEqual({ seen: 11, own })
    expect(looks.slice(1).map((look, index) => look - (looks[index] ?? 0))).toEqual(pauses)
  })

  test('hands on the options of its calls and what it saw before, and tells of each, the last one too', async () => {
    const job = jobOf(3)
    const told: unknown[] = []
    const over = pollUntilOver(job, { ...unasked, onProgress: (looks) => void told.push(looks) }, own)
    await vi.runAllTimersAsync()
    expect(await over).toEqual({ seen: 3, own })
    expect(job.look.mock.calls).toEqual([
      [own, undefined],
      [own, 1],
      [own, 2],
    ])
    expect(told).toEqual([{ looks: 1 }, { looks: 2 }, { looks: 3 }])
  })

  test('ends with what onProgress throws', async () => {
    const job = jobOf(3)
    const onProgress = () => {
      throw new Error('enough')
    }
    await expect(pollUntilOver(job, { ...unasked, onProgress }, own)).rejects.toThrow('enough')
    expect(job.look).toHaveBeenCalledTimes(1)
  })

  test('ends in a pause with the reason of its signal, and looks no more', async () => {
    const controller = new AbortController()
    const job = jobOf(3)
    const over = pollUntilOver(job, { ...unasked, interval: 60_000 }, { signal: controller.signal })
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1))
    controller.abort('enough')
    await expect(over).rejects.toBe('enough')
    expect(vi.getTimerCount()).toBe(0)
    expect(job.look).toHaveBeenCalledTimes(1)
  })
})

describe('the options of a wait', () => {
  test('are those of the pauses and, apart from them, those of its calls', () => {
    const onProgress = () => {}
    expect(readWait({ interval: 5, onProgress, retry: 1 })).toEqual([
      { interval: 5, onProgress },
      { retry: 1 },
    ])
    expect(readWait({})).toEqual([{ interval: undefined, onProgress: undefined }, {}])
  })

  test.each([
    [{ interval: 0 }, 'interval: must be milliseconds'],
    [{ onProgress: 'bar' as never }, 'onProgress: must be a function.'],
    [null as never, 'options: must be an object.'],
  ])('are refused: %o', (options, message) => {
    expect(() => readWait(options)).toThrow(InvalidArgumentError)
    expect(() => readWait(options)).toThrow(message)
  })
})
