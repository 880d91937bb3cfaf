import { createClient } from '@redis/client'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  type DedupeStore,
  type IORedisClient,
  type NodeRedisClient,
  redisDedupe,
} from '../../../src/webhooks'
import { makeReceiver } from '../make-receiver'
import { post } from '../post'
import { bodyOf } from '../recorded'
import { hasRedisServer, type RedisServer, startRedisServer } from './redis-server'

const available = hasRedisServer()
if (!available) {
  console.warn(
    '\nSKIPPED: redisDedupe was not tested. There is no redis-server on this machine: install one.\n',
  )
}

interface Connected {
  readonly client: NodeRedisClient | IORedisClient
  close(): void
}

async function connectNodeRedis(port: number): Promise<Connected> {
  const client = await createClient({ socket: { port } }).connect()
  return { client, close: () => client.destroy() }
}

async function connectIORedis(port: number): Promise<Connected> {
  const client = new Redis(port)
  return { client, close: () => client.disconnect() }
}

describe('redisDedupe', () => {
  test.each([
    ['ttl', { ttl: 0 }],
    ['ttl', { ttl: 0.5 }],
  ])('refuses %s: %j', (argument, options) => {
    const client = { eval: () => Promise.resolve() }
    expect(() => redisDedupe(client, options)).toThrow(
      expect.objectContaining({ name: 'InvalidArgumentError', argument }),
    )
  })

  test.each([undefined, null, {}, 'redis://localhost'])('refuses %j, which is no client', (client) => {
    expect(() => redisDedupe(client as never)).toThrow(
      expect.objectContaining({ name: 'InvalidArgumentError', argument: 'client.eval' }),
    )
  })

  test('does not take an answer for a claim that it does not know', async () => {
    const store = redisDedupe({ eval: () => Promise.resolve('QUEUED') })
    await expect(store.claim('a', 20_000, 'one')).rejects.toMatchObject({ code: 'dedupe-failed' })
  })
})

describe.skipIf(!available)('redisDedupe on a Redis', () => {
  let server: RedisServer
  /** Looks at what a store has written. */
  let redis: Redis

  beforeAll(async () => {
    server = await startRedisServer()
    redis = new Redis(server.port)
  })
  afterAll(async () => {
    redis.disconnect()
    await server.stop()
  })

  describe.each([
    ['redis', connectNodeRedis],
    ['ioredis', connectIORedis],
  ])('by the package %s', (name, connect) => {
    const open: Connected[] = []
    const newStore = async () => {
      const connected = await connect(server.port)
      open.push(connected)
      return redisDedupe(connected.client, { prefix: `${name}:` })
    }
    let store: DedupeStore

    beforeAll(async () => {
      store = await newStore()
    })
    afterAll(() => {
      for (const connected of open) connected.close()
    })

    test('gives a key to one owner, who may claim it again', async () => {
      expect(await store.claim('a', 20_000, 'one')).toBe('claimed')
      expect(await store.claim('a', 20_000, 'two')).toBe('busy')
      expect(await store.claim('a', 20_000, 'one')).toBe('claimed')
      expect(await store.claim('b', 20_000, 'two')).toBe('claimed')
    })

    test('sets the lease, and sets it again for its owner', async () => {
      await store.claim('lease', 20_000, 'one')
      expect(await redis.pttl(`${name}:lease`)).toBeGreaterThan(19_000)
      await redis.pexpire(`${name}:lease`, 5_000)
      await store.claim('lease', 20_000, 'one')
      expect(await redis.pttl(`${name}:lease`)).toBeGreaterThan(19_000)
      await redis.pexpire(`${name}:lease`, 5_000)
      await store.claim('lease', 20_000, 'two')
      expect(await redis.pttl(`${name}:lease`)).toBeLessThanOrEqual(5_000)
    })

    test('gives a key to another owner when the lease is over', async () => {
      await store.claim('over', 1, 'one')
      await vi.waitFor(async () => expect(await store.claim('over', 20_000, 'two')).toBe('claimed'))
    })

    test('remembers what is complete, for its time', async () => {
      await store.claim('done', 20_000, 'one')
      await store.complete('done', 'one')
      expect(await store.claim('done', 20_000, 'two')).toBe('done')
      expect(await store.claim('done', 20_000, 'one')).toBe('done')
      const rest = await redis.pttl(`${name}:done`)
      expect(rest).toBeGreaterThan(3_590_000)
      expect(rest).toBeLessThanOrEqual(3_600_000)
    })

    test('lets go of a key for its owner only, and never of what is complete', async () => {
      await store.claim('release', 20_000, 'one')
      await store.release('release', 'two')
      expect(await store.claim('release', 20_000, 'two')).toBe('busy')
      await store.release('release', 'one')
      expect(await store.claim('release', 20_000, 'two')).toBe('claimed')
      await store.complete('release', 'two')
      await store.release('release', 'two')
      expect(await store.claim('release', 20_000, 'three')).toBe('done')
    })

    test('is not deceived by an owner called done', async () => {
      await store.claim('named', 20_000, 'done')
      expect(await store.claim('named', 20_000, 'two')).toBe('busy')
    })

    test('gives a key that many connections claim at once to one', async () => {
      const stores = await Promise.all(Array.from({ length: 20 }, newStore))
      const claims = await Promise.all(
        stores.map((each, owner) => each.claim('contended', 20_000, String(owner))),
      )
      expect(claims.filter((claim) => claim === 'claimed')).toHaveLength(1)
      expect(claims.filter((claim) => claim === 'busy')).toHaveLength(19)
    })

    test('keeps two processes from handling one event twice', async () => {
      const body = bodyOf('push-artifact.image-tag', 'CloudEvents')
      const request = () => post(body, { type: 'application/cloudevents+json' })
      const receivers = [makeReceiver({ dedupe: store }), makeReceiver({ dedupe: await newStore() })]
      const handler = vi.fn()
      for (const { receiver } of receivers) receiver.on('*', handler)
      for (const { receiver, errors } of receivers) {
        expect((await receiver.fetch(request())).status).toBe(200)
        expect(errors).toEqual([])
      }
      expect(handler).toHaveBeenCalledTimes(1)
    })
  })

  test('by default a key says whose it is', async () => {
    const store = redisDedupe(redis)
    await store.claim('/projects/3/webhook/policies/5 id', 20_000, 'one')
    expect(await redis.exists('harborkit:webhook:/projects/3/webhook/policies/5 id')).toBe(1)
  })
})
