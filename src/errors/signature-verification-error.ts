import { HarborError, type HarborErrorInit } from './harbor-error'

/**
 * Why a signature, or a whole image, was refused.
 *
 * Nothing to judge:
 * - `UNSIGNED`: no signature in any of the formats looked for.
 * - `UNSUPPORTED`: a signature of a kind that is not verified here: Notation, keyless (a certificate instead of a key), of a file, or compressed.
 * - `THRESHOLD_NOT_MET`: valid signatures, by fewer distinct keys than asked for.
 *
 * What is stored cannot be trusted or read:
 * - `MISSING`: listed, but not in the registry.
 * - `MANIFEST_TOO_LARGE` (over 4 MiB), `MANIFEST_TAMPERED` (its bytes have another digest), `MANIFEST_MALFORMED`.
 * - `TOO_MANY_LAYERS` (over 1,000), `TOO_MANY_REFERRERS` (over 1,000, or over 64 MiB of their manifests).
 * - `BLOB_TOO_LARGE`, `BLOB_TAMPERED` (its bytes have another digest or size).
 * - `SUBJECT_MISMATCH`: a referrer whose `subject` is another image.
 * - `LAYER_TYPE`: a layer that is no signature by its media type.
 * - `BUNDLE_MALFORMED`: garbage, truncated, of an unknown version, or with members that cosign does not read either.
 *
 * The signature does not hold:
 * - `SIGNATURE_MISSING`, `SIGNATURE_COUNT` (a bundle has exactly one, an `.att` envelope 1 to 64), `SIGNATURE_NOT_BASE64`, `SIGNATURE_NOT_DER`.
 * - `KEY_ID_MISMATCH`: the envelope names another key than the one that was given.
 * - `INVALID`: none of the keys made it, or the signed bytes were changed since. The two cannot be told apart.
 * - `LOG_INVALID`: of a certificate (keyless), no transparency log or timestamp that is trusted has seen it.
 * - `IDENTITY_MISMATCH`: its certificate is another's (keyless).
 *
 * It holds, but says something else:
 * - `PAYLOAD_MALFORMED`, `PAYLOAD_TYPE` (not an in-toto statement), `CLAIM_TYPE` (not cosign's `critical.type`, or no known `_type` of a statement), `PREDICATE_TYPE` (another kind of statement).
 * - `DIGEST_MISMATCH`: it is about another image.
 * - `ANNOTATION_MISMATCH`, `REFERENCE_MISMATCH` (it names another repository, or none).
 * - `CERTIFICATE_INVALID`: a certificate beside it cannot be read or is not valid now, for which cosign refuses it too; of a
 *   bundle (keyless), its certificate is none that is trusted.
 */
export type SignatureErrorCode =
  | 'UNSIGNED'
  | 'UNSUPPORTED'
  | 'MISSING'
  | 'MANIFEST_TOO_LARGE'
  | 'MANIFEST_TAMPERED'
  | 'MANIFEST_MALFORMED'
  | 'TOO_MANY_LAYERS'
  | 'TOO_MANY_REFERRERS'
  | 'BLOB_TOO_LARGE'
  | 'BLOB_TAMPERED'
  | 'SUBJECT_MISMATCH'
  | 'LAYER_TYPE'
  | 'BUNDLE_MALFORMED'
  | 'SIGNATURE_MISSING'
  | 'SIGNATURE_COUNT'
  | 'SIGNATURE_NOT_BASE64'
  | 'SIGNATURE_NOT_DER'
  | 'KEY_ID_MISMATCH'
  | 'INVALID'
  | 'LOG_INVALID'
  | 'IDENTITY_MISMATCH'
  | 'PAYLOAD_MALFORMED'
  | 'PAYLOAD_TYPE'
  | 'CLAIM_TYPE'
  | 'PREDICATE_TYPE'
  | 'DIGEST_MISMATCH'
  | 'ANNOTATION_MISMATCH'
  | 'REFERENCE_MISMATCH'
  | 'CERTIFICATE_INVALID'
  | 'THRESHOLD_NOT_MET'

/** `oci-1-1` is cosign 2's experiment: a legacy signature that is found as a referrer. */
export type SignatureFormat = 'legacy' | 'oci-1-1' | 'bundle' | 'notation'

/** Where a signature was found. */
export interface SignatureSource {
  readonly format: SignatureFormat
  /** The digest of the manifest that holds it; `undefined` for bytes that came from elsewhere. */
  readonly manifest: string | undefined
  /** The position of its layer in that manifest. */
  readonly layer: number | undefined
}

/** A signature that holds and says what was asked for. */
export interface AcceptedSignature extends SignatureSource {
  readonly verified: true
  /** The key that made it: the SHA-256 of its SPKI in hexadecimal. */
  readonly key: string
}

export interface RefusedSignature extends SignatureSource {
  readonly verified: false
  readonly code: SignatureErrorCode
  /** The same in a sentence. */
  readonly reason: string
}

export type SignatureOutcome = AcceptedSignature | RefusedSignature

export interface SignatureVerificationErrorInit extends HarborErrorInit {
  code: SignatureErrorCode
  signatures?: readonly SignatureOutcome[] | undefined
}

/**
 * What was to be verified is not signed as asked for. Do not use it.
 * `code` is the reason of the signature that came furthest, `signatures` has the reason of each.
 */
export class SignatureVerificationError extends HarborError {
  override readonly name = 'SignatureVerificationError'
  readonly code: SignatureErrorCode
  /** Every signature that was found, in the order found, with its reason. */
  readonly signatures: readonly SignatureOutcome[]

  constructor(message: string, init: SignatureVerificationErrorInit) {
    super(message, init)
    this.code = init.code
    this.signatures = init.signatures ?? []
  }
}
