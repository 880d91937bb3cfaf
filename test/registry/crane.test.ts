import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { mediaTypes } from '../../src/registry'
import { bytesOf, connect, digestOfBytes, startRegistry, storeIndex } from './images'
import type { RegistryServer } from './registry-server'

const command = process.env.CRANE ?? 'crane'

function isThere(): boolean {
  try {
    execFileSync(command, ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Runs `crane` with the credentials of `jane`. */
function craneFor(server: RegistryServer): (...args: string[]) => Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'crane-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const auth = Buffer.from('jane:jane-secret').toString('base64')
  writeFileSync(join(home, 'config.json'), JSON.stringify({ auths: { [server.host]: { auth } } }))
  return async (...args) => {
    const env = { ...process.env, DOCKER_CONFIG: home }
    const { stdout } = await promisify(execFile)(command, args, { env, timeout: 15_000, encoding: 'latin1' })
    return stdout.trimEnd()
  }
}

// Another client on the same server: what one writes, the other reads. Set CRANE to its path if it is not in PATH.
describe.runIf(isThere())('beside crane', () => {
  test('what we push it pulls', async () => {
    const server = await startRegistry()
    const crane = craneFor(server)
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
    expect(await crane('digest', `${image}:v1`)).toBe(stored.digest)
    expect(await crane('config', `${image}:v1`)).toBe(config)
    expect(await crane('ls', image)).toBe('v1')
    expect(await crane('validate', '--fast', '--remote', `${image}:v1`)).toContain('PASS')
  })

  test('what it copies and tags we read, and the reverse', async () => {
    const server = await startRegistry()
    const crane = craneFor(server)
    const { index, arm64 } = storeIndex(server, 'demo/app', 'v1')
    await crane('copy', `${server.host}/demo/app:v1`, `${server.host}/demo/theirs:v1`)
    const registry = connect(server)
    await registry.copy('demo/app:v1', 'demo/ours:v1')
    for (const name of ['demo/theirs', 'demo/ours']) {
      expect(await registry.resolve(`${name}:v1`)).toEqual(index)
      expect(await crane('digest', '--platform', 'linux/arm64', `${server.host}/${name}:v1`)).toBe(
        arm64.digest,
      )
      const text = await crane('manifest', `${server.host}/${name}:v1`)
      expect(digestOfBytes(Buffer.from(text, 'latin1'))).toBe(index.digest)
    }
    const blobs = (name: string) => [...server.storage.repository(name).blobs.keys()].sort()
    expect(blobs('demo/ours')).toEqual(blobs('demo/theirs'))
    await crane('tag', `${server.host}/demo/ours:v1`, 'v2')
    expect(await registry.listTags('demo/ours').all()).toEqual(['v1', 'v2'])
  })

  test('what it deletes is gone for us', async () => {
    const server = await startRegistry()
    const { index } = storeIndex(server, 'demo/app', 'v1')
    await craneFor(server)('delete', `${server.host}/demo/app@${index.digest}`)
    await expect(connect(server).resolve('demo/app:v1')).rejects.toMatchObject({ name: 'NotFoundError' })
  })
})
