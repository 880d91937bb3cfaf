import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RegistryClient, registryFor } from '../../src/registry/index'
import {
  attest,
  generateKeyPair,
  importPrivateKey,
  signImage,
  verifyAttestation,
  verifyImage,
} from '../../src/signatures/index'
import { cosignVersion, runCosign } from '../signatures/cosign'
import { describeLive } from './describe-live'
import { pushImage } from './push-image'

describeLive('signing', (live) => {
  const password = 'correct horse'
  let registry: RegistryClient
  let project: string
  let image: string
  let made = 0
  const keys: { key: Awaited<ReturnType<typeof importPrivateKey>>; publicKey: string }[] = []

  beforeAll(async () => {
    registry = registryFor(live.harbor)
    project = await live.makeProject()
    for (let count = 0; count < 4; count++) {
      const { privateKey, publicKey } = await generateKeyPair({ password })
      keys.push({ key: await importPrivateKey(privateKey, { password }), publicKey })
    }
  }, 60_000)
  afterAll(() => {})

  async function makeImage(): Promise<string> {
    const name = `${project}/app-${made++}`
    await pushImage(live, name, 'v1', name)
    image = `${name}:v1`
    return image
  }

  test('stores what Harbor lists as a signature, in the format of its version', async () => {
    const [mine] = keys
    const name = await makeImage()
    const signed = await signImage(name, { registry, key: mine?.key ?? '', annotations: { env: 'live' } })
    expect(signed).toMatchObject({ formatReason: 'harbor-version' })
    const artifact = await harborArtifact(name)
    expect(artifact.accessories).toMatchObject([
      { type: 'signature.cosign', digest: signed.signatures[0]?.manifest },
    ])
    const verified = await verifyImage(name, {
      registry,
      keys: [mine?.publicKey ?? ''],
      annotations: { env: 'live' },
    })
    expect(verified.digest).toBe(signed.digest)
    expect(
      (await signImage(name, { registry, key: mine?.key ?? '', annotations: { env: 'live' } })).signatures,
    ).toMatchObject([{ added: false }])
  })

  const harborArtifact = (name: string) => live.harbor.artifacts.get(name, { with_accessory: true })

  test('keeps every legacy signature of several who sign at once', async () => {
    const name = await makeImage()
    await Promise.all(keys.map(({ key }) => signImage(name, { registry, key, format: 'legacy' })))
    const options = { registry, keys: keys.map(({ publicKey }) => publicKey), threshold: keys.length }
    expect((await verifyImage(name, options)).signatures).toHaveLength(keys.length)
  })

  test('signs an image that content trust gives to nobody else', async () => {
    const name = await makeImage()
    const [mine] = keys
    await live.harbor.projects.update(project, { metadata: { enable_content_trust_cosign: 'true' } })
    try {
      await expect(registry.getManifest(name)).rejects.toMatchObject({ name: 'PreconditionFailedError' })
      await signImage(name, { registry, key: mine?.key ?? '' })
      await registry.getManifest(name)
    } finally {
      await live.harbor.projects.update(project, { metadata: { enable_content_trust_cosign: 'false' } })
    }
  })

  test('attests in both formats', async () => {
    const [mine] = keys
    for (const format of ['bundle', 'legacy'] as const) {
      const name = await makeImage()
      const predicateType = 'https://example.com/review/v1'
      const predicate = { by: 'qa' }
      await attest(name, { registry, key: mine?.key ?? '', format, predicateType, predicate })
      const { statement } = await verifyAttestation(name, {
        registry,
        keys: [mine?.publicKey ?? ''],
        predicateType,
      })
      expect(statement.predicate).toEqual(predicate)
    }
  })

  test.skipIf(cosignVersion() === undefined)(
    'signs what cosign, where it is in PATH, verifies',
    async () => {
      const [mine] = keys
      const { username, password: secret } = live.admin
      const auth = Buffer.from(`${username}:${secret}`).toString('base64')
      const files = {
        'config.json': JSON.stringify({ auths: { [registry.host]: { auth } } }),
        'key.pub': mine?.publicKey ?? '',
      }
      for (const format of ['bundle', 'legacy'] as const) {
        const name = await makeImage()
        await signImage(name, { registry, key: mine?.key ?? '', format })
        const flags = ['--insecure-ignore-tlog=true', '--allow-insecure-registry', '--key', 'key.pub']
        const { output } = await runCosign(['verify', ...flags, `${registry.host}/${name}`], { files })
        expect(JSON.parse(output)).toHaveLength(1)
      }
    },
    60_000,
  )
})
