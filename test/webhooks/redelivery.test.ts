import { createHash } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import {
  type DedupeStore,
  memoryDedupe,
  type WebhookReceiver,
  type WebhookReceiverOptions,
} from '../../src/webhooks'
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
    const response = await receiver.fetch(post(cloudPush, cloudEvents))
    expect(response.status).toBe(503)
    // Harbor shows it to others: it says nothing of the reason.
    expect(await response.text()).toBe('The dedupe store failed.')
    expect(codes()).toEqual(['dedupe-failed'])
    expect(handler).not.toHaveBeenCalled()
  })

  test.each([undefined, null, true, 'OK', 'Done'])(
    'that answers a claim with %j has not given it, and is told of',
    async (reply) => {
      const { receiver, errors } = makeReceiver({
        dedupe: { ...memoryDedupe(), claim: () => reply as never },
      })
      const handler = vi.fn()
      receiver.on('*', handler)
      const response = await receiver.fetch(post(cloudPush, cloudEvents))
      expect(response.status).toBe(503)
      expect(await response.text()).toBe('The dedupe store failed.')
      expect(errors[0]?.cause).toMatchObject({ message: `The dedupe store answered ${reply}.` })
      expect(handler).not.toHaveBeenCalled()
    },
  )

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

describe('the key of an event in a store', () => {
  /** What a store is asked for, delivery by delivery. */
  const keysOf = async (bodies: readonly string[], options: Partial<WebhookReceiverOptions> = {}) => {
    const keys: string[] = []
    const store = memoryDedupe()
    const claim: DedupeStore['claim'] = (key, ...rest) => {
      keys.push(key)
      return store.claim(key, ...rest)
    }
    const { receiver } = makeReceiver({ dedupe: { ...store, claim }, ...options })
    receiver.on('*', () => {})
    for (const body of bodies) await receiver.fetch(post(body, cloudEvents))
    return keys
  }

  test('is short, whatever the sender wrote', async () => {
    const longest = 'a'.repeat(1024)
    const keys = await keysOf([cloudPush, withMembers(cloudPush, { id: longest, source: longest })])
    for (const key of keys) expect(key.length).toBeLessThanOrEqual(128)
    const [own = ''] = await keysOf([push], { key: () => 'a'.repeat(100_000) })
    expect(own).toHaveLength(44)
  })

  test('tells apart what only looks alike', async () => {
    const keys = await keysOf([
      withMembers(cloudPush, { source: '/a b', id: 'c' }),
      withMembers(cloudPush, { source: '/a', id: 'b c' }),
      withMembers(cloudPush, { source: '/a","b', id: 'c' }),
      withMembers(cloudPush, { source: '/a', id: 'b","c' }),
    ])
    expect(new Set(keys).size).toBe(4)
  })

  test('of your own is never taken for that of a CloudEvent', async () => {
    const [own] = await keysOf([push], { key: () => JSON.stringify(['/a', 'b']) })
    const [other] = await keysOf([push], { key: () => '/a' })
    const [theirs] = await keysOf([withMembers(cloudPush, { source: '/a', id: 'b' })])
    expect(new Set([own, other, theirs]).size).toBe(3)
  })

  test('is the same in every process', async () => {
    const source = '/projects/3/webhook/policies/5'
    const ids = ['b6f35e58', 'é'.repeat(100)]
    const keys = await keysOf(ids.map((id) => withMembers(cloudPush, { source, id })))
    const [short, long = ''] = ids.map((id) => JSON.stringify([source, id]))
    expect(keys).toEqual([short, createHash('sha256').update(long).digest('base64')])
  })

  test.each([
    ['a promise', () => Promise.resolve('id')],
    ['a number', () => 5],
    ['an object', () => ({ id: 'id' })],
  ])('is none where yours is %s: no event is taken for another', async (_what, key) => {
    // @ts-expect-error what is no string
    const { receiver } = makeReceiver({ key })
    const handler = vi.fn()
    receiver.on('*', handler)
    for (const body of [push, bodyOf('pull-artifact.by-tag')]) {
      expect((await receiver.fetch(post(body))).status).toBe(200)
    }
    expect(handler).toHaveBeenCalledTimes(2)
  })
})

describe('the identity of a CloudEvent', () => {
  test.each(['id', 'source'])('is 1 KiB of %s at most', async (member) => {
    const { receiver, errors } = makeReceiver()
    const deliver = async (value: string, type = 'harbor.artifact.pushed') =>
      (await receiver.fetch(post(withMembers(cloudPush, { [member]: value, type }), cloudEvents))).status
    expect(await deliver('a'.repeat(1024))).toBe(200)
    expect(await deliver('é'.repeat(512))).toBe(200)
    expect(errors).toEqual([])
    expect(await deliver('a'.repeat(1025))).toBe(400)
    expect(await deliver('é'.repeat(513))).toBe(400)
    expect(await deliver('a'.repeat(1025), 'harbor.tag.created')).toBe(400)
    expect(errors).toMatchObject(Array.from({ length: 3 }, () => ({ code: 'invalid-payload', path: member })))
  })
})

test.each(['id', 'source'])(
  'a CloudEvent whose %s cannot even be made a string is refused',
  async (member) => {
    const { receiver, errors } = makeReceiver()
    const body = withMembers(cloudPush, { [member]: { toString: 1, valueOf: 1 } })
    expect((await receiver.fetch(post(body, cloudEvents))).status).toBe(400)
    expect(errors).toMatchObject([{ code: 'invalid-payload', path: member }])
  },
)

describe('more events at once than are remembered', () => {
  test('are told to come again, and no handler sees an event twice at once', async () => {
    const { receiver, codes } = makeReceiver({ dedupe: memoryDedupe({ max: 1 }) })
    const { passed, open } = gate()
    const handler = vi.fn(() => passed)
    receiver.on('*', handler)
    const deliver = async (id: string) =>
      (await receiver.fetch(post(withMembers(cloudPush, { id }), cloudEvents))).status
    const first = deliver('one')
    await vi.waitFor(() => expect(handler).toHaveBeenCalled())
    expect(await deliver('two')).toBe(503)
    expect(codes()).toEqual(['dedupe-failed'])
    expect(await deliver('one')).toBe(503)
    expect(handler).toHaveBeenCalledTimes(1)
    open()
    expect(await first).toBe(200)
    expect(await deliver('two')).toBe(200)
  })
})
