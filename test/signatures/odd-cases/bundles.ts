import { bundleType, inToto, type MadeImage, preAuthEncoding } from '../made-image'
import { casesOf, key, type OddCase } from './odd-case'

type Json = Record<string, unknown>

const hash = { algorithm: 'sha256', value: '0'.repeat(64) }
const envelopeBody = {
  apiVersion: '0.0.1',
  kind: 'dsse',
  spec: { envelopeHash: hash, payloadHash: hash, signatures: [{ signature: 'AAAA', verifier: 'AAAA' }] },
}
const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64')
const entry = {
  logIndex: '5',
  logId: { keyId: 'AAAA' },
  kindVersion: { kind: 'dsse', version: '0.0.1' },
  integratedTime: '17',
  inclusionProof: {
    logIndex: '5',
    rootHash: 'AAAA',
    treeSize: '9',
    hashes: ['AAAA'],
    checkpoint: { envelope: 'x' },
  },
  canonicalizedBody: encode(envelopeBody),
}

const bundleOf = (image: MadeImage) => image.bundle(key)
const members =
  (change: (bundle: ReturnType<typeof bundleOf>, image: MadeImage) => Json) => (image: MadeImage) =>
    image.addBundle(change(bundleOf(image), image))
const material = (more: Json) =>
  members((bundle) => ({ ...bundle, verificationMaterial: { publicKey: { hint: '' }, ...more } }))
const envelope = (change: (own: ReturnType<typeof bundleOf>['dsseEnvelope']) => Json) =>
  members((bundle) => ({
    ...bundle,
    dsseEnvelope: { ...bundle.dsseEnvelope, ...change(bundle.dsseEnvelope) },
  }))
const signature = (change: Json) =>
  envelope(({ signatures }) => ({ signatures: signatures.map((one) => ({ ...one, ...change })) }))
const text = (edit: (text: string) => string) => (image: MadeImage) =>
  image.addBundle(edit(JSON.stringify(bundleOf(image))))
const version = (mediaType: string) => members((bundle) => ({ ...bundle, mediaType }))
const logged = (change: Json) => material({ tlogEntries: [{ ...entry, ...change }] })
const body = (value: unknown) => logged({ canonicalizedBody: encode(value) })
const secondRekor = (
  keyDetails: string,
  algorithm = 'SHA2_256',
  verifier: Json = { publicKey: { rawBytes: 'AAAA' } },
) => {
  const signature = { content: 'AAAA', verifier: { keyDetails, ...verifier } }
  const spec = { hashedRekordV002: { data: { algorithm, digest: 'AAAA' }, signature } }
  return body({ apiVersion: '0.0.2', kind: 'hashedrekord', spec })
}

const bundles: readonly (readonly [string, (image: MadeImage) => unknown])[] = [
  ['as cosign writes it', members((bundle) => bundle)],
  ['with spaces', text((bundle) => `\n${bundle} `)],
  ['with a byte behind it', text((bundle) => `${bundle}x`)],
  ['with another behind it', text((bundle) => bundle.repeat(2))],
  ['with a byte order mark', text((bundle) => `\ufeff${bundle}`)],
  ['with a member more', members((bundle) => ({ ...bundle, more: 1 }))],
  ['with a member more that is null', members((bundle) => ({ ...bundle, more: null }))],
  ['with a member twice', text((bundle) => bundle.replace('{', `{"mediaType":"${bundleType}",`))],
  ['with a member twice, one null', text((bundle) => bundle.replace('{', '{"mediaType":null,'))],
  [
    'with a member in both spellings',
    text((bundle) => bundle.replace('{', `{"media_type":"${bundleType}",`)),
  ],
  [
    'with names of the protocol',
    text((bundle) =>
      bundle
        .replace('mediaType', 'media_type')
        .replace('dsseEnvelope', 'dsse_envelope')
        .replace('verificationMaterial', 'verification_material')
        .replace('publicKey', 'public_key'),
    ),
  ],
  ['with names in capitals', text((bundle) => bundle.replace('mediaType', 'MEDIATYPE'))],
  ['with half a surrogate pair', text((bundle) => bundle.replace('"hint":""', '"hint":"\\ud800"'))],
  ['with an escaped slash', text((bundle) => bundle.replaceAll('/', '\\/'))],
  ['of version 0.3 in its old spelling', version(`${bundleType.slice(0, -10)}+json;version=0.3`)],
  ['of version 0.2', version(`${bundleType.slice(0, -10)}+json;version=0.2`)],
  ['of version 0.3.1', version(bundleType.replace('v0.3', 'v0.3.1'))],
  ['of version 0.3.01', version(bundleType.replace('v0.3', 'v0.3.01'))],
  ['of version 0.4', version(bundleType.replace('v0.3', 'v0.4'))],
  ['of version 0', version(bundleType.replace('v0.3', 'v0'))],
  ['of version 0.3.1-rc1', version(bundleType.replace('v0.3', 'v0.3.1-rc1'))],
  ['of version 0.3.0-rc1', version(bundleType.replace('v0.3', 'v0.3.0-rc1'))],
  ['of version 0.4.0-rc1', version(bundleType.replace('v0.3', 'v0.4.0-rc1'))],
  ['of version 0.3.1+build', version(bundleType.replace('v0.3', 'v0.3.1+build'))],
  ['of no version', members(({ mediaType: _, ...bundle }) => bundle)],
  ['of another type', version('application/json')],
  ['with a key of a hint', material({ publicKey: { hint: 'another' } })],
  ['with a key of a hint that is a number', material({ publicKey: { hint: 5 } })],
  ['with a key that is null', material({ publicKey: null })],
  [
    'with a certificate in place of a key',
    members((bundle) => ({ ...bundle, verificationMaterial: { certificate: { rawBytes: 'AAAA' } } })),
  ],
  ['with a certificate beside the key', material({ certificate: { rawBytes: 'AAAA' } })],
  ['with a certificate beside the key that is null', material({ certificate: null })],
  [
    'with a chain in place of a key',
    members((bundle) => ({
      ...bundle,
      verificationMaterial: { x509CertificateChain: { certificates: [{ rawBytes: 'AAAA' }] } },
    })),
  ],
  ['without a key', members((bundle) => ({ ...bundle, verificationMaterial: {} }))],
  ['without an envelope', members(({ dsseEnvelope: _, ...bundle }) => bundle)],
  [
    'with a signature of the manifest in place of an envelope',
    (image) => {
      const manifest = Buffer.from(image.answers[`/v2/${image.repository}/manifests/v1`]?.body ?? '')
      const { dsseEnvelope: _, ...bundle } = bundleOf(image)
      const digest = Buffer.from(image.digest.slice(7), 'hex').toString('base64')
      const messageDigest = { algorithm: 'SHA2_256', digest }
      const messageSignature = { messageDigest, signature: key.sign(manifest).toString('base64') }
      image.addBundle({ ...bundle, messageSignature })
    },
  ],
  [
    'with a file in place of an envelope',
    members(({ dsseEnvelope: _, ...bundle }) => ({ ...bundle, messageSignature: { signature: 'AAAA' } })),
  ],
  [
    'with a file beside the envelope',
    members((bundle) => ({ ...bundle, messageSignature: { signature: 'AAAA' } })),
  ],
  [
    'with timestamps',
    material({ timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp: 'AAAA' }] } }),
  ],
  ['with a timestamp that is null', material({ timestampVerificationData: { rfc3161Timestamps: [null] } })],
  ['with no signature', envelope(() => ({ signatures: [] }))],
  ['with two signatures', envelope(({ signatures }) => ({ signatures: [...signatures, ...signatures] }))],
  ['with a signature that is null', envelope(() => ({ signatures: [null] }))],
  [
    'with a signature for URLs',
    envelope(({ signatures }) => ({
      signatures: signatures.map(({ sig }) => ({ sig: sig.replaceAll('+', '-').replaceAll('/', '_') })),
    })),
  ],
  [
    'with a signature without padding',
    envelope(({ signatures }) => ({
      signatures: signatures.map(({ sig }) => ({ sig: sig.replace(/=+$/, '') })),
    })),
  ],
  [
    'with a signature with a line break',
    envelope(({ signatures }) => ({ signatures: signatures.map(({ sig }) => ({ sig: `${sig}\n` })) })),
  ],
  ['with a signature of both alphabets', signature({ sig: '-_+/' })],
  ['with a key id', signature({ keyid: 'SHA256:another' })],
  ['with a key id that is empty', signature({ keyid: '' })],
  ['with a key id that is a number', signature({ keyid: 5 })],
  [
    'with a payload for URLs',
    (image) => {
      const { dsseEnvelope, ...rest } = image.bundle(key, { ...image.statement, predicate: { x: '???>>>' } })
      const payload = dsseEnvelope.payload.replaceAll('+', '-').replaceAll('/', '_')
      image.addBundle({ ...rest, dsseEnvelope: { ...dsseEnvelope, payload } })
    },
  ],
  ['with a payload without padding', envelope(({ payload }) => ({ payload: payload.replace(/=+$/, '') }))],
  ['with another payload type', envelope(() => ({ payloadType: 'text/plain' }))],
  [
    'with a payload type that was signed',
    members((_, image) => image.bundle(key, image.statement, 'text/plain')),
  ],
  ['with a log entry', logged({})],
  ['with a log entry that is null', material({ tlogEntries: [null] })],
  ['with a log entry in numbers', logged({ logIndex: 5, integratedTime: 17 })],
  ['with a log entry of 5.0', logged({ logIndex: '5.0' })],
  ['with a log entry of 5.5', logged({ logIndex: '5.5' })],
  ['with a negative log entry', logged({ logIndex: '-5' })],
  ['with a log entry out of range', logged({ logIndex: '9223372036854775808' })],
  ['with a log entry at the end of the range', logged({ logIndex: '9223372036854775807' })],
  ['with a log entry without a proof', logged({ inclusionProof: null })],
  ['with a log entry without a checkpoint', logged({ inclusionProof: { logIndex: '5' } })],
  ['with a log entry of no log', logged({ logId: null })],
  ['with a log entry of no kind', logged({ kindVersion: null })],
  ['with a log entry of another kind than its body', logged({ kindVersion: { kind: 'x', version: '9' } })],
  ['with a log entry without a body', logged({ canonicalizedBody: null })],
  ['with a log entry whose body is garbage', body('garbage')],
  ['with a log entry whose body is empty', body({})],
  ['with a log entry of an unknown kind', body({ ...envelopeBody, kind: 'x' })],
  ['with a log entry of another version', body({ ...envelopeBody, apiVersion: '0.0.9' })],
  ['with a log entry without a version', body({ ...envelopeBody, apiVersion: undefined })],
  ['with a log entry whose body has a member more', body({ ...envelopeBody, more: 1 })],
  ['with a log entry whose spec is empty', body({ ...envelopeBody, spec: {} })],
  ['with a log entry whose spec is of something else', body({ ...envelopeBody, spec: { x: 1 } })],
  [
    'with a log entry whose spec has no signature',
    body({ ...envelopeBody, spec: { ...envelopeBody.spec, signatures: [] } }),
  ],
  [
    'with a log entry whose hash is too short',
    body({ ...envelopeBody, spec: { ...envelopeBody.spec, payloadHash: { ...hash, value: '00' } } }),
  ],
  [
    'with a log entry whose hash is unknown',
    body({ ...envelopeBody, spec: { ...envelopeBody.spec, payloadHash: { ...hash, algorithm: 'md5' } } }),
  ],
  [
    'with a log entry whose signature is no base64',
    body({
      ...envelopeBody,
      spec: { ...envelopeBody.spec, signatures: [{ signature: '!', verifier: 'AAAA' }] },
    }),
  ],
  [
    'with a log entry of an intoto statement',
    body({
      apiVersion: '0.0.2',
      kind: 'intoto',
      spec: {
        content: {
          envelope: { payloadType: inToto, signatures: [{ publicKey: 'AAAA', sig: 'AAAA' }] },
          hash,
          payloadHash: hash,
        },
      },
    }),
  ],
  ['with a log entry of the second Rekor', secondRekor('PKIX_ECDSA_P256_SHA_256')],
  [
    'with a log entry of the second Rekor of another curve',
    secondRekor('PKIX_ECDSA_P384_SHA_384', 'SHA2_384'),
  ],
  ['with a log entry of the second Rekor of RSA', secondRekor('PKIX_RSA_PKCS1V15_4096_SHA256')],
  ['with a log entry of the second Rekor of Ed25519ph', secondRekor('PKIX_ED25519_PH', 'SHA2_512')],
  [
    'with a log entry of the second Rekor by a certificate',
    secondRekor('PKIX_ECDSA_P256_SHA_256', 'SHA2_256', { x509Certificate: { rawBytes: 'AAAA' } }),
  ],
  ['with a log entry of the second Rekor of an unknown key', secondRekor('PKIX_X')],
  ['with a log entry of the second Rekor of an unknown hash', secondRekor('PKIX_ED25519', 'SHA2_1')],
  [
    'with a log entry of a hash',
    body({
      apiVersion: '0.0.1',
      kind: 'hashedrekord',
      spec: { data: { hash }, signature: { content: 'AAAA', publicKey: { content: encode(key.pem) } } },
    }),
  ],
  ['with 33 log entries', material({ tlogEntries: new Array(33).fill(entry) })],
]

const statement = (change: (statement: Json, image: MadeImage) => Json | string) => (image: MadeImage) =>
  image.addBundle(image.bundle(key, change(image.statement, image)))
const digestOf = (image: MadeImage) => image.digest.slice(7)
const subject = (make: (image: MadeImage) => unknown) =>
  statement((own, image) => ({ ...own, subject: make(image) }))
const edited = (edit: (text: string) => string) => statement((own) => edit(JSON.stringify(own)))

const statements: readonly (readonly [string, (image: MadeImage) => unknown])[] = [
  ['with spaces', statement((own) => JSON.stringify(own, null, 2))],
  ['with a member more', statement((own) => ({ ...own, more: 1 }))],
  ['with a member twice', edited((text) => text.replace('{', '{"_type":"x",'))],
  ['with a type in the other spelling', edited((text) => text.replace('_type', 'type'))],
  [
    'of a version that is not known',
    statement((own) => ({ ...own, _type: 'https://in-toto.io/Statement/v2' })),
  ],
  ['of the version before', statement((own) => ({ ...own, _type: 'https://in-toto.io/Statement/v0.1' }))],
  ['of no version', statement(({ _type: _, ...own }) => own)],
  ['of an attestation', statement((own) => ({ ...own, predicateType: 'https://example.com/v1' }))],
  ['without a predicate type', statement(({ predicateType: _, ...own }) => own)],
  ['without a predicate', statement(({ predicate: _, ...own }) => own)],
  ['with a predicate that is a string', statement((own) => ({ ...own, predicate: 'x' }))],
  ['with a predicate that is null', statement((own) => ({ ...own, predicate: null }))],
  [
    'with a predicate out of range',
    edited((text) => text.replace('"predicate":{}', '"predicate":{"n":1e999}')),
  ],
  [
    'with a predicate that has a member twice',
    edited((text) => text.replace('"predicate":{}', '"predicate":{"n":1,"n":2}')),
  ],
  ['about nothing', subject(() => [])],
  ['about null', subject(() => [null])],
  ['about a string', subject(() => 'x')],
  [
    'about two images, this one last',
    subject((image) => [{ digest: { sha256: '00' } }, { digest: { sha256: digestOf(image) } }]),
  ],
  [
    'about two images, one without a digest',
    subject((image) => [{}, { digest: { sha256: digestOf(image) } }]),
  ],
  ['about an image in capitals', subject((image) => [{ digest: { sha256: digestOf(image).toUpperCase() } }])],
  [
    'about an image by another name of the hash',
    subject((image) => [{ digest: { SHA2_256: digestOf(image) } }]),
  ],
  [
    'about an image with a digest that is no hexadecimal',
    subject((image) => [{ digest: { sha256: digestOf(image), sha512: 'xyz' } }]),
  ],
  [
    'about an image with a digest of an odd length',
    subject((image) => [{ digest: { sha256: digestOf(image), sha512: 'abc' } }]),
  ],
  [
    'about an image with a member more',
    subject((image) => [{ digest: { sha256: digestOf(image) }, more: 1 }]),
  ],
  [
    'about an image with content',
    subject((image) => [{ digest: { sha256: digestOf(image) }, content: 'AAAA' }]),
  ],
  [
    'about an image with content that is no base64',
    subject((image) => [{ digest: { sha256: digestOf(image) }, content: '!' }]),
  ],
  [
    'with 33 digests',
    subject((image) => [
      {
        digest: {
          sha256: digestOf(image),
          ...Object.fromEntries(Array.from({ length: 32 }, (_, i) => [`h${i}`, '00'])),
        },
      },
    ]),
  ],
  [
    'with 1,025 subjects',
    subject((image) => [
      ...new Array(1024).fill({ digest: { sha256: '00' } }),
      { digest: { sha256: digestOf(image) } },
    ]),
  ],
]

const annotated = (annotations: unknown) =>
  subject((image) => [{ digest: { sha256: digestOf(image) }, annotations }])
const wanted: readonly (readonly [string, (image: MadeImage) => unknown])[] = [
  ['a bundle with the annotation', annotated({ env: 'prod' })],
  ['a bundle with another annotation', annotated({ env: 'test' })],
  ['a bundle with an annotation that is a number', annotated({ env: 1 })],
  ['a bundle with annotations that are null', annotated(null)],
  [
    'a bundle with the annotation on another subject',
    subject((image) => [
      { digest: { sha256: '00' }, annotations: { env: 'prod' } },
      { digest: { sha256: digestOf(image) } },
    ]),
  ],
  [
    'a bundle with the annotation on the second of two subjects',
    subject((image) => [
      { digest: { sha256: digestOf(image) } },
      { digest: { sha256: digestOf(image) }, annotations: { env: 'prod' } },
    ]),
  ],
  [
    'a bundle with the annotation on the first of two subjects',
    subject((image) => [
      { digest: { sha256: digestOf(image) }, annotations: { env: 'prod' } },
      { digest: { sha256: digestOf(image) } },
    ]),
  ],
]

/** A statement whose string holds a byte that is no UTF-8. */
function brokenText(image: MadeImage): unknown {
  const payload = Buffer.from(
    JSON.stringify(image.statement).replace('"predicate":{}', '"predicate":{"s":"\u0080"}'),
    'latin1',
  )
  const sig = key.sign(preAuthEncoding(inToto, payload)).toString('base64')
  const dsseEnvelope = { payload: payload.toString('base64'), payloadType: inToto, signatures: [{ sig }] }
  return image.addBundle({ ...bundleOf(image), dsseEnvelope })
}

export const bundleCases: readonly OddCase[] = [
  ...casesOf(bundles, (build) => ({ build })).map((one) => ({ ...one, name: `a bundle ${one.name}` })),
  ...casesOf(statements, (build) => ({ build })).map((one) => ({ ...one, name: `a statement ${one.name}` })),
  ...casesOf(wanted, (build) => ({ build, annotations: { env: 'prod' } })),
  { name: 'a statement with broken UTF-8', build: brokenText },
]
