import { afterEach, describe, expect, test, vi } from 'vitest'
import { Harbor } from '../../../src'
import { registryFor } from '../../../src/registry'
import { createFakeHarbor } from '../../../src/testing'
import { rejection } from '../../core/connect'
import { bytesOf, connect, startRegistry, storeImage, streamOf } from '../images'
import { resetBefore, serveRegistry, status } from '../server/registry-server'

const wrong = { auth: { username: 'jane', password: 'wrong-password' } }

function scopesAsked(server: { requests: readonly { target: string }[] }): string[][] {
  return server.requests
    .filter(({ target }) => target.startsWith('/service/token'))
    .map(({ target }) => new URL(target, 'http://host').searchParams.getAll('scope'))
}

afterEach(() => {
  vi.useRealTimers()
})

describe('a token', () => {
  test('costs Harbor one hash of the password of a user, and is for nobody else', async () => {
    const fake = createFakeHarbor({
      users: [{ username: 'jane', password: 'Jane12345' }],
      projects: [
        {
          name: 'demo',
          members: { jane: 'guest' },
          repositories: [{ name: 'app', artifacts: [{ tags: ['v1'] }] }],
        },
      ],
    })
    const passwords: string[] = []
    const fetch = async (url: string, init: RequestInit) => {
      const authorization = new Headers(init.headers).get('authorization') ?? ''
      if (authorization.startsWith('Basic')) passwords.push(new URL(url).pathname)
      return fake.fetch(url, init)
    }
    const readAll = async (username: string, password: string) => {
      const registry = registryFor(new Harbor({ url: fake.url, auth: { username, password }, fetch }))
      for (let n = 0; n < 3; n++) await registry.getManifest('demo/app:v1')
      await registry.listTags('demo/app')
    }
    await readAll('jane', 'Jane12345')
    expect(passwords).toEqual(['/service/token'])
    await readAll('admin', 'Harbor12345')
    expect(passwords).toEqual(['/service/token', '/service/token'])
  })

  test('is asked for once a repository, whatever is done there', async () => {
    const server = await startRegistry()
    const registry = connect(server)
    await registry.putBlob('demo/app', bytesOf(10))
    await registry.putBlob('demo/app', bytesOf(20))
    expect(scopesAsked(server)).toEqual([['repository:demo/app:pull']])
    await registry.putBlob('demo/other', bytesOf(20))
    expect(scopesAsked(server)).toHaveLength(2)
    // Only the very first request went out without one.
    expect(server.requests.filter((seen) => seen.status === 401)).toHaveLength(1)
  })

  test('is shared by callers that need it at the same time', async () => {
    const server = await startRegistry()
    const registry = connect(server)
    storeImage(server, 'demo/app', [bytesOf(10)], { tag: 'v1' })
    await Promise.all(Array.from({ length: 20 }, () => registry.getManifest('demo/app:v1')))
    expect(scopesAsked(server)).toHaveLength(1)
  })

  test('that cannot be read is kept for what it was asked for', async () => {
    const server = await startRegistry({ opaque: true })
    const registry = connect(server)
    await registry.putBlob('demo/app', bytesOf(10))
    await registry.putBlob('demo/app', bytesOf(20))
    expect(scopesAsked(server)).toEqual([['repository:demo/app:pull'], ['repository:demo/app:pull,push']])
  })

  test('is fetched anew before it expires', async () => {
    const server = await startRegistry({ expiresIn: 0.01 })
    const registry = connect(server)
    storeImage(server, 'demo/app', [bytesOf(10)], { tag: 'v1' })
    await registry.getManifest('demo/app:v1')
    await new Promise((resolve) => setTimeout(resolve, 20))
    await registry.getManifest('demo/app:v1')
    expect(scopesAsked(server)).toHaveLength(2)
  })

  test('that the registry refuses is replaced once, and what was sent is sent again', async () => {
    const server = await startRegistry()
    const registry = connect(server)
    await registry.putBlob('demo/app', bytesOf(10))
    server.access.revoke()
    expect(await registry.putBlob('demo/app', streamOf(bytesOf(30)))).toMatchObject({ how: 'uploaded' })
    expect(scopesAsked(server)).toHaveLength(2)
    // A registry that refuses every token is not asked for ever.
    server.fail(/^HEAD/, status(401, { 'www-authenticate': 'Basic realm="harbor"' }), 5)
    const error = await rejection(registry.headManifest('demo/app:v1'))
    expect(error).toMatchObject({ name: 'UnauthorizedError', status: 401 })
    expect(server.requests.filter(({ method }) => method === 'HEAD').slice(-2)).toHaveLength(2)
    expect(scopesAsked(server)).toHaveLength(3)
  })

  test('for a mount is for both repositories', async () => {
    const server = await startRegistry()
    const digest = server.storage.putBlob('demo/base', bytesOf(10))
    await connect(server).putBlob('demo/app', bytesOf(10), { digest, mount: 'demo/base' })
    expect(scopesAsked(server).at(-1)).toEqual(['repository:demo/app:pull,push', 'repository:demo/base:pull'])
  })
})

describe('what may not be done', () => {
  test('is an error before it is tried', async () => {
    const server = await startRegistry()
    const reader = connect(server, { auth: { username: 'reader', password: 'reader-secret' } })
    await rejection(reader.getManifest('demo/app:v1'))
    const before = server.log().length
    const error = await rejection(reader.putBlob('demo/app', streamOf(bytesOf(10))))
    expect(error).toMatchObject({ name: 'ForbiddenError', status: 403, code: 'DENIED', outcome: 'refused' })
    expect(String(error)).toContain('no access to push on demo/app')
    expect(server.log()).toHaveLength(before)
  })

  test.each(['demo/app:v1', 'open/app:v1'])('wrong credentials are one, also for %s', async (reference) => {
    const server = await startRegistry()
    storeImage(server, 'open/app', [bytesOf(10)], { tag: 'v1' })
    const error = await rejection(connect(server, wrong).getManifest(reference))
    expect(error).toMatchObject({ name: 'UnauthorizedError', status: 401 })
    expect(String(error)).toContain('wrong, expired or disabled')
    expect(String(error)).not.toContain('wrong-password')
    expect(server.requests.map(({ status }) => status)).toEqual([401, 200])
  })

  test('wrong credentials rest for two seconds, for every repository', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const server = await startRegistry()
    const registry = connect(server, wrong)
    await rejection(registry.getManifest('demo/app:v1'))
    vi.setSystemTime(Date.now() + 1_999)
    const error = await rejection(registry.getManifest('demo/other:v1'))
    expect(error).toMatchObject({ name: 'UnauthorizedError' })
    expect(String(error)).toContain('no access to demo/other')
    expect(scopesAsked(server)).toHaveLength(1)
    vi.setSystemTime(Date.now() + 1)
    await rejection(registry.getManifest('demo/app:v1'))
    expect(scopesAsked(server)).toHaveLength(2)
  })

  test('nobody in particular may read what is public, and nothing else', async () => {
    const server = await startRegistry()
    storeImage(server, 'open/app', [bytesOf(10)], { tag: 'v1' })
    const registry = connect(server, { auth: undefined })
    expect(await registry.getManifest('open/app:v1')).toMatchObject({ size: expect.any(Number) })
    const error = await rejection(registry.getManifest('demo/app:v1'))
    expect(error).toMatchObject({ name: 'UnauthorizedError' })
    expect(String(error)).toContain('it takes credentials')
  })

  test('a 401 without a challenge is an error at once', async () => {
    const server = await startRegistry()
    server.fail(/^GET/, status(401, { 'www-authenticate': '' }))
    const error = await rejection(connect(server).getManifest('demo/app:v1'))
    expect(error).toMatchObject({ name: 'UnauthorizedError' })
    expect(server.requests).toHaveLength(1)
  })
})

describe('credentials', () => {
  test('go to the origin of the registry where the realm names its host with another scheme or port', async () => {
    const server = await startRegistry({ realm: 'https://127.0.0.1/service/token' })
    storeImage(server, 'demo/app', [bytesOf(10)], { tag: 'v1' })
    expect(await connect(server).resolve('demo/app:v1')).toMatchObject({ digest: expect.any(String) })
    const token = server.requests.find(({ target }) => target.startsWith('/service/token'))
    expect(token?.headers.authorization).toMatch(/^Basic /)
  })

  test('stay here when the realm is on another host', async () => {
    const stranger = await serveRegistry()
    const realm = `${stranger.url.replace('127.0.0.1', 'localhost')}/service/token`
    const server = await startRegistry({ realm })
    const error = await rejection(connect(server).resolve('demo/app:v1'))
    expect(error).toMatchObject({ name: 'HarborResponseError' })
    expect(String(error)).toContain(`Name it in \`tokenOrigins\``)
    expect(stranger.requests).toEqual([])
  })

  test('go to another host that the user named, without the headers that are for the registry', async () => {
    const issuer = await startRegistry()
    const tokenOrigin = issuer.url.replace('127.0.0.1', 'localhost')
    const server = await startRegistry({ realm: `${tokenOrigin}/service/token` })
    storeImage(server, 'demo/app', [bytesOf(10)], { tag: 'v1' })
    const registry = connect(server, { tokenOrigins: [tokenOrigin], headers: { 'X-Proxy-Key': 'k' } })
    // The registry knows nothing of tokens that another issued.
    await rejection(registry.resolve('demo/app:v1'))
    expect(issuer.requests.map(({ method }) => method)).toEqual(['GET', 'GET'])
    expect(issuer.requests[0]?.headers.authorization).toMatch(/^Basic /)
    expect(issuer.requests[0]?.headers['x-proxy-key']).toBeUndefined()
    expect(server.requests[0]?.headers['x-proxy-key']).toBe('k')
  })

  test('do not leave https, even for an origin that the user named', async () => {
    const asked: string[] = []
    const registry = connect(
      { url: 'https://registry.example.com' },
      {
        tokenOrigins: ['http://auth.example.com'],
        fetch: async (url) => {
          asked.push(url)
          const challenge = 'Bearer realm="http://auth.example.com/token",service="harbor-registry"'
          return new Response(null, { status: 401, headers: { 'www-authenticate': challenge } })
        },
      },
    )
    const error = await rejection(registry.resolve('demo/app:v1'))
    expect(String(error)).toContain('the credentials would leave https')
    expect(asked).toEqual(['https://registry.example.com/v2/demo/app/manifests/v1'])
  })

  test('stay on https where the realm says http for the same host', async () => {
    const asked: string[] = []
    const registry = connect(
      { url: 'https://registry.example.com' },
      {
        retry: 0,
        fetch: async (url) => {
          asked.push(url)
          const challenge = 'Bearer realm="http://registry.example.com/service/token",service="s"'
          return new Response(null, { status: 401, headers: { 'www-authenticate': challenge } })
        },
      },
    )
    await rejection(registry.resolve('demo/app:v1'))
    expect(asked[1]).toMatch(/^https:\/\/registry\.example\.com\/service\/token\?/)
  })

  test('are sent as they are where the registry asks for them', async () => {
    const server = await startRegistry({ asks: 'basic' })
    storeImage(server, 'demo/app', [bytesOf(10)], { tag: 'v1' })
    await connect(server).resolve('demo/app:v1')
    expect(server.requests.map(({ headers }) => headers.authorization?.split(' ')[0])).toEqual([
      undefined,
      'Basic',
    ])
  })

  test('are not sent where the registry asks for none', async () => {
    const server = await startRegistry({ asks: 'nothing' })
    storeImage(server, 'demo/app', [bytesOf(10)], { tag: 'v1' })
    await connect(server).resolve('demo/app:v1')
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([undefined])
  })

  test('from a function are asked for again after a 401', async () => {
    const server = await startRegistry({ asks: 'basic' })
    storeImage(server, 'demo/app', [bytesOf(10)], { tag: 'v1' })
    const secrets = ['old-secret', 'jane-secret']
    const registry = connect(server, { auth: { username: 'jane', password: () => secrets.shift() ?? '' } })
    expect(await registry.resolve('demo/app:v1')).toMatchObject({ digest: expect.any(String) })
  })
})

describe('a token service that fails', () => {
  test('is asked again, and leaves the outcome of the call alone', async () => {
    const server = await startRegistry()
    server.fail(/^GET \/service\/token/, resetBefore, 2)
    expect(await connect(server).putBlob('demo/app', bytesOf(10))).toMatchObject({ how: 'uploaded' })
    server.fail(/^GET \/service\/token/, status(503), 9)
    const error = await rejection(
      connect(server, { retry: 1 }).putManifest('demo/app:v1', {
        mediaType: 'application/vnd.oci.image.index.v1+json',
      }),
    )
    expect(error).toMatchObject({ name: 'ServerError', path: '/service/token', outcome: 'not-sent' })
  })

  test.each([
    ['no JSON', 'nonsense'],
    ['no token', '{"token":""}'],
    ['a list', '[]'],
    ['a token that no header can hold', '{"token":"two\\nlines"}'],
    ['a token without an end', JSON.stringify({ token: 'x'.repeat(100_000) })],
  ])('with %s is an error', async (_what, body) => {
    const server = await startRegistry()
    server.fail(/^GET \/service\/token/, status(200, { 'content-type': 'application/json' }, body))
    const error = await rejection(connect(server).resolve('demo/app:v1'))
    expect(error).toMatchObject({ name: 'HarborResponseError', status: 200 })
    expect(String(error)).toContain('without a token')
  })

  test('is not quoted, whatever it says', async () => {
    const server = await startRegistry()
    server.fail(/^GET \/service\/token/, status(400, { 'content-type': 'text/plain' }, 'key=Hush-1'))
    const error = await rejection(connect(server).resolve('demo/app:v1'))
    expect(error).toMatchObject({ name: 'BadRequestError', path: '/service/token' })
    expect(String(error)).not.toContain('Hush')
  })

  test('that sends without an end is not read to it', async () => {
    const server = await startRegistry()
    let written = 0
    server.fail(/^GET \/service\/token/, (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = () => {
        if (response.destroyed) return
        written += 64 * 1024
        response.write(Buffer.alloc(64 * 1024, ' '), () => setImmediate(more))
      }
      more()
    })
    const error = await rejection(connect(server, { retry: 0 }).resolve('demo/app:v1'))
    expect(error).toMatchObject({ name: 'HarborContentError', code: 'TOO_LARGE', outcome: 'not-sent' })
    expect(written).toBeLessThan(32 * 1024 * 1024)
  })

  test('does not keep a caller whose signal aborts', async () => {
    const server = await startRegistry()
    server.fail(/^GET \/service\/token/, () => {})
    const controller = new AbortController()
    const call = connect(server).resolve('demo/app:v1', { signal: controller.signal })
    setTimeout(() => controller.abort(new Error('enough')), 50)
    expect(await rejection(call)).toMatchObject({ message: 'enough' })
  })
})

test('registryFor takes address, credentials and settings of a client', async () => {
  const server = await startRegistry()
  storeImage(server, 'demo/app', [bytesOf(10)], { tag: 'v1' })
  const auth = { username: 'jane', password: 'jane-secret' }
  const registry = registryFor(new Harbor({ url: server.url, auth, headers: { 'X-Trace': 'a' } }))
  expect(registry.host).toBe(server.host)
  await registry.resolve('demo/app:v1')
  expect(server.requests[0]?.headers).toMatchObject({
    'x-trace': 'a',
    'user-agent': expect.stringMatching(/^harborkit\/\d/),
  })
})

test.each([undefined, null, {}, 'https://registry.example.com'])('registryFor refuses %j', (harbor) => {
  expect(() => registryFor(harbor as object)).toThrow(expect.objectContaining({ argument: 'harbor' }))
})

test.each([
  ['tokenOrigin', { tokenOrigin: ['https://auth.example.com'] }],
  ['options', null],
])('registryFor refuses %s', (argument, options) => {
  const harbor = new Harbor({ url: 'https://host' })
  expect(() => registryFor(harbor, options as never)).toThrow(
    expect.objectContaining({ name: 'InvalidArgumentError', argument }),
  )
})

test.each(['auth.example.com', 'https://auth.example.com/token', 'ftp://auth.example.com', 3 as never])(
  'tokenOrigins refuses %j',
  (origin) => {
    expect(() => connect({ url: 'https://host' }, { tokenOrigins: [origin] })).toThrow(
      expect.objectContaining({ argument: 'tokenOrigins[0]' }),
    )
  },
)
