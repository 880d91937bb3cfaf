import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Harbor, HarborConnectionError, HarborError, HarborTimeoutError } from '../../../src/index'
import { rawClient } from '../../../src/raw/index'
import { answering, connect, jsonResponse, rejection } from '../connect'

const path = { project_name_or_id: 'demo' }

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('a `fetch` of the user with a mistake in it', () => {
  test.each<[string, () => unknown, string]>([
    [
      'throws',
      () => (undefined as unknown as { agent: unknown }).agent,
      'Cannot read properties of undefined',
    ],
    ['gives nothing', () => undefined, '`fetch` gave no Response'],
    [
      'gives what is no Response',
      () => ({ ok: true, status: 200, json: () => ({}) }),
      '`fetch` gave no Response',
    ],
    ['gives headers that are none', () => ({ headers: {}, body: null }), '`fetch` gave no Response'],
    ['gives no headers', () => ({ body: null }), '`fetch` gave no Response'],
    [
      'gives a body of Node',
      () => ({ headers: new Headers(), body: { pipe: () => {} } }),
      '`fetch` gave no Response',
    ],
  ])('that %s is asked once, and the error says so', async (_, give, message) => {
    const fetch = vi.fn(async () => give() as Response)
    const transport = connect({ url: 'https://harbor.example.com', fetch })
    const error = await rejection(transport.call('getProject', { path }))
    expect(error).toBeInstanceOf(HarborError)
    expect(error).not.toBeInstanceOf(HarborConnectionError)
    expect(error).toMatchObject({ name: 'HarborError', outcome: 'unknown' })
    expect(String(error)).toContain('GET /api/v2.0/projects/demo: `fetch` ')
    expect(String(error)).toContain(message)
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  test('keeps the error as the cause', async () => {
    const cause = new ReferenceError('agent is not defined')
    const transport = connect({ url: 'https://harbor.example.com', fetch: () => Promise.reject(cause) })
    const error = await rejection(transport.call('getProject', { path }))
    expect(error).toMatchObject({ cause })
    expect(String(error)).toContain('`fetch` itself failed: ReferenceError: agent is not defined')
  })

  test('that gives one Response twice is not tried again', async () => {
    const one = jsonResponse(200, { name: 'demo' })
    const { transport, sent } = answering(() => one)
    expect(await transport.call('getProject', { path })).toEqual({ name: 'demo' })
    const error = await rejection(transport.call('getProject', { path }))
    expect(error).toMatchObject({ name: 'HarborError', outcome: 'unknown' })
    expect(String(error)).toContain('gave a Response whose body is used up.')
    expect(sent).toHaveLength(2)
  })

  test('that gives a Response which somebody reads is not tried again', async () => {
    const held = jsonResponse(200, {})
    held.body?.getReader()
    const { transport, sent } = answering(() => held)
    expect(String(await rejection(transport.call('getProject', { path })))).toContain('is used up')
    expect(sent).toHaveLength(1)
  })

  test('is told by its class, where it is that of the runtime', async () => {
    vi.stubGlobal('fetch', async () => (undefined as unknown as { agent: unknown }).agent)
    const transport = connect({ url: 'https://harbor.example.com', retry: 0 })
    expect(await rejection(transport.call('getProject', { path }))).toBeInstanceOf(HarborConnectionError)
    vi.stubGlobal('fetch', async () => Promise.reject(new ReferenceError('agent is not defined')))
    expect(await rejection(transport.call('getProject', { path }))).toMatchObject({ name: 'HarborError' })
  })

  test('may throw at once', async () => {
    const fetch = () => {
      throw new RangeError('no')
    }
    const transport = connect({ url: 'https://harbor.example.com', fetch })
    expect(await rejection(transport.call('getProject', { path }))).toMatchObject({ name: 'HarborError' })
  })
})

describe('a `fetch` that does not heed its signal', () => {
  const options = { timeout: 20, retry: 0 }

  /** A body that says when it is cancelled, and how much of it was read. */
  function watched(): { body: ReadableStream<Uint8Array>; state: { pulled: number; cancelled: unknown } } {
    const state: { pulled: number; cancelled: unknown } = { pulled: 0, cancelled: undefined }
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          state.pulled += 1
          if (state.pulled > 1) await new Promise(() => {})
          controller.enqueue(new TextEncoder().encode('{"name":'))
        },
        cancel(reason) {
          state.cancelled = reason ?? 'without a reason'
        },
      },
      { highWaterMark: 0 },
    )
    return { body, state }
  }

  test.each([200, 401, 404, 302])('and answers %d too late is not read', async (status) => {
    const { body, state } = watched()
    let answer = (_: Response) => {}
    const fetch = vi.fn(() => new Promise<Response>((resolve) => (answer = resolve)))
    const auth = { token: () => `token-${fetch.mock.calls.length}` }
    const transport = connect({ url: 'https://harbor.example.com', fetch, auth })
    expect(await rejection(transport.call('getProject', { path, options }))).toBeInstanceOf(
      HarborTimeoutError,
    )
    answer(new Response(body, { status, headers: { location: '/elsewhere' } }))
    await vi.waitFor(() => expect(state.cancelled).toBeDefined())
    expect(state.pulled).toBe(0)
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  test.each([200, 500])(
    'is not read on after the clock has run out within its body of a %d',
    async (status) => {
      const { body, state } = watched()
      const { transport } = answering(() => new Response(body, { status }))
      const error = await rejection(transport.call('getProject', { path, options }))
      expect(error).toBeInstanceOf(HarborTimeoutError)
      expect(state.cancelled).toBe(error)
    },
  )

  test('is not read on after the clock of a stream has run out', async () => {
    const { body, state } = watched()
    const { transport } = answering(() => new Response(body))
    const { data } = await rawClient(transport, options).GET('/systeminfo', { parseAs: 'stream' })
    const error = await rejection(new Response(data ?? null).text())
    expect(error).toBeInstanceOf(HarborTimeoutError)
    expect(state.cancelled).toBe(error)
  })

  const auth = { username: 'jane', password: 'Hush-Hush/1' }

  test('is not read on after the clock of a question about the credentials has run out', async () => {
    const { body, state } = watched()
    const fetch = async (url: string) =>
      url.endsWith('/permissions') ? new Response(body) : jsonResponse(200, [])
    const harbor = new Harbor({ url: 'https://harbor.example.com', auth, fetch, timeout: 60 })
    expect((await harbor.projects.list()).items).toEqual([])
    expect(state.cancelled).toMatchObject({ message: 'no answer in time' })
  })

  test('is not read on while a refusal is looked into', async () => {
    const { body, state } = watched()
    const answers = [
      refusal(),
      new Response(null, { headers: { 'set-cookie': 'sid=s1; Path=/' } }),
      new Response(body, { status: 403 }),
    ]
    const fetch = async () => answers.shift() ?? expect.unreachable()
    const harbor = new Harbor({ url: 'https://harbor.example.com', auth, fetch, session: true })
    const error = await rejection(harbor.projects.create({ project_name: 'demo' }, options))
    expect(error).toBeInstanceOf(HarborTimeoutError)
    await vi.waitFor(() => expect(state.cancelled).toBe(error))
  })

  function refusal(): Response {
    const errors = [{ code: 'FORBIDDEN', message: 'CSRF token not found in request' }]
    const headers = { 'set-cookie': '_gorilla_csrf=c1; Path=/', 'x-harbor-csrf-token': 't1' }
    return Response.json({ errors }, { status: 403, headers })
  }

  test('is not called for an attempt whose time is up already', async () => {
    const fetch = vi.fn(async () => jsonResponse(200, {}))
    const token = () => new Promise<string>((resolve) => setTimeout(() => resolve('late'), 40))
    const transport = connect({ url: 'https://harbor.example.com', fetch, auth: { token } })
    const error = await rejection(transport.call('getProject', { path, options }))
    expect(error).toMatchObject({ name: 'HarborTimeoutError', outcome: 'not-sent' })
    await new Promise((resolve) => setTimeout(resolve, 40))
    expect(fetch).not.toHaveBeenCalled()
  })
})
