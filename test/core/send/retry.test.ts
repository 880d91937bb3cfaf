import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  HarborApiError,
  HarborConnectionError,
  NotFoundError,
  RateLimitError,
  ServerError,
} from '../../../src/index'
import { rawClient } from '../../../src/raw/index'
import { answering, connect, jsonResponse, type Operations, rejection } from '../connect'
import { empty, failure, html, json, type Reply, reset, serve } from '../loopback'

const path = { project_name_or_id: 'demo' }
const project = json(200, { project_id: 1, name: 'demo' })

afterEach(() => void vi.restoreAllMocks())

describe('a call that is tried again', () => {
  beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))

  test.each<[string, Reply]>([
    ['a reset', reset],
    ['502', html(502)],
    ['503', empty(503)],
    ['429', empty(429)],
  ])('succeeds with what the next attempt gives, after %s', async (_, first) => {
    const server = await serve(first, project)
    expect(await connect(server).call('getProject', { path })).toMatchObject({ name: 'demo' })
    expect(server.requests).toHaveLength(2)
  })

  test('sends the same body again', async () => {
    const server = await serve(reset, empty(503), empty(200))
    await connect(server).call('updateProject', { path, body: { metadata: { public: 'true' } } })
    expect(server.requests.map(({ body }) => body)).toEqual(Array(3).fill('{"metadata":{"public":"true"}}'))
  })

  test('sends a POST only once where Harbor may have received it', async () => {
    const server = await serve(reset, empty(201, { location: '/api/v2.0/projects/1' }))
    const error = await rejection(connect(server).call('createProject', { body: { project_name: 'demo' } }))
    expect(error).toBeInstanceOf(HarborConnectionError)
    expect(error).toMatchObject({ outcome: 'unknown', code: 'ECONNRESET' })
    expect(server.requests).toHaveLength(1)
  })

  test.each([
    [0, 1],
    [1, 2],
    [7, 8],
  ])('with retry: %d makes %d attempts, whatever the method', async (retry, attempts) => {
    const server = await serve(empty(503))
    const transport = connect({ ...server, retry })
    await rejection(transport.call('getProject', { path }))
    await rejection(transport.call('deleteProject', { path }))
    expect(server.requests).toHaveLength(2 * attempts)
  })

  test('takes the number of the call before that of the client', async () => {
    const server = await serve(empty(503))
    await rejection(connect({ ...server, retry: 5 }).call('getProject', { path, options: { retry: 1 } }))
    expect(server.requests).toHaveLength(2)
  })

  test('is reported by its last failure, with the worst outcome of all attempts', async () => {
    const server = await serve(empty(503), failure(404, 'NOT_FOUND', 'project demo not found'))
    const error = await rejection(connect(server).call('getProject', { path }))
    expect(error).toBeInstanceOf(NotFoundError)
    expect(error).toMatchObject({ outcome: 'unknown' })
  })

  test('stays refused when only refusals came before', async () => {
    const server = await serve(empty(429), failure(409, 'CONFLICT', 'it exists'))
    const error = await rejection(connect(server).call('createProject', { body: { project_name: 'demo' } }))
    expect(error).toMatchObject({ name: 'ConflictError', outcome: 'refused' })
  })
})

describe('a keep-alive connection that died unnoticed', () => {
  // The server answers once, and meets the second request on that connection with a reset.
  const dies: Reply = (response, seen) =>
    seen.target.includes('warm') ? project(response, seen) : reset(response, seen)

  async function dead(retry: number | undefined, ...later: Reply[]) {
    const server = await serve(dies, dies, ...later)
    const transport = connect({ ...server, retry })
    await transport.call('getProject', { path: { project_name_or_id: 'warm' } })
    // The connection is given back a moment after the answer.
    await setTimeout(20)
    return { server, transport }
  }

  test('is tried again within the number of retries', async () => {
    const { server, transport } = await dead(1, project)
    expect(await transport.call('getProject', { path })).toMatchObject({ name: 'demo' })
    expect(server.requests).toHaveLength(3)
    expect(server.requests[1]?.port).toBe(server.requests[0]?.port)
  })

  test.each<[string, (transport: Operations) => PromiseLike<unknown>]>([
    ['GET', (transport) => transport.call('getProject', { path })],
    ['HEAD', (transport) => transport.call('headProject', { options: { project_name: 'demo' } })],
    ['PUT', (transport) => transport.call('updateProject', { path, body: {} })],
    ['DELETE', (transport) => transport.call('deleteProject', { path })],
    ['POST', (transport) => transport.call('createProject', { body: { project_name: 'demo' } })],
  ])('is not tried again with retry: 0, for a %s', async (_, call) => {
    const { server, transport } = await dead(0, project)
    const error = await rejection(call(transport))
    expect(error).toBeInstanceOf(HarborConnectionError)
    expect(error).toMatchObject({ outcome: 'unknown' })
    expect(server.requests).toHaveLength(2)
  })

  test('is not tried again for a POST', async () => {
    const { server, transport } = await dead(undefined, empty(201))
    const error = await rejection(transport.call('createProject', { body: { project_name: 'demo' } }))
    expect(error).toMatchObject({ name: 'HarborConnectionError', outcome: 'unknown' })
    expect(server.requests).toHaveLength(2)
  })

  test('is not tried again for an operation that must not be sent twice', async () => {
    const { server, transport } = await dead(undefined, empty(200))
    const error = await rejection(
      transport.call('updateUserPassword', { path: { user_id: 1 }, body: { new_password: '' } }),
    )
    expect(error).toMatchObject({ name: 'HarborConnectionError', outcome: 'unknown' })
    expect(server.requests).toHaveLength(2)
  })
})

describe('the error of a call that was tried again', () => {
  beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))

  test.each<[string, Reply, string]>([
    [
      'a status',
      failure(503, 'UNAVAILABLE', 'busy', { 'x-request-id': 'a1' }),
      'busy (request a1), after 3 attempts',
    ],
    ['a status without a body', empty(502), 'a proxy could not reach Harbor, after 3 attempts'],
    ['a connection', reset, '(ECONNRESET), after 3 attempts'],
  ])('says after how many attempts: %s', async (_, reply, end) => {
    const server = await serve(reply)
    const error = await rejection(connect({ ...server, retry: 2 }).call('getProject', { path }))
    expect((error as Error).message.endsWith(end)).toBe(true)
    expect((error as Error).stack).toContain(end)
  })

  test.each<[string, Reply, string]>([
    [
      'another status',
      failure(404, 'NOT_FOUND', 'project demo not found'),
      'project demo not found, after 2 attempts',
    ],
    ['a page', html(200), 'the address of Harbor itself? (after 2 attempts)'],
    [
      'a redirect',
      empty(302, { location: 'https://x.example.com/' }),
      'the address of Harbor itself? (after 2 attempts)',
    ],
  ])('says so where the last attempt met %s', async (_, reply, end) => {
    const server = await serve(empty(503), reply)
    const error = await rejection(connect(server).call('getProject', { path }))
    expect((error as Error).message.endsWith(end)).toBe(true)
  })

  test('says so where the last attempt ran out of time', async () => {
    const { transport } = answering(
      () => new Response(null, { status: 503 }),
      () => new Promise(() => {}),
    )
    const error = await rejection(transport.call('getProject', { path, options: { timeout: 20 } }))
    expect((error as Error).message).toContain('no complete answer within 20 ms, after 2 attempts')
  })

  test('says nothing of the only attempt', async () => {
    const server = await serve(empty(502))
    const error = await rejection(connect({ ...server, retry: 0 }).call('getProject', { path }))
    expect(String(error)).not.toContain('attempt')
  })
})

describe('a DELETE answered 404', () => {
  beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
  const notFound = failure(404, 'NOT_FOUND', 'project demo not found', { 'x-request-id': 'a1' })

  test.each<[string, Reply]>([
    ['a reset', reset],
    ['502', html(502)],
    ['504', html(504)],
  ])('has succeeded when %s came before, as the first attempt may have deleted it', async (_, first) => {
    const server = await serve(first, notFound)
    const done = await connect(server).call('deleteProject', { path }).withResponse()
    expect(done.data).toBeUndefined()
    expect(done.response.ok).toBe(true)
    expect(done.response.headers.get('x-request-id')).toBe('a1')
    expect(server.requests).toHaveLength(2)
  })

  test.each<[string, Reply]>([
    ['nothing', notFound],
    ['429', empty(429)],
    ['408', empty(408)],
  ])('is a NotFoundError when %s came before', async (_, first) => {
    const server = await serve(first, notFound)
    const error = await rejection(connect(server).call('deleteProject', { path }))
    expect(error).toMatchObject({ name: 'NotFoundError', outcome: 'refused' })
  })

  test.each<[string, Reply]>([
    ['a page of a proxy', html(404)],
    ['an address that Harbor does not have', failure(404, 'NOT_FOUND', 'path /api/v2.0/x was not found')],
  ])('is an error where it is that of %s', async (_, answer) => {
    const server = await serve(html(503), answer)
    const error = await rejection(connect(server).call('deleteProject', { path }))
    expect(error).toMatchObject({ outcome: 'unknown' })
  })

  test('is a success for the raw client too', async () => {
    const server = await serve(reset, notFound)
    const result = await rawClient(connect(server)).DELETE('/projects/{project_name_or_id}', {
      params: { path },
    })
    expect(result.error).toBeUndefined()
    expect(result.response.ok).toBe(true)
  })
})

describe('the wait before the next attempt', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
  afterEach(() => void vi.useRealTimers())

  async function measure(status: number, headers: () => Record<string, string>, attempts = 2) {
    const times: number[] = []
    const { transport } = answering(() => {
      times.push(Date.now())
      return times.length < attempts
        ? new Response(null, { status, headers: headers() })
        : jsonResponse(200, {})
    })
    const done = transport.call('getProject', { path }).then(
      () => undefined,
      (error: unknown) => error,
    )
    await vi.runAllTimersAsync()
    expect(await done).toBeUndefined()
    return times.slice(1).map((time, index) => time - (times[index] ?? 0))
  }

  test('grows from 100 ms to 8 s, of which a random part is taken', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    const times: number[] = []
    const { transport } = answering(() => {
      times.push(Date.now())
      return new Response(null, { status: 503 })
    })
    const failed = rejection(transport.call('getProject', { path, options: { retry: 8 } }))
    await vi.runAllTimersAsync()
    await failed
    expect(times.slice(1).map((time, index) => time - (times[index] ?? 0))).toEqual([
      50, 100, 200, 400, 800, 1600, 3200, 4000,
    ])
  })

  test.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])(
    'is left out the first time after %s, before a byte of an answer',
    async (code) => {
      vi.spyOn(Math, 'random').mockReturnValue(0.5)
      const times: number[] = []
      const { transport } = answering(() => {
        times.push(Date.now())
        throw coded(code)
      })
      const failed = rejection(transport.call('getProject', { path }))
      await vi.runAllTimersAsync()
      await failed
      expect(times.slice(1).map((time, index) => time - (times[index] ?? 0))).toEqual([0, 100, 200, 400])
    },
  )

  test.each<[string, () => Response]>([
    ['no connection', () => rejectWith('ECONNREFUSED')],
    ['another failure', () => rejectWith('ETIMEDOUT')],
    [
      'a failure within the body',
      () => new Response(new ReadableStream({ pull: (body) => body.error(coded('ECONNRESET')) })),
    ],
  ])('is not left out after %s', async (_, fail) => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    const times: number[] = []
    const { transport } = answering(() => {
      times.push(Date.now())
      return fail()
    })
    const failed = rejection(transport.call('getProject', { path, options: { retry: 1 } }))
    await vi.runAllTimersAsync()
    await failed
    expect(times.slice(1).map((time, index) => time - (times[index] ?? 0))).toEqual([50])
  })

  test.each([408, 429, 502, 503, 504])('is what Retry-After says, in seconds, on %d', async (status) => {
    expect(await measure(status, () => ({ 'retry-after': '7' }))).toEqual([7_000])
  })

  test('is what Retry-After says, as a date', async () => {
    vi.setSystemTime(new Date('2026-11-23T12:00:00Z'))
    expect(await measure(429, () => ({ 'retry-after': 'Mon, 23 Nov 2026 12:00:20 GMT' }))).toEqual([20_000])
  })

  test('is up to 60 s', async () => {
    expect(await measure(503, () => ({ 'retry-after': '60' }))).toEqual([60_000])
  })

  test.each([429, 502, 503, 504, 408])(
    'is not taken at all beyond 60 s: a %d is a RateLimitError at once, which says how long',
    async (status) => {
      const { transport, sent } = answering(
        () => new Response(null, { status, headers: { 'retry-after': '61' } }),
      )
      const error = await rejection(transport.call('getProject', { path }))
      expect(error).toBeInstanceOf(RateLimitError)
      expect(error).toMatchObject({ status, retryAfter: 61_000 })
      expect(sent).toHaveLength(1)
      expect(vi.getTimerCount()).toBe(0)
    },
  )

  test('does not make a RateLimitError of a status that is not about waiting', async () => {
    const forbidden = answering(() => new Response(null, { status: 403, headers: { 'retry-after': '3600' } }))
    expect(await rejection(forbidden.transport.call('getProject', { path }))).toMatchObject({
      name: 'ForbiddenError',
    })
    const broken = answering(() => new Response(null, { status: 500, headers: { 'retry-after': '3600' } }))
    const error = await rejection(broken.transport.call('getProject', { path }))
    expect(error).toBeInstanceOf(ServerError)
  })

  test('is given to the error of a 429 that stays', async () => {
    const { transport } = answering(
      () => new Response(null, { status: 429, headers: { 'retry-after': '2' } }),
    )
    const failed = rejection(transport.call('getProject', { path }))
    await vi.runAllTimersAsync()
    expect(await failed).toMatchObject({ name: 'RateLimitError', retryAfter: 2_000, outcome: 'refused' })
  })

  test('ends at once when the signal aborts, with the reason of the caller', async () => {
    const { transport, sent } = answering(
      () => new Response(null, { status: 503, headers: { 'retry-after': '30' } }),
    )
    const controller = new AbortController()
    const failed = rejection(transport.call('getProject', { path, options: { signal: controller.signal } }))
    await vi.advanceTimersByTimeAsync(1_000)
    const reason = { why: 'the user left' }
    controller.abort(reason)
    expect(await failed).toBe(reason)
    expect(sent).toHaveLength(1)
    expect(vi.getTimerCount()).toBe(0)
  })
})

test('a status that Harbor never declares is an API error of that status', async () => {
  const { transport } = answering(() => jsonResponse(418, { errors: [{ code: 'TEAPOT', message: 'short' }] }))
  const error = await rejection(transport.call('getProject', { path }))
  expect(error).toBeInstanceOf(HarborApiError)
  expect(error).toMatchObject({ name: 'HarborApiError', status: 418, code: 'TEAPOT', outcome: 'refused' })
})

function coded(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })
}

function rejectWith(code: string): never {
  throw coded(code)
}
