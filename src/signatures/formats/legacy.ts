import type { SignatureSource } from '../../errors/signature-verification-error'
import { type Bytes, decodeBase64, decodeLooseBase64 } from '../encoding/base64'
import { anyMap, readGo, string, struct } from '../json/go-json'
import { readWritten } from '../json/written'
import { readBeside, signatureBeside } from './beside'
import type { Candidate, Claims, Expected, Signed } from './candidate'
import { checkAnnotations, checkReference } from './expectations'
import type { Policy } from './policy'
import { Refusal, refuseMalformed } from './refusal'

export const simpleSigning = 'application/vnd.dev.cosign.simplesigning.v1+json'
export const claimType = 'cosign container image signature'

/** A layer of a legacy signature: the payload, and beside it what was said about it. */
export interface LegacyLayer {
  readonly payload: Bytes
  readonly mediaType: string
  readonly annotations: ReadonlyMap<string, string>
}

/** Where they are kept, and how they are read. 1 MiB, written out as bundlers keep what is computed at the top of a module. */
export const legacyKind = { suffix: 'sig', blobLimit: 1_048_576, read: readLegacy } as const

/** The format of cosign 1 and 2: the signature of a small JSON document, in the annotation of its layer. */
export function readLegacy(layer: LegacyLayer, source: SignatureSource): Candidate {
  return {
    ...source,
    signed: (policy) => signedPart(layer, policy),
    claims: (expected) => readClaims(layer, expected),
  }
}

function signedPart({ payload, mediaType, annotations }: LegacyLayer, policy: Policy): Signed {
  const strict = policy === 'strict'
  if (strict && mediaType !== simpleSigning) {
    throw new Refusal('LAYER_TYPE', `its layer is '${mediaType}', not '${simpleSigning}'`)
  }
  const text = signatureBeside(annotations)
  const bytes = strict ? decodeBase64(text) : decodeLooseBase64(text)
  if (bytes === undefined) throw new Refusal('SIGNATURE_NOT_BASE64', 'its signature is not base64')
  return { bytes: payload, signatures: [{ bytes, keyId: '' }] }
}

async function readClaims({ payload, annotations }: LegacyLayer, expected: Expected): Promise<Claims> {
  const { critical, optional } = refuseMalformed('PAYLOAD_MALFORMED', 'its payload', () =>
    readGo(simpleContainerImage, readWritten(payload)),
  )
  const digest = critical.image['docker-manifest-digest']
  const reference = critical.identity['docker-reference']
  const { type } = critical
  // As a string: a digest in upper case is refused (test/recordings/signatures: neg-legacy-hand-upper-digest).
  if (digest !== expected.digest) throw new Refusal('DIGEST_MISMATCH', `it is about '${digest}'`)
  if (expected.policy === 'strict' && type !== claimType) {
    throw new Refusal('CLAIM_TYPE', `its critical.type is '${type}', not '${claimType}'`)
  }
  checkAnnotations(expected.annotations, optional)
  checkReference(expected.reference, reference)
  const unsigned = await readBeside(annotations)
  return { type, reference, annotations: optional, statement: undefined, unsigned }
}

// sigstore/sigstore `pkg/signature/payload`.
const simpleContainerImage = struct({
  critical: struct({
    identity: struct({ 'docker-reference': string }),
    image: struct({ 'docker-manifest-digest': string }),
    type: string,
  }),
  optional: anyMap,
})
