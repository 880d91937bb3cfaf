import { describe, expect, test } from 'vitest'
import { mediaTypes } from '../../../src/registry'
import { rejection } from '../../core/connect'
import {
  bytesOf,
  connect,
  digestOfBytes,
  startRegistry,
  storeContent,
  storeImage,
  storeIndex,
} from '../images'
import { resetAfter, resetBefore, status } from '../server/registry-server'

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

describe('resolve', () => {
  test('gives the digest of a tag with one HEAD', async () => {
    const server = await startRegistry({ asks: 'nothing' })
    const { index } = storeIndex(server, 'demo/team/app', 'v1')
    expect(await connect(server).resolve('demo/team/app:v1')).toEqual(index)
    expect(server.log()).toEqual(['HEAD /v2/demo/team/app/manifests/v1'])
    const { accept = '' } = server.requests[0]?.headers ?? {}
    expect(accept.split(', ').sort()).toEqual(Object.values(mediaTypes).sort())
  })

  test('gives the image of an index for a platform', async () => {
    const server = await startRegistry()
    const { amd64, arm64 } = storeIndex(server, 'demo/app', 'v1')
    const registry = connect(server)
    expect(await registry.resolve('demo/app:v1', { platform: 'linux/amd64' })).toEqual(amd64)
    expect(await registry.resolve('demo/app:v1', { platform: 'linux/arm64' })).toEqual(arm64)
    expect(await registry.resolve('demo/app:v1', { platform: 'linux/arm64/v8' })).toEqual(arm64)
  })

  test.each([
    ['linux/arm64/v8', 'arm64'],
    ['linux/arm/v7', 'arm'],
    ['linux/amd64/v1', 'amd64'],
  ])('takes an image without a variant for %s', async (platform, architecture) => {
    const server = await startRegistry()
    const image = storeImage(server, 'demo/app', [bytesOf(3)])
    const manifests = [{ ...image, platform: { os: 'linux', architecture } }]
    storeContent(server, 'demo/app', { mediaType: mediaTypes.ociIndex, manifests }, 'v1')
    expect(await connect(server).resolve('demo/app:v1', { platform })).toEqual(image)
  })

  test.each(['linux/arm64/v7', 'windows/amd64'])(
    'says what there is where there is no %s',
    async (platform) => {
      const server = await startRegistry()
      storeIndex(server, 'demo/app', 'v1')
      const error = await rejection(connect(server).resolve('demo/app:v1', { platform }))
      expect(error).toMatchObject({ name: 'NotFoundError', status: 404 })
      expect(String(error)).toContain(`no ${platform}. It has: linux/amd64, linux/arm64/v8`)
    },
  )

  test('computes the digest where the registry does not say it, as on the first pull of a proxied tag', async () => {
    const server = await startRegistry({ asks: 'nothing' })
    const image = storeImage(server, 'demo/app', [bytesOf(10)], { tag: 'v1' })
    server.fail(/^HEAD/, status(200, { 'docker-content-digest': '', 'content-type': image.mediaType }))
    expect(await connect(server).resolve('demo/app:v1')).toEqual(image)
  })

  test.each(['linux', 'linux/', '/amd64', 'linux/arm/v7/x', ''])(
    'refuses the platform %j',
    async (platform) => {
      const server = await startRegistry()
      const error = await rejection(connect(server).resolve('demo/app:v1', { platform }))
      expect(error).toMatchObject({ name: 'InvalidArgumentError', argument: 'platform' })
      expect(server.requests).toEqual([])
    },
  )
})

describe('getManifest', () => {
  test('gives the bytes, what they say, and their digest', async () => {
    const server = await startRegistry()
    const image = storeImage(server, 'demo/app', [bytesOf(10)], { tag: 'v1' })
    const manifest = await connect(server).getManifest('demo/app:v1')
    expect(manifest).toMatchObject(image)
    expect(digestOfBytes(manifest.bytes)).toBe(image.digest)
    expect(manifest.content).toEqual(JSON.parse(new TextDecoder().decode(manifest.bytes)))
    expect(await connect(server).getManifest(`demo/app@${image.digest}`)).toEqual(manifest)
    const { project, repository } = { project: 'demo', repository: 'app' }
    expect(await connect(server).getManifest({ project, repository, reference: 'v1' })).toEqual(manifest)
    expect(await connect(server).getManifest({ repository: 'demo/app', reference: 'v1' })).toEqual(manifest)
  })

  test.each(['v1', 'digest'])('refuses other bytes than the digest names (%s)', async (by) => {
    const server = await startRegistry()
    const image = storeImage(server, 'demo/app', [bytesOf(10)], { tag: 'v1' })
    const headers = { 'docker-content-digest': image.digest, 'content-type': image.mediaType }
    await connect(server).resolve('demo/app:v1')
    server.fail(/^GET .*manifests/, (_request, _response, go) => go())
    server.fail(/^GET .*manifests/, status(200, headers, '{"schemaVersion":2}'))
    const reference = by === 'v1' ? 'demo/app:v1' : `demo/app@${image.digest}`
    const error = await rejection(connect(server).getManifest(reference))
    expect(error).toMatchObject({ name: 'HarborContentError', code: 'DIGEST_MISMATCH' })
  })

  test('refuses what does not end after 4 MiB, and does not read on', async () => {
    const server = await startRegistry({ asks: 'nothing' })
    let written = 0
    server.fail(/^GET/, (_request, response) => {
      response.writeHead(200, { 'content-type': mediaTypes.ociManifest })
      const more = () => {
        if (response.destroyed) return
        written += 64 * 1024
        response.write(Buffer.alloc(64 * 1024, 0x20), () => setImmediate(more))
      }
      more()
    })
    const error = await rejection(connect(server).getManifest('demo/app:v1'))
    expect(error).toMatchObject({ name: 'HarborContentError', code: 'TOO_LARGE' })
    expect(written).toBeLessThan(64 * 1024 * 1024)
  })

  test.each([
    ['a page', '<html>'],
    ['a list', '[]'],
    ['a text', '"hello"'],
    ['a list of layers that is none', '{"layers":{}}'],
    ['a digest that leads elsewhere', '{"manifests":[{"mediaType":"x","size":1,"digest":"../../blobs"}]}'],
    ['a size that is none', `{"config":{"mediaType":"x","size":-1,"digest":"sha256:${'0'.repeat(64)}"}}`],
    ['a media type that is none', '{"mediaType":3}'],
    ['a version that is none', '{"schemaVersion":"2"}'],
    ['an artifact type that is none', '{"artifactType":5}'],
    ['annotations that are a list', '{"annotations":[]}'],
    ['an annotation that is a number', '{"annotations":{"a":5}}'],
    ['an image that says it is an index', `{"mediaType":"${mediaTypes.ociIndex}","manifests":[]}`],
  ])('refuses %s', async (_what, body) => {
    const server = await startRegistry({ asks: 'nothing' })
    server.fail(/^GET/, status(200, { 'content-type': mediaTypes.ociManifest }, body))
    const error = await rejection(connect(server).getManifest('demo/app:v1'))
    expect(error).toMatchObject({ name: 'HarborContentError', code: 'MALFORMED' })
    expect(String(error)).not.toContain('hello')
  })

  test('takes null for an empty list, as Go writes it', async () => {
    const server = await startRegistry({ asks: 'nothing' })
    storeContent(server, 'demo/app', { mediaType: mediaTypes.ociManifest, layers: null }, 'v1')
    expect(await connect(server).getManifest('demo/app:v1')).toMatchObject({ content: { layers: null } })
  })

  test('tries again after a reset', async () => {
    const server = await startRegistry()
    const image = storeImage(server, 'demo/app', [bytesOf(10)], { tag: 'v1' })
    server.fail(/^GET .*manifests/, resetBefore, 2)
    expect(await connect(server).getManifest('demo/app:v1')).toMatchObject(image)
  })

  test('of what is missing is a NotFoundError', async () => {
    const server = await startRegistry()
    const error = await rejection(connect(server).getManifest('demo/app:nope'))
    expect(error).toMatchObject({ name: 'NotFoundError', code: 'NOT_FOUND', method: 'GET' })
  })

  test('of what is missing is one as well where the registry calls its JSON a text', async () => {
    const server = await startRegistry({ asks: 'nothing' })
    const body = '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"Unknown manifest"}]}'
    server.fail(/^GET/, status(404, { 'content-type': 'text/plain' }, body))
    const error = await rejection(connect(server).getManifest('demo/app:nope'))
    expect(error).toMatchObject({ name: 'NotFoundError', code: 'MANIFEST_UNKNOWN' })
    server.fail(/^GET/, status(404, { 'content-type': 'text/plain' }, 'Who are you?'))
    expect(await rejection(connect(server).getManifest('demo/app:nope'))).toMatchObject({
      name: 'HarborResponseError',
    })
  })
})

test('a manifest is read from no other host, wherever the registry redirects', async () => {
  const server = await startRegistry()
  const elsewhere = await startRegistry({ asks: 'nothing' })
  for (const registry of [server, elsewhere]) storeImage(registry, 'demo/app', [bytesOf(10)], { tag: 'v1' })
  server.fail(/^GET .*manifests/, status(307, { location: `${elsewhere.url}/v2/demo/app/manifests/v1` }))
  const error = await rejection(connect(server).getManifest('demo/app:v1'))
  expect(error).toMatchObject({ name: 'HarborResponseError', status: 307 })
  expect(elsewhere.requests).toEqual([])
})

describe('putManifest', () => {
  test('waits for no end of an answer that has none', async () => {
    const server = await startRegistry({ asks: 'nothing' })
    let written = 0
    server.fail(/^PUT/, (request, response) => {
      request.resume()
      response.writeHead(201)
      const more = () => {
        if (response.destroyed) return
        written += 64 * 1024
        response.write(Buffer.alloc(64 * 1024), () => setImmediate(more))
      }
      more()
    })
    const manifest = { mediaType: mediaTypes.ociIndex }
    const error = await rejection(connect(server, { retry: 0 }).putManifest('demo/app:v1', manifest))
    expect(error).toMatchObject({ name: 'HarborContentError', code: 'TOO_LARGE', outcome: 'unknown' })
    expect(written).toBeLessThan(32 * 1024 * 1024)
  })

  const index = { schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests: [] }

  test.each([
    ['a value, by tag', 'demo/app:v1', index, 'v1'],
    ['bytes, by tag', 'demo/app:v1', encode(index), 'v1'],
    ['bytes, by digest', `demo/app@${digestOfBytes(encode(index))}`, encode(index), undefined],
    ['a value, without a tag', 'demo/app', index, undefined],
    ['a value, by parts', { project: 'demo', repository: 'app' }, index, undefined],
  ])('stores %s', async (_what, target, manifest, tag) => {
    const server = await startRegistry()
    const stored = await connect(server).putManifest(target, manifest)
    const bytes = encode(index)
    expect(stored).toEqual({
      digest: digestOfBytes(bytes),
      mediaType: mediaTypes.ociIndex,
      size: bytes.byteLength,
    })
    const { manifests, tags } = server.storage.repository('demo/app')
    expect(manifests.get(stored.digest)?.bytes).toEqual(Buffer.from(bytes))
    expect([...tags.keys()]).toEqual(tag === undefined ? [] : [tag])
  })

  test('is sent again when its answer was lost', async () => {
    const server = await startRegistry()
    server.fail(/^PUT/, resetAfter)
    expect(await connect(server).putManifest('demo/app:v1', index)).toMatchObject({
      digest: expect.any(String),
    })
  })

  test('of a missing blob is a BadRequestError that names it', async () => {
    const server = await startRegistry()
    const digest = digestOfBytes(bytesOf(5))
    const layers = [{ mediaType: 'application/octet-stream', digest, size: 5 }]
    const manifest = { mediaType: mediaTypes.ociManifest, layers }
    const error = await rejection(connect(server).putManifest('demo/app:v1', manifest))
    expect(error).toMatchObject({
      name: 'BadRequestError',
      code: 'MANIFEST_BLOB_UNKNOWN',
      errors: [{ detail: digest }],
    })
  })

  test('refuses another digest than that of what was sent', async () => {
    const server = await startRegistry()
    server.fail(/^PUT/, status(201, { 'docker-content-digest': digestOfBytes(bytesOf(3)) }))
    const error = await rejection(connect(server).putManifest('demo/app:v1', index))
    expect(error).toMatchObject({ name: 'HarborContentError', code: 'DIGEST_MISMATCH' })
  })

  test.each([
    ['mediaType', 'demo/app:v1', { schemaVersion: 2 }, {}],
    ['mediaType', 'demo/app:v1', { schemaVersion: 2 }, { mediaType: 'a\r\nb' }],
    ['mediaType', 'demo/app:v1', { schemaVersion: 2 }, { mediaType: 5 as never }],
    ['options', 'demo/app:v1', index, null as never],
    ['mediaType', 'demo/app:v1', index, { mediaType: mediaTypes.ociManifest }],
    ['manifest', 'demo/app:v1', new TextEncoder().encode('{'), {}],
    ['manifest', 'demo/app:v1', new TextEncoder().encode('[]'), {}],
    ['manifest', 'demo/app:v1', { ...index, config: { size: 1n } as never }, {}],
    ['manifest', 'demo/app:v1', undefined as never, {}],
    ['manifest', 'demo/app:v1', { ...index, annotations: { big: 'x'.repeat(4 * 1024 * 1024) } }, {}],
    ['reference', `demo/app@${digestOfBytes(bytesOf(3))}`, index, {}],
    ['reference', 'demo/app:a+b', index, {}],
    ['repository', 'Demo/app', index, {}],
  ])('refuses %s before any request (%#)', async (argument, target, manifest, options) => {
    const server = await startRegistry()
    const error = await rejection(connect(server).putManifest(target, manifest, options))
    expect(error).toMatchObject({ name: 'InvalidArgumentError', argument })
    expect(server.requests).toEqual([])
  })
})

describe('deleteManifest', () => {
  test('deletes by digest, with the tags', async () => {
    const server = await startRegistry()
    const { digest } = storeImage(server, 'demo/app', [bytesOf(10)], { tag: 'v1' })
    await connect(server).deleteManifest(`demo/app@${digest}`)
    expect(server.storage.find('demo/app')?.manifests.size).toBe(0)
    expect(server.storage.find('demo/app')?.tags.size).toBe(0)
  })

  test('has succeeded when nothing is left after an answer that was lost', async () => {
    const server = await startRegistry()
    const { digest } = storeImage(server, 'demo/app', [bytesOf(10)], { tag: 'v1' })
    const registry = connect(server)
    await registry.resolve('demo/app:v1')
    server.fail(/^DELETE/, resetAfter)
    await registry.deleteManifest(`demo/app@${digest}`)
    expect(server.log().filter((line) => line.startsWith('DELETE'))).toHaveLength(2)
  })

  test('refuses a tag before any request', async () => {
    const server = await startRegistry()
    const error = await rejection(connect(server).deleteManifest('demo/app:v1'))
    expect(error).toMatchObject({ name: 'InvalidArgumentError', argument: 'reference' })
    expect(server.requests).toEqual([])
  })
})

test.each([
  'demo',
  'demo/app',
  'demo/App:v1',
  'demo/a___b:v1',
  'demo/-app:v1',
  'other.example.com/demo/app:v1',
  'demo/app@sha256:abc',
  '',
])('a reference like %j is refused before any request', async (reference) => {
  const server = await startRegistry()
  const error = await rejection(connect(server).getManifest(reference))
  expect(error).toMatchObject({ name: 'InvalidArgumentError' })
  expect(server.requests).toEqual([])
})

test('one clock runs over all requests of a call', async () => {
  const server = await startRegistry()
  server.fail(/^GET \/service\/token/, () => {})
  const error = await rejection(connect(server).resolve('demo/app:v1', { totalTimeout: 100 }))
  expect(error).toMatchObject({ name: 'HarborTimeoutError', clock: 'totalTimeout', milliseconds: 100 })
})
