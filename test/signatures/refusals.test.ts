import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { SignatureVerificationError } from '../../src/errors/signature-verification-error'
import type { RegistryVerifyOptions, SignatureErrorCode } from '../../src/signatures'
import { makeCertificate, utcTime } from './made-certificate'
import { bundleType, imageManifest, keyOf, MadeImage, makeKey, verifyMade } from './made-image'

type Options = Partial<Omit<RegistryVerifyOptions, 'registry'>>

const key = makeKey()
const other = makeKey()

/** DER of two numbers. */
function der(...numbers: Uint8Array[]): Buffer {
  const content = Buffer.concat(numbers.map((number) => Buffer.from([2, number.length, ...number])))
  return Buffer.from([0x30, content.length, ...content])
}

/** The numbers of a signature in DER, as they are written. */
function numbersOf(signature: Uint8Array): [r: Uint8Array, s: Uint8Array] {
  const end = 4 + (signature[3] ?? 0)
  return [signature.subarray(4, end), signature.subarray(end + 2)]
}

function signedAs(spell: (signature: Buffer) => Uint8Array | string): (image: MadeImage) => void {
  return (image) => {
    const spelled = (bytes: Uint8Array) => {
      const made = spell(key.sign(bytes))
      // What is no base64 has to get into the annotation as it is.
      return typeof made === 'string' ? ({ toString: () => made } as Buffer) : Buffer.from(made)
    }
    image.addLegacy(image.legacyLayer({ ...key, sign: spelled }))
  }
}

function besideCertificate(image: MadeImage, certificate: string): void {
  const layer = image.legacyLayer(key)
  const annotations = { ...(layer.annotations as object), 'dev.sigstore.cosign/certificate': certificate }
  image.addLegacy({ ...layer, annotations })
}

function withStatement(change: object): (image: MadeImage) => void {
  return (image) => void image.addBundle(image.bundle(key, { ...image.statement, ...change }))
}

const zero = Buffer.from([0])

const refusals: [
  what: string,
  code: SignatureErrorCode,
  build: (image: MadeImage) => void,
  options?: Options,
][] = [
  ['an image that nobody signed', 'UNSIGNED', () => {}],
  ['a signature by another key', 'INVALID', (image) => image.addLegacy(image.legacyLayer(other))],
  ['a bundle by another key', 'INVALID', (image) => image.addBundle(image.bundle(other))],
  [
    'a payload that was changed and stored anew',
    'INVALID',
    (image) => {
      const { annotations } = image.legacyLayer(key)
      image.addLegacy(image.legacyLayer(key, { ...image.payload, optional: { by: 'me' } }, { annotations }))
    },
  ],
  [
    'a statement that was changed',
    'INVALID',
    (image) => {
      const { dsseEnvelope, ...rest } = image.bundle(key)
      const payload = Buffer.from(JSON.stringify({ ...image.statement, predicate: { by: 'me' } })).toString(
        'base64',
      )
      image.addBundle({ ...rest, dsseEnvelope: { ...dsseEnvelope, payload } })
    },
  ],
  [
    'a payload type that was changed',
    'INVALID',
    (image) => {
      const { dsseEnvelope, ...rest } = image.bundle(key)
      image.addBundle({ ...rest, dsseEnvelope: { ...dsseEnvelope, payloadType: 'text/plain' } })
    },
  ],
  [
    'a statement of a version that is not known',
    'CLAIM_TYPE',
    (image) =>
      image.addBundle(image.bundle(key, { ...image.statement, _type: 'https://in-toto.io/Statement/v2' })),
  ],
  [
    'a blob with other bytes than its digest says',
    'BLOB_TAMPERED',
    (image) => {
      const layer = image.legacyLayer(key)
      image.addLegacy(layer)
      image.putBlob('x'.repeat(Number(layer.size)), String(layer.digest))
    },
  ],
  [
    'a blob of another size than its layer says',
    'BLOB_TAMPERED',
    (image) => image.addLegacy(image.legacyLayer(key, image.payload, { size: 5 })),
  ],
  [
    'a blob over 1 MiB',
    'BLOB_TOO_LARGE',
    (image) =>
      image.addLegacy(image.legacyLayer(key, { ...image.payload, optional: { x: 'x'.repeat(2 ** 20) } })),
  ],
  [
    'a blob that is not there',
    'MISSING',
    (image) => image.addLegacy(image.legacyLayer(key, image.payload, { digest: `sha256:${'0'.repeat(64)}` })),
  ],
  [
    'a manifest with other bytes than its digest says',
    'MANIFEST_TAMPERED',
    (image) => {
      const digest = `sha256:${'0'.repeat(64)}`
      const made = new MadeImage('other').addBundle(image.bundle(key))
      const [target] = Object.keys(made.answers).filter((one) =>
        made.answers[one]?.body?.includes(bundleType),
      )
      image.answers[`/v2/demo/app/manifests/${digest}`] = made.answers[target ?? '']!
      image.list({ digest, artifactType: bundleType })
    },
  ],
  [
    'a referrer that is not there',
    'MISSING',
    (image) => image.list({ digest: `sha256:${'0'.repeat(64)}`, artifactType: bundleType }),
  ],
  [
    'a manifest over 4 MiB',
    'MANIFEST_TOO_LARGE',
    (image) => image.addBundle(image.bundle(key), { annotations: { x: 'x'.repeat(4 * 2 ** 20) } }),
  ],
  [
    'a manifest that is an index',
    'MANIFEST_MALFORMED',
    (image) => image.addReferrer({ artifactType: bundleType, layers: 1 }),
  ],
  [
    '1,001 layers',
    'TOO_MANY_LAYERS',
    (image) => image.addLegacy(...Array.from({ length: 1001 }, () => image.legacyLayer(key))),
  ],
  [
    '1,001 referrers',
    'TOO_MANY_REFERRERS',
    (image) => image.list(...Array.from({ length: 1001 }, () => ({ digest: image.digest }))),
  ],
  [
    'manifests of more than 64 MiB',
    'TOO_MANY_REFERRERS',
    (image) => {
      const annotations = { x: 'x'.repeat(4 * 2 ** 20 - 1000) }
      for (let i = 0; i < 17; i++) image.addReferrer({ artifactType: `application/x.${i}`, annotations })
    },
  ],
  [
    'the signature of another image',
    'DIGEST_MISMATCH',
    (image) => image.addLegacy(image.legacyLayer(key, new MadeImage('other').payload)),
  ],
  [
    'the bundle of another image',
    'DIGEST_MISMATCH',
    (image) => image.addBundle(image.bundle(key, new MadeImage('other').statement)),
  ],
  [
    'a referrer of another image',
    'SUBJECT_MISMATCH',
    (image) => image.addBundle(image.bundle(key), { subject: { digest: new MadeImage('other').digest } }),
  ],
  ['a bundle that is garbage', 'BUNDLE_MALFORMED', (image) => image.addBundle('garbage')],
  [
    'a bundle that is truncated',
    'BUNDLE_MALFORMED',
    (image) => image.addBundle(JSON.stringify(image.bundle(key)).slice(0, -9)),
  ],
  [
    'a bundle with a member more',
    'BUNDLE_MALFORMED',
    (image) => image.addBundle({ ...image.bundle(key), more: 1 }),
  ],
  [
    'a bundle with a member twice',
    'BUNDLE_MALFORMED',
    (image) =>
      image.addBundle(JSON.stringify(image.bundle(key)).replace('{', `{"mediaType":"${bundleType}",`)),
  ],
  [
    'a bundle of another version',
    'BUNDLE_MALFORMED',
    (image) =>
      image.addBundle({ ...image.bundle(key), mediaType: 'application/vnd.dev.sigstore.bundle.v0.4+json' }),
  ],
  [
    'a bundle with two signatures',
    'SIGNATURE_COUNT',
    (image) => {
      const { dsseEnvelope, ...rest } = image.bundle(key)
      const signatures = [...dsseEnvelope.signatures, ...dsseEnvelope.signatures]
      image.addBundle({ ...rest, dsseEnvelope: { ...dsseEnvelope, signatures } })
    },
  ],
  [
    'a bundle that names another key',
    'KEY_ID_MISMATCH',
    (image) => {
      const { dsseEnvelope, ...rest } = image.bundle(key)
      const signatures = dsseEnvelope.signatures.map(({ sig }) => ({ sig, keyid: 'SHA256:another' }))
      image.addBundle({ ...rest, dsseEnvelope: { ...dsseEnvelope, signatures } })
    },
  ],
  [
    'a bundle with a certificate in place of a key',
    'UNSUPPORTED',
    (image) =>
      image.addBundle({ ...image.bundle(key), verificationMaterial: { certificate: { rawBytes: 'AAAA' } } }),
  ],
  [
    'a bundle that signs a file',
    'UNSUPPORTED',
    (image) => {
      const { dsseEnvelope: _, ...rest } = image.bundle(key)
      image.addBundle({ ...rest, messageSignature: { signature: 'AAAA' } })
    },
  ],
  [
    'a signature by Notation',
    'UNSUPPORTED',
    (image) => image.addReferrer({ artifactType: 'application/vnd.cncf.notary.signature' }),
  ],
  [
    'a layer without a signature',
    'SIGNATURE_MISSING',
    (image) => image.addLegacy(image.legacyLayer(key, image.payload, { annotations: {} })),
  ],
  [
    'a layer of another type',
    'LAYER_TYPE',
    (image) => image.addLegacy(image.legacyLayer(key, image.payload, { mediaType: 'application/json' })),
  ],
  ['base64 with junk', 'SIGNATURE_NOT_BASE64', signedAs((signature) => `${signature.toString('base64')}!`)],
  ['base64 with spaces', 'SIGNATURE_NOT_BASE64', signedAs((signature) => ` ${signature.toString('base64')}`)],
  [
    'base64 with a line break',
    'SIGNATURE_NOT_BASE64',
    signedAs((signature) => `${signature.toString('base64')}\n`),
  ],
  ['base64 for URLs', 'SIGNATURE_NOT_BASE64', signedAs(() => '-_-_')],
  ['base64 without padding', 'SIGNATURE_NOT_BASE64', signedAs(() => 'MEU')],
  ['base64 with stray bits', 'SIGNATURE_NOT_BASE64', signedAs(() => 'MEV=')],
  [
    'DER with a byte behind it',
    'SIGNATURE_NOT_DER',
    signedAs((signature) => Buffer.concat([signature, zero])),
  ],
  [
    'DER with a long length',
    'SIGNATURE_NOT_DER',
    signedAs((signature) => Buffer.from([0x30, 0x81, ...signature.subarray(1)])),
  ],
  [
    'DER with an indefinite length',
    'SIGNATURE_NOT_DER',
    signedAs((signature) => Buffer.from([0x30, 0x80, ...signature.subarray(2), 0, 0])),
  ],
  [
    'DER with a padded number',
    'SIGNATURE_NOT_DER',
    signedAs((signature) => {
      const [r, s] = numbersOf(signature)
      return der(Buffer.concat([zero, r]), s)
    }),
  ],
  [
    'DER with a negative number',
    'SIGNATURE_NOT_DER',
    signedAs((signature) => der(Buffer.from([0xff, 0x01]), numbersOf(signature)[1])),
  ],
  [
    'DER with a third number',
    'SIGNATURE_NOT_DER',
    signedAs((signature) => der(...numbersOf(signature), Buffer.from([1]))),
  ],
  [
    'DER with an empty number',
    'SIGNATURE_NOT_DER',
    signedAs((signature) => der(numbersOf(signature)[0], Buffer.of())),
  ],
  ['no DER at all', 'SIGNATURE_NOT_DER', signedAs(() => Buffer.alloc(64, 1))],
  ['DER of zeros', 'INVALID', signedAs(() => der(zero, zero))],
  [
    'signed bytes that are no JSON',
    'PAYLOAD_MALFORMED',
    (image) => image.addLegacy(image.legacyLayer(key, 'text')),
  ],
  [
    'a payload that nobody can read',
    'PAYLOAD_MALFORMED',
    (image) => image.addLegacy(image.legacyLayer(key, { ...image.payload, optional: 'text' })),
  ],
  ['a statement with a member more', 'PAYLOAD_MALFORMED', withStatement({ more: 1 })],
  ['a statement about nothing', 'DIGEST_MISMATCH', withStatement({ subject: [] })],
  [
    'a bundle of another payload type',
    'PAYLOAD_TYPE',
    (image) => image.addBundle(image.bundle(key, image.statement, 'text/plain')),
  ],
  [
    'an attestation in place of a signature',
    'PREDICATE_TYPE',
    withStatement({ predicateType: 'https://example.com/v1' }),
  ],
  [
    'another critical.type',
    'CLAIM_TYPE',
    (image) => {
      const critical = { ...(image.payload.critical as object), type: 'atomic container signature' }
      image.addLegacy(image.legacyLayer(key, { ...image.payload, critical }))
    },
  ],
  [
    'an annotation that is missing',
    'ANNOTATION_MISMATCH',
    (image) => image.addLegacy(image.legacyLayer(key)),
    { annotations: { env: 'prod' } },
  ],
  [
    'an annotation of another value in a bundle',
    'ANNOTATION_MISMATCH',
    (image) => {
      const subject = [{ digest: { sha256: image.digest.slice(7) }, annotations: { env: 'test' } }]
      image.addBundle(image.bundle(key, { ...image.statement, subject }))
    },
    { annotations: { env: 'prod' } },
  ],
  [
    'an annotation that every object inherits',
    'ANNOTATION_MISMATCH',
    (image) => image.addLegacy(image.legacyLayer(key, { ...image.payload, optional: {} })),
    { annotations: { constructor: 'Object' } },
  ],
  [
    'a signature from another repository',
    'REFERENCE_MISMATCH',
    (image) => image.addLegacy(image.legacyLayer(key)),
    { expectedReference: 'registry.example.com/demo/other' },
  ],
  [
    'a bundle where the repository is asked for',
    'REFERENCE_MISMATCH',
    (image) => image.addBundle(image.bundle(key)),
    { expectedReference: 'registry.example.com/demo/app' },
  ],
  ['a garbage certificate beside it', 'CERTIFICATE_INVALID', (image) => besideCertificate(image, 'garbage')],
  [
    'a certificate beside it that has expired',
    'CERTIFICATE_INVALID',
    (image) => besideCertificate(image, makeCertificate({ notAfter: utcTime('210101000000Z') })),
  ],
  [
    'a certificate beside it that is not valid yet',
    'CERTIFICATE_INVALID',
    (image) => besideCertificate(image, makeCertificate({ notBefore: utcTime('490101000000Z') })),
  ],
  [
    'an index under the tag of signatures',
    'UNSUPPORTED',
    (image) => {
      const mediaType = 'application/vnd.oci.image.index.v1+json'
      const manifests = [{ mediaType: imageManifest, digest: image.digest, size: 1 }]
      image.putLegacy(JSON.stringify({ schemaVersion: 2, mediaType, manifests }), 'sig', mediaType)
    },
    { formats: ['legacy'] },
  ],
  [
    'one key that signed twice where two are asked for',
    'THRESHOLD_NOT_MET',
    (image) => {
      image.addLegacy(
        image.legacyLayer(key),
        image.legacyLayer(key, { ...image.payload, optional: { again: '1' } }),
      )
    },
    { keys: [key.pem, other.pem], threshold: 2 },
  ],
]

test.each(refusals)('refuses %s with %s', async (_what, code, build, options) => {
  const image = new MadeImage()
  build(image)
  const refusal = await verifyMade(image, { keys: [key.pem], ...options }).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(SignatureVerificationError)
  expect(refusal).toMatchObject({ code, name: 'SignatureVerificationError', outcome: 'not-sent' })
})

// Those of a certificate are in keyless/keyless-suite.ts.
const everyCode: Record<Exclude<SignatureErrorCode, 'LOG_INVALID' | 'IDENTITY_MISMATCH'>, true> = {
  UNSIGNED: true,
  UNSUPPORTED: true,
  MISSING: true,
  MANIFEST_TOO_LARGE: true,
  MANIFEST_TAMPERED: true,
  MANIFEST_MALFORMED: true,
  TOO_MANY_LAYERS: true,
  TOO_MANY_REFERRERS: true,
  BLOB_TOO_LARGE: true,
  BLOB_TAMPERED: true,
  SUBJECT_MISMATCH: true,
  LAYER_TYPE: true,
  BUNDLE_MALFORMED: true,
  SIGNATURE_MISSING: true,
  SIGNATURE_COUNT: true,
  SIGNATURE_NOT_BASE64: true,
  SIGNATURE_NOT_DER: true,
  KEY_ID_MISMATCH: true,
  INVALID: true,
  PAYLOAD_MALFORMED: true,
  PAYLOAD_TYPE: true,
  CLAIM_TYPE: true,
  PREDICATE_TYPE: true,
  DIGEST_MISMATCH: true,
  ANNOTATION_MISMATCH: true,
  REFERENCE_MISMATCH: true,
  CERTIFICATE_INVALID: true,
  THRESHOLD_NOT_MET: true,
}

test('has a refusal for every code', () => {
  expect(new Set(refusals.map(([, code]) => code))).toEqual(new Set(Object.keys(everyCode)))
})

test('says that cosign signs Ed25519ph where an Ed25519 key does not verify', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const image = new MadeImage()
  image.addLegacy(image.legacyLayer({ ...keyOf(publicKey, privateKey, null), sign: () => Buffer.alloc(64) }))
  const verified = verifyMade(image, { keys: [keyOf(publicKey, privateKey, null).pem] })
  await expect(verified).rejects.toThrow(/Ed25519ph/)
})

test('says nothing of Ed25519ph where the signature cannot be one', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const image = new MadeImage()
  image.addLegacy(image.legacyLayer(other))
  const verified = verifyMade(image, { keys: [keyOf(publicKey, privateKey, null).pem] })
  await expect(verified).rejects.toThrow(/none of the keys made it \(INVALID\)/)
})

test('gives each signature its reason, and the code of the one that came furthest', async () => {
  const image = new MadeImage()
  image.addLegacy(
    image.legacyLayer(other),
    image.legacyLayer(key, new MadeImage('other').payload),
    image.legacyLayer(key, image.payload, { annotations: {} }),
  )
  const refusal = await verifyMade(image, { keys: [key.pem] }).catch((error: unknown) => error)
  expect(refusal).toMatchObject({
    code: 'DIGEST_MISMATCH',
    signatures: [
      { verified: false, format: 'legacy', layer: 0, code: 'INVALID' },
      { verified: false, format: 'legacy', layer: 1, code: 'DIGEST_MISMATCH' },
      { verified: false, format: 'legacy', layer: 2, code: 'SIGNATURE_MISSING' },
    ],
  })
})
