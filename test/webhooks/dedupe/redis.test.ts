import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type IORedisClient, type NodeRedisClient, redisDedupe } from '../../../src/webhooks'
import { makeReceiver } from '../make-receiver'
import { post } from '../post'
import { bodyOf } from '../recorded'
import { RedisConnection } from './redis-connection'
import { hasRedisServer, type RedisServer, startRedisServer } from './redis-server'

const available = hasRedisServer()
if (!available) {
  console.warn(
    '\nSKIPPED: redisDedupe was not tested. There is no redis-server on this machine: install one.\n',
  )
}

/** As node-redis calls it. */
function nodeRedis(redis: RedisConnection): NodeRedisClient {
  return {
    eval: (script, { keys, arguments: values }) =>
      redis.send('EVAL', script, String(keys.length), ...keys, ...values),
  }
}

/** As ioredis calls it. */
function ioredis(redis: RedisConnection): IORedisClient {
  return {
    defineCommand: () => {},
    eval: (script, count, ...values) => redis.send('EVAL', script, String(count), ...values),
  }
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

  test('does not take an answer for a claim that it does not know', async () => {
    const store = redisDedupe({ eval: () => Promise.resolve('QUEUED') })
    await expect(store.claim('a', 20_000, 'one')).rejects.toMatchObject({ code: 'dedupe-failed' })
  })
})

describe.skipIf(!available)('redisDedupe on a Redis', () => {
  let server: RedisServer
  let redis: RedisConnection

  beforeAll(async () => {
    server = await startRedisServer()
    redis = new RedisConnection(server.port)
  })
  afterAll(async () => {
    redis.close()
    await server.stop()
  })

  describe.each([
    ['node-redis', nodeRedis],
    ['ioredis', ioredis],
  ])('by a client like %s', (name, connect) => {
    const store = () => redisDedupe(connect(redis), { prefix: `${name}:` })

    test('gives a key to one owner, who may claim it again', async () => {
      expect(await store().claim('a', 20_000, 'one')).toBe('claimed')
      expect(await store().claim('a', 20_000, 'two')).toBe('busy')
      expect(await store().claim('a', 20_000, 'one')).toBe('claimed')
      expect(await store().claim('b', 20_000, 'two')).toBe('claimed')
    })

    test('sets the lease, and sets it again for its owner', async () => {
      await store().claim('lease', 20_000, 'one')
      expect(await redis.send('PTTL', `${name}:lease`)).toBeGreaterThan(19_000)
      await redis.send('PEXPIRE', `${name}:lease`, '5000')
      await store().claim('lease', 20_000, 'one')
      expect(await redis.send('PTTL', `${name}:lease`)).toBeGreaterThan(19_000)
      await redis.send('PEXPIRE', `${name}:lease`, '5000')
      await store().claim('lease', 20_000, 'two')
      expect(await redis.send('PTTL', `${name}:lease`)).toBeLessThanOrEqual(5_000)
    })

    test('gives a key to another owner when the lease is over', async () => {
      await store().claim('over', 1, 'one')
      await vi.waitFor(async () => expect(await store().claim('over', 20_000, 'two')).toBe('claimed'))
    })

    test('remembers what is complete, for its time', async () => {
      await store().claim('done', 20_000, 'one')
      await store().complete('done', 'one')
      expect(await store().claim('done', 20_000, 'two')).toBe('done')
      expect(await store().claim('done', 20_000, 'one')).toBe('done')
      const rest = await redis.send('PTTL', `${name}:done`)
      expect(rest).toBeGreaterThan(3_590_000)
      expect(rest).toBeLessThanOrEqual(3_600_000)
    })

    test('lets go of a key for its owner only, and never of what is complete', async () => {
      await store().claim('release', 20_000, 'one')
      await store().release('release', 'two')
      expect(await store().claim('release', 20_000, 'two')).toBe('busy')
      await store().release('release', 'one')
      expect(await store().claim('release', 20_000, 'two')).toBe('claimed')
      await store().complete('release', 'two')
      await store().release('release', 'two')
      expect(await store().claim('release', 20_000, 'three')).toBe('done')
    })

    test('is not deceived by an owner called done', async () => {
      await store().claim('named', 20_000, 'done')
      expect(await store().claim('named', 20_000, 'two')).toBe('busy')
    })

    test('gives a key that many connections claim at once to one', async () => {
      const connections = Array.from({ length: 20 }, () => new RedisConnection(server.port))
      const claims = await Promise.all(
        connections.map((connection, owner) => {
          const client = connect(connection)
          return redisDedupe(client, { prefix: `${name}:` }).claim('contended', 20_000, String(owner))
        }),
      )
      for (const connection of connections) connection.close()
      expect(claims.filter((claim) => claim === 'claimed')).toHaveLength(1)
      expect(claims.filter((claim) => claim === 'busy')).toHaveLength(19)
    })

    test('keeps two processes from handling one event twice', async () => {
      const body = bodyOf('push-artifact.image-tag', 'CloudEvents')
      const request = () => post(body, { type: 'application/cloudevents+json' })
      const receivers = [makeReceiver({ dedupe: store() }), makeReceiver({ dedupe: store() })]
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
    const store = redisDedupe(nodeRedis(redis))
    await store.claim('/projects/3/webhook/policies/5 id', 20_000, 'one')
    expect(await redis.send('EXISTS', 'harborkit:webhook:/projects/3/webhook/policies/5 id')).toBe(1)
  })
})
