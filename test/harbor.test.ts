import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest'
import { type Connection, connectionKey } from '../src/core/call/connection'
import { Harbor } from '../src/index'
import { rawClient } from '../src/raw/index'
import { rejection } from './core/connect'
import { failure, json, serve } from './core/loopback'

const url = 'https://harbor.example.com'

function connectionOf(harbor: Harbor): Connection {
  return harbor[connectionKey]
}

async function slowly<T>(milliseconds: number, value: T): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  return value
}

let warned: MockInstance<typeof console.warn>

beforeEach(() => {
  warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => void vi.restoreAllMocks())

describe('a client', () => {
  test('makes no request until it is asked to', async () => {
    const server = await serve(json(200, {}))
    const harbor = new Harbor({ url: server.url, auth: { username: 'admin', password: 'Harbor12345' } })
    harbor.projects.list({ name: 'demo' })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(server.requests).toHaveLength(0)
  })

  test('reaches Harbor by its resources and by the raw client, with the same settings', async () => {
    const server = await serve(json(200, { name: 'demo' }))
    const harbor = new Harbor({ url: server.url, headers: { 'X-Team': 'a' } })
    expect(await harbor.projects.get('demo')).toEqual({ name: 'demo' })
    const { data } = await rawClient(harbor).GET('/projects/{project_name_or_id}', {
      params: { path: { project_name_or_id: 'demo' } },
    })
    expect(data).toEqual({ name: 'demo' })
    const [first, second] = server.requests.map(({ target, headers: { connection, ...headers } }) => ({
      target,
      headers,
    }))
    expect(first).toEqual(second)
    expect(first?.headers['x-team']).toBe('a')
  })

  test('keeps its connection for the registry, where no log shows it', () => {
    const harbor = new Harbor({ url: 'https://harbor.example.com/x', auth: { token: 'Hush-Hush' } })
    const key = Symbol.for('harborkit.connection')
    const connection: Connection | undefined = Reflect.get(harbor, key)
    expect(connection?.settings).toMatchObject({
      base: 'https://harbor.example.com/x',
      host: 'harbor.example.com',
    })
    expect(connection?.credentials.header()).toBe('Bearer Hush-Hush')
    expect(Object.getOwnPropertyDescriptor(harbor, key)?.enumerable).toBe(false)
    expect(Object.keys(harbor)).not.toContain('settings')
    expect(inspect(harbor)).not.toContain('harborkit.connection')
    expect(JSON.stringify(harbor)).not.toContain('harbor.example.com')
    expect(Reflect.ownKeys({ ...harbor })).not.toContain(key)
  })

  test('shares nothing with another', async () => {
    const one = await serve(json(200, {}))
    const two = await serve(failure(401, 'UNAUTHORIZED', 'unauthorized'))
    const first = new Harbor({ url: one.url, auth: { token: 'first' }, retry: 0 })
    const second = new Harbor({ url: two.url, auth: { token: 'second' } })
    await first.projects.get('demo')
    await rejection(second.projects.get('demo'))
    expect(one.requests[0]?.headers.authorization).toBe('Bearer first')
    expect(two.requests[0]?.headers.authorization).toBe('Bearer second')
  })
})

describe('a client with other defaults', () => {
  test('is of the same connection: its address, credentials and queue', async () => {
    let now = 0
    let most = 0
    const seen: RequestInit[] = []
    const fetch = async (_: string, init: RequestInit) => {
      seen.push(init)
      now += 1
      most = Math.max(most, now)
      await new Promise((resolve) => setTimeout(resolve, 2))
      now -= 1
      return Response.json({ name: 'demo' })
    }
    const auth = { token: 'Hush-Hush' }
    const harbor = new Harbor({ url, fetch, auth, checkCredentials: 'never', concurrency: 2 })
    const other = harbor.with({ timeout: 120_000 })
    await Promise.all([harbor, other, harbor, other, other].map((client) => client.projects.get('demo')))
    expect(most).toBe(2)
    expect(seen.map(({ headers }) => new Headers(headers).get('authorization'))).toEqual(
      Array(5).fill('Bearer Hush-Hush'),
    )
    expect(connectionOf(other).credentials).toBe(connectionOf(harbor).credentials)
    expect(connectionOf(other).settings).toEqual({ ...connectionOf(harbor).settings, timeout: 120_000 })
  })

  test('tries again as often as it says, and leaves the first one as it is', async () => {
    const server = await serve(failure(503, 'UNKNOWN', 'later'))
    const harbor = new Harbor({ url: server.url, retry: 0 })
    const patient = harbor.with({ retry: 1 })
    await rejection(patient.projects.get('demo'))
    expect(server.requests).toHaveLength(2)
    await rejection(harbor.projects.get('demo'))
    expect(server.requests).toHaveLength(3)
    await rejection(patient.projects.get('demo', { retry: 0 }))
    expect(server.requests).toHaveLength(4)
  })

  test('adds its headers to those of the first, whatever their case', async () => {
    const server = await serve(json(200, {}))
    const harbor = new Harbor({ url: server.url, headers: { 'X-Team': 'a', 'X-Kept': 'b' } })
    await harbor
      .with({ headers: { 'x-team': 'c' } })
      .with({ retry: undefined })
      .projects.get('demo')
    expect(server.requests[0]?.headers).toMatchObject({ 'x-team': 'c', 'x-kept': 'b' })
  })

  test('takes the clock off the whole call by Infinity', async () => {
    const { settings } = connectionOf(new Harbor({ url, totalTimeout: 1 }).with({ totalTimeout: Infinity }))
    expect(settings.totalTimeout).toBe(Infinity)
    const harbor = new Harbor({ url, totalTimeout: 1, fetch: () => slowly(20, Response.json({ name: 'a' })) })
    expect(await harbor.with({ totalTimeout: Infinity }).projects.get('a')).toEqual({ name: 'a' })
    expect(await harbor.projects.get('a', { totalTimeout: Infinity })).toEqual({ name: 'a' })
    expect(await rejection(harbor.projects.get('a'))).toMatchObject({ clock: 'totalTimeout' })
  })

  test.each([
    ['timeout', { timeout: 0 }],
    ['retry', { retry: -1 }],
    ['headers["Cookie"]', { headers: { Cookie: 'sid=1' } }],
    ['url', { url: 'https://elsewhere.example.com' }],
    ['concurrency', { concurrency: 3 }],
    ['signal', { signal: AbortSignal.abort() }],
    ['options', null],
  ])('refuses %s: %o', (argument, options) => {
    const make = () => new Harbor({ url }).with(options as object)
    expect(make).toThrow(expect.objectContaining({ name: 'InvalidArgumentError', argument }))
  })
})

test('a client refuses an option that does not exist, and says which there are', () => {
  const options = { url, retries: 3 }
  expect(() => new Harbor(options)).toThrow(/^retries: is no option here\. There are: url, .*retry/)
  expect(() => new Harbor({ url, ...{ retries: undefined } })).not.toThrow()
})

describe('a client in a log', () => {
  test.each([
    [{ token: 'Hush-Hush' }, 'https://harbor.example.com/x'],
    [undefined, 'https://harbor.example.com/x/api/v2.0'],
  ])('is its address and nothing else', (auth, url) => {
    const harbor = new Harbor({ url, ...(auth && { auth }) })
    expect(inspect(harbor)).toBe("Harbor { url: 'https://harbor.example.com/x' }")
    expect(inspect({ harbor })).toBe("{ harbor: Harbor { url: 'https://harbor.example.com/x' } }")
    expect(inspect(harbor, { depth: 9, showHidden: true })).toBe(inspect(harbor))
  })
})

describe('a secret over plain http', () => {
  const auth = { username: 'admin', password: 'Hush-Hush' }

  test('is warned about when the client is made, and not again', async () => {
    const harbor = new Harbor({
      url: 'http://harbor.example.com',
      auth,
      fetch: async () => Response.json({}),
    })
    await harbor.projects.get('demo')
    await harbor.projects.get('demo')
    expect(warned).toHaveBeenCalledTimes(1)
    expect(warned.mock.calls[0]?.[0]).toContain('harbor.example.com')
    expect(warned.mock.calls[0]?.[0]).not.toContain('Hush-Hush')
  })

  test('is told to the logger, where there is one', () => {
    const warn = vi.fn()
    new Harbor({ url: 'http://harbor.example.com', auth, logger: { debug: () => {}, warn } })
    expect(warn).toHaveBeenCalledTimes(1)
    expect(warned).not.toHaveBeenCalled()
  })

  test.each([
    ['over https', { url: 'https://harbor.example.com', auth }],
    ['to 127.0.0.1', { url: 'http://127.0.0.1:8080', auth }],
    ['to another loopback address', { url: 'http://127.10.20.30', auth }],
    ['to ::1', { url: 'http://[::1]:8080', auth }],
    ['to localhost', { url: 'http://localhost', auth }],
    ['to a name below localhost', { url: 'http://harbor.localhost', auth }],
    ['where there is no secret', { url: 'http://harbor.example.com' }],
  ])('is no matter %s', (_, options) => {
    new Harbor(options)
    expect(warned).not.toHaveBeenCalled()
  })

  test.each([
    'http://10.0.0.1',
    'http://127.example.com',
    'http://127.0.0.1.example.com',
    'http://x127.0.0.1.nip.io',
    'http://localhost.example.com',
    'http://128.0.0.1',
  ])('is a matter where the host only looks near: %s', (url) => {
    new Harbor({ url, auth })
    expect(warned).toHaveBeenCalledTimes(1)
  })
})
