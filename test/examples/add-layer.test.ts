import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { imageOf } from '../../src/registry'
import { bytesOf, connect, digestOfBytes, startRegistry } from '../registry/images'

test('add-layer stores an image whose configuration names the new layer', async () => {
  const server = await startRegistry()
  const registry = connect(server)
  const [lower, upper] = [bytesOf(2000), bytesOf(3000, 2)]
  const image = await imageOf({ config: { os: 'linux', architecture: 'amd64' }, layers: [lower] })
  for (const { bytes } of image.blobs) await registry.putBlob('demo/app', bytes)
  await registry.putManifest('demo/app:v1', image)

  const folder = mkdtempSync(join(tmpdir(), 'harborkit-example-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'layer.tar.gz')
  writeFileSync(file, gzipSync(upper))
  const program = ['--import', 'tsx', 'examples/add-layer/main.ts', 'demo/app:v1', 'demo/app:v2', file]
  const env = {
    ...process.env,
    HARBOR_URL: server.url,
    HARBOR_USERNAME: 'jane',
    HARBOR_PASSWORD: 'jane-secret',
  }
  const { stdout } = await promisify(execFile)(process.execPath, program, { env })

  const { content, digest } = await registry.getManifest('demo/app:v2')
  expect(stdout).toContain(`demo/app:v2 is ${digest}`)
  const stored = server.storage.find('demo/app')?.blobs.get(content.config?.digest ?? '')
  expect(JSON.parse(`${stored}`).rootfs.diff_ids).toEqual([digestOfBytes(lower), digestOfBytes(upper)])
})
