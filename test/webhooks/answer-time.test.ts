import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type DedupeStore, memoryDedupe, type WebhookReceiver } from '../../src/webhooks'
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
    // That of a Worker needs its `this`.
    const context = {
      work,
      waitUntil(promise: Promise<unknown>) {
        this.work.push(promise)
      },
    }
    const response = await receiver.fetch(post(push), {}, context)
    expect(response.status).toBe(202)
    expect(codes()).toEqual([])
    fail(new Error('too late'))
    expect(work).toHaveLength(1)
    await Promise.all(work)
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

describe('a handler that never ends', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000)
  const deliver = (receiver: WebhookReceiver) => receiver.fetch(post(cloudPush, cloudEvents))

  test('is given up after ten minutes: it is told, answered, and the event may come again', async () => {
    const { receiver, errors, codes } = makeReceiver()
    const handler = vi.fn(() => new Promise(() => {}))
    receiver.on('*', handler)
    const first = deliver(receiver)
    await minutes(9.9)
    expect(codes()).toEqual(['handlers-slow'])
    expect((await deliver(receiver)).status).toBe(503)
    await minutes(0.1)
    expect((await first).status).toBe(500)
    expect(errors[1]).toMatchObject({
      code: 'handlers-timeout',
      message: expect.stringContaining('600000 ms'),
    })
    expect(vi.getTimerCount()).toBe(0)

    // It may still be at work: its claim runs out, and is not taken from it.
    expect((await deliver(receiver)).status).toBe(503)
    await minutes(0.5)
    const second = deliver(receiver)
    await minutes(0)
    expect(handler).toHaveBeenCalledTimes(2)
    await minutes(10)
    expect((await second).status).toBe(500)
  })

  test('is given up when the receiver was told to, also where no store knows the event', async () => {
    const { receiver, codes } = makeReceiver({ maxHandlerTime: 1_000, dedupe: false })
    receiver.on('*', () => new Promise(() => {}))
    const answered = receiver.fetch(post(push))
    await vi.advanceTimersByTimeAsync(999)
    expect(codes()).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(codes()).toEqual(['handlers-timeout'])
    expect((await answered).status).toBe(500)
  })

  test('does not keep the runtime alive for ever after the answer', async () => {
    const { receiver, codes } = makeReceiver({ respond: 'immediately', maxHandlerTime: 60_000 })
    receiver.on('*', () => new Promise(() => {}))
    const work: Promise<unknown>[] = []
    await receiver.fetch(post(push), {}, { waitUntil: (promise) => void work.push(promise) })
    await minutes(1)
    await Promise.all(work)
    expect(codes()).toEqual(['handlers-timeout'])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('and ends after all is remembered, and not handled again', async () => {
    const { receiver, codes } = makeReceiver({ maxHandlerTime: 60_000 })
    const handler = vi.fn(() => new Promise((resolve) => setTimeout(resolve, 61_000)))
    receiver.on('*', handler)
    const first = deliver(receiver)
    await minutes(2)
    expect((await first).status).toBe(500)
    expect((await deliver(receiver)).status).toBe(200)
    expect(handler).toHaveBeenCalledTimes(1)
    expect(codes()).toEqual(['handlers-slow', 'handlers-timeout'])
  })

  test('and fails after all is told so', async () => {
    const { receiver, codes } = makeReceiver({ maxHandlerTime: 1_000 })
    receiver.on('*', () => new Promise((_, reject) => setTimeout(reject, 2_000, new Error('late'))))
    const answered = deliver(receiver)
    await vi.advanceTimersByTimeAsync(2_000)
    expect((await answered).status).toBe(500)
    expect(codes()).toEqual(['handlers-timeout', 'handler-failed'])
  })
})

describe('a store that does not answer', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const silent = (method: keyof DedupeStore): DedupeStore => ({
    ...memoryDedupe(),
    [method]: () => new Promise(() => {}),
  })

  test('to a claim is not waited for longer than Harbor waits', async () => {
    const { receiver, errors } = makeReceiver({ dedupe: silent('claim') })
    const handler = vi.fn()
    receiver.on('*', handler)
    const answered = receiver.fetch(post(cloudPush, cloudEvents))
    await vi.advanceTimersByTimeAsync(2_000)
    expect((await answered).status).toBe(503)
    expect(errors).toMatchObject([
      { code: 'dedupe-failed', cause: { message: expect.stringContaining('2000 ms') } },
    ])
    expect(handler).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })

  test.each(['complete', 'release'] as const)('to %s does not hold up the answer', async (method) => {
    const { receiver, codes } = makeReceiver({ dedupe: silent(method) })
    receiver.on('*', () => (method === 'complete' ? undefined : Promise.reject(new Error())))
    const answered = receiver.fetch(post(cloudPush, cloudEvents))
    await vi.advanceTimersByTimeAsync(2_000)
    expect((await answered).status).toBe(method === 'complete' ? 200 : 500)
    expect(codes().at(-1)).toBe('dedupe-failed')
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('what onError does', () => {
  test('is work that the runtime is kept alive for', async () => {
    const { receiver } = makeReceiver()
    const { passed, open } = gate()
    receiver.onError(() => passed)
    const work: Promise<unknown>[] = []
    await receiver.fetch(post('{'), {}, { waitUntil: (promise) => void work.push(promise) })
    expect(work).toHaveLength(1)
    const ended = vi.fn()
    const waiting = Promise.all(work).then(ended)
    await new Promise((resolve) => setTimeout(resolve))
    expect(ended).not.toHaveBeenCalled()
    open()
    await waiting
  })
})

describe('a waitUntil that throws', () => {
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))
  afterEach(() => void vi.restoreAllMocks())

  test('changes no answer, and no event is handled twice for it', async () => {
    const cause = new TypeError('Illegal invocation')
    const waitUntil = () => {
      throw cause
    }
    const { receiver } = makeReceiver({ respond: 'immediately', waitUntil })
    const handler = vi.fn()
    receiver.on('*', handler)
    expect((await receiver.fetch(post(push))).status).toBe(202)
    expect((await receiver.fetch(post('{'))).status).toBe(400)
    expect(handler).toHaveBeenCalledTimes(1)
    expect(console.error).toHaveBeenCalledWith(expect.objectContaining({ cause }))
  })
})
