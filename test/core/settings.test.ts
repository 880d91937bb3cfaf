import { inspect } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import { version } from '../../package.json'
import {
  type HarborOptions,
  readOptions,
  readSettings,
  readSignal,
  refuseUnknown,
  withDefaults,
} from '../../src/core/settings'
import { Harbor, InvalidArgumentError } from '../../src/index'
import { connect } from './connect'
import { json, serve } from './loopback'

describe('the url of a client', () => {
  test.each([
    ['', '/api/v2.0/systeminfo'],
    ['/', '/api/v2.0/systeminfo'],
    ['/api/v2.0', '/api/v2.0/systeminfo'],
    ['/api/v2.0/', '/api/v2.0/systeminfo'],
    ['/api/v2.0//', '/api/v2.0/systeminfo'],
    ['//api/v2.0/', '/api/v2.0/systeminfo'],
    ['/registry', '/registry/api/v2.0/systeminfo'],
    ['/registry/', '/registry/api/v2.0/systeminfo'],
    ['/a/b/api/v2.0', '/a/b/api/v2.0/systeminfo'],
    ['/a%20b', '/a%20b/api/v2.0/systeminfo'],
  ])('may end in %j', async (end, target) => {
    const server = await serve(json(200, {}))
    await connect({ url: server.url + end }).call('getSystemInfo', {})
    await connect({ url: new URL(server.url + end) }).call('getSystemInfo', {})
    expect(server.requests.map((request) => request.target)).toEqual([target, target])
  })

  test.each([
    ['https://Harbor.Example.com:443/', 'harbor.example.com', 'https://harbor.example.com'],
    ['http://harbor.example.com:8080/x', 'harbor.example.com:8080', 'http://harbor.example.com:8080'],
    ['http://[::1]:8080', '[::1]:8080', 'http://[::1]:8080'],
  ])('gives the host that image references have: %s', (url, host, origin) => {
    expect(readSettings({ url })).toMatchObject({ host, origin })
  })

  test.each<[string, unknown, RegExp]>([
    ['missing', undefined, /is not a URL/],
    ['empty', '', /is not a URL/],
    ['a host only', 'harbor.example.com', /is not a URL/],
    ['a host and a port', 'harbor.example.com:8080', /must begin with/],
    ['of another kind', 'ftp://harbor.example.com', /must begin with/],
    ['a number', 5, /is not a URL/],
    ['with a query', 'https://harbor.example.com/?a=b', /query or a fragment/],
    ['with a fragment', 'https://harbor.example.com/#/harbor', /query or a fragment/],
    ['with credentials', 'https://admin:Hush-Hush@harbor.example.com', /Pass them as `auth`/],
    ['with a name', 'https://Hush-Hush@harbor.example.com', /Pass them as `auth`/],
    ['with a password', 'https://:Hush-Hush@harbor.example.com', /Pass them as `auth`/],
    ['with credentials, and broken', 'https://admin:Hush-Hush@', /is not a URL/],
  ])('is refused when it is %s, and not repeated', (_, url, message) => {
    const make = () => new Harbor({ url: url as string })
    expect(make).toThrow(InvalidArgumentError)
    try {
      make()
    } catch (error) {
      expect(error).toMatchObject({ argument: 'url', message: expect.stringMatching(message) })
      expect(inspect(error, { showHidden: true })).not.toContain('Hush-Hush')
    }
  })
})

const milliseconds = 'must be milliseconds between 1 and 2147483647.'
const inHeaders = 'must be a string of Latin-1 without control characters.'

test.each([null, 'timeout', 5])('options that are %j are refused', (options) => {
  expect(() => readOptions(options as never)).toThrow('options: must be an object.')
})

test('a signal is what can be listened to', () => {
  const { signal } = new AbortController()
  expect(readSignal(signal)).toBe(signal)
  expect(readSignal(undefined)).toBeUndefined()
  for (const none of [null, {}, new AbortController()]) {
    expect(() => readSignal(none as never)).toThrow(
      expect.objectContaining({ argument: 'signal', message: 'signal: must be an AbortSignal.' }),
    )
  }
})

describe('an option of a client', () => {
  test.each<[string, Partial<Record<keyof HarborOptions, unknown>>, string]>([
    ['a fetch that is none', { fetch: {} }, 'fetch: must be a function.'],
    ['a timeout of 0', { timeout: 0 }, `timeout: ${milliseconds}`],
    ['a timeout below a millisecond', { timeout: 0.5 }, `timeout: ${milliseconds}`],
    ['a timeout that is no number', { timeout: Number.NaN }, `timeout: ${milliseconds}`],
    ['a timeout that is a string', { timeout: '30' }, `timeout: ${milliseconds}`],
    ['a timeout that no timer takes', { timeout: 2 ** 31 }, `timeout: ${milliseconds}`],
    ['an endless timeout', { timeout: Number.POSITIVE_INFINITY }, `timeout: ${milliseconds}`],
    ['a totalTimeout of 0', { totalTimeout: 0 }, `totalTimeout: ${milliseconds}`],
    ['a negative retry', { retry: -1 }, 'retry: must be a whole number, 0 or more.'],
    ['an endless retry', { retry: Number.POSITIVE_INFINITY }, 'retry: must be a whole number, 0 or more.'],
    ['a retry that is a string', { retry: '2' }, 'retry: must be a whole number, 0 or more.'],
    ['a concurrency of 0', { concurrency: 0 }, 'concurrency: must be a whole number, 1 or more.'],
    ['half a concurrency', { concurrency: 1.5 }, 'concurrency: must be a whole number, 1 or more.'],
    ['a header with a line break', { headers: { 'X-A': 'a\nb' } }, `headers["X-A"]: ${inHeaders}`],
    ['a header that is a number', { headers: { 'X-A': 5 } }, `headers["X-A"]: ${inHeaders}`],
    [
      'an Authorization header',
      { headers: { Authorization: 'x' } },
      'headers["Authorization"]: cannot be set here. Pass credentials as `auth`.',
    ],
    ['headers that are null', { headers: null }, 'headers: must be an object or a Headers.'],
    ['headers that are a function', { headers: () => {} }, 'headers: must be an object or a Headers.'],
    ['a logger that is none', { logger: true }, 'logger: must have the functions `debug` and `warn`.'],
    ['a logger that is null', { logger: null }, 'logger: must have the functions `debug` and `warn`.'],
    [
      'a logger without warn',
      { logger: { debug: () => {} } },
      'logger: must have the functions `debug` and `warn`.',
    ],
    [
      'a logger without debug',
      { logger: { warn: () => {} } },
      'logger: must have the functions `debug` and `warn`.',
    ],
    ['a check that there is not', { checkCredentials: true }, 'checkCredentials: must be auto or never.'],
    ['a session that there is not', { session: 'never' }, 'session: must be auto or true or false.'],
    ['a null', { timeout: null }, `timeout: ${milliseconds}`],
  ])('is refused when the client is made: %s', (_, option, message) => {
    const make = () => new Harbor({ url: 'https://harbor.example.com', ...option } as HarborOptions)
    expect(make).toThrow(InvalidArgumentError)
    const argument = message.slice(0, message.indexOf(': '))
    expect(make).toThrow(expect.objectContaining({ message, argument, outcome: 'not-sent' }))
  })

  test('may be as long as a timer takes, and as short', () => {
    const url = 'https://harbor.example.com'
    expect(readSettings({ url, timeout: 1 })).toHaveProperty('timeout', 1)
    expect(readSettings({ url, timeout: 2 ** 31 - 1 })).toHaveProperty('timeout', 2_147_483_647)
  })

  test('that is not given is as documented', () => {
    expect(readSettings({ url: 'https://harbor.example.com/x' })).toEqual({
      base: 'https://harbor.example.com/x',
      api: 'https://harbor.example.com/x/api/v2.0',
      origin: 'https://harbor.example.com',
      host: 'harbor.example.com',
      fetch: undefined,
      timeout: 30_000,
      totalTimeout: undefined,
      retry: undefined,
      headers: { 'user-agent': `harborkit/${version}` },
      concurrency: 32,
      checkCredentials: 'auto',
      session: 'auto',
      logger: undefined,
    })
  })

  test('that is given counts', () => {
    const fetch = async () => new Response()
    const given = {
      fetch,
      timeout: 5,
      totalTimeout: 50,
      retry: 0,
      concurrency: 1,
      checkCredentials: 'never',
      session: false,
    } as const
    const url = 'https://harbor.example.com'
    const settings = readSettings({ url, ...given, headers: { 'X-Team': 'a' } })
    expect(settings).toMatchObject({ ...given, headers: { 'x-team': 'a' } })
    expect(readSettings({ url, session: true, totalTimeout: Number.POSITIVE_INFINITY })).toMatchObject({
      session: true,
      totalTimeout: Number.POSITIVE_INFINITY,
    })
  })

  test('that is a logger is told everything, and may throw', () => {
    const debug = vi.fn()
    const warn = () => {
      throw new Error('the disk is full')
    }
    const { logger } = readSettings({ url: 'https://harbor.example.com', logger: { debug, warn } })
    logger?.debug('GET', { status: 200 })
    expect(debug).toHaveBeenCalledWith('GET', { status: 200 })
    expect(() => logger?.warn('plain http')).not.toThrow()
  })

  test.each(['username', 'password', 'robot', 'secret', 'token'])(
    'cannot be a %s beside the url, which would be ignored',
    (name) => {
      const options = { url: 'https://harbor.example.com', [name]: 'Secret12345' }
      expect(() => new Harbor(options)).toThrow(`${name}: goes into \`auth\`.`)
    },
  )

  test('that there is not is refused, and those that there are are named, what was taken out too', () => {
    const options: object = { limit: 1, taken: undefined, limt: 5 }
    expect(() => refuseUnknown(options, ['limit', 'retry'])).toThrow(
      expect.objectContaining({
        argument: 'limt',
        message: 'limt: is no option here. There are: limit, retry, taken.',
      }),
    )
    expect(() => refuseUnknown({ limit: 1, taken: undefined }, ['limit'])).not.toThrow()
    const change = () => withDefaults(readSettings({ url: 'https://harbor.example.com' }), options)
    expect(change).toThrow(/^limit: is no option here\. .*, headers, taken\. All else takes a new client\.$/)
  })

  test('that is undefined is not given', () => {
    const given = {
      auth: undefined,
      fetch: undefined,
      timeout: undefined,
      totalTimeout: undefined,
      retry: undefined,
      headers: undefined,
      concurrency: undefined,
      logger: undefined,
    }
    const url = 'https://harbor.example.com'
    expect(readSettings({ url, ...given })).toEqual(readSettings({ url }))
  })

  test.each([[undefined], [null], ['https://harbor.example.com']])('are an object, not %j', (options) => {
    const make = () => new Harbor(options as unknown as HarborOptions)
    expect(make).toThrow(InvalidArgumentError)
    expect(make).toThrow(/^options: must be an object: `new Harbor\(\{ url: 'https:\/\/…' \}\)`/)
  })
})
