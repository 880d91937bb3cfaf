import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { type HarborOptions, readSettings } from '../../src/core/settings'
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

describe('an option of a client', () => {
  test.each<[string, Partial<Record<keyof HarborOptions, unknown>>, string]>([
    ['a fetch that is none', { fetch: {} }, 'fetch'],
    ['a timeout of 0', { timeout: 0 }, 'timeout'],
    ['a timeout below a millisecond', { timeout: 0.5 }, 'timeout'],
    ['a timeout that is no number', { timeout: Number.NaN }, 'timeout'],
    ['an endless timeout', { timeout: Number.POSITIVE_INFINITY }, 'timeout'],
    ['a totalTimeout of 0', { totalTimeout: 0 }, 'totalTimeout'],
    ['a negative retry', { retry: -1 }, 'retry'],
    ['an endless retry', { retry: Number.POSITIVE_INFINITY }, 'retry'],
    ['a retry in text', { retry: '2' }, 'retry'],
    ['a concurrency of 0', { concurrency: 0 }, 'concurrency'],
    ['half a concurrency', { concurrency: 1.5 }, 'concurrency'],
    ['a header with a line break', { headers: { 'X-A': 'a\nb' } }, 'headers["X-A"]'],
    ['an Authorization header', { headers: { Authorization: 'x' } }, 'headers["Authorization"]'],
    ['headers that are null', { headers: null }, 'headers'],
    ['a logger that is none', { logger: true }, 'logger'],
    ['a logger without warn', { logger: { debug: () => {} } }, 'logger'],
    ['a null', { timeout: null }, 'timeout'],
  ])('is refused when the client is made: %s', (_, option, argument) => {
    const make = () => new Harbor({ url: 'https://harbor.example.com', ...option } as HarborOptions)
    expect(make).toThrow(InvalidArgumentError)
    try {
      make()
    } catch (error) {
      expect(error).toMatchObject({ argument, outcome: 'not-sent' })
    }
  })

  test('cannot be credentials beside the url, which would be ignored', () => {
    const options = { url: 'https://harbor.example.com', username: 'jane', password: 'Secret12345' }
    expect(() => new Harbor(options)).toThrow(/^username: goes into `auth`/)
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
