import { createPublicKey } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isHarborError } from '../../src/errors/is-harbor-error'
import { type StoredSignature, verifyImage, verifySignatures } from '../../src/signatures'
import { bundleType, inToto, MadeImage, makeKey, simpleSigning, verifyMade } from './made-image'
import { memoryReader } from './memory-reader'

// 50,000 mutations in all, of which each has to be refused with an error of ours, or to have changed nothing that is signed.
// They run concurrently: most of their time is WebCrypto's, in threads of its own.
const runs = {
  payload: 10_000,
  signature: 10_000,
  bundle: 20_000,
  manifest: 2_500,
  digest: 2_500,
  key: 5_000,
}
const minutes = 60_000

const key = makeKey()
const image = new MadeImage()
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

const payload = Buffer.from(JSON.stringify(image.payload))
const signature = key.sign(payload)
const bundle = Buffer.from(JSON.stringify(image.bundle(key), null, 1))

function legacy(bytes: Uint8Array, text: string): StoredSignature {
  const annotations = { 'dev.cosignproject.cosign/signature': text }
  return { format: 'legacy', mediaType: simpleSigning, payload: bytes, annotations }
}

/** One change of some bytes, at a place from 0 (the first byte) to 1 (behind the last). */
type Edit = readonly [
  kind: 'flip' | 'set' | 'insert' | 'remove' | 'cut' | 'repeat',
  place: number,
  value: number,
]

const edit: fc.Arbitrary<Edit> = fc.tuple(
  fc.constantFrom('flip', 'set', 'insert', 'remove', 'cut', 'repeat'),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('"{}[]:,\\ \n=+/-_AQ019'))),
)
const edits = fc.array(edit, { minLength: 1, maxLength: 4 })

function change(bytes: Uint8Array, changes: readonly Edit[]): Buffer {
  return changes.reduce((before: Buffer, [kind, place, value]) => {
    const at = Math.floor(place * before.length)
    const [head, rest] = [before.subarray(0, at), before.subarray(at)]
    if (kind === 'flip')
      return Buffer.concat([
        head,
        rest.subarray(0, 1).map((byte) => byte ^ (1 << (value % 8))),
        rest.subarray(1),
      ])
    if (kind === 'set') return Buffer.concat([head, Buffer.of(value), rest.subarray(1)])
    if (kind === 'insert') return Buffer.concat([head, Buffer.of(value), rest])
    if (kind === 'remove') return Buffer.concat([head, rest.subarray(1 + (value % 4))])
    if (kind === 'repeat') return Buffer.concat([head, rest.subarray(0, value), rest])
    return head
  }, Buffer.from(bytes))
}

/** Whether it verifies. Any error but ours fails the test. */
async function verifies(stored: StoredSignature, digest = image.digest, pem = key.pem): Promise<boolean> {
  try {
    await verifySignatures(digest, [stored], { keys: [pem] })
    return true
  } catch (error) {
    if (isHarborError(error)) return false
    throw error
  }
}

function numbersOf(der: Uint8Array): [r: bigint, s: bigint] {
  const end = 4 + (der[3] ?? 0)
  const [r, s] = [der.subarray(4, end), der.subarray(end + 2)]
  return [BigInt(`0x${Buffer.from(r).toString('hex')}`), BigInt(`0x${Buffer.from(s).toString('hex')}`)]
}

/** Whether it is the signature itself or its twin, which ECDSA cannot tell apart. */
function isTwin(der: Uint8Array): boolean {
  const [r, s] = numbersOf(signature)
  const [otherR, otherS] = numbersOf(der)
  return otherR === r && (otherS === s || otherS === order - s)
}

test.concurrent(
  'no change of the payload verifies',
  () =>
    fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        const changed = change(payload, changes)
        fc.pre(!changed.equals(payload))
        expect(await verifies(legacy(changed, signature.toString('base64')))).toBe(false)
      }),
      { numRuns: runs.payload },
    ),
  5 * minutes,
)

test.concurrent(
  'no change of the signature verifies but its twin',
  () =>
    fc.assert(
      fc.asyncProperty(edits, fc.boolean(), async (changes, asText) => {
        const base64 = signature.toString('base64')
        const text = asText
          ? change(Buffer.from(base64), changes).toString('latin1')
          : change(signature, changes).toString('base64')
        fc.pre(text !== base64)
        if (await verifies(legacy(payload, text))) expect(isTwin(Buffer.from(text, 'base64'))).toBe(true)
      }),
      { numRuns: runs.signature },
    ),
  5 * minutes,
)

test.concurrent(
  'no change of a bundle verifies that touches what is signed',
  () =>
    fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        const changed = change(bundle, changes)
        if (!(await verifies({ format: 'bundle', content: changed }))) return
        const { dsseEnvelope } = JSON.parse(changed.toString())
        expect(Buffer.from(dsseEnvelope.payload, 'base64').toString()).toBe(JSON.stringify(image.statement))
        expect(dsseEnvelope.payloadType).toBe(inToto)
        expect(dsseEnvelope.signatures).toEqual(JSON.parse(bundle.toString()).dsseEnvelope.signatures)
      }),
      { numRuns: runs.bundle },
    ),
  5 * minutes,
)

test.concurrent(
  'no other digest verifies',
  () =>
    fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        const digest = change(Buffer.from(image.digest), changes).toString('latin1')
        fc.pre(digest !== image.digest)
        expect(await verifies(legacy(payload, signature.toString('base64')), digest)).toBe(false)
        expect(await verifies({ format: 'bundle', content: bundle }, digest)).toBe(false)
      }),
      { numRuns: runs.digest },
    ),
  5 * minutes,
)

test.concurrent(
  'no other key verifies',
  () =>
    fc.assert(
      fc.asyncProperty(edits, fc.boolean(), async (changes, asText) => {
        const spki = createPublicKey(key.pem).export({ type: 'spki', format: 'der' })
        const pem = asText
          ? change(Buffer.from(key.pem), changes).toString('latin1')
          : `-----BEGIN PUBLIC KEY-----\n${change(spki, changes).toString('base64')}\n-----END PUBLIC KEY-----`
        if (!(await verifies({ format: 'bundle', content: bundle }, image.digest, pem))) return
        // What is left of the key is the key: line breaks, or the text around it, were changed.
        const body = /-----BEGIN PUBLIC KEY-----([^-]*)-----END PUBLIC KEY-----/.exec(pem)?.[1] ?? ''
        expect(body.replace(/\s/g, '')).toBe(spki.toString('base64'))
      }),
      {
        numRuns: runs.key,
        // A block whose end is broken, before one that is whole: text around the key.
        examples: [
          [
            [
              ['repeat', 0, 161],
              ['flip', 0.07669616519174041, 34],
              ['repeat', 0, 0],
            ],
            true,
          ],
        ],
      },
    ),
  5 * minutes,
)

test.concurrent(
  'no change of a manifest verifies another signature, or brings any error but ours',
  () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom('legacy', 'bundle'), edits, async (format, changes) => {
        const made = new MadeImage()
        if (format === 'legacy') made.addLegacy(made.legacyLayer(key))
        else made.addBundle(made.bundle(key))
        const [target = '', { body = '' } = {}] =
          Object.entries(made.answers).filter(([, one]) => one.body?.includes('"layers":[{'))[0] ?? []
        const tag = `${made.digest.replace(':', '-')}.sig`
        const digest = made.putManifest(change(Buffer.from(body), changes).toString(), tag)
        made.list({ digest, artifactType: bundleType })
        expect(target).toContain('/manifests/sha256:')
        try {
          const verified = await verifyImage('demo/app:v1', {
            registry: memoryReader(made.answers),
            keys: [key.pem],
          })
          expect(verified).toMatchObject({ digest: made.digest, keys: [expect.any(String)] })
        } catch (error) {
          if (!isHarborError(error)) throw error
        }
      }),
      { numRuns: runs.manifest },
    ),
  5 * minutes,
)

/** What may be changed, as nobody signs it. */
const harmless: [what: string, build: (made: MadeImage) => void][] = [
  [
    'the hint of a bundle',
    (made) =>
      made.addBundle({ ...made.bundle(key), verificationMaterial: { publicKey: { hint: 'another' } } }),
  ],
  [
    'no hint in a bundle',
    (made) => made.addBundle({ ...made.bundle(key), verificationMaterial: { publicKey: {} } }),
  ],
  [
    'annotations of the manifest',
    (made) => made.addBundle(made.bundle(key), { annotations: { 'dev.sigstore.bundle.content': 'x' } }),
  ],
  [
    'another type of the manifest',
    (made) => made.addBundle(made.bundle(key), { artifactType: 'application/x' }),
  ],
  [
    'spaces around the members of a bundle',
    (made) => made.addBundle(JSON.stringify(made.bundle(key), null, '\t')),
  ],
  [
    'the order of the members',
    (made) => made.addBundle(Object.fromEntries(Object.entries(made.bundle(key)).reverse())),
  ],
  ['a member that is null', (made) => made.addBundle({ ...made.bundle(key), messageSignature: null })],
  [
    'names as in the protocol',
    (made) => made.addBundle(JSON.stringify(made.bundle(key)).replace('dsseEnvelope', 'dsse_envelope')),
  ],
  [
    'another annotation of a layer',
    (made) => {
      const layer = made.legacyLayer(key)
      made.addLegacy({ ...layer, annotations: { ...(layer.annotations as object), more: 'x' } })
    },
  ],
  [
    'the twin with a high s',
    (made) => made.addLegacy(made.legacyLayer({ ...key, sign: (bytes) => twinOf(key.sign(bytes)) })),
  ],
]

test.each(harmless)('verifies with %s', async (_what, build) => {
  const made = new MadeImage()
  build(made)
  await expect(verifyMade(made, { keys: [key.pem] })).resolves.toMatchObject({ digest: made.digest })
})

/** The same signature with the other s of the two that hold. */
function twinOf(der: Uint8Array): Buffer {
  const [r, s] = numbersOf(der)
  const numbers = [r, order - s].map((number) => {
    const hex = number.toString(16)
    const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')
    const content = (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes
    return Buffer.concat([Buffer.of(2, content.length), content])
  })
  const content = Buffer.concat(numbers)
  return Buffer.concat([Buffer.of(0x30, content.length), content])
}
