import type { SignatureSource } from '../../errors/signature-verification-error'
import { type Bytes, decodeBase64, decodeLooseBase64 } from '../encoding/base64'
import { field, objectField, textField } from '../json/go-json'
import { Malformed } from '../json/malformed'
import { isInRange, isObject, parseJson } from '../json/parse-json'
import type { Candidate, Claims, Expected, Signed } from './candidate'
import { checkAnnotations, checkReference } from './expectations'
import type { Policy } from './policy'
import { Refusal, refuseMalformed } from './refusal'
import { readUnsigned } from './unsigned'

export const simpleSigning = 'application/vnd.dev.cosign.simplesigning.v1+json'
const claimType = 'cosign container image signature'
const signatureAnnotation = 'dev.cosignproject.cosign/signature'

/** A layer of a legacy signature: the payload, and beside it what was said about it. */
export interface LegacyLayer {
  readonly payload: Bytes
  readonly mediaType: string
  readonly annotations: ReadonlyMap<string, string>
}

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
  const text = annotations.get(signatureAnnotation)
  if (text === undefined) throw new Refusal('SIGNATURE_MISSING', `its layer lacks ${signatureAnnotation}`)
  const bytes = strict ? decodeBase64(text) : decodeLooseBase64(text)
  if (bytes === undefined) throw new Refusal('SIGNATURE_NOT_BASE64', 'its signature is not base64')
  return { bytes: payload, signatures: [{ bytes, keyId: '' }] }
}

function readClaims({ payload, annotations }: LegacyLayer, expected: Expected): Claims {
  const read = () => readPayload(payload)
  const { digest, type, reference, optional } = refuseMalformed('PAYLOAD_MALFORMED', 'its payload', read)
  // As text: a digest in upper case is refused (recordings: neg-legacy-hand-upper-digest).
  if (digest !== expected.digest) throw new Refusal('DIGEST_MISMATCH', `it is about '${digest}'`)
  if (expected.policy === 'strict' && type !== claimType) {
    throw new Refusal('CLAIM_TYPE', `its critical.type is '${type}', not '${claimType}'`)
  }
  checkAnnotations(expected.annotations, optional)
  checkReference(expected.reference, reference)
  const unsigned = refuseMalformed('MANIFEST_MALFORMED', 'its layer', () => readUnsigned(annotations))
  return { type, reference, annotations: optional, statement: undefined, unsigned }
}

function readPayload(payload: Bytes) {
  const document = parseJson(payload)
  if (!isObject(document)) throw new Malformed('it is no JSON object')
  const critical = objectField(document, 'critical')
  const optional = field(document, 'optional') === null ? null : objectField(document, 'optional')
  if (!isInRange(optional)) throw new Malformed('a number is out of range')
  return {
    digest: textField(objectField(critical, 'image'), 'docker-manifest-digest'),
    reference: textField(objectField(critical, 'identity'), 'docker-reference'),
    type: textField(critical, 'type'),
    optional,
  }
}
