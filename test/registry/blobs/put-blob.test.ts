import { describe, expect, test } from 'vitest'
import { RegistryClient } from '../../../src/registry'
import { rejection } from '../../core/connect'
import { bytesOf, connect, digestOfBytes, startRegistry, streamOf } from '../images'
import { resetAfter, resetBefore, status } from '../server/registry-server'

const MiB = 1024 * 1024
const small = bytesOf(3000)
// Two chunks.
const large = bytesOf(8 * MiB + 5)

describe('putBlob', () => {
  test('stores bytes in one request, at the address that the registry names', async () => {
    const server = await startRegistry()
    const stored = await connect(server).putBlob('demo/app', small)
    expect(stored).toEqual({ digest: digestOfBytes(small), size: 3000, how: 'uploaded' })
    expect(server.storage.find('demo/app')?.blobs.get(stored.digest)).toEqual(Buffer.from(small))
    expect(server.log()).toEqual([
      expect.stringMatching(/^HEAD \/v2\/demo\/app\/blobs\/sha256:/),
      'POST /v2/demo/app/blobs/uploads/',
      expect.stringMatching(/^PUT \/v2\/demo\/app\/blobs\/uploads\/…&digest=sha256:/),
    ])
  })

  test('stores an empty blob', async () => {
    const server = await startRegistry()
    const { digest } = await connect(server).putBlob('demo/app', new Uint8Array())
    expect(server.storage.find('demo/app')?.blobs.get(digest)).toEqual(Buffer.alloc(0))
  })

  test('does not send what is there', async () => {
    const server = await startRegistry()
    server.storage.putBlob('demo/app', small)
    expect(await connect(server).putBlob('demo/app', small)).toMatchObject({ how: 'existed' })
    expect(server.log().filter((line) => !line.startsWith('HEAD'))).toEqual([])
  })

  test.each([
    ['bytes', (bytes: Uint8Array) => bytes],
    ['a stream', (bytes: Uint8Array) => streamOf(bytes)],
  ])('sends %s of more than 8 MiB in chunks and tells of each', async (_what, content) => {
    const server = await startRegistry()
    const bytes = bytesOf(16 * MiB + 5)
    const seen: unknown[] = []
    const stored = await connect(server).putBlob('demo/app', content(bytes), {
      size: bytes.byteLength,
      onProgress: (progress) => seen.push(progress),
    })
    expect(stored).toEqual({ digest: digestOfBytes(bytes), size: bytes.byteLength, how: 'uploaded' })
    expect(server.storage.find('demo/app')?.blobs.get(stored.digest)?.equals(bytes)).toBe(true)
    const patches = server.requests.filter(({ method }) => method === 'PATCH')
    expect(patches.map(({ headers }) => headers['content-range'])).toEqual([
      `0-${8 * MiB - 1}`,
      `${8 * MiB}-${16 * MiB - 1}`,
      `${16 * MiB}-${16 * MiB + 4}`,
    ])
    expect(seen).toEqual(
      [8 * MiB, 16 * MiB, bytes.byteLength].map((done) => ({ done, total: bytes.byteLength })),
    )
  })

  test('sends a stream of less than a chunk as bytes are sent', async () => {
    const server = await startRegistry()
    const stored = await connect(server).putBlob('demo/app', streamOf(small, 100))
    expect(stored).toEqual({ digest: digestOfBytes(small), size: 3000, how: 'uploaded' })
    expect(server.requests.some(({ method }) => method === 'PATCH')).toBe(false)
  })

  test('stores by SHA-512 and tells what the registry made of it', async () => {
    const server = await startRegistry()
    const digest = digestOfBytes(small, 'sha512')
    const stored = await connect(server).putBlob('demo/app', small, { digest })
    expect(stored.digest).toBe(digestOfBytes(small))
    expect(server.log().at(-1)).toContain('digest=sha512:')
  })
})

test('putBlob never writes into a chunk that was handed to `fetch`', async () => {
  const sent: Uint8Array[] = []
  const fetch = async (_url: string, { method, body }: RequestInit) => {
    if (method === 'PATCH') sent.push(body as Uint8Array)
    const headers = { location: '/v2/demo/app/blobs/uploads/1' }
    return new Response(null, { status: method === 'PUT' ? 201 : 202, headers })
  }
  const registry = new RegistryClient({ url: 'https://harbor.example.com', fetch })
  const bytes = bytesOf(16 * MiB + 5)
  await registry.putBlob('demo/app', streamOf(bytes))
  expect(Buffer.concat(sent).equals(bytes)).toBe(true)
})

test('putBlob takes the digest it computed where the registry says none, and refuses another', async () => {
  const server = await startRegistry()
  const registry = connect(server)
  server.fail(/^PUT/, status(201, { 'docker-content-digest': '' }))
  expect(await registry.putBlob('demo/app', small)).toMatchObject({ digest: digestOfBytes(small) })
  server.fail(/^PUT/, status(201, { 'docker-content-digest': digestOfBytes(large) }))
  expect(await rejection(registry.putBlob('demo/app', small))).toMatchObject({
    name: 'HarborContentError',
    code: 'DIGEST_MISMATCH',
  })
})

describe('an upload that is interrupted', () => {
  test('goes on from where the registry stands when a chunk did not arrive', async () => {
    const server = await startRegistry()
    server.fail(/^PATCH/, (_request, _response, go) => go())
    server.fail(/^PATCH/, resetBefore)
    const { digest } = await connect(server).putBlob('demo/app', streamOf(large))
    expect(server.storage.find('demo/app')?.blobs.get(digest)?.equals(large)).toBe(true)
    const uploads = server.log().filter((line) => line.includes('uploads/'))
    expect(uploads.map((line) => line.split(' ')[0])).toEqual([
      'POST',
      'PATCH',
      'PATCH',
      'GET',
      'PATCH',
      'PUT',
    ])
  })

  test('goes on in the middle of a chunk where the registry has a part of it', async () => {
    const server = await startRegistry()
    // A registry that keeps what came before the connection broke, under the same address.
    server.fail(/^PATCH/, async (request) => {
      let size = 0
      for await (const chunk of request) {
        const [upload] = server.storage.uploads.values()
        if (upload === undefined) throw new Error('no upload')
        upload.bytes = Buffer.concat([upload.bytes, chunk])
        size += chunk.byteLength
        if (size > MiB) break
      }
      request.socket.resetAndDestroy()
    })
    const { digest } = await connect(server).putBlob('demo/app', streamOf(large))
    expect(server.storage.find('demo/app')?.blobs.get(digest)?.equals(large)).toBe(true)
    const [, second] = server.requests.filter(({ method }) => method === 'PATCH')
    const [from] = (second?.headers['content-range'] ?? '').split('-').map(Number)
    expect(from).toBeGreaterThan(MiB)
    expect(from).toBeLessThan(8 * MiB)
  })

  test('sends the first chunk again when nothing of it arrived', async () => {
    const server = await startRegistry()
    server.fail(/^PATCH/, resetBefore)
    const { digest } = await connect(server).putBlob('demo/app', streamOf(large))
    expect(server.storage.find('demo/app')?.blobs.get(digest)?.equals(large)).toBe(true)
  })

  test('sends nothing of a chunk again that arrived whole', async () => {
    const server = await startRegistry()
    // The answer is lost, and the address is as good as before.
    server.fail(/^PATCH/, async (request) => {
      const [upload] = server.storage.uploads.values()
      if (upload === undefined) throw new Error('no upload')
      for await (const piece of request) upload.bytes = Buffer.concat([upload.bytes, piece])
      request.socket.resetAndDestroy()
    })
    const { digest } = await connect(server).putBlob('demo/app', streamOf(large))
    expect(server.storage.find('demo/app')?.blobs.get(digest)?.equals(large)).toBe(true)
    const patches = server.requests.filter(({ method }) => method === 'PATCH')
    expect(patches.map(({ headers }) => headers['content-range'])).toEqual([
      `0-${8 * MiB - 1}`,
      `${8 * MiB}-${8 * MiB + 4}`,
    ])
  })

  test('fails where the registry has less than it has confirmed', async () => {
    const server = await startRegistry()
    server.fail(/^PATCH/, (_request, _response, go) => go())
    server.fail(/^PATCH/, resetBefore)
    server.fail(/^GET .*uploads/, status(204, { range: '0-99' }))
    const error = await rejection(connect(server).putBlob('demo/app', streamOf(large)))
    expect(error).toMatchObject({ name: 'HarborConnectionError', code: 'ECONNRESET' })
  })

  test('begins anew when the first chunk of a stream arrived and its answer was lost', async () => {
    const server = await startRegistry()
    server.fail(/^PATCH/, resetAfter)
    const { digest } = await connect(server).putBlob('demo/app', streamOf(large))
    expect(server.storage.find('demo/app')?.blobs.get(digest)?.equals(large)).toBe(true)
    expect(server.log().filter((line) => line.startsWith('POST'))).toHaveLength(2)
  })

  test('begins anew with bytes when a later chunk arrived and its answer was lost', async () => {
    const server = await startRegistry()
    server.fail(/^PATCH/, (_request, _response, go) => go())
    server.fail(/^PATCH/, resetAfter)
    const { digest } = await connect(server).putBlob('demo/app', large)
    expect(server.storage.find('demo/app')?.blobs.get(digest)?.equals(large)).toBe(true)
  })

  test('fails with a stream when a later chunk arrived and its answer was lost, and cancels the stream', async () => {
    const server = await startRegistry()
    server.fail(/^PATCH/, (_request, _response, go) => go())
    server.fail(/^PATCH/, resetAfter)
    let cancelled = false
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(MiB)),
      cancel() {
        cancelled = true
      },
    })
    const error = await rejection(connect(server).putBlob('demo/app', stream))
    expect(error).toMatchObject({ name: 'HarborConnectionError', code: 'ECONNRESET', outcome: 'unknown' })
    expect(cancelled).toBe(true)
    expect(server.storage.find('demo/app')?.blobs.size ?? 0).toBe(0)
  })

  test('is over when its last answer was lost: the blob is there', async () => {
    const server = await startRegistry()
    server.fail(/^PUT/, resetAfter)
    expect(await connect(server).putBlob('demo/app', small)).toMatchObject({ how: 'uploaded' })
    server.fail(/^PUT/, resetAfter)
    expect(await connect(server).putBlob('demo/app', streamOf(large))).toMatchObject({ how: 'uploaded' })
    expect(server.log().filter((line) => line.startsWith('POST'))).toHaveLength(2)
  })

  test('is sent again after 503, and not at all with retry: 0', async () => {
    const server = await startRegistry()
    server.fail(/^PUT/, status(503))
    expect(await connect(server).putBlob('demo/app', small)).toMatchObject({ how: 'uploaded' })
    server.fail(/^PATCH/, status(503))
    const error = await rejection(connect(server).putBlob('demo/app', streamOf(large), { retry: 0 }))
    expect(error).toMatchObject({ name: 'ServerError', status: 503 })
    expect(server.log().filter((line) => line.startsWith('PATCH'))).toHaveLength(1)
  })
})

describe('a mount', () => {
  test('links the blob of another repository', async () => {
    const server = await startRegistry()
    const digest = server.storage.putBlob('demo/base', small)
    const stored = await connect(server).putBlob('demo/app', streamOf(small), { digest, mount: 'demo/base' })
    expect(stored).toEqual({ digest, size: undefined, how: 'mounted' })
    expect(server.log().at(-1)).toMatch(
      /^POST \/v2\/demo\/app\/blobs\/uploads\/\?mount=sha256:\w+&from=demo\/base$/,
    )
  })

  test('becomes an upload where the other repository does not have the blob', async () => {
    const server = await startRegistry()
    const stored = await connect(server).putBlob('demo/app', small, { mount: 'demo/base' })
    expect(stored.how).toBe('uploaded')
    expect(server.log().filter((line) => line.startsWith('POST'))).toHaveLength(1)
  })

  test.each(['bearer', 'basic'] as const)(
    'becomes an upload where the other repository may not be read (%s)',
    async (asks) => {
      const server = await startRegistry({ asks })
      server.storage.putBlob('secret/base', small)
      const stored = await connect(server).putBlob('demo/app', small, { mount: 'secret/base' })
      expect(stored.how).toBe('uploaded')
    },
  )
})

describe('putBlob refuses before any request', () => {
  const digest = digestOfBytes(small)
  test.each([
    ['digest', small, { digest: 'sha256:abc' }],
    ['digest', small, { digest: digestOfBytes(large) }],
    ['size', small, { size: 3 }],
    ['size', small, { size: -1 }],
    ['size', streamOf(small), { size: 1.5, digest }],
    ['mount', streamOf(small), { mount: 'demo/base' }],
    ['repository', small, { digest, mount: 'base' }],
    ['content', 'text' as unknown as Uint8Array, {}],
    ['content', lockedStream(), {}],
    ['onProgress', small, { onProgress: 'text' as never }],
    ['options', small, null as never],
  ])('%s (%#)', async (argument, content, options) => {
    const server = await startRegistry()
    const error = await rejection(connect(server).putBlob('demo/app', content, options))
    expect(error).toMatchObject({ name: 'InvalidArgumentError', argument })
    expect(server.requests).toEqual([])
  })
})

test.each([
  ['digest', { digest: digestOfBytes(small) }],
  ['size', { size: 5 }],
])('a stream that is not what its %s says is not stored', async (argument, options) => {
  const server = await startRegistry()
  for (const bytes of [bytesOf(3000, 7), large]) {
    const error = await rejection(connect(server).putBlob('demo/app', streamOf(bytes), options))
    expect(error).toMatchObject({ name: 'InvalidArgumentError', argument })
  }
  expect(server.storage.find('demo/app')?.blobs.size ?? 0).toBe(0)
})

test('a stream of strings is refused, and nothing is stored', async () => {
  const server = await startRegistry()
  const stream = new Blob(['Grüße']).stream().pipeThrough(new TextDecoderStream())
  const error = await rejection(connect(server).putBlob('demo/app', stream as ReadableStream<never>))
  expect(error).toMatchObject({ name: 'InvalidArgumentError', argument: 'content' })
  expect(server.storage.find('demo/app')?.blobs.size ?? 0).toBe(0)
})

test.each([
  ['signal', () => ({ signal: AbortSignal.timeout(200) }), 'TimeoutError'],
  ['totalTimeout', () => ({ totalTimeout: 200 }), 'HarborTimeoutError'],
])('a stream that brings nothing is given up by `%s`, and cancelled', async (_what, options, name) => {
  const server = await startRegistry()
  let cancelled = false
  const stream = new ReadableStream<Uint8Array>({
    pull: () => new Promise(() => {}),
    cancel() {
      cancelled = true
    },
  })
  const error = await rejection(connect(server).putBlob('demo/app', stream, options()))
  expect(error).toMatchObject({ name })
  expect(cancelled).toBe(true)
})

test('what a stream makes of being cancelled does not matter', async () => {
  const server = await startRegistry()
  const digest = server.storage.putBlob('demo/app', small)
  const failing = new ReadableStream<Uint8Array>({ cancel: () => Promise.reject(new Error('never mind')) })
  expect(await connect(server).putBlob('demo/app', failing, { digest })).toMatchObject({ how: 'existed' })
  const endless = new ReadableStream<Uint8Array>({ cancel: () => new Promise(() => {}) })
  expect(await connect(server).putBlob('demo/app', endless, { digest })).toMatchObject({ how: 'existed' })
})

function lockedStream(): ReadableStream<Uint8Array> {
  const stream = streamOf(small)
  stream.getReader()
  return stream
}
