import { checkFunction, checkPositive } from '../arguments'
import { type DedupeStore, readClaim } from './store'
import { defaultTTL } from './ttl'

/** A connected client of the package `redis` (node-redis). */
export interface NodeRedisClient {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>
}

/** A client of the package `ioredis`. */
export interface IORedisClient {
  eval(script: string, numberOfKeys: number, ...keysAndArguments: string[]): Promise<unknown>
  /** node-redis has none: it tells the two apart. */
  defineCommand: unknown
}

export interface RedisDedupeOptions {
  /** What the keys begin with. @default 'harborkit:webhook:' */
  prefix?: string | undefined
  /** How long a handled event is remembered, in milliseconds. @default 3_600_000 */
  ttl?: number | undefined
}

/**
 * Remembers events in Redis, for several processes that receive the deliveries of one Harbor. Each step is one
 * script of one key: atomic, also in a cluster.
 *
 * @param client Of `redis` or `ioredis`; it stays yours to connect and close.
 * @throws {@link InvalidArgumentError} `client` is neither, or `ttl` is out of its range.
 */
export function redisDedupe(
  client: NodeRedisClient | IORedisClient,
  options: RedisDedupeOptions = {},
): DedupeStore {
  checkFunction('client.eval', Object(client).eval)
  const prefix = options.prefix ?? 'harborkit:webhook:'
  const ttl = String(checkPositive('ttl', options.ttl ?? defaultTTL))

  function run(script: string, key: string, ...values: string[]): Promise<unknown> {
    const name = prefix + key
    return 'defineCommand' in client
      ? client.eval(script, 1, name, ...values)
      : client.eval(script, { keys: [name], arguments: values })
  }

  return {
    claim: async (key, lease, owner) => readClaim(await run(claim, key, `busy ${owner}`, String(lease))),
    complete: (key) => run(complete, key, ttl),
    release: (key, owner) => run(release, key, `busy ${owner}`),
  }
}

// What is held is `done`, or `busy` and its owner.
const claim = `
local held = redis.call('GET', KEYS[1])
if held and held ~= ARGV[1] then return held:sub(1, 4) end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 'claimed'`

const complete = "redis.call('SET', KEYS[1], 'done', 'PX', ARGV[1])"

const release = "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end"
