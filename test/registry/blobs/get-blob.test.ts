import { gzipSync } from 'node:zlib'
import { describe, expect, test, vi } from 'vitest'
import { type GetBlobOptions, RegistryClient } from '../../../src/registry'
import { rejection } from '../../core/connect'
import { bytesOf, connect, digestOfBytes, startRegistry } from '../images'
import { type Fault, serveRegistry, status } from '../server/registry-server'

const bytes = bytesOf(300_000)

/** Sends so many bytes of the whole, then breaks the connection. */
function cutOff(after: number): Fault {
  return (request, response) => {
    const from = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
    const range = { 'content-range': `bytes ${from}-${bytes.byteLength - 1}/${bytes.byteLength}` }
    response.writeHead(from === 0 ? 200 : 206, {
      'content-length': bytes.byteLength - from,
      ...(from > 0 && range),
    })
    response.write(bytes.subarray(from, from + after), () => {
      setTimeout(() => request.socket.resetAndDestroy(), 20)
    })
  }
}

async function start(options = {}) {
  const server = await startRegistry({ asks: 'nothing', ...options })
  return { server, digest: server.storage.putBlob('demo/app', bytes), registry: connect(server) }
}

describe('getBlob', () => {
  test('gives a stream and its size', async () => {
    const { registry, digest } = await start()
    const blob = await registry.getBlob('demo/app', digest)
    expect(blob).toMatchObject({ digest, size: bytes.byteLength })
    expect(Buffer.from(await new Response(blob.stream).arrayBuffer()).equals(bytes)).toBe(true)
  })

  test('gives bytes', async () => {
    const { registry, digest } = await start()
    const blob = await registry.getBlob('demo/app', digest, { size: bytes.byteLength })
    expect(Buffer.from(await blob.bytes()).equals(bytes)).toBe(true)
  })

  test('checks SHA-512 as well', async () => {
    const { server, registry } = await start()
    const digest = digestOfBytes(bytes, 'sha512')
    server.storage.repository('demo/app').blobs.set(digest, Buffer.from(bytes))
    expect((await (await registry.getBlob('demo/app', digest)).bytes()).byteLength).toBe(bytes.byteLength)
  })

  test.each([
    ['DIGEST_MISMATCH', 'other bytes of that size', bytesOf(300_000, 9), {}],
    ['SIZE_MISMATCH', 'fewer bytes', bytes.subarray(1), { size: 300_000 }],
    ['SIZE_MISMATCH', 'more bytes', bytesOf(300_001), { size: 300_000 }],
    ['TOO_LARGE', 'more bytes than the limit', bytes, { limit: 299_999 }],
  ])('fails with %s for %s', async (code, _what, stored, options) => {
    const { server, registry, digest } = await start()
    server.storage.repository('demo/app').blobs.set(digest, Buffer.from(stored))
    const blob = await registry.getBlob('demo/app', digest, options)
    expect(await rejection(blob.bytes())).toMatchObject({ name: 'HarborContentError', code })
  })

  test('reads an endless blob no further than its limit', async () => {
    const { server, registry, digest } = await start()
    let written = 0
    server.fail(/^GET/, (_request, response) => {
      response.writeHead(200)
      const more = () => {
        if (response.destroyed) return
        written += 64 * 1024
        response.write(Buffer.alloc(64 * 1024), () => setImmediate(more))
      }
      more()
    })
    const blob = await registry.getBlob('demo/app', digest, { limit: 100_000 })
    expect(await rejection(blob.bytes())).toMatchObject({ code: 'TOO_LARGE' })
    expect(written).toBeLessThan(64 * 1024 * 1024)
  })

  test('lets go of the connection when its stream is cancelled', async () => {
    const { server, registry, digest } = await start()
    let closed = () => {}
    const closing = new Promise<void>((resolve) => {
      closed = resolve
    })
    server.fail(/^GET/, (_request, response) => {
      response.on('close', closed)
      response.writeHead(200).write(bytes)
    })
    const { stream } = await registry.getBlob('demo/app', digest)
    await stream.cancel()
    await closing
  })

  test('of what is missing is a NotFoundError', async () => {
    const { registry } = await start()
    const error = await rejection(registry.getBlob('demo/app', digestOfBytes(bytesOf(3))))
    expect(error).toMatchObject({ name: 'NotFoundError', code: 'BLOB_UNKNOWN' })
  })
})

test('a blob that a proxy has compressed has the length of what comes out', async () => {
  const { server, registry, digest } = await start()
  const compressed = gzipSync(bytes)
  const headers = { 'content-encoding': 'gzip', 'content-length': compressed.byteLength }
  server.fail(/^GET/, (_request, response) => void response.writeHead(200, headers).end(compressed))
  const blob = await registry.getBlob('demo/app', digest)
  expect(blob.size).toBeUndefined()
  expect(Buffer.from(await blob.bytes()).equals(bytes)).toBe(true)
})

describe('a download that breaks', () => {
  test('goes on where it broke off', async () => {
    const { server, registry, digest } = await start()
    server.fail(/^GET/, cutOff(100_000))
    server.fail(/^GET/, cutOff(50_000))
    const blob = await registry.getBlob('demo/app', digest)
    expect(Buffer.from(await blob.bytes()).equals(bytes)).toBe(true)
    const ranges = server.requests.map(({ headers }) => headers.range)
    expect(ranges).toEqual([undefined, expect.stringMatching(/^bytes=\d+-$/), expect.any(String)])
  })

  test('fails where the registry does not go on from there', async () => {
    const { server, registry, digest } = await start()
    server.fail(/^GET/, cutOff(100_000))
    server.fail(/^GET/, status(200, {}, 'from the start'))
    const blob = await registry.getBlob('demo/app', digest)
    expect(await rejection(blob.bytes())).toMatchObject({ name: 'HarborConnectionError' })
  })

  test('fails where the registry goes on from somewhere else', async () => {
    const { server, registry, digest } = await start()
    server.fail(/^GET/, cutOff(100_000))
    const range = { 'content-range': `bytes 0-${bytes.byteLength - 1}/${bytes.byteLength}` }
    server.fail(/^GET/, (_request, response) => void response.writeHead(206, range).end(bytes))
    const blob = await registry.getBlob('demo/app', digest)
    expect(await rejection(blob.bytes())).toMatchObject({ name: 'HarborConnectionError' })
  })

  test('fails where the registry has no more of it: 416', async () => {
    const { server, registry, digest } = await start()
    server.fail(/^GET/, cutOff(100_000))
    server.fail(/^GET/, (_request, _response, go) => {
      server.storage.repository('demo/app').blobs.set(digest, Buffer.from(bytes.subarray(0, 1000)))
      return go()
    })
    const blob = await registry.getBlob('demo/app', digest, { size: bytes.byteLength })
    expect(await rejection(blob.bytes())).toMatchObject({ name: 'HarborConnectionError' })
    expect(server.requests).toHaveLength(2)
  })

  test('ends when its time is up, however often it was taken up again', async () => {
    const { server, registry, digest } = await start()
    // Fifteen parts of which each takes 20 ms and more.
    server.fail(/^GET/, cutOff(20_000), 15)
    const blob = await registry.getBlob('demo/app', digest, { totalTimeout: 200 })
    expect(await rejection(blob.bytes())).toMatchObject({
      name: 'HarborTimeoutError',
      clock: 'totalTimeout',
      milliseconds: 200,
    })
  })

  test('is not taken up again for ever where each part brings a few bytes', async () => {
    const { server, registry, digest } = await start()
    server.fail(/^GET/, cutOff(10), 1000)
    const blob = await registry.getBlob('demo/app', digest, { retry: 2 })
    expect(await rejection(blob.bytes())).toMatchObject({ name: 'HarborConnectionError' })
    expect(server.requests).toHaveLength(3)
  })

  test('is not taken up again with retry: 0', async () => {
    const { server, registry, digest } = await start()
    server.fail(/^GET/, cutOff(100_000))
    const blob = await registry.getBlob('demo/app', digest, { retry: 0 })
    expect(await rejection(blob.bytes())).toMatchObject({ name: 'HarborConnectionError' })
    expect(server.requests).toHaveLength(1)
  })
})

describe('a blob that trickles', () => {
  /** Sends a byte, and another, and does not end. */
  const trickle: Fault = (_request, response) => {
    response.writeHead(200, { 'content-length': bytes.byteLength })
    const timer = setInterval(() => response.write('x'), 20)
    response.on('close', () => clearInterval(timer))
  }

  test('fails within its timeout, although no single read takes long', async () => {
    const { server, registry, digest } = await start()
    server.fail(/^GET/, trickle)
    const blob = await registry.getBlob('demo/app', digest, { timeout: 200, retry: 0 })
    expect(await rejection(blob.bytes())).toMatchObject({ name: 'HarborTimeoutError', clock: 'timeout' })
  })
})

describe('a redirect to storage', () => {
  test('on another origin is followed without credentials or any other header of ours', async () => {
    const storage = await serveRegistry()
    storage.fail(/^GET \/data/, (_request, response) => void response.writeHead(200).end(bytes))
    const server = await startRegistry({ storageUrl: storage.url.replace('127.0.0.1', 'localhost') })
    const digest = server.storage.putBlob('demo/app', bytes)
    const registry = connect(server, { headers: { 'X-Proxy-Key': 'key' } })
    const blob = await registry.getBlob('demo/app', digest)
    expect((await blob.bytes()).byteLength).toBe(bytes.byteLength)
    const [seen] = storage.requests
    expect(seen?.target).toBe(`/data/${digest}?signature=abc`)
    expect(seen?.headers).not.toHaveProperty('authorization')
    expect(seen?.headers).not.toHaveProperty('x-proxy-key')
    expect(server.requests.at(-1)?.headers.authorization).toMatch(/^Bearer /)
  })

  test('on the same origin is followed without the token', async () => {
    const { server, digest } = await start({ asks: 'bearer', storageUrl: '' })
    server.fail(/^GET \/data/, (_request, response) => void response.writeHead(200).end(bytes))
    const blob = await connect(server, { headers: { 'X-Proxy-Key': 'key' } }).getBlob('demo/app', digest)
    expect((await blob.bytes()).byteLength).toBe(bytes.byteLength)
    expect(server.requests.at(-1)?.headers).not.toHaveProperty('authorization')
    expect(server.requests.at(-1)?.headers['x-proxy-key']).toBe('key')
  })

  test.each([
    ['a manifest', (registry: ReturnType<typeof connect>) => registry.getManifest('demo/app:v1')],
    [
      'an upload',
      (registry: ReturnType<typeof connect>) => registry.putBlob('demo/app', new ReadableStream()),
    ],
  ])('is not followed for %s', async (_what, call) => {
    const { server, registry } = await start()
    server.fail(/./, status(307, { location: 'http://storage.example.com/data' }))
    const error = await rejection(call(registry))
    expect(error).toMatchObject({ name: 'HarborResponseError', status: 307 })
  })

  test('from https to http is not followed', async () => {
    const asked: string[] = []
    const registry = connect(
      { url: 'https://registry.example.com' },
      {
        fetch: async (url) => {
          asked.push(url)
          return new Response(null, { status: 307, headers: { location: 'http://storage.example.com/data' } })
        },
      },
    )
    const error = await rejection(registry.getBlob('demo/app', digestOfBytes(bytes)))
    expect(error).toMatchObject({ name: 'HarborResponseError', status: 307 })
    expect(asked).toHaveLength(1)
  })
})

test.each([
  ['digest', 'sha256:abc', {}],
  ['digest', 'v1', {}],
  ['limit', digestOfBytes(bytes), { limit: 0 }],
  ['size', digestOfBytes(bytes), { size: Number.NaN }],
])('getBlob refuses %s %s', async (argument, digest, options) => {
  const { server, registry } = await start()
  const error = await rejection(registry.getBlob('demo/app', digest, options))
  expect(error).toMatchObject({ name: 'InvalidArgumentError', argument })
  expect(server.requests).toEqual([])
})

describe('a blob of more bytes than it should have', () => {
  /** @returns a blob of a million zeros, and how many pieces of them were taken */
  async function oversized(options: GetBlobOptions) {
    let taken = 0
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          taken += 1
          if (taken > 1000) controller.close()
          else controller.enqueue(new Uint8Array(1000))
        },
      },
      { highWaterMark: 0 },
    )
    const fetch = async () => new Response(body)
    const registry = new RegistryClient({ url: 'https://harbor.example.com', fetch })
    return { blob: await registry.getBlob('demo/app', digestOfBytes(bytes), options), taken: () => taken }
  }

  test('is not read ahead of whoever reads it', async () => {
    const { blob, taken } = await oversized({})
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(taken()).toBeLessThanOrEqual(1)
    await blob.stream.cancel()
  })

  test.each([
    ['SIZE_MISMATCH', { size: 10_000 }],
    ['TOO_LARGE', { limit: 10_000 }],
  ])('is not read further than it may be: %s', async (code, options) => {
    const { blob, taken } = await oversized(options)
    expect(await rejection(blob.bytes())).toMatchObject({ name: 'HarborContentError', code })
    expect(taken()).toBeLessThan(20)
  })
})

test('no clock runs on when a blob has been read, or cancelled', async () => {
  vi.useFakeTimers()
  const bytes = bytesOf(10)
  const registry = new RegistryClient({
    url: 'https://harbor.example.com',
    fetch: async () => new Response(bytes.slice()),
    totalTimeout: 60_000,
  })
  const open = () => registry.getBlob('demo/app', digestOfBytes(bytes))
  expect(await (await open()).bytes()).toEqual(bytes)
  await (await open()).stream.cancel()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
