import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bytesOf, startRegistry, storeContent, storeImage } from '../registry/images'
import { recordedCase, recordedKey } from '../signatures/recorded-case'
import { serveRecordings } from '../signatures/recorded-registry'
import { bodyOf } from '../webhooks/recorded'
import { type Runtime, runtimes } from './runtimes'

const index = 'application/vnd.oci.image.index.v1+json'

describe.each(Object.entries(runtimes))('%s', (_name, start) => {
  let runtime: Runtime
  beforeAll(async () => {
    runtime = await start()
  })
  afterAll(() => runtime?.close())

  test.each(['legacy-ecdsa', 'bundle-ecdsa', 'legacy-hand-ed25519-pure', 'bundle-key-rsa2048'])(
    'agrees with cosign on %s',
    async (name) => {
      const { registry, verify } = recordedCase(name)
      const row = verify.find(({ exit }) => exit === 0)
      if (row === undefined) throw new Error(`cosign did not accept ${name}`)
      const { origin, close } = await serveRecordings(registry, { asksForToken: true })
      const { reference: image, stdout: expected } = row
      await runtime.run('verify', { url: origin, image, key: recordedKey(name, row.key), expected })
      await close()
    },
  )

  test('refuses another key', async () => {
    const { registry } = recordedCase('bundle-ecdsa')
    const { origin: url, close } = await serveRecordings(registry, { asksForToken: true })
    const [image, key] = ['sealed/bundle-ecdsa:v1', recordedKey('bundle-ecdsa', 'k3.pub')]
    await runtime.run('refuse', { url, image, key, expected: 'INVALID' })
    await close()
  })

  test('pulls an image, each blob checked', async () => {
    const server = await startRegistry()
    const image = storeImage(server, 'demo/app', [bytesOf(3_000_000), bytesOf(0)])
    const manifests = [{ ...image, platform: { os: 'linux', architecture: 'arm64' } }]
    storeContent(server, 'demo/app', { mediaType: index, manifests }, 'v1')
    await runtime.run('pull', { url: server.url, image: 'demo/app:v1', expected: [3_000_000, 0] })
  })

  test('receives a webhook, and refuses who does not know the secret', async () => {
    const body = bodyOf('push-artifact.image-tag')
    const [resource] = JSON.parse(body).event_data.resources
    const { host, pathname } = new URL(`http://${resource.resource_url}`)
    const repository = pathname.replace(/:[^/]*$/, '')
    await runtime.run('receive', { body, expected: [`${host}${repository}@${resource.digest}`] })
  })

  test('tells of a check that fails', async () => {
    await expect(runtime.run('receive', { body: '{}', expected: [] })).rejects.toThrow('expected 200')
  })
})
