import { expect, test } from 'vitest'
import { SignatureVerificationError } from '../../src/errors/signature-verification-error'
import { type VerifyAttestationOptions, verifyAttestation } from '../../src/signatures'
import { httpReader } from './http-reader'
import { host, inToto, MadeImage, type MadeKey, makeKey, preAuthEncoding } from './made-image'
import { recordedCases, recordedKey } from './recorded-case'
import { serveRecordings } from './recorded-registry'

// What cosign's short names stand for.
const types: Record<string, string> = { slsaprovenance: 'https://slsa.dev/provenance/v0.2' }

const rows = recordedCases.flatMap((recorded) =>
  recorded.verify
    .filter(({ command }) => command === 'verify-attestation')
    .map((row) => ({ ...row, recorded })),
)

test.each(rows)(
  'agrees with cosign on $recorded.name, $args, $key',
  async ({ recorded, args, key, reference, ...row }) => {
    const type = args[args.indexOf('--type') + 1] ?? ''
    const server = await serveRecordings(recorded.registry)
    const answer = await verifyAttestation(reference, {
      registry: httpReader(server.origin, reference.split('/')[0] ?? ''),
      keys: [recordedKey(recorded.name, key)],
      predicateType: types[type] ?? type,
    }).catch((error: unknown) => error)
    await server.close()
    if (row.exit !== 0) {
      expect(answer).toMatchObject({ name: 'SignatureVerificationError', code: 'PREDICATE_TYPE' })
      return
    }
    const { payload } = row.stdout as { payload: string }
    const statement = JSON.parse(Buffer.from(payload, 'base64').toString())
    expect(answer).toMatchObject({ statement, statements: [statement], transparencyLog: 'unchecked' })
  },
)

test('has recordings to agree with', () => {
  expect(rows.map(({ exit }) => exit)).toEqual(expect.arrayContaining([0, 1]))
})

const key = makeKey()
const predicateType = 'https://example.com/review/v1'

function statementOf(image: MadeImage, change: object = {}) {
  const subject = [{ name: `${host}/demo/app`, digest: { sha256: image.digest.slice(7) } }]
  return { ...image.statement, subject, predicateType, predicate: { reviewed: true }, ...change }
}

/** The format of cosign 1 and 2: envelopes as layers under the tag `.att`. */
function addEnvelope(
  image: MadeImage,
  statement: object,
  signatures: (payload: Buffer) => object[],
): MadeImage {
  const payload = Buffer.from(JSON.stringify(statement))
  const envelope = {
    payloadType: inToto,
    payload: payload.toString('base64'),
    signatures: signatures(payload),
  }
  const content = JSON.stringify(envelope)
  const layer = {
    mediaType: 'application/vnd.dsse.envelope.v1+json',
    size: content.length,
    digest: image.putBlob(content),
    // As cosign writes it: the envelope holds its signatures itself.
    annotations: { 'dev.cosignproject.cosign/signature': '' },
  }
  image.putManifest({ layers: [layer] }, `${image.digest.replace(':', '-')}.att`)
  return image
}

const signedBy = (by: MadeKey) => (payload: Buffer) => ({
  sig: by.sign(preAuthEncoding(inToto, payload)).toString('base64'),
})

async function verify(image: MadeImage, options: Partial<VerifyAttestationOptions> = {}) {
  const server = await serveRecordings(image.answers)
  try {
    const registry = httpReader(server.origin, host)
    return await verifyAttestation<{ reviewed: boolean }>('demo/app:v1', {
      registry,
      keys: [key.pem],
      predicateType,
      ...options,
    })
  } finally {
    await server.close()
  }
}

test('gives the statement that the key signed, with the predicate of the caller', async () => {
  const image = new MadeImage()
  image.addBundle(image.bundle(key, statementOf(image)))
  const { statement, digest } = await verify(image)
  expect(statement.predicate.reviewed).toBe(true)
  expect(digest).toBe(image.digest)
})

test('gives every statement of the kind, and none of another', async () => {
  const image = new MadeImage()
  for (const change of [
    {},
    { predicateType: 'https://example.com/other' },
    { predicate: { reviewed: false } },
  ]) {
    image.addBundle(image.bundle(key, statementOf(image, change)))
  }
  image.addBundle(image.bundle(makeKey(), statementOf(image)))
  const { statements, signatures } = await verify(image)
  expect(statements.map(({ predicate }) => predicate.reviewed)).toEqual([true, false])
  expect(signatures.filter(({ verified }) => !verified)).toMatchObject([
    { code: 'PREDICATE_TYPE' },
    { code: 'INVALID' },
  ])
})

test('wants one signature of an envelope under the tag to hold', async () => {
  const image = new MadeImage()
  addEnvelope(image, statementOf(image), (payload) => [signedBy(makeKey())(payload), signedBy(key)(payload)])
  expect((await verify(image)).statement.predicateType).toBe(predicateType)
})

test('reads an attestation of some megabytes', async () => {
  const image = new MadeImage()
  const predicate = { reviewed: true, packages: 'x'.repeat(3_000_000) }
  image.addBundle(image.bundle(key, statementOf(image, { predicate })))
  expect((await verify(image)).statement.predicate).toEqual(predicate)
})

test('wants the repository that it is told: attestations name theirs', async () => {
  const image = new MadeImage()
  image.addBundle(image.bundle(key, statementOf(image)))
  await expect(verify(image, { expectedReference: `${host}/demo/app` })).resolves.toMatchObject({
    digest: image.digest,
  })
  await expect(verify(image, { expectedReference: `${host}/demo/b` })).rejects.toMatchObject({
    code: 'REFERENCE_MISMATCH',
  })
})

const refusals: [what: string, code: string, build: (image: MadeImage) => void][] = [
  ['nothing', 'UNSIGNED', () => {}],
  ['a signature only', 'PREDICATE_TYPE', (image) => image.addBundle(image.bundle(key))],
  [
    'a statement by another key',
    'INVALID',
    (image) => image.addBundle(image.bundle(makeKey(), statementOf(image))),
  ],
  [
    'a statement about another image',
    'DIGEST_MISMATCH',
    (image) => image.addBundle(image.bundle(key, statementOf(new MadeImage('other')))),
  ],
  [
    'an envelope that is garbage',
    'BUNDLE_MALFORMED',
    (image) => addEnvelope(image, statementOf(image), () => [1 as never]),
  ],
  [
    'an envelope without signatures',
    'SIGNATURE_COUNT',
    (image) => addEnvelope(image, statementOf(image), () => []),
  ],
  [
    'an envelope with junk for a signature',
    'SIGNATURE_NOT_BASE64',
    (image) => addEnvelope(image, statementOf(image), () => [{ sig: '!' }]),
  ],
  [
    'an envelope by another key',
    'INVALID',
    (image) => addEnvelope(image, statementOf(image), (payload) => [signedBy(makeKey())(payload)]),
  ],
  [
    'a signature over the payload alone',
    'INVALID',
    (image) =>
      addEnvelope(image, statementOf(image), (payload) => [{ sig: key.sign(payload).toString('base64') }]),
  ],
]

test.each(refusals)('refuses %s with %s', async (_what, code, build) => {
  const image = new MadeImage()
  build(image)
  const refusal = await verify(image).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(SignatureVerificationError)
  expect(refusal).toMatchObject({ code })
})

test.each([
  ['first', true],
  ['last', false],
])('says why the attestation is refused where a signature holds that comes %s', async (_place, isFirst) => {
  const image = new MadeImage()
  if (isFirst) image.addBundle(image.bundle(key))
  image.addBundle(image.bundle(makeKey(), statementOf(image)))
  if (!isFirst) image.addBundle(image.bundle(key))
  const refusal = await verify(image).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ code: 'INVALID' })
  expect(String(refusal)).toMatch(/none of the keys made it; 1 more is refused as well \(INVALID\)\.$/)
})

test.each([undefined, '', 1])('finds %j for a kind of statement before any request', async (given) => {
  await expect(verify(new MadeImage(), { predicateType: given as string })).rejects.toMatchObject({
    argument: 'predicateType',
  })
})
