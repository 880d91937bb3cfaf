import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Harbor } from '../../../src/index'
import { type RegistryClient, registryFor } from '../../../src/registry'
import {
  attest,
  generateKeyPair,
  type KeyType,
  signImage,
  verifyAttestation,
  verifyImage,
} from '../../../src/signatures'
import { createFakeHarbor, type FakeServer } from '../../../src/testing'
import { cosignVersion, runCosign } from '../cosign'

// What is signed here, cosign verifies from the fake's registry, and the reverse.

const types: readonly KeyType[] = ['P-256', 'P-384', 'P-521', 'RSA-2048', 'RSA-3072', 'Ed25519']
const formats = ['bundle', 'legacy'] as const
const verify = ['--insecure-ignore-tlog=true', '--allow-insecure-registry', '--key', 'key.pub']

function makeKey(type: KeyType) {
  const { privateKey, publicKey } =
    type === 'Ed25519'
      ? generateKeyPairSync('ed25519')
      : type.startsWith('P-')
        ? generateKeyPairSync('ec', { namedCurve: type })
        : generateKeyPairSync('rsa', { modulusLength: Number(type.slice(4)) })
  return {
    pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}

describe.skipIf(cosignVersion() === undefined)('beside cosign, which has to be in PATH,', () => {
  let server: FakeServer
  let made = 0

  beforeAll(async () => {
    const repositories = Array.from({ length: 40 }, (_, index) => ({
      name: `app-${index}`,
      artifacts: [
        { tags: ['v1'], content: `image ${index}` },
        { tags: ['v2'], content: `other ${index}` },
      ],
    }))
    const fake = createFakeHarbor({ projects: [{ name: 'demo', public: true, repositories }] })
    server = await fake.listen()
    admin = fake.admin
  })
  afterAll(() => server.close())

  let admin: { readonly username: string; readonly password: string }

  /** A repository of its own for each test. */
  function place(): {
    registry: RegistryClient
    image: string
    reference: string
    files: Record<string, string>
  } {
    const name = `demo/app-${made++}`
    const registry = registryFor(new Harbor({ url: server.url, auth: admin }))
    const auth = Buffer.from(`${admin.username}:${admin.password}`).toString('base64')
    const files = { 'config.json': JSON.stringify({ auths: { [registry.host]: { auth } } }) }
    return { registry, image: `${name}:v1`, reference: `${registry.host}/${name}:v1`, files }
  }

  describe.each(formats)('a signature in the format %s', (format) => {
    test.each(types)('by a key on %s verifies there', async (type) => {
      const { registry, image, reference, files } = place()
      const { pem, publicKey } = makeKey(type)
      const annotations = { env: 'prod', 'a<b': '&' }
      const { digest } = await signImage(image, { registry, key: pem, format, annotations })
      const { output } = await runCosign(['verify', ...verify, '-a', 'env=prod', '-a', 'a<b=&', reference], {
        files: { ...files, 'key.pub': publicKey },
      })
      expect(JSON.parse(output)).toMatchObject([
        { critical: { image: { 'docker-manifest-digest': digest } }, optional: annotations },
      ])
    })

    test('and an attestation verify there, each as what it is', async () => {
      const { registry, image, reference, files } = place()
      const { pem, publicKey } = makeKey('P-256')
      const predicateType = 'https://example.com/review/v1'
      const predicate = { by: 'q<a', steps: [1, 2.5, { deep: null }] }
      await signImage(image, { registry, key: pem, format })
      await attest(image, { registry, key: pem, format, predicateType, predicate })
      const { output } = await runCosign(
        ['verify-attestation', ...verify, '--type', predicateType, reference],
        {
          files: { ...files, 'key.pub': publicKey },
        },
      )
      const [line = ''] = output.trim().split('\n')
      const statement = JSON.parse(Buffer.from(JSON.parse(line).payload, 'base64').toString())
      expect(statement).toMatchObject({ predicateType, predicate })
      await runCosign(['verify', ...verify, reference], { files: { ...files, 'key.pub': publicKey } })
    })

    test('is kept when cosign signs as well, and cosign’s is kept here', async () => {
      const { registry, image, reference, files } = place()
      const password = 'x'
      const [mine, theirs] = await Promise.all([generateKeyPair({ password }), generateKeyPair({ password })])
      const sign = () =>
        runCosign(
          [
            ...['sign', '--key', 'cosign.key', '--tlog-upload=false', '--use-signing-config=false'],
            ...['--allow-insecure-registry', `--new-bundle-format=${format === 'bundle'}`, reference],
          ],
          { password, files: { ...files, 'cosign.key': theirs.privateKey } },
        )
      await signImage(image, { registry, key: mine.privateKey, password, format })
      await sign()
      const annotations = { round: 'two' }
      await signImage(image, { registry, key: mine.privateKey, password, format, annotations })
      const keys = [mine.publicKey, theirs.publicKey]
      const { signatures } = await verifyImage(image, { registry, keys, threshold: 2, formats: [format] })
      expect(signatures).toHaveLength(3)
      for (const key of keys)
        await runCosign(['verify', ...verify, reference], { files: { ...files, 'key.pub': key } })
    })

    test('of an index with its images verifies there', async () => {
      const { registry, reference, image, files } = place()
      const { pem, publicKey } = makeKey('P-256')
      const { repository } = registry.parse(image)
      const children = await Promise.all(
        ['v1', 'v2'].map((tag) => registry.getManifest(`${repository}:${tag}`)),
      )
      const mediaType = 'application/vnd.oci.image.index.v1+json'
      const manifests = children.map(({ mediaType, digest, size }) => ({ mediaType, digest, size }))
      await registry.putManifest(`${repository}:all`, { schemaVersion: 2, mediaType, manifests })
      await signImage(`${repository}:all`, { registry, key: pem, format, recursive: true })
      for (const tag of ['all', 'v1', 'v2']) {
        await runCosign(['verify', ...verify, reference.replace(/v1$/, tag)], {
          files: { ...files, 'key.pub': publicKey },
        })
      }
    })
  })

  test('what it attests is read here', async () => {
    const { registry, image, reference, files } = place()
    const password = 'x'
    const { privateKey, publicKey } = await generateKeyPair({ password })
    const predicateType = 'https://example.com/review/v1'
    await runCosign(
      [
        ...['attest', '--key', 'cosign.key', '--tlog-upload=false', '--use-signing-config=false'],
        ...['--allow-insecure-registry', '--type', predicateType, '--predicate', 'p.json', reference],
      ],
      { password, files: { ...files, 'cosign.key': privateKey, 'p.json': '{"by":"qa"}' } },
    )
    const { statement } = await verifyAttestation(image, { registry, keys: [publicKey], predicateType })
    expect(statement.predicate).toEqual({ by: 'qa' })
  })
})
