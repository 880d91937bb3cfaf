import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { mediaTypes } from '../../src/registry'
import { bytesOf, connect, digestOfBytes, startRegistry, storeIndex } from './images'
import { otherClient } from './other-client'

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
