import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { version } from '../../../package.json'
import type { OptionsOf, Prepare } from '../../../src/core/call/arguments'
import type { CallOptions } from '../../../src/core/settings'
import { InvalidArgumentError } from '../../../src/index'
import { type Asked, answering, connect, jsonResponse, rejection } from '../connect'
import { empty, json, serve } from '../loopback'

const path = { project_name_or_id: 'demo' }

afterEach(() => void vi.unstubAllGlobals())

describe('a request', () => {
  test('names the version of the package, and accepts JSON', async () => {
    const server = await serve(json(200, {}))
    await connect(server).call('getProject', { path })
    expect(server.requests[0]?.headers).toMatchObject({
      'user-agent': `harborkit/${version}`,
      accept: 'application/json',
    })
  })

  test('has no Content-Type without a body', async () => {
    const server = await serve(empty(200))
    await connect(server).call('deleteProject', { path })
    expect(server.requests[0]?.headers).not.toHaveProperty('content-type')
  })

  test('says that a text is a name, and nothing of a number', async () => {
    const server = await serve(json(200, {}))
    const transport = connect(server)
    await transport.call('getProject', { path: { project_name_or_id: '2024' } })
    await transport.call('getProject', { path: { project_name_or_id: 2024 } })
    await transport.call('getRepository', { path: { project_name: 'demo', repository_name: 'app' } })
    expect(server.requests.map(({ headers }) => headers['x-is-resource-name'])).toEqual([
      'true',
      undefined,
      undefined,
    ])
  })

  test('has the headers of the client, of which a call may replace some', async () => {
    const server = await serve(json(200, {}))
    const transport = connect({ ...server, headers: { 'X-Team': 'a', 'X-Request-ID': '1' } })
    await transport.call('getProject', { path, options: { headers: new Headers({ 'x-request-id': '2' }) } })
    expect(server.requests[0]?.headers).toMatchObject({ 'x-team': 'a', 'x-request-id': '2' })
  })

  test('leaves out headers that are undefined', async () => {
    const server = await serve(json(200, {}))
    await connect(server).call('getProject', { path, options: { headers: { 'X-Team': undefined } } })
    expect(server.requests[0]?.headers).not.toHaveProperty('x-team')
  })

  test('sends the query beside the options, without what is undefined', async () => {
    const server = await serve(json(200, []))
    await connect(server).list(
      'listProjects',
      { options: { name: 'a&b', public: true, owner: undefined } },
      {
        identity: 'project_id',
        sort: 'project_id',
      },
    )
    expect(server.requests[0]?.target).toBe(
      '/api/v2.0/projects?name=a%26b&public=true&sort=-project_id&page_size=100',
    )
  })

  test('is made with `fetch(url, init)`, and redirects are left to us', async () => {
    const { transport, sent } = answering(() => jsonResponse(200, {}))
    await transport.call('createProject', { body: { project_name: 'demo' } })
    expect(typeof sent[0]?.url).toBe('string')
    expect(sent[0]?.init).toMatchObject({
      method: 'POST',
      body: '{"project_name":"demo"}',
      redirect: 'manual',
    })
    expect(sent[0]?.init.signal).toBeInstanceOf(AbortSignal)
  })

  test('never keeps or sends a cookie', async () => {
    const server = await serve(json(200, {}, { 'set-cookie': 'sid=abc; Path=/; HttpOnly' }))
    const transport = connect({ ...server, auth: { username: 'admin', password: 'Harbor12345' } })
    await transport.call('getProject', { path })
    await transport.call('getProject', { path })
    expect(server.requests).toHaveLength(2)
    for (const { headers } of server.requests) expect(headers).not.toHaveProperty('cookie')
  })

  test('does not let a browser add the cookies of its session', async () => {
    const { transport, sent } = answering(() => jsonResponse(200, {}))
    await transport.call('getProject', { path })
    // Workers refuse the member where it is given.
    expect(sent[0]?.init).not.toHaveProperty('credentials')
    vi.stubGlobal('document', {})
    await transport.call('getProject', { path })
    expect(sent[1]?.init).toMatchObject({ credentials: 'omit' })
  })
})

describe('fetch', () => {
  test('is read from globalThis at each call', async () => {
    const transport = connect({ url: 'https://harbor.example.com' })
    const later = vi.fn(async () => jsonResponse(200, { name: 'demo' }))
    vi.stubGlobal('fetch', later)
    expect(await transport.call('getProject', { path })).toEqual({ name: 'demo' })
    expect(later).toHaveBeenCalledWith('https://harbor.example.com/api/v2.0/projects/demo', expect.anything())
  })

  test('is the one that was given, where one was', async () => {
    const global = vi.fn(async () => jsonResponse(200, {}))
    vi.stubGlobal('fetch', global)
    const { transport, sent } = answering(() => jsonResponse(200, {}))
    await transport.call('getProject', { path })
    expect(sent).toHaveLength(1)
    expect(global).not.toHaveBeenCalled()
  })
})

describe('a mistake of the caller', () => {
  test.each<[string, () => PromiseLike<unknown>, string]>([
    ['an empty path argument', () => call({ path: { project_name_or_id: '' } }), 'project'],
    ['a blank path argument', () => call({ path: { project_name_or_id: ' ' } }), 'project'],
    ['a path argument of one dot', () => call({ path: { project_name_or_id: '.' } }), 'project'],
    ['a path argument of two dots', () => call({ path: { project_name_or_id: '..' } }), 'project'],
    [
      'a path argument that leads elsewhere',
      () => call({ path: { project_name_or_id: '../users' } }),
      'project',
    ],
    ['a fraction as an id', () => call({ path: { project_name_or_id: 1.5 } }), 'project'],
    ['options that are none', () => call({ path, options: null as never }), 'options'],
    ['a timeout of 0', () => call({ path, options: { timeout: 0 } }), 'timeout'],
    ['a timeout that is no number', () => call({ path, options: { timeout: Number.NaN } }), 'timeout'],
    ['a timeout in text', () => call({ path, options: { timeout: '5' as never } }), 'timeout'],
    ['a timeout that setTimeout cannot hold', () => call({ path, options: { timeout: 2 ** 31 } }), 'timeout'],
    ['a negative totalTimeout', () => call({ path, options: { totalTimeout: -1 } }), 'totalTimeout'],
    ['a negative retry', () => call({ path, options: { retry: -1 } }), 'retry'],
    ['half a retry', () => call({ path, options: { retry: 0.5 } }), 'retry'],
    ['a signal that is none', () => call({ path, options: { signal: {} as never } }), 'signal'],
    [
      'a header with a control character',
      () => call({ path, options: { headers: { 'X-A': 'a\u0000' } } }),
      'headers["X-A"]',
    ],
    [
      'a header with a line break',
      () => call({ path, options: { headers: { 'X-A': 'a\r\nX-B: b' } } }),
      'headers["X-A"]',
    ],
    [
      'a header outside Latin-1',
      () => call({ path, options: { headers: { 'X-A': '生' } } }),
      'headers["X-A"]',
    ],
    [
      'a header that is no text',
      () => call({ path, options: { headers: { 'X-A': 1 as never } } }),
      'headers["X-A"]',
    ],
    ['a header without a name', () => call({ path, options: { headers: { '': 'a' } } }), 'headers[""]'],
    [
      'credentials in a header',
      () => call({ path, options: { headers: { authorization: 'x' } } }),
      'headers["authorization"]',
    ],
    ['a cookie', () => call({ path, options: { headers: { Cookie: 'sid=1' } } }), 'headers["Cookie"]'],
    ['headers that are a text', () => call({ path, options: { headers: 'X-A: 1' as never } }), 'headers'],
    ['a body that is missing', () => transport.call('createProject', { body: undefined as never }), 'body'],
    ['a body that is null', () => transport.call('createProject', { body: null as never }), 'body'],
    [
      'a body that is a function',
      () => transport.call('createProject', { body: (() => 1) as never }),
      'body',
    ],
    ['a body with a BigInt', () => transport.call('createProject', { body: { n: 1n } as never }), 'body'],
    ['a page size of 0', () => list({ page_size: 0 }), 'page_size'],
    ['a page size of 101', () => list({ page_size: 101 }), 'page_size'],
    ['a page size in text', () => list({ page_size: '10' as never }), 'page_size'],
    ['a page 0', () => list({ page: 0 }), 'page'],
    ['a comma in q', () => list({ q: { name: 'a,b' } }), 'q.name'],
    ['half a character in a path', () => call({ path: { project_name_or_id: '\ud800' } }), 'project'],
    ['half a character in a query', () => list({ name: '\ud800' }), 'name'],
    ['a null in a query', () => list({ name: null as never }), 'name'],
  ])('rejects before any request, and names the argument: %s', async (_, make, argument) => {
    sent.length = 0
    const error = await rejection(make())
    expect(error).toBeInstanceOf(InvalidArgumentError)
    expect(error).toMatchObject({ argument, outcome: 'not-sent' })
    expect((error as Error).message.startsWith(`${argument}: `)).toBe(true)
    expect(sent).toHaveLength(0)
  })

  const { transport, sent } = answering(() => jsonResponse(200, []))
  const call = (asked: Asked<'getProject'>) => transport.call('getProject', asked)
  const list = (options: OptionsOf<'listProjects'>) =>
    transport.list('listProjects', { options }, { identity: 'project_id' }).all()
})

describe('the arguments of a call', () => {
  const mistake = new InvalidArgumentError('project', 'is wrong.')

  test.each<[string, Prepare<'getProject'>]>([
    ['a function', () => fail(mistake)],
    ['a function that takes its time', async () => fail(mistake)],
  ])('reject the call where %s finds a mistake in them', async (_, given) => {
    const { transport } = answering(() => jsonResponse(200, {})).transport
    expect(await rejection(transport.call('getProject', undefined, given))).toBe(mistake)
    expect(await rejection(transport.list('listProjects', {}, () => fail(mistake), order))).toBe(mistake)
  })

  test('may take their time', async () => {
    const { transport, sent } = answering(() => jsonResponse(200, {}))
    const given = async () => ({ path: { project_name_or_id: await 'later' } })
    await transport.transport.call('getProject', {}, given)
    expect(sent[0]?.url).toBe('https://harbor.example.com/api/v2.0/projects/later')
  })

  test('add to the query of the options, or replace it', async () => {
    const { transport, sent } = answering(() => jsonResponse(200, []))
    const options = { name: 'a', page: 2 }
    await transport.transport.list('listProjects', options, async () => ({}), order)
    await transport.transport.list(
      'listProjects',
      options,
      () => ({ query: { name: 'b', public: true } }),
      order,
    )
    await transport.transport.call('listProjects', options, () => ({ query: { name: 'b' } }))
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      '?name=a&page=2&sort=-project_id&page_size=100',
      '?name=b&page=2&public=true&sort=-project_id&page_size=100',
      '?name=b&page=2',
    ])
  })

  test('are worked out once for all pages of a list', async () => {
    const { transport } = answering(() => jsonResponse(200, [{ project_id: 1 }], { 'x-total-count': '3' }))
    let times = 0
    const given = async () => {
      times += 1
      return {}
    }
    await transport.transport.list('listProjects', { page_size: 1 }, given, order).all()
    expect(times).toBe(1)
  })

  test('get the options of the call itself, and no clock of their own', async () => {
    const { signal } = new AbortController()
    const { transport } = answering(() => jsonResponse(200, {}))
    let own: CallOptions | undefined
    const given = (given: CallOptions) => {
      own = given
      return { path: { project_name_or_id: 'demo' } }
    }
    const headers = { 'X-Team': 'a' }
    await transport.transport.call('getProject', { signal, timeout: 5, retry: 1, headers }, given)
    expect(own).toEqual({ signal, timeout: 5, retry: 1, headers, totalTimeout: Number.POSITIVE_INFINITY })
  })
})

describe('options', () => {
  test('that are undefined are as not given', async () => {
    const { transport, sent } = answering(() => jsonResponse(200, {}))
    const options = { signal: undefined, timeout: undefined, retry: undefined, nonsense: undefined }
    await transport.call('getProject', { path, options })
    expect(sent[0]?.url).toBe('https://harbor.example.com/api/v2.0/projects/demo')
  })

  test('have a query for what only a later Harbor knows', async () => {
    const { transport, sent } = answering(() => jsonResponse(200, []))
    const query = { with_stars: true, name: 'a', page_size: 7 }
    await transport.call('getProject', { path, options: { query } })
    await transport.list('listProjects', { options: { query, name: 'b' } }, order)
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      '?with_stars=true&name=a&page_size=7',
      '?with_stars=true&name=b&page_size=7&sort=-project_id',
    ])
  })

  test.each([null, 'a=b', ['a'], 3])('have no query that is %j', async (query) => {
    const { transport } = answering(() => jsonResponse(200, {}))
    const error = await rejection(transport.call('getProject', { path, options: { query: query as never } }))
    expect(error).toMatchObject({ name: 'InvalidArgumentError', argument: 'query' })
  })
})

const order = { identity: 'project_id' } as const

function fail(error: Error): never {
  throw error
}

describe('the clock of a whole call', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  const own = { totalTimeout: 60_000 }

  test('stops with a page of a list', async () => {
    const { transport } = answering(() => jsonResponse(200, []))
    await transport.transport.list('ListLabels', { scope: 'g', ...own })
    expect(vi.getTimerCount()).toBe(0)
  })

  test('stops with the last of several requests, whether they succeed or fail', async () => {
    const { transport } = answering(() => jsonResponse(200, {})).transport
    await transport.together('getProject', own, (given) =>
      transport.call('getProject', given, () => ({ path })),
    )
    expect(vi.getTimerCount()).toBe(0)
    await rejection(transport.together('getProject', own, () => Promise.reject(new Error('no'))))
    expect(vi.getTimerCount()).toBe(0)
  })
})
