import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { gate } from './gate'
import { makeReceiver } from './make-receiver'
import { post } from './post'
import { bodyOf } from './recorded'

const push = bodyOf('push-artifact.image-tag')
const cloudPush = bodyOf('push-artifact.image-tag', 'CloudEvents')
const cloudEvents = { type: 'application/cloudevents+json' }

describe("respond: 'immediately'", () => {
  test('answers 202 and hands the work to the runtime', async () => {
    const { receiver, codes } = makeReceiver({ respond: 'immediately' })
    const { passed, fail } = gate()
    receiver.on('*', () => passed)
    const work: Promise<unknown>[] = []
    const response = await receiver.fetch(post(push), {}, { waitUntil: (promise) => void work.push(promise) })
    expect(response.status).toBe(202)
    expect(codes()).toEqual([])
    fail(new Error('too late'))
    await Promise.all(work)
    expect(work).toHaveLength(1)
    expect(codes()).toEqual(['handler-failed'])
  })

  test('takes a waitUntil of the options, and leaves alone what else a framework gives', async () => {
    const waitUntil = vi.fn()
    const { receiver } = makeReceiver({ respond: 'immediately', waitUntil })
    receiver.on('*', () => {})
    await receiver.fetch(post(push), { params: {} }, {})
    expect(waitUntil).toHaveBeenCalledWith(expect.any(Promise))
  })

  test('claims the event before it answers', async () => {
    const { receiver } = makeReceiver({ respond: 'immediately' })
    receiver.on('*', () => new Promise(() => {}))
    expect((await receiver.fetch(post(cloudPush, cloudEvents))).status).toBe(202)
    expect((await receiver.fetch(post(cloudPush, cloudEvents))).status).toBe(503)
  })
})

describe('time', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test("is told to run out before Harbor's 3 s are over", async () => {
    const { receiver, errors } = makeReceiver()
    receiver.on('*', () => new Promise((resolve) => setTimeout(resolve, 2_600)))
    const answered = receiver.fetch(post(push))
    await vi.advanceTimersByTimeAsync(2_499)
    expect(errors).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(errors).toMatchObject([
      { code: 'handlers-slow', message: expect.stringContaining("respond: 'immediately'") },
    ])
    await vi.advanceTimersByTimeAsync(100)
    expect((await answered).status).toBe(200)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('is as long as the receiver was told', async () => {
    const { receiver, codes } = makeReceiver({ timeBudget: 9_000 })
    receiver.on('*', () => new Promise((resolve) => setTimeout(resolve, 9_500)))
    const answered = receiver.fetch(post(push))
    await vi.advanceTimersByTimeAsync(8_999)
    expect(codes()).toEqual([])
    await vi.advanceTimersByTimeAsync(501)
    expect(codes()).toEqual(['handlers-slow'])
    await answered
  })

  test('does not take a claim from a handler that needs a minute', async () => {
    const { receiver } = makeReceiver()
    const handler = vi.fn(() => new Promise((resolve) => setTimeout(resolve, 60_000)))
    receiver.on('*', handler)
    const first = receiver.fetch(post(cloudPush, cloudEvents))
    for (const seconds of [23, 30]) {
      await vi.advanceTimersByTimeAsync(seconds * 1_000)
      expect((await receiver.fetch(post(cloudPush, cloudEvents))).status).toBe(503)
    }
    await vi.advanceTimersByTimeAsync(7_000)
    expect((await first).status).toBe(200)
    expect(handler).toHaveBeenCalledTimes(1)
    expect(vi.getTimerCount()).toBe(0)
  })
})
