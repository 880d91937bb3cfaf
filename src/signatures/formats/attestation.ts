import type { SignatureSource } from '../../errors/signature-verification-error'
import { type Bytes, decodeBase64, decodeLooseBase64 } from '../base64'
import { isObject, type JsonObject, parseJson } from '../json'
import type { Policy } from '../policy'
import { Refusal } from '../refusal'
import type { Candidate, KeySignature, Signed } from './candidate'
import { inTotoPayload, preAuthEncoding } from './dsse'
import { field, textField } from './go-json'
import { readStatement } from './statement'

/** The attestations of cosign 1 and 2: the layer is the DSSE envelope itself, with one signature or more. */
export function readAttestation(content: Bytes, source: SignatureSource): Candidate {
  return {
    ...source,
    signed: (policy) => signedPart(envelopeOf(content), policy),
    claims: (expected) => readStatement(payloadOf(envelopeOf(content), expected.policy), expected),
  }
}

function envelopeOf(content: Bytes): JsonObject {
  const envelope = parseJson(content)
  if (!isObject(envelope)) throw new Refusal('BUNDLE_MALFORMED', 'the envelope is no JSON object')
  return envelope
}

function signedPart(envelope: JsonObject, policy: Policy): Signed {
  const payloadType = textField(envelope, 'payloadType')
  if (payloadType !== inTotoPayload) {
    throw new Refusal('PAYLOAD_TYPE', `it signs '${payloadType}', not '${inTotoPayload}'`)
  }
  const signatures = field(envelope, 'signatures')
  if (!Array.isArray(signatures) || signatures.length === 0) {
    throw new Refusal('SIGNATURE_COUNT', 'its envelope has no signature')
  }
  return {
    bytes: preAuthEncoding(payloadType, payloadOf(envelope, policy)),
    signatures: signatures.map((signature): KeySignature => {
      if (!isObject(signature))
        throw new Refusal('BUNDLE_MALFORMED', 'a signature of its envelope is no object')
      return { bytes: decode(textField(signature, 'sig'), policy), keyId: textField(signature, 'keyid') }
    }),
  }
}

function payloadOf(envelope: JsonObject, policy: Policy): Bytes {
  return decode(textField(envelope, 'payload'), policy)
}

function decode(text: string, policy: Policy): Bytes {
  const bytes = policy === 'strict' ? decodeBase64(text) : decodeLooseBase64(text)
  if (bytes === undefined)
    throw new Refusal('SIGNATURE_NOT_BASE64', 'its signature or its payload is not base64')
  return bytes
}
