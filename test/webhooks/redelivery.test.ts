import { describe, expect, test, vi } from 'vitest'
import { type DedupeStore, memoryDedupe, type WebhookReceiver } from '../../src/webhooks'
import { gate } from './gate'
import { makeReceiver } from './make-receiver'
import { post } from './post'
import { bodyOf, recorded } from './recorded'
import { withMembers } from './with-members'

const push = bodyOf('push-artifact.image-tag')
const cloudPush = bodyOf('push-artifact.image-tag', 'CloudEvents')
const cloudEvents = { type: 'application/cloudevents+json' }

describe('a delivery that comes again', () => {
  const deliver = async (receiver: WebhookReceiver, body = cloudPush) =>
    (await receiver.fetch(post(body, cloudEvents))).status

  test('after a success is answered and not handled', async () => {
    const { receiver } = makeReceiver()
    const handler = vi.fn()
    receiver.on('*', handler)
    expect([await deliver(receiver), await deliver(receiver)]).toEqual([200, 200])
    expect(handler).toHaveBeenCalledTimes(1)
  })

  test('after a failure is handled again, by every handler', async () => {
    const { receiver } = makeReceiver()
    const [failing, other] = [vi.fn().mockRejectedValueOnce(new Error()), vi.fn()]
    receiver.on('*', failing)
    receiver.on('*', other)
    expect([await deliver(receiver), await deliver(receiver), await deliver(receiver)]).toEqual([
      500, 200, 200,
    ])
    expect(failing).toHaveBeenCalledTimes(2)
    expect(other).toHaveBeenCalledTimes(2)
  })

  test('while it is being handled is answered 503', async () => {
    const { receiver } = makeReceiver()
    const { passed, open } = gate()
    const handler = vi.fn(() => passed)
    receiver.on('*', handler)
    const first = deliver(receiver)
    await vi.waitFor(() => expect(handler).toHaveBeenCalled())
    expect(await deliver(receiver)).toBe(503)
    open()
    expect(await first).toBe(200)
    expect(await deliver(receiver)).toBe(200)
    expect(handler).toHaveBeenCalledTimes(1)
  })

  test('is told from every other recorded event', async () => {
    const { receiver } = makeReceiver()
    const handler = vi.fn()
    receiver.on('*', handler)
    const bodies = recorded('CloudEvents').map(({ request }) => request.body)
    for (const body of [...bodies, ...bodies]) await deliver(receiver, body)
    expect(handler).toHaveBeenCalledTimes(bodies.length)
  })

  test('in the Default format cannot be: recorded events are the same byte for byte', async () => {
    const { receiver } = makeReceiver()
    const handler = vi.fn()
    receiver.on('*', handler)
    const bodies = recorded('Default').map(({ request }) => request.body)
    expect(new Set(bodies).size).toBe(bodies.length - 4)
    for (const body of bodies) await deliver(receiver, body)
    expect(handler).toHaveBeenCalledTimes(bodies.length)
  })

  test('by another policy is another event', async () => {
    const { receiver } = makeReceiver()
    const handler = vi.fn()
    receiver.on('*', handler)
    await deliver(receiver)
    await deliver(receiver, withMembers(cloudPush, { id: 'f4b7dca0-6b25-4c0c-9f1b-2f2f5d5b0a11' }))
    await deliver(receiver, withMembers(cloudPush, { source: '/projects/3/webhook/policies/6' }))
    expect(handler).toHaveBeenCalledTimes(3)
  })

  test('in the Default format is handled each time: it has no identity', async () => {
    const { receiver } = makeReceiver()
    const handler = vi.fn()
    receiver.on('*', handler)
    await deliver(receiver, push)
    await deliver(receiver, push)
    expect(handler).toHaveBeenCalledTimes(2)
  })

  test('in the Default format is known by a key of your own', async () => {
    const { receiver } = makeReceiver({ key: (event) => `${event.type} ${event.occur_at}` })
    const handler = vi.fn()
    receiver.on('*', handler)
    await deliver(receiver, push)
    await deliver(receiver, push)
    expect(handler).toHaveBeenCalledTimes(1)
  })

  test('is known by its CloudEvent where a key of your own gives nothing', async () => {
    const { receiver } = makeReceiver({ key: () => undefined })
    const handler = vi.fn()
    receiver.on('*', handler)
    await deliver(receiver)
    await deliver(receiver)
    expect(handler).toHaveBeenCalledTimes(1)
  })

  test('with an empty key is handled each time', async () => {
    const { receiver } = makeReceiver({ key: () => '' })
    const handler = vi.fn()
    receiver.on('*', handler)
    await deliver(receiver, push)
    await deliver(receiver, push)
    expect(handler).toHaveBeenCalledTimes(2)
  })

  test('is handled each time without dedupe', async () => {
    const { receiver } = makeReceiver({ dedupe: false })
    const handler = vi.fn()
    receiver.on('*', handler)
    await deliver(receiver)
    await deliver(receiver)
    expect(handler).toHaveBeenCalledTimes(2)
  })

  test('is an unknown event once as well', async () => {
    const { receiver } = makeReceiver()
    const handler = vi.fn()
    receiver.onUnknown(handler)
    const body = withMembers(cloudPush, { type: 'harbor.tag.created' })
    await deliver(receiver, body)
    await deliver(receiver, body)
    expect(handler).toHaveBeenCalledTimes(1)
  })
})

describe('a store of seen events', () => {
  const broken = (method: keyof DedupeStore): DedupeStore => ({
    ...memoryDedupe(),
    [method]: () => Promise.reject(new Error('no connection')),
  })

  test('that cannot be asked lets Harbor try again', async () => {
    const { receiver, codes } = makeReceiver({ dedupe: broken('claim') })
    const handler = vi.fn()
    receiver.on('*', handler)
    expect((await receiver.fetch(post(cloudPush, cloudEvents))).status).toBe(503)
    expect(codes()).toEqual(['dedupe-failed'])
    expect(handler).not.toHaveBeenCalled()
  })

  test('that cannot be told of a success does not undo it', async () => {
    const { receiver, codes } = makeReceiver({ dedupe: broken('complete') })
    receiver.on('*', () => {})
    expect((await receiver.fetch(post(cloudPush, cloudEvents))).status).toBe(200)
    expect(codes()).toEqual(['dedupe-failed'])
  })

  test('that cannot be told of a failure does not hide it', async () => {
    const { receiver, codes } = makeReceiver({ dedupe: broken('release') })
    receiver.on('*', () => Promise.reject(new Error()))
    expect((await receiver.fetch(post(cloudPush, cloudEvents))).status).toBe(500)
    expect(codes()).toEqual(['handler-failed', 'dedupe-failed'])
  })

  test('a key that throws is told with its event, and Harbor tries again', async () => {
    const { receiver } = makeReceiver({
      key: () => {
        throw new Error()
      },
    })
    const told = vi.fn()
    receiver.onError((error, event) => told(error.code, event?.type))
    receiver.on('*', () => {})
    expect((await receiver.fetch(post(push))).status).toBe(500)
    expect(told.mock.calls).toEqual([['handler-failed', 'PUSH_ARTIFACT']])
  })
})
