import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { mediaTypes, RegistryClient } from '../../../src/registry'
import { bytesOf, connect, digestOfBytes, startRegistry, storeIndex } from '../images'
import { otherClient, serveCrane } from './other-client'

const crane = otherClient('crane')

describe.runIf(crane.isThere)('beside crane', () => {
  test('what we push it pulls', async () => {
    const server = await startRegistry()
    const run = crane.runOn(server)
    const registry = connect(server)
    const layer = bytesOf(9 * 1024 * 1024)
    const rootfs = { type: 'layers', diff_ids: [digestOfBytes(layer)] }
    const config = JSON.stringify({ os: 'linux', architecture: 'amd64', config: {}, rootfs })
    const describe = async (mediaType: string, bytes: Uint8Array) => {
      const { digest } = await registry.putBlob('demo/app', bytes)
      return { mediaType, digest, size: bytes.byteLength }
    }
    const stored = await registry.putManifest('demo/app:v1', {
      schemaVersion: 2,
      mediaType: mediaTypes.ociManifest,
      config: await describe('application/vnd.oci.image.config.v1+json', new TextEncoder().encode(config)),
      layers: [await describe('application/vnd.oci.image.layer.v1.tar+gzip', gzipSync(layer))],
    })
    const image = `${server.host}/demo/app`
    expect(await run('digest', `${image}:v1`)).toBe(stored.digest)
    expect(await run('config', `${image}:v1`)).toBe(config)
    expect(await run('ls', image)).toBe('v1')
    expect(await run('validate', '--fast', '--remote', `${image}:v1`)).toContain('PASS')
  })

  test('what it copies and tags we read, and the reverse', async () => {
    const server = await startRegistry()
    const run = crane.runOn(server)
    const { index, arm64 } = storeIndex(server, 'demo/app', 'v1')
    await run('copy', `${server.host}/demo/app:v1`, `${server.host}/demo/theirs:v1`)
    const registry = connect(server)
    await registry.copy('demo/app:v1', 'demo/ours:v1')
    for (const name of ['demo/theirs', 'demo/ours']) {
      expect(await registry.resolve(`${name}:v1`)).toEqual(index)
      expect(await run('digest', '--platform', 'linux/arm64', `${server.host}/${name}:v1`)).toBe(arm64.digest)
      const text = await run('manifest', `${server.host}/${name}:v1`)
      expect(digestOfBytes(Buffer.from(text, 'latin1'))).toBe(index.digest)
    }
    const blobs = (name: string) => [...server.storage.repository(name).blobs.keys()].sort()
    expect(blobs('demo/ours')).toEqual(blobs('demo/theirs'))
    await run('tag', `${server.host}/demo/ours:v1`, 'v2')
    expect(await registry.listTags('demo/ours').all()).toEqual(['v1', 'v2'])
  })

  test('what it deletes is gone for us', async () => {
    const server = await startRegistry()
    const { index } = storeIndex(server, 'demo/app', 'v1')
    await crane.runOn(server)('delete', `${server.host}/demo/app@${index.digest}`)
    await expect(connect(server).resolve('demo/app:v1')).rejects.toMatchObject({ name: 'NotFoundError' })
  })
})

describe.runIf(crane.isThere)('on the registry of crane', () => {
  const text = (value: string) => new TextEncoder().encode(value)
  const layerType = 'application/vnd.oci.image.layer.v1.tar'

  /** Pushes an image with a layer of two chunks, an index of it, and a tag that cosign would give its signature. */
  async function push(registry: RegistryClient) {
    const blobs = [text('{"os":"linux"}'), bytesOf(9 * 1024 * 1024), new Uint8Array()]
    const [config, ...layers] = await Promise.all(
      blobs.map(async (bytes, index) => {
        const { digest } = await registry.putBlob('demo/app', bytes)
        const mediaType = index === 0 ? 'application/vnd.oci.image.config.v1+json' : layerType
        return { mediaType, digest, size: bytes.byteLength }
      }),
    )
    const manifest = { schemaVersion: 2, mediaType: mediaTypes.ociManifest, config: config!, layers }
    const image = await registry.putManifest('demo/app:v1', manifest)
    const platform = { os: 'linux', architecture: 'arm64' }
    const manifests = [{ ...image, platform }]
    const index = await registry.putManifest('demo/app:multi', {
      schemaVersion: 2,
      mediaType: mediaTypes.ociIndex,
      manifests,
    })
    await registry.putManifest(`demo/app:${image.digest.replace(':', '-')}.sig`, manifest)
    return { image, index, layers, blobs }
  }

  test('we push, resolve, pull, list and delete', async () => {
    const registry = new RegistryClient(await serveCrane())
    const { image, index, layers, blobs } = await push(registry)
    expect(await registry.resolve('demo/app:multi')).toEqual(index)
    expect(await registry.resolve('demo/app:multi', { platform: 'linux/arm64/v8' })).toEqual(image)
    for (const [at, { digest, size }] of layers.entries()) {
      const blob = await registry.getBlob('demo/app', digest, { size })
      expect(Buffer.from(await blob.bytes()).equals(blobs[at + 1]!)).toBe(true)
    }
    expect(await registry.listTags('demo/app').all()).toHaveLength(3)
    await registry.deleteManifest(`demo/app@${index.digest}`)
    await expect(registry.getManifest(`demo/app@${index.digest}`)).rejects.toThrow('MANIFEST_UNKNOWN')
  })

  test('we copy to another, with what cosign keeps under tags', async () => {
    const [source, destination] = [
      new RegistryClient(await serveCrane()),
      new RegistryClient(await serveCrane()),
    ]
    const { image, index } = await push(source)
    const options = { destination, includeReferrers: true }
    expect(await source.copy('demo/app:multi', 'mirror/app:v9', options)).toMatchObject({
      digest: index.digest,
    })
    const tags = await destination.listTags('mirror/app').all()
    expect(tags).toEqual([`${image.digest.replace(':', '-')}.sig`, 'v9'])
  })
})
