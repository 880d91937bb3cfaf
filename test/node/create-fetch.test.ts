import { afterEach, describe, expect, test, vi } from 'vitest'
import { Harbor, HarborConnectionError, HarborError, InvalidArgumentError } from '../../src/index'
import { createFetch, type FetchOptions } from '../../src/node/index'
import { rejection } from '../core/connect'
import { serve } from '../core/loopback'
import { issue } from './certificates'
import { serveProxy, serveTLS } from './servers'

const ca = issue('Company CA')
const server = issue('harbor.internal', ca)
const client = issue('builder', ca)
const others = issue('Other CA')

const get = (url: string, options: FetchOptions) =>
  new Harbor({ url, fetch: createFetch(options), retry: 0 }).projects.get('demo')

afterEach(() => {
  vi.doUnmock('undici')
  vi.doUnmock('node:tls')
})

test("trusts what Node has built in besides a CA of one's own", async () => {
  vi.doMock('node:tls', async (original) => ({
    ...(await original<typeof import('node:tls')>()),
    rootCertificates: [ca.cert],
  }))
  vi.resetModules()
  const { createFetch } = await import('../../src/node/index')
  const { url } = await serveTLS(server)
  expect(await (await createFetch({ ca: others.cert })(url)).json()).toMatchObject({ name: 'demo' })
})

test('leaves the clocks to the client, with a proxy and without', async () => {
  const made: object[] = []
  class Agent {
    constructor(options: object) {
      made.push(options)
    }
  }
  vi.doMock('undici', () => ({ Agent, ProxyAgent: Agent, fetch: async () => new Response() }))
  await createFetch({ proxy: 'http://proxy.example.com' })('https://harbor.example.com')
  const off = expect.objectContaining({ headersTimeout: 0, bodyTimeout: 0 })
  expect(made).toEqual([off, off])
})

// The oldest and the newest that the range of the peer dependency allows.
describe.each(['undici-6', 'undici'])('a `fetch` of %s', (undici) => {
  const use = () => {
    if (undici !== 'undici') vi.doMock('undici', () => import('undici-6'))
  }

  test("trusts a CA of one's own", async () => {
    use()
    const { url } = await serveTLS(server)
    expect(await get(url, { ca: ca.cert })).toMatchObject({ name: 'demo' })
    expect(await get(url, { ca: [others.cert, Buffer.from(ca.cert)] })).toMatchObject({ name: 'demo' })
    expect(await get(url, { ca: others.cert + ca.cert })).toMatchObject({ name: 'demo' })
  })

  test('trusts no other, and says what is wrong', async () => {
    use()
    const { url, seen } = await serveTLS(server)
    const error = await rejection(get(url, { ca: others.cert }))
    expect(error).toBeInstanceOf(HarborConnectionError)
    expect(error).toMatchObject({ outcome: 'not-sent' })
    expect(seen).toEqual([])
  })

  test('shows a certificate of its own', async () => {
    use()
    const { url } = await serveTLS({ ...server, ca: ca.cert, requestCert: true, rejectUnauthorized: true })
    expect(await get(url, { ca: ca.cert, cert: client.cert, key: client.key })).toMatchObject({
      client: 'builder',
    })
    expect(await rejection(get(url, { ca: ca.cert }))).toBeInstanceOf(HarborConnectionError)
  })

  test('trusts anybody where it is told to', async () => {
    use()
    const { url } = await serveTLS(server)
    expect(await get(url, { insecureSkipTlsVerify: true })).toMatchObject({ name: 'demo' })
  })

  test('goes through a proxy, which sees host and port and nothing else', async () => {
    use()
    const { url } = await serveTLS(server)
    const proxy = await serveProxy()
    expect(await get(url, { ca: ca.cert, proxy: `http://me:p%40ss@${proxy.host}` })).toMatchObject({
      name: 'demo',
    })
    const [connect] = proxy.connects
    expect(connect?.url).toBe(new URL(url).host)
    expect(connect?.headers['proxy-authorization']).toBe(`Basic ${btoa('me:p@ss')}`)
    expect(connect?.headers.authorization).toBeUndefined()
  })

  test('goes through a proxy that has a certificate of the same CA', async () => {
    use()
    const { url } = await serveTLS(server)
    const proxy = await serveProxy(200, server)
    expect(await get(url, { ca: ca.cert, proxy: `https://${proxy.host}` })).toMatchObject({ name: 'demo' })
    expect(proxy.connects).toHaveLength(1)
  })

  test('goes past the proxy where it is told to', async () => {
    use()
    const { url } = await serveTLS(server)
    const proxy = await serveProxy()
    await get(url, { ca: ca.cert, proxy: `http://${proxy.host}`, noProxy: 'localhost' })
    expect(proxy.connects).toEqual([])
  })

  test('sends what the client sends: bodies, headers, and no redirect that it does not follow', async () => {
    use()
    const { url, requests } = await serve((response, { method }) => {
      if (method === 'GET') response.writeHead(302, { location: 'https://elsewhere.example.com/' })
      else response.writeHead(201, { location: '/api/v2.0/labels/7' })
      response.end()
    })
    const harbor = new Harbor({ url, fetch: createFetch(), retry: 0 })
    expect(await harbor.labels.create({ name: 'a', scope: 'g' })).toMatchObject({ id: 7 })
    expect(requests[0]?.body).toBe('{"name":"a","scope":"g"}')
    expect(await rejection(harbor.projects.get('demo'))).toMatchObject({
      name: 'HarborResponseError',
      status: 302,
    })
  })

  test('heeds the clocks of the client', async () => {
    use()
    const { url } = await serve(() => {})
    const harbor = new Harbor({ url, fetch: createFetch(), retry: 0, timeout: 20 })
    expect(await rejection(harbor.projects.get('demo'))).toMatchObject({ name: 'HarborTimeoutError' })
  })
})

test.each([
  [407, 'it wants other credentials in `proxy`'],
  [403, 'it does not let this host through'],
])('a proxy that answers %d is not asked again, and nothing was sent', async (status, why) => {
  const { url } = await serveTLS(server)
  const proxy = await serveProxy(status)
  const fetch = createFetch({ ca: ca.cert, proxy: `http://me:hush-hush@${proxy.host}` })
  const error = await rejection(new Harbor({ url, fetch }).projects.get('demo'))
  expect(error).toBeInstanceOf(HarborConnectionError)
  expect(error).toMatchObject({ outcome: 'not-sent' })
  expect(String(error)).toContain(why)
  expect(String(error)).not.toContain('hush')
  expect(proxy.connects).toHaveLength(1)
})

test('a plain client names what is wrong with a certificate, and what helps', async () => {
  const { url } = await serveTLS({ key: server.key, cert: server.cert + ca.cert })
  const error = await rejection(new Harbor({ url }).projects.get('demo'))
  expect(error).toBeInstanceOf(HarborConnectionError)
  expect(String(error)).toMatch(/SELF_SIGNED_CERT_IN_CHAIN.*`createFetch\({ ca }\)` of harborkit\/node/)
})

test('says what to install where undici is not there, or has not what it takes', async () => {
  for (const [mock, message] of [
    [() => Promise.reject(new Error('Cannot find package')), 'npm install undici@7'],
    [() => ({ fetch: () => {}, Agent: undefined, ProxyAgent: undefined }), 'in version 6 or 7'],
  ] as const) {
    vi.doMock('undici', mock)
    const error = await rejection(get('https://harbor.example.com', {}))
    expect(error).toBeInstanceOf(HarborError)
    expect(String(error)).toContain(message)
    vi.doUnmock('undici')
  }
})

describe('options that cannot be', () => {
  const hush = { ...client, key: client.key.replace('PRIVATE', 'PUBLIC') }
  test.each<[string, object | null, string]>([
    ['null', null, 'options'],
    ['an option that is misspelt', { noproxy: '*' }, 'noproxy'],
    ['a CA that is the name of a file', { ca: '/etc/ssl/ca.pem' }, 'ca'],
    ['a list with one that is none', { ca: [ca.cert, ''] }, 'ca'],
    ['a CA that is not there', { ca: null }, 'ca'],
    ['a CA that is no PEM and no list', { ca: { pem: ca.cert } }, 'ca'],
    ['a list with what is no PEM', { ca: [{ pem: ca.cert }] }, 'ca'],
    ['a certificate without its key', { cert: client.cert }, 'key'],
    ['a key without its certificate', { key: client.key }, 'cert'],
    ['a certificate that is none', { cert: 'x', key: client.key }, 'cert'],
    ['a key that is none', { cert: client.cert, key: hush.key }, 'key'],
    ['a key of another certificate', { cert: client.cert, key: server.key }, 'key'],
    ['a proxy that is no URL', { proxy: 'proxy:hush' }, 'proxy'],
    ['a proxy of another kind', { proxy: 'socks5://me:hush@proxy' }, 'proxy'],
    ['hosts that are an object', { noProxy: {} }, 'noProxy'],
    ['a host that is a URL', { noProxy: ['https://a.example.com'] }, 'noProxy'],
    ['a flag that is a string', { insecureSkipTlsVerify: 'yes' }, 'insecureSkipTlsVerify'],
  ])('%s', (_, options, argument) => {
    const make = () => createFetch(options as FetchOptions)
    expect(make).toThrow(InvalidArgumentError)
    expect(make).toThrow(expect.objectContaining({ argument }))
    expect(make).not.toThrow(/hush|BEGIN/)
  })

  test('a proxy that is an empty string is none, as of a variable that is not set', () => {
    expect(createFetch({ proxy: '', noProxy: '' })).toBeTypeOf('function')
  })
})
