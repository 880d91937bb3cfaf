import { afterEach, describe, expect, test, vi } from 'vitest'
import { readEnvironment } from '../../src/core/from-env'
import { Harbor, InvalidArgumentError } from '../../src/index'
import { json, serve } from './loopback'

const HARBOR_URL = 'https://harbor.example.com'
const several = 'env: has several credentials. Set those of a robot, a user, or a token.'

afterEach(() => void vi.unstubAllEnvs())

describe('a client from the environment', () => {
  test.each([
    ['nobody', {}, undefined],
    ['a robot', { HARBOR_ROBOT: 'robot$ci', HARBOR_SECRET: 's' }, { robot: 'robot$ci', secret: 's' }],
    ['a user', { HARBOR_USERNAME: 'jane', HARBOR_PASSWORD: 'p' }, { username: 'jane', password: 'p' }],
    ['a token', { HARBOR_TOKEN: 't' }, { token: 't' }],
    ['nobody, with empty variables', { HARBOR_ROBOT: '', HARBOR_SECRET: '', HARBOR_TOKEN: '' }, undefined],
    [
      'a robot, with an empty token',
      { HARBOR_ROBOT: 'r', HARBOR_SECRET: 's', HARBOR_TOKEN: '' },
      { robot: 'r', secret: 's' },
    ],
  ])('is %s', (_, env, auth) => {
    expect(readEnvironment({ HARBOR_URL, ...env })).toEqual({ url: HARBOR_URL, auth })
  })

  test.each<[string, Record<string, string>, string]>([
    ['there is no HARBOR_URL', { HARBOR_URL: '' }, "HARBOR_URL: is not set. Set it to 'https://…'."],
    ['there is no secret', { HARBOR_ROBOT: 'r' }, 'HARBOR_SECRET: is not set, but HARBOR_ROBOT is.'],
    ['there is no robot', { HARBOR_SECRET: 's' }, 'HARBOR_ROBOT: is not set, but HARBOR_SECRET is.'],
    [
      'there is no password',
      { HARBOR_USERNAME: 'u' },
      'HARBOR_PASSWORD: is not set, but HARBOR_USERNAME is.',
    ],
    ['there is no user', { HARBOR_PASSWORD: 'p' }, 'HARBOR_USERNAME: is not set, but HARBOR_PASSWORD is.'],
    ['there are two', { HARBOR_TOKEN: 't', HARBOR_ROBOT: 'r', HARBOR_SECRET: 's' }, several],
    [
      'there are two users',
      { HARBOR_USERNAME: 'u', HARBOR_PASSWORD: 'p', HARBOR_ROBOT: 'r', HARBOR_SECRET: 's' },
      several,
    ],
    [
      'the secret ends in a line break',
      { HARBOR_TOKEN: 't-secret\n' },
      'auth.token: has a character that cannot be sent: a line break?',
    ],
    [
      'the url has credentials',
      { HARBOR_URL: 'https://u:p-secret@harbor.example.com' },
      'url: holds credentials. Pass them as `auth`.',
    ],
  ])('is refused when %s, and no value is repeated', (_, env, message) => {
    const make = () => Harbor.fromEnv({ HARBOR_URL, ...env })
    expect(make).toThrow(InvalidArgumentError)
    const argument = message.slice(0, message.indexOf(': '))
    expect(make).toThrow(expect.objectContaining({ message, argument }))
  })

  test('reads process.env when it is made, not before', async () => {
    const server = await serve(json(200, {}))
    vi.stubEnv('HARBOR_URL', server.url)
    vi.stubEnv('HARBOR_TOKEN', 'from-the-environment')
    const harbor = Harbor.fromEnv()
    vi.stubEnv('HARBOR_TOKEN', 'changed-later')
    await harbor.system.info()
    expect(server.requests[0]?.headers.authorization).toBe('Bearer from-the-environment')
  })

  test('is the only one that reads it', async () => {
    const server = await serve(json(200, {}))
    vi.stubEnv('HARBOR_TOKEN', 'from-the-environment')
    await new Harbor({ url: server.url }).system.info()
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization')
  })
})
