import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest'
import type { Connection } from '../src/core/call/connection'
import { Harbor } from '../src/index'
import { rawClient } from '../src/raw/index'
import { rejection } from './core/connect'
import { failure, json, serve } from './core/loopback'

let warned: MockInstance<typeof console.warn>

beforeEach(() => {
  warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => void vi.restoreAllMocks())

describe('a client', () => {
  test('makes no request until it is asked to', async () => {
    const server = await serve(json(200, {}))
    const harbor = new Harbor({ ...server, auth: { username: 'admin', password: 'Harbor12345' } })
    harbor.projects.list({ name: 'demo' })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(server.requests).toHaveLength(0)
  })

  test('reaches Harbor by its resources and by the raw client, with the same settings', async () => {
    const server = await serve(json(200, { name: 'demo' }))
    const harbor = new Harbor({ ...server, headers: { 'X-Team': 'a' } })
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
    const first = new Harbor({ ...one, auth: { token: 'first' }, retry: 0 })
    const second = new Harbor({ ...two, auth: { token: 'second' } })
    await first.projects.get('demo')
    await rejection(second.projects.get('demo'))
    expect(one.requests[0]?.headers.authorization).toBe('Bearer first')
    expect(two.requests[0]?.headers.authorization).toBe('Bearer second')
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
    ['to another loopback address', { url: 'http://127.1.2.3', auth }],
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
    'http://localhost.example.com',
    'http://128.0.0.1',
  ])('is a matter where the host only looks near: %s', (url) => {
    new Harbor({ url, auth })
    expect(warned).toHaveBeenCalledTimes(1)
  })
})
