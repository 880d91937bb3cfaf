import type { SignatureSource } from '../../errors/signature-verification-error'
import type { Bytes } from '../encoding/base64'
import type { StoredKind } from '../finding/find-signatures'
import { parseBundle } from '../formats/bundle'
import type { Candidate } from '../formats/candidate'
import { inTotoPayload } from '../formats/dsse'
import { Refusal } from '../formats/refusal'
import { readStatement } from '../formats/statement'
import type { BundleVerifier, VerifiedBundle } from './sigstore'

/** A bundle that is to be verified by its certificate. */
export interface KeylessCandidate extends Candidate {
  readonly verify: () => Promise<VerifiedBundle>
}

/** Bundles that were made with a certificate. What is under the tag of older formats is found, and refused. */
export function keylessKind(verify: BundleVerifier): StoredKind {
  return {
    suffix: 'sig',
    // As of attestations: a statement may carry a whole SBOM.
    blobLimit: 16_777_216,
    read: (_, source) => ({ ...source, signed: refuseLegacy, claims: refuseLegacy }),
    readBundle: (content, source) => readKeyless(content, source, verify),
  }
}

/** Whether it is one of these. A legacy signature is none. */
export function isKeyless(candidate: Candidate): candidate is KeylessCandidate {
  return 'verify' in candidate
}

function readKeyless(
  content: Bytes,
  source: SignatureSource,
  verifyBundle: BundleVerifier,
): KeylessCandidate {
  // Read as strictly as any other before anybody else does: a member twice is none.
  const { verificationMaterial, dsseEnvelope } = parseBundle(content)
  let verified: Promise<VerifiedBundle> | undefined
  const verify = async () => {
    if (verificationMaterial?.certificate === undefined) {
      throw new Refusal('UNSUPPORTED', 'it was made with a key, not with a certificate')
    }
    if (dsseEnvelope === undefined) {
      throw new Refusal('UNSUPPORTED', 'it signs a file (messageSignature), not an image')
    }
    const { signatures = [], payload, payloadType } = dsseEnvelope
    if (signatures.length !== 1) {
      throw new Refusal('SIGNATURE_COUNT', `it has ${signatures.length} signatures, and a bundle has one`)
    }
    if (!payload?.canonical || !signatures[0]?.sig?.canonical) {
      throw new Refusal('SIGNATURE_NOT_BASE64', 'its signature or its payload is not base64 as it should be')
    }
    if (payloadType !== inTotoPayload) {
      throw new Refusal('PAYLOAD_TYPE', `it signs '${payloadType ?? ''}', not '${inTotoPayload}'`)
    }
    verified ??= verifyBundle(content)
    return verified
  }
  return {
    ...source,
    verify,
    signed: refuseLegacy,
    claims: async (expected) => readStatement((await verify()).payload, expected),
  }
}

/** What is asked of a signature by a key. */
export function refuseLegacy(): never {
  throw new Refusal(
    'UNSUPPORTED',
    'it is a legacy signature: its certificate is not verified here, only that of a bundle',
  )
}
