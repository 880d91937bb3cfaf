import type { SignatureSource } from '../../errors/signature-verification-error'
import { type Bytes, decodeBase64, decodeLooseBase64 } from '../encoding/base64'
import { listField, textField } from '../json/go-json'
import { Malformed } from '../json/malformed'
import { isObject, parseJson } from '../json/parse-json'
import type { Candidate, Signed } from './candidate'
import { inTotoPayload, preAuthEncoding } from './dsse'
import type { Policy } from './policy'
import { Refusal, refuseMalformed } from './refusal'
import { readStatement } from './statement'

/** The attestations of cosign 1 and 2: the layer is the DSSE envelope itself, with one signature or more. */
export function readAttestation(content: Bytes, source: SignatureSource): Candidate {
  return {
    ...source,
    signed: (policy) => signedPart(envelopeOf(content), policy),
    claims: (expected) => readStatement(decode(envelopeOf(content).payload, expected.policy), expected),
  }
}

interface Envelope {
  readonly payloadType: string
  readonly payload: string
  readonly signatures: readonly string[]
}

function envelopeOf(content: Bytes): Envelope {
  return refuseMalformed('BUNDLE_MALFORMED', 'its envelope', () => {
    const envelope = parseJson(content)
    if (!isObject(envelope)) throw new Malformed('it is no JSON object')
    return {
      payloadType: textField(envelope, 'payloadType'),
      payload: textField(envelope, 'payload'),
      signatures: listField(envelope, 'signatures').map((signature) => textField(signature, 'sig')),
    }
  })
}

function signedPart({ payloadType, payload, signatures }: Envelope, policy: Policy): Signed {
  if (payloadType !== inTotoPayload) {
    throw new Refusal('PAYLOAD_TYPE', `it signs '${payloadType}', not '${inTotoPayload}'`)
  }
  if (signatures.length === 0) throw new Refusal('SIGNATURE_COUNT', 'its envelope has no signature')
  return {
    bytes: preAuthEncoding(payloadType, decode(payload, policy)),
    // Here cosign does not look at `keyid`, as it does in a bundle.
    signatures: signatures.map((sig) => ({ bytes: decode(sig, policy), keyId: '' })),
  }
}

function decode(text: string, policy: Policy): Bytes {
  const bytes = policy === 'strict' ? decodeBase64(text) : decodeLooseBase64(text)
  if (bytes === undefined)
    throw new Refusal('SIGNATURE_NOT_BASE64', 'its signature or its payload is not base64')
  return bytes
}
