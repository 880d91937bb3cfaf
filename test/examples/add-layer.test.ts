import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { Harbor } from '../../src'
import { imageOf, registryFor } from '../../src/registry'
import { createFakeHarbor } from '../../src/testing'
import { bytesOf, connect, digestOfBytes, startRegistry } from '../registry/images'

test('add-layer stores an image whose configuration names the new layer', async () => {
  const server = await startRegistry()
  const registry = connect(server)
  const [lower, upper] = [bytesOf(2000), bytesOf(3000, 2)]
  const image = await imageOf({ config: { os: 'linux', architecture: 'amd64' }, layers: [lower] })
  for (const { bytes } of image.blobs) await registry.putBlob('demo/app', bytes)
  await registry.putManifest('demo/app:v1', image)

  const { stdout } = await addLayer(upper, server.url, { username: 'jane', password: 'jane-secret' })

  const { content, digest } = await registry.getManifest('demo/app:v2')
  expect(stdout).toContain(`demo/app:v2 is ${digest}`)
  const stored = server.storage.find('demo/app')?.blobs.get(content.config?.digest ?? '')
  expect(JSON.parse(`${stored}`).rootfs.diff_ids).toEqual([digestOfBytes(lower), digestOfBytes(upper)])
})

test('add-layer takes an image that a fake Harbor was seeded with', async () => {
  const fake = createFakeHarbor({
    projects: [{ name: 'demo', repositories: [{ name: 'app', artifacts: [{ tags: ['v1'] }] }] }],
  })
  const server = await fake.listen()
  onTestFinished(() => server.close())
  const { stdout } = await addLayer(bytesOf(3000, 2), server.url, fake.admin)

  const registry = registryFor(new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch }))
  const { content, digest } = await registry.getManifest('demo/app:v2')
  expect(stdout).toContain(`demo/app:v2 is ${digest}`)
  expect(content.layers).toHaveLength(2)
})

function addLayer(
  layer: Uint8Array,
  url: string,
  { username, password }: { username: string; password: string },
) {
  const folder = mkdtempSync(join(tmpdir(), 'harborkit-example-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'layer.tar.gz')
  writeFileSync(file, gzipSync(layer))
  const program = ['--import', 'tsx', 'examples/add-layer/main.ts', 'demo/app:v1', 'demo/app:v2', file]
  const env = {
    ...process.env,
    ...{ HARBOR_ROBOT: '', HARBOR_SECRET: '', HARBOR_TOKEN: '', HARBOR_URL: url },
    HARBOR_USERNAME: username,
    HARBOR_PASSWORD: password,
  }
  return promisify(execFile)(process.execPath, program, { env })
}
