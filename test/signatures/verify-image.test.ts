import { expect, test } from 'vitest'
import { HarborApiError } from '../../src/errors/api-error'
import { InvalidArgumentError } from '../../src/errors/invalid-argument-error'
import { HarborResponseError } from '../../src/errors/response-error'
import { type RegistryReader, verifyAttestation, verifyImage, verifySignatures } from '../../src/signatures'
import { httpReader } from './http-reader'
import { host, MadeImage, makeKey, verifyMade, watchMade } from './made-image'
import { memoryReader } from './memory-reader'
import { recordedCase, recordedKey } from './recorded-case'
import { serveRecordings } from './recorded-registry'

const key = makeKey()
const second = makeKey()
const keys = [key.pem]
const { digest } = new MadeImage()
const ociIndex = 'application/vnd.oci.image.index.v1+json'

const formats = [
  ['legacy', (image: MadeImage, by = key) => image.addLegacy(image.legacyLayer(by))],
  ['bundle', (image: MadeImage, by = key) => image.addBundle(image.bundle(by))],
] as const

test.each(formats)('verifies a %s signature, and gives the digest to deploy', async (format, sign) => {
  const image = sign(new MadeImage())
  const verified = await verifyMade(image, { keys })
  expect(verified).toMatchObject({
    reference: `${host}/demo/app:v1`,
    digest: image.digest,
    transparencyLog: 'unchecked',
    keys: [expect.stringMatching(/^[0-9a-f]{64}$/)],
    signatures: [{ verified: true, format, layer: 0, manifest: expect.stringMatching(/^sha256:/) }],
  })
  expect(verified.signatures).toMatchObject([{ key: verified.keys[0] }])
})

test.each(formats)(
  'asks the registry four times for one %s signature, three times by digest',
  async (_, sign) => {
    const image = sign(new MadeImage())
    const byTag = await watchMade(image, { keys })
    expect(byTag.verified?.digest).toBe(image.digest)
    expect(byTag.requests).toHaveLength(4)
    const byDigest = await watchMade(image, { keys }, `${host}/demo/app@${image.digest}`)
    expect(byDigest.verified).toMatchObject({
      digest: image.digest,
      reference: `${host}/demo/app@${image.digest}`,
    })
    expect(byDigest.requests).toHaveLength(3)
  },
)

test('asks for no referrers where only legacy signatures are looked for', async () => {
  const image = new MadeImage()
  image.addLegacy(image.legacyLayer(key))
  const { verified, requests } = await watchMade(image, { keys, formats: ['legacy'] })
  expect(verified?.digest).toBe(image.digest)
  expect(requests.filter((request) => request.includes('/referrers/'))).toEqual([])
})

test('reads a payload once that two keys have signed', async () => {
  const image = new MadeImage()
  image.addLegacy(image.legacyLayer(key), image.legacyLayer(second))
  const { verified, requests } = await watchMade(image, { keys: [key.pem, second.pem], threshold: 2 })
  expect(verified?.keys).toHaveLength(2)
  expect(requests).toHaveLength(4)
})

test('names an image by its three parts', async () => {
  const image = new MadeImage().addBundle(new MadeImage().bundle(key))
  const verified = await verifyMade(image, { keys }, { project: 'demo', repository: 'app', reference: 'v1' })
  expect(verified.reference).toBe(`${host}/demo/app:v1`)
})

test('counts distinct keys, whatever the format', async () => {
  const bundles = new MadeImage()
  bundles.addBundle(bundles.bundle(key)).addBundle(bundles.bundle(second))
  const verified = await verifyMade(bundles, { keys: [key.pem, second.pem], threshold: 2 })
  expect(new Set(verified.keys).size).toBe(2)
})

test('verifies where one of several signatures holds', async () => {
  const image = new MadeImage()
  image.addLegacy(image.legacyLayer(second), image.legacyLayer(key))
  const verified = await verifyMade(image, { keys })
  expect(verified.signatures).toMatchObject([{ verified: false, code: 'INVALID' }, { verified: true }])
})

test('takes the size of a payload from the first layer that has it, as cosign does', async () => {
  const image = new MadeImage()
  const layer = image.legacyLayer(key)
  await expect(verifyMade(image.addLegacy({ ...layer, size: 5 }, layer), { keys })).rejects.toMatchObject({
    signatures: [{ code: 'BLOB_TAMPERED' }, { code: 'BLOB_TAMPERED' }],
  })
  const other = new MadeImage('other')
  const right = other.legacyLayer(key)
  const verified = await verifyMade(other.addLegacy(right, { ...right, size: 5 }), { keys })
  expect(verified.signatures).toMatchObject([{ verified: true }, { verified: true }])
})

test('does not look at a legacy signature beside a bundle, unless it is told to', async () => {
  const image = new MadeImage()
  image.addLegacy(image.legacyLayer(key)).addBundle(image.bundle(second))
  await expect(verifyMade(image, { keys })).rejects.toMatchObject({
    code: 'INVALID',
    signatures: [{ format: 'bundle' }],
  })
  await expect(verifyMade(image, { keys, formats: ['legacy'] })).resolves.toMatchObject({
    digest: image.digest,
  })
})

const hint = /A bundle hides legacy signatures/

test('says in a refusal that a bundle hides legacy signatures, and how to look at those', async () => {
  const image = new MadeImage()
  image.addLegacy(image.legacyLayer(key)).addBundle(image.bundle(second))
  const refusal = verifyMade(image, { keys })
  await expect(refusal).rejects.toThrow(
    /\(INVALID\)\. A bundle hides legacy signatures: formats: \['legacy'\] looks at those\.$/,
  )
  await expect(refusal).rejects.toMatchObject({ code: 'INVALID', signatures: [{ code: 'INVALID' }] })
})

test('says nothing of hidden signatures where there are none, or nobody asked for them', async () => {
  const plain = new MadeImage().addBundle(new MadeImage().bundle(second))
  await expect(verifyMade(plain, { keys })).rejects.not.toThrow(hint)
  const both = new MadeImage()
  both.addLegacy(both.legacyLayer(second)).addBundle(both.bundle(second))
  await expect(verifyMade(both, { keys, formats: ['bundle'] })).rejects.not.toThrow(hint)
  await expect(verifyMade(both, { keys, formats: ['legacy'] })).rejects.not.toThrow(hint)
  const unread = new MadeImage()
  unread.addLegacy(unread.legacyLayer(second)).addBundle('garbage')
  await expect(verifyMade(unread, { keys })).rejects.not.toThrow(hint)
})

test('is refused for what it is refused for, though nobody can say what is hidden', async () => {
  const image = new MadeImage().addBundle(new MadeImage().bundle(second))
  image.answers[`/v2/demo/app/manifests/${image.digest.replace(':', '-')}.sig`] = { status: 500, headers: {} }
  await expect(verifyMade(image, { keys })).rejects.toMatchObject({ code: 'INVALID' })
})

test('looks at a legacy signature beside a bundle that nobody can read', async () => {
  const image = new MadeImage()
  image.addLegacy(image.legacyLayer(key)).addBundle('garbage')
  const verified = await verifyMade(image, { keys })
  expect(verified.signatures).toMatchObject([
    { verified: false, code: 'BUNDLE_MALFORMED' },
    { verified: true },
  ])
})

test.each<[what: string, add: (image: MadeImage) => unknown]>([
  [
    'of a version that is not known yet',
    (image) =>
      image.addBundle({
        ...image.bundle(second),
        mediaType: 'application/vnd.dev.sigstore.bundle.v0.4.0-rc1+json',
      }),
  ],
  ['in an index', (image) => image.addReferrer({ manifests: [{ digest: image.digest, size: 1 }] }, ociIndex)],
])('does not look past a bundle %s, which cosign may read', async (_, add) => {
  const image = new MadeImage()
  image.addLegacy(image.legacyLayer(key))
  add(image)
  await expect(verifyMade(image, { keys })).rejects.toMatchObject({ signatures: [{ code: 'UNSUPPORTED' }] })
})

test('reads nothing more once the registry has failed', async () => {
  const image = new MadeImage()
  const payloads = Array.from({ length: 50 }, (_, index) => ({ ...image.payload, optional: { index } }))
  image.addLegacy(...payloads.map((payload) => image.legacyLayer(second, payload)))
  const reader = memoryReader(image.answers)
  let asked = 0
  const registry: RegistryReader = {
    ...reader,
    getBlob: async (...blob) => {
      if (asked++ === 0) throw new HarborResponseError('broken', { status: 500, contentType: undefined })
      return reader.getBlob(...blob)
    },
  }
  await expect(verifyImage('demo/app:v1', { registry, keys })).rejects.toThrow('broken')
  // Nothing goes on by itself either.
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(asked).toBeLessThan(20)
})

test('finds the experiment of cosign 2 with referrers where it is asked to', async () => {
  const { registry } = recordedCase('legacy-oci-1-1')
  const server = await serveRecordings(registry)
  const reader = httpReader(server.origin, '127.0.0.1:28080')
  const options = { registry: reader, keys: [recordedKey('legacy-oci-1-1')] }
  const reference = 'sealed/legacy-oci-1-1:v1'
  await expect(verifyImage(reference, options)).rejects.toMatchObject({ code: 'UNSIGNED' })
  const verified = await verifyImage(reference, { ...options, formats: ['oci-1-1'] })
  expect(verified.signatures).toMatchObject([{ verified: true, format: 'oci-1-1' }])
  await server.close()
})

test('wants the repository that it is told', async () => {
  const image = new MadeImage()
  image.addLegacy(image.legacyLayer(key))
  const verified = await verifyMade(image, { keys, expectedReference: `${host}/demo/app` })
  expect(verified.signatures).toMatchObject([{ reference: `${host}/demo/app` }])
})

test('gives what is signed beside the digest', async () => {
  const image = new MadeImage()
  const subject = [{ digest: { sha256: image.digest.slice(7) }, annotations: { env: 'prod', n: 1 } }]
  image.addBundle(image.bundle(key, { ...image.statement, subject }))
  const verified = await verifyMade(image, { keys, annotations: { env: 'prod' } })
  expect(verified.signatures).toMatchObject([
    {
      type: 'https://sigstore.dev/cosign/sign/v1',
      annotations: { env: 'prod', n: 1 },
      statement: { predicate: {} },
    },
  ])
})

const mistakes: [what: string, argument: string, options: Record<string, unknown>][] = [
  ['no keys', 'keys', { keys: [] }],
  ['keys that are no list', 'keys', { keys: key.pem }],
  ['a key that is none', 'keys[1]', { keys: [key.pem, 'nonsense'] }],
  ['a threshold of zero', 'threshold', { keys, threshold: 0 }],
  ['a threshold that is no whole number', 'threshold', { keys, threshold: 1.5 }],
  ['a threshold above the number of keys', 'threshold', { keys, threshold: 2 }],
  ['a threshold met by one key given twice', 'threshold', { keys: [key.pem, `\n${key.pem}`], threshold: 2 }],
  ['an unknown policy', 'policy', { keys, policy: 'lenient' }],
  ['an unknown hash', 'digestAlgorithm', { keys, digestAlgorithm: 'SHA-1' }],
  ['an unknown format', 'formats', { keys, formats: ['notation'] }],
  ['no format', 'formats', { keys, formats: [] }],
  ['an annotation that is no text', 'annotations["n"]', { keys, annotations: { n: 1 } }],
  ['formats that are no list', 'formats', { keys, formats: 'legacy' }],
  // Nothing of it would be looked at, and any signature would do.
  ['annotations in a Map', 'annotations', { keys, annotations: new Map([['env', 'prod']]) }],
  ['annotations that are a list', 'annotations', { keys, annotations: [['env', 'prod']] }],
  ['annotations that are no object', 'annotations', { keys, annotations: 5 }],
  ['an empty repository', 'expectedReference', { keys, expectedReference: '' }],
  ['a repository with a tag', 'expectedReference', { keys, expectedReference: 'localhost:5000/demo/app:v1' }],
  ['a repository with a digest', 'expectedReference', { keys, expectedReference: 'h/demo/app@sha256:00' }],
  ['a repository that is no text', 'expectedReference', { keys, expectedReference: null }],
  ['no registry', 'registry', { keys, registry: undefined }],
  ['a registry that is none', 'registry', { keys, registry: 'https://registry.example.com' }],
]

test.each(mistakes)('finds %s before any request', async (_what, argument, options) => {
  const image = new MadeImage()
  image.addLegacy(image.legacyLayer(key))
  const { error, requests } = await watchMade(image, options as { keys: string[] })
  expect(error).toBeInstanceOf(InvalidArgumentError)
  expect(error).toMatchObject({ argument })
  expect(requests).toEqual([])
})

test.each([undefined, null, 'options'])('refuses %j for options', async (options) => {
  const refusal = { name: 'InvalidArgumentError', argument: 'options' }
  await expect(verifyImage('demo/app:v1', options as never)).rejects.toMatchObject(refusal)
  await expect(verifyAttestation('demo/app:v1', options as never)).rejects.toMatchObject(refusal)
  await expect(verifySignatures(digest, [], options as never)).rejects.toMatchObject(refusal)
})

test.each([
  ['stored', 'text'],
  ['stored[0]', [null]],
  ['stored[0].format', [{ format: 'notation' }]],
  ['stored[0].payload', [{ format: 'legacy', payload: 'text', mediaType: '', annotations: {} }]],
  ['stored[0].content', [{ format: 'bundle', content: '{}' }]],
])('verifySignatures refuses what is no signature: %s (%#)', async (argument, stored) => {
  const verdict = verifySignatures(digest, stored as never, { keys })
  await expect(verdict).rejects.toMatchObject({ name: 'InvalidArgumentError', argument })
})

test('rejects where the registry fails, even if another signature would hold', async () => {
  const image = new MadeImage()
  image.addBundle(image.bundle(key)).addBundle(image.bundle(second))
  const [blob = ''] = Object.keys(image.answers)
    .filter((target) => target.includes('/blobs/'))
    .slice(-1)
  image.answers[blob] = { status: 500, headers: {}, body: '' }
  await expect(verifyMade(image, { keys })).rejects.toBeInstanceOf(HarborApiError)
})

test('rejects with what the registry says of an image that is not there', async () => {
  await expect(verifyMade(new MadeImage(), { keys }, 'demo/app:v2')).rejects.toMatchObject({ status: 404 })
})

test('refuses an image that is named by another digest than SHA-256', async () => {
  const verified = verifyMade(new MadeImage(), { keys }, `demo/app@sha512:${'0'.repeat(128)}`)
  await expect(verified).rejects.toMatchObject({ argument: 'reference' })
})

const integrity = [
  ['getManifest', 'TOO_LARGE', 'MANIFEST_TOO_LARGE'],
  ['getManifest', 'DIGEST_MISMATCH', 'MANIFEST_TAMPERED'],
  ['getManifest', 'MALFORMED', 'MANIFEST_MALFORMED'],
  ['getBlob', 'DIGEST_MISMATCH', 'BLOB_TAMPERED'],
  ['getBlob', 'SIZE_MISMATCH', 'BLOB_TAMPERED'],
] as const

test.each(integrity)(
  'refuses the signature where %s of the registry fails with %s',
  async (method, code, refusal) => {
    const image = new MadeImage()
    image.addBundle(image.bundle(key))
    const server = await serveRecordings(image.answers)
    const fail = async () => {
      const error = new HarborResponseError('broken', { status: 200, contentType: undefined })
      throw Object.assign(error, { code })
    }
    const registry: RegistryReader = { ...httpReader(server.origin, host), [method]: fail }
    await expect(verifyImage('demo/app:v1', { registry, keys, formats: ['bundle'] })).rejects.toMatchObject({
      code: refusal,
    })
    await server.close()
  },
)

test('stops when it is told to', async () => {
  const signal = AbortSignal.abort(new Error('enough'))
  await expect(verifyMade(new MadeImage(), { keys, signal })).rejects.toThrow('enough')
})
