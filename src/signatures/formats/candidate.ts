import type { SignatureSource } from '../../errors/signature-verification-error'
import type { Bytes } from '../encoding/base64'
import type { Statement } from './in-toto'
import type { Policy } from './policy'

/** A signature as it was found, not yet verified. Both functions throw a `Refusal`. */
export interface Candidate extends SignatureSource {
  /** What was signed, and how. */
  readonly signed: (policy: Policy) => Signed
  /** Reads what the signed bytes say. Only for bytes whose signature holds: nothing else is parsed. */
  readonly claims: (expected: Expected) => Claims | Promise<Claims>
}

export interface Signed {
  readonly bytes: Bytes
  /** One of them has to hold. */
  readonly signatures: readonly KeySignature[]
}

export interface KeySignature {
  readonly bytes: Bytes
  /** The key that made it by its own account, or an empty string. */
  readonly keyId: string
}

/** What a signature has to say. */
export interface Expected {
  readonly policy: Policy
  readonly digest: string
  readonly annotations: ReadonlyMap<string, string>
  readonly reference: string | undefined
  /** The kind of statement; `undefined` for any. */
  readonly predicateType: string | undefined
}

/** What a signature says, all of it signed but `unsigned`. */
export interface Claims {
  /** `critical.type` of a legacy signature, the predicate type of a statement. */
  readonly type: string
  /** The repository it was made in: `docker-reference` of a legacy signature, the subject's name in a statement, where it has one. */
  readonly reference: string | undefined
  /** `optional` of a legacy signature, the subject's annotations in a statement. */
  readonly annotations: Readonly<Record<string, unknown>> | null
  /** The statement of a bundle or an attestation. */
  readonly statement: Statement | undefined
  /** What `cosign` prints beside the annotations: `Bundle` and `RFC3161Timestamp`. Not signed, and not checked. */
  readonly unsigned: Readonly<Record<string, unknown>>
}
