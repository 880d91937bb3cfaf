import { getEventListeners } from 'node:events'
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
  subjectOf,
} from '../images'
import { type Fault, type RegistryServer, resetAfter, resetBefore, status } from '../server/registry-server'

/** Every blob and manifest that a repository has. */
function contentOf(server: RegistryServer, name: string): string[] {
  const { blobs, manifests } = server.storage.repository(name)
  return [...blobs.keys(), ...manifests.keys()].sort()
}

function methods(server: RegistryServer): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const line of server.log()) {
    const key = line.replace(/^(\w+) .*\/(manifests|blobs\/uploads|blobs|referrers)\/.*/, '$1 $2')
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

describe('copy', () => {
  test('brings an image to another registry, blobs before their manifest', async () => {
    const [source, target] = [await startRegistry(), await startRegistry()]
    const image = storeImage(source, 'demo/app', [bytesOf(5000), bytesOf(9000, 2)], { tag: 'v1' })
    const seen: unknown[] = []
    const copied = await connect(source).copy('demo/app:v1', 'mirror/app:v2', {
      destination: connect(target),
      onProgress: (progress) => seen.push(progress),
    })
    expect(copied).toEqual({ digest: image.digest, mediaType: image.mediaType })
    expect(contentOf(target, 'mirror/app')).toEqual(contentOf(source, 'demo/app'))
    expect(target.storage.find('mirror/app')?.tags.get('v2')).toBe(image.digest)
    expect(target.log().at(-1)).toBe('PUT /v2/mirror/app/manifests/v2')
    expect(seen).toHaveLength(4)
    expect(seen.at(-1)).toEqual({ done: 4, total: 4, digest: image.digest, how: 'uploaded' })
  })

  test('sends nothing that is there', async () => {
    const [source, target] = [await startRegistry(), await startRegistry()]
    storeImage(source, 'demo/app', [bytesOf(5000), bytesOf(9000, 2)], { tag: 'v1' })
    target.storage.putBlob('mirror/app', bytesOf(5000))
    const destination = connect(target)
    await connect(source).copy('demo/app:v1', 'mirror/app:v1', { destination })
    expect(methods(target)).toMatchObject({ 'PUT blobs/uploads': 2, 'PUT manifests': 1 })
    target.requests.length = 0
    source.requests.length = 0
    const seen: string[] = []
    await connect(source).copy('demo/app:v1', 'mirror/app:v1', {
      destination,
      onProgress: ({ how }) => seen.push(how),
    })
    expect(methods(target)).toEqual({ 'HEAD manifests': 1 })
    expect(methods(source)).toEqual({ 'GET manifests': 1 })
    expect(seen).toEqual(['existed'])
  })

  test('takes what the target lets nobody pull for what is there', async () => {
    const [source, target] = [await startRegistry(), await startRegistry()]
    storeImage(source, 'demo/app', [bytesOf(5000)], { tag: 'v1' })
    const destination = connect(target)
    await connect(source).copy('demo/app:v1', 'mirror/app:v1', { destination })
    target.requests.length = 0
    target.fail(/^HEAD .*manifests/, status(412), 9)
    await connect(source).copy('demo/app:v1', 'mirror/app:v2', { destination })
    expect(methods(target)).toEqual({ 'HEAD manifests': 2, 'PUT manifests': 1 })
  })

  test('leaves no listener on a signal', async () => {
    const [source, target] = [await startRegistry(), await startRegistry()]
    storeImage(source, 'demo/app', [bytesOf(5000), bytesOf(9000, 2)], { tag: 'v1' })
    const { signal } = new AbortController()
    const options = { destination: connect(target), totalTimeout: 60_000, signal }
    await connect(source).copy('demo/app:v1', 'mirror/app:v1', options)
    expect(getEventListeners(signal, 'abort')).toEqual([])
    await connect(source).copy('demo/app:v1', 'mirror/other:v1', { destination: connect(target), signal })
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('gives up what is under way when one of the blobs fails', async () => {
    const [source, target] = [await startRegistry(), await startRegistry()]
    storeImage(source, 'demo/app', [bytesOf(5000), bytesOf(9000, 2)], { tag: 'v1' })
    let closed: Promise<void> | undefined
    target.fail(/^POST/, (request) => {
      closed = new Promise((resolve) => void request.socket.on('close', () => resolve()))
    })
    target.fail(/^POST/, status(403, { 'content-type': 'application/json' }, '{"errors":[]}'), 9)
    const copied = connect(source).copy('demo/app:v1', 'mirror/app:v1', { destination: connect(target) })
    expect(await rejection(copied)).toMatchObject({ name: 'ForbiddenError' })
    await closed
  })

  test('brings an index with its children first, and their common blobs once', async () => {
    const [source, target] = [await startRegistry(), await startRegistry()]
    const { index, amd64, arm64 } = storeIndex(source, 'demo/app', 'v1')
    await connect(source).copy('demo/app:v1', 'mirror/app:v1', { destination: connect(target) })
    expect(contentOf(target, 'mirror/app')).toEqual(contentOf(source, 'demo/app'))
    const puts = target.log().filter((line) => /^PUT .*manifests/.test(line))
    expect(puts.map((line) => line.split('/').at(-1))).toEqual([
      amd64.digest.slice(0, 13),
      arm64.digest.slice(0, 13),
      'v1',
    ])
    expect(target.storage.find('mirror/app')?.tags.get('v1')).toBe(index.digest)
    expect(methods(source)['GET blobs']).toBe(5)
  })

  test('mounts within one registry: no blob travels', async () => {
    const server = await startRegistry()
    storeIndex(server, 'demo/app', 'v1')
    await connect(server).copy('demo/app:v1', 'demo/other:v1')
    expect(contentOf(server, 'demo/other')).toEqual(contentOf(server, 'demo/app'))
    expect(methods(server)).not.toHaveProperty('GET blobs')
    expect(methods(server)).not.toHaveProperty('PUT blobs/uploads')
  })

  test('within one repository gives another tag', async () => {
    const server = await startRegistry()
    const image = storeImage(server, 'demo/app', [bytesOf(5000)], { tag: 'v1' })
    await connect(server).copy('demo/app:v1', 'demo/app:v2')
    expect(server.storage.find('demo/app')?.tags.get('v2')).toBe(image.digest)
    expect(methods(server)).toEqual({ 'GET manifests': 1, 'HEAD manifests': 2, 'PUT manifests': 1 })
  })

  test('stores by digest alone where the destination has no tag', async () => {
    const [source, target] = [await startRegistry(), await startRegistry()]
    const image = storeImage(source, 'demo/app', [bytesOf(5000)], { tag: 'v1' })
    await connect(source).copy(`demo/app@${image.digest}`, 'mirror/app', { destination: connect(target) })
    expect(target.storage.find('mirror/app')?.manifests.has(image.digest)).toBe(true)
    expect(target.storage.find('mirror/app')?.tags.size).toBe(0)
  })

  test('brings what refers to the image, to its children and to what refers to them', async () => {
    const [source, target] = [await startRegistry(), await startRegistry()]
    const { index, arm64 } = storeIndex(source, 'demo/app', 'v1')
    const sbom = storeContent(source, 'demo/app', subjectOf(arm64, 'application/vnd.example.sbom'))
    const signed = storeContent(source, 'demo/app', subjectOf(sbom, 'application/vnd.example.signature'))
    const note = storeContent(source, 'demo/app', subjectOf(index, 'application/vnd.example.note'))
    const legacy = `${index.digest.replace(':', '-')}.sig`
    const signature = storeImage(source, 'demo/app', [bytesOf(200, 8)], { tag: legacy })
    const destination = connect(target)
    await connect(source).copy('demo/app:v1', 'mirror/app:v1', { destination })
    expect(target.storage.find('mirror/app')?.manifests.has(note.digest)).toBe(false)
    await connect(source).copy('demo/app:v1', 'mirror/app:v1', { destination, includeReferrers: true })
    expect(contentOf(target, 'mirror/app')).toEqual(contentOf(source, 'demo/app'))
    expect(target.storage.find('mirror/app')?.tags.get(legacy)).toBe(signature.digest)
    const found = await destination.referrers(`mirror/app@${sbom.digest}`)
    expect(found.map(({ digest }) => digest)).toEqual([signed.digest])
  })

  test('sets the tag after everything that refers to the image is there', async () => {
    const [source, target] = [await startRegistry(), await startRegistry()]
    const { index, arm64 } = storeIndex(source, 'demo/app', 'v1')
    const signature = storeContent(source, 'demo/app', subjectOf(index, 'application/vnd.example.signature'))
    const sbom = storeContent(source, 'demo/app', subjectOf(arm64, 'application/vnd.example.sbom'))
    const options = { destination: connect(target), includeReferrers: true }
    await connect(source).copy('demo/app:v1', 'mirror/app:v1', options)
    const puts = target.log().filter((line) => /^PUT .*manifests/.test(line))
    const names = puts.map((line) => line.split('/').at(-1))
    expect(names.slice(-4)).toEqual(
      [index.digest, signature.digest, sbom.digest, 'v1'].map((name) => name.slice(0, 13)),
    )
  })

  test.each([
    ['a signature', /^GET .*manifests\/sha256:/],
    ['a signature of cosign 2', /^GET .*sha256-.*\.sig/],
    ['the list of referrers', /^GET .*referrers/],
  ])('leaves the tag alone where %s does not come', async (_what, pattern) => {
    const [source, target] = [await startRegistry(), await startRegistry()]
    const before = storeImage(target, 'mirror/app', [bytesOf(10)], { tag: 'v1' })
    const image = storeImage(source, 'demo/app', [bytesOf(5000)], { tag: 'v1' })
    storeContent(source, 'demo/app', subjectOf(image, 'application/vnd.example.signature'))
    source.fail(pattern, status(500))
    const options = { destination: connect(target), includeReferrers: true }
    const error = await rejection(connect(source).copy('demo/app:v1', 'mirror/app:v1', options))
    expect(error).toMatchObject({ name: 'ServerError' })
    expect(target.storage.find('mirror/app')?.tags).toEqual(new Map([['v1', before.digest]]))
  })

  test('ends where the source invents a referrer of each referrer', async () => {
    const [source, target] = [await startRegistry(), await startRegistry()]
    storeImage(source, 'demo/app', [bytesOf(5000)], { tag: 'v1' })
    const invent: Fault = (request, _response, go) => {
      const digest = request.url?.split('/').at(-1) ?? ''
      const subject = { mediaType: mediaTypes.ociManifest, digest, size: 1 }
      storeContent(source, 'demo/app', subjectOf(subject, 'application/vnd.example.signature'))
      return go()
    }
    source.fail(/^GET .*referrers/, invent, 1000)
    const options = { destination: connect(target), includeReferrers: true }
    const error = await rejection(connect(source).copy('demo/app:v1', 'mirror/app:v1', options))
    expect(error).toMatchObject({ name: 'HarborContentError', code: 'TOO_LARGE' })
    expect(source.requests.length).toBeLessThan(100)
    expect(target.storage.find('mirror/app')?.tags.size).toBe(0)
  })

  test('asks for nothing of an image that names more than anybody has', async () => {
    const [source, target] = [await startRegistry(), await startRegistry()]
    const layers = Array.from({ length: 10_001 }, (_, number) => ({
      mediaType: 'x',
      digest: `sha256:${`${number}`.padStart(64, '0')}`,
      size: 1,
    }))
    storeContent(source, 'demo/app', { mediaType: mediaTypes.ociManifest, layers }, 'v1')
    const destination = connect(target)
    const error = await rejection(connect(source).copy('demo/app:v1', 'mirror/app:v1', { destination }))
    expect(error).toMatchObject({ name: 'HarborContentError', code: 'TOO_LARGE' })
    expect(methods(source)).toEqual({ 'GET manifests': 1 })
  })

  test('leaves out layers that are somewhere else by their own word', async () => {
    const [source, target] = [await startRegistry(), await startRegistry()]
    const foreign = {
      mediaType: 'application/vnd.oci.image.layer.nondistributable.v1.tar',
      digest: digestOfBytes(bytesOf(4)),
      size: 4,
      urls: ['https://layers.example.com/1'],
    }
    const content = { mediaType: mediaTypes.ociManifest, layers: [foreign] }
    const image = storeContent(source, 'demo/app', content, 'v1')
    await connect(source).copy('demo/app:v1', 'mirror/app:v1', { destination: connect(target) })
    expect(contentOf(target, 'mirror/app')).toEqual([image.digest])
  })

  test('goes on through resets on both sides', async () => {
    const [source, target] = [await startRegistry(), await startRegistry()]
    storeIndex(source, 'demo/app', 'v1')
    source.fail(/^GET .*blobs/, resetBefore, 2)
    target.fail(/^PUT .*uploads/, resetBefore, 2)
    target.fail(/^PUT .*manifests/, resetBefore)
    target.fail(/^HEAD .*blobs/, resetBefore)
    await connect(source).copy('demo/app:v1', 'mirror/app:v1', { destination: connect(target) })
    expect(contentOf(target, 'mirror/app')).toEqual(contentOf(source, 'demo/app'))
  })

  test('sends a large layer again where the answer to a chunk was lost', async () => {
    const [source, target] = [await startRegistry(), await startRegistry()]
    storeImage(source, 'demo/app', [bytesOf(9 * 1024 * 1024)], { tag: 'v1' })
    target.fail(/^PATCH/, (_request, _response, go) => go())
    target.fail(/^PATCH/, resetAfter)
    await connect(source).copy('demo/app:v1', 'mirror/app:v1', { destination: connect(target) })
    expect(contentOf(target, 'mirror/app')).toEqual(contentOf(source, 'demo/app'))
    expect(methods(source)['GET blobs']).toBe(3)
  })

  test('stores no manifest where a blob of the source is not what it should be', async () => {
    const [source, target] = [await startRegistry(), await startRegistry()]
    storeImage(source, 'demo/app', [bytesOf(5000)], { tag: 'v1' })
    source.storage
      .repository('demo/app')
      .blobs.set(digestOfBytes(bytesOf(5000)), Buffer.from(bytesOf(5000, 9)))
    const error = await rejection(
      connect(source).copy('demo/app:v1', 'mirror/app:v1', { destination: connect(target) }),
    )
    expect(error).toMatchObject({ name: 'HarborContentError', code: 'DIGEST_MISMATCH' })
    expect(target.storage.find('mirror/app')?.manifests.size ?? 0).toBe(0)
    expect(target.storage.find('mirror/app')?.blobs.has(digestOfBytes(bytesOf(5000, 9))) ?? false).toBe(false)
  })

  test('ends with the reason of a signal that aborts', async () => {
    const [source, target] = [await startRegistry(), await startRegistry()]
    storeImage(source, 'demo/app', [bytesOf(5000), bytesOf(9000, 2)], { tag: 'v1' })
    source.fail(/^GET .*blobs/, () => {}, 9)
    const controller = new AbortController()
    setTimeout(() => controller.abort(new Error('enough')), 100)
    const copying = connect(source).copy('demo/app:v1', 'mirror/app:v1', {
      destination: connect(target),
      signal: controller.signal,
    })
    expect(await rejection(copying)).toMatchObject({ message: 'enough' })
  })

  test.each([
    ['reference', 'demo', 'mirror/app:v1', {}],
    ['repository', 'demo/app:v1', 'mirror', {}],
    ['to', 'demo/app:v1', `mirror/app@${digestOfBytes(bytesOf(1))}`, {}],
    ['destination', 'demo/app:v1', 'mirror/app:v1', { destination: 'mirror.example.com' as never }],
    ['onProgress', 'demo/app:v1', 'mirror/app:v1', { onProgress: {} as never }],
  ])('refuses %s before any request (%s to %s)', async (argument, from, to, options) => {
    const server = await startRegistry()
    const error = await rejection(connect(server).copy(from, to, options))
    expect(error).toMatchObject({ name: 'InvalidArgumentError', argument })
    expect(server.requests).toEqual([])
  })
})
