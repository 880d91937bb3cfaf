import { expect, onTestFinished, test } from 'vitest'
import { RegistryClient } from '../../src/registry'
import { type RegistryReader, verifyAttestation, verifyImage } from '../../src/signatures'
import { httpReader } from './http-reader'
import { bundleType, host, inToto, MadeImage, makeKey, preAuthEncoding, sha256 } from './made-image'
import { memoryReader } from './memory-reader'
import { serveRecordings } from './recorded-registry'

const key = makeKey()
const keys = [key.pem]
const mebibyte = 2 ** 20
const huge = 5 * 2 ** 40

async function originOf(image: MadeImage): Promise<string> {
  const server = await serveRecordings(image.answers)
  onTestFinished(server.close)
  return server.origin
}

const readers: [what: string, read: (image: MadeImage) => Promise<RegistryReader>][] = [
  ['the registry client', async (image) => new RegistryClient({ url: await originOf(image) })],
  ['a reader that knows no limits', async (image) => httpReader(await originOf(image), host)],
]

/** Layers of bundles or signatures, each of a blob of its own, which is there if it has a content. */
function junkLayers(image: MadeImage, count: number, size: number, content?: string) {
  return Array.from({ length: count }, (_, i) => ({
    mediaType: bundleType,
    size,
    digest: content === undefined ? sha256(`${i}`) : image.putBlob(`${content}${i}`),
    annotations: { 'dev.cosignproject.cosign/signature': 'AAAA' },
  }))
}

function addJunkBundles(image: MadeImage, count: number, size: number, content?: string): void {
  for (const layer of junkLayers(image, count, size, content)) {
    image.addReferrer({ artifactType: bundleType, layers: [layer] })
  }
}

const good: [what: string, sign: (image: MadeImage) => unknown][] = [
  ['bundle', (image) => image.addBundle(image.bundle(key))],
  ['legacy signature', (image) => image.addLegacy(image.legacyLayer(key))],
]

const junk: [what: string, add: (image: MadeImage) => void][] = [
  ['a bundle of five terabytes that is not there', (image) => addJunkBundles(image, 1, huge)],
  ['a bundle of five terabytes that has a few bytes', (image) => addJunkBundles(image, 1, huge, 'garbage')],
  ['70 bundles of 1 MiB that are not there', (image) => addJunkBundles(image, 70, mebibyte)],
  ['70 bundles of 1 MiB that have a few bytes', (image) => addJunkBundles(image, 70, mebibyte, 'garbage')],
  ['a layer of five terabytes that is not there', (image) => image.addLegacy(...junkLayers(image, 1, huge))],
  ['70 layers of 1 MiB that are not there', (image) => image.addLegacy(...junkLayers(image, 70, mebibyte))],
  [
    '70 layers of 1 MiB that have a few bytes',
    (image) => image.addLegacy(...junkLayers(image, 70, mebibyte, 'garbage')),
  ],
]

test.each(
  readers.flatMap(([reader, read]) =>
    good.flatMap(([what, sign]) =>
      junk.map(([other, add]) => [what, other, reader, sign, add, read] as const),
    ),
  ),
)('verifies a %s behind %s, by %s', async (_what, _junk, _reader, sign, add, read) => {
  const image = new MadeImage()
  add(image)
  sign(image)
  const verified = await verifyImage('demo/app:v1', { registry: await read(image), keys })
  expect(verified.digest).toBe(image.digest)
})

test.each(readers)('verifies a bundle behind one that is too large, by %s', async (_what, read) => {
  const image = new MadeImage()
  addJunkBundles(image, 1, 2 * mebibyte, 'x'.repeat(2 * mebibyte))
  image.addBundle(image.bundle(key))
  const { signatures } = await verifyImage('demo/app:v1', { registry: await read(image), keys })
  expect(signatures).toMatchObject([{ code: 'BLOB_TOO_LARGE' }, { verified: true }])
})

test('asks for no more of a blob than is read', async () => {
  const image = new MadeImage()
  addJunkBundles(image, 1, huge, 'garbage')
  image.addLegacy(image.legacyLayer(key))
  const asked: unknown[] = []
  const reader = memoryReader(image.answers)
  const registry: RegistryReader = {
    ...reader,
    getBlob: (repository, digest, { size, limit }) => {
      asked.push([size, limit])
      return reader.getBlob(repository, digest, { size, limit })
    },
  }
  await verifyImage('demo/app:v1', { registry, keys })
  const payload = JSON.stringify(image.payload).length
  expect(asked).toEqual([
    [mebibyte + 1, mebibyte],
    [payload, payload],
  ])
})

test('reads 64 MiB of signatures, and refuses those beyond', async () => {
  const image = new MadeImage()
  for (let i = 0; i < 80; i++) image.addBundle(`${i}`.padEnd(mebibyte))
  image.addLegacy(image.legacyLayer(key))
  const verified = verifyImage('demo/app:v1', { registry: memoryReader(image.answers), keys })
  // What was not read may be a bundle, which would hide the legacy signature.
  await expect(verified).rejects.toMatchObject({ code: 'BUNDLE_MALFORMED' })
  const { signatures } = await verified.catch((error) => error)
  const tooLarge = signatures.filter(({ code }: { code: string }) => code === 'BLOB_TOO_LARGE')
  expect(tooLarge.length).toBeGreaterThan(0)
  expect(tooLarge.length).toBeLessThanOrEqual(16)
})

const predicateType = 'https://example.com/review/v1'

/** An envelope under the tag of attestations, with so many signatures of which only the last holds. */
function addEnvelope(image: MadeImage, count: number): void {
  const subject = [{ digest: { sha256: image.digest.slice(7) } }]
  const payload = Buffer.from(JSON.stringify({ ...image.statement, subject, predicateType }))
  const [sig, other] = [key, makeKey()].map((by) =>
    by.sign(preAuthEncoding(inToto, payload)).toString('base64'),
  )
  const signatures = [...new Array(count - 1).fill({ sig: other }), { sig }]
  const content = JSON.stringify({ payloadType: inToto, payload: payload.toString('base64'), signatures })
  const annotations = { 'dev.cosignproject.cosign/signature': '' }
  const layer = { mediaType: 'x', size: content.length, digest: image.putBlob(content), annotations }
  image.putManifest({ layers: [layer] }, `${image.digest.replace(':', '-')}.att`)
}

test('looks at 64 signatures of an envelope, and at none of one that has more', async () => {
  const image = new MadeImage()
  addEnvelope(image, 64)
  const options = { registry: memoryReader(image.answers), keys, predicateType }
  await expect(verifyAttestation('demo/app:v1', options)).resolves.toMatchObject({ digest: image.digest })
  addEnvelope(image, 65)
  await expect(verifyAttestation('demo/app:v1', options)).rejects.toMatchObject({ code: 'SIGNATURE_COUNT' })
})

test('stops judging when it is told to', async () => {
  const image = new MadeImage()
  addEnvelope(image, 64)
  const controller = new AbortController()
  const reader = memoryReader(image.answers)
  const registry: RegistryReader = {
    ...reader,
    getBlob: async (...asked) => {
      // When everything was read, and nothing yet judged.
      controller.abort(new Error('enough'))
      return reader.getBlob(...asked)
    },
  }
  const options = { registry, keys, predicateType, signal: controller.signal }
  await expect(verifyAttestation('demo/app:v1', options)).rejects.toThrow('enough')
})

test.each([
  ['an artifact type that is a number', { artifactType: 5 }],
  ['no digest', { digest: undefined }],
  ['a digest that is a number', { digest: 5 }],
  ['a size that is a string', { size: '5' }],
  ['another algorithm', { digest: `sha512:${'0'.repeat(128)}` }],
  ['addresses that are no list', { urls: 'https://example.com' }],
  ['a platform that is a number', { platform: 5 }],
  ['data that is no base64', { data: '!' }],
  ['null in its place', null],
])('takes no list of referrers that has one with %s, as cosign does', async (_what, change) => {
  const odd = { digest: `sha256:${'0'.repeat(64)}`, artifactType: bundleType, mediaType: 'x', size: 1 }
  const image = new MadeImage()
  image.addBundle(image.bundle(key)).list((change && { ...odd, ...change }) as never)
  const options = { registry: memoryReader(image.answers), keys }
  await expect(verifyImage('demo/app:v1', options)).rejects.toMatchObject({ code: 'UNSIGNED' })
  image.addLegacy(image.legacyLayer(key)).list((change && { ...odd, ...change }) as never)
  await expect(verifyImage('demo/app:v1', options)).resolves.toMatchObject({
    signatures: [{ format: 'legacy' }],
  })
})
