import {
  type AcceptedSignature,
  type RefusedSignature,
  type SignatureErrorCode,
  SignatureVerificationError,
} from '../../errors/signature-verification-error'
import type { Candidate, Claims, Expected, KeySignature } from '../formats/candidate'
import { type Found, isRefused, refused } from '../formats/found'
import type { Policy } from '../formats/policy'
import { Refusal } from '../formats/refusal'
import { sshFingerprint } from '../keys/ssh-fingerprint'
import type { VerificationKey } from '../keys/verification-key'
import type { Conditions } from './conditions'

/** A signature that holds and says what was asked for, and what it says. */
export interface VerifiedSignature extends AcceptedSignature, Claims {}

export type JudgedSignature = VerifiedSignature | RefusedSignature

export interface Verdict {
  readonly signatures: readonly JudgedSignature[]
  /** The distinct keys that signed. */
  readonly keys: readonly string[]
}

type Reason = readonly [code: SignatureErrorCode, sentence: string]

// From the first thing that is looked at to the last: of several refusals the one that came furthest tells most.
const stages: readonly SignatureErrorCode[] = [
  'UNSUPPORTED',
  'MISSING',
  'MANIFEST_TOO_LARGE',
  'MANIFEST_TAMPERED',
  'MANIFEST_MALFORMED',
  'SUBJECT_MISMATCH',
  'BLOB_TOO_LARGE',
  'BLOB_TAMPERED',
  'BUNDLE_MALFORMED',
  'LAYER_TYPE',
  'SIGNATURE_MISSING',
  'SIGNATURE_COUNT',
  'SIGNATURE_NOT_BASE64',
  'SIGNATURE_NOT_DER',
  'KEY_ID_MISMATCH',
  'INVALID',
  'PAYLOAD_TYPE',
  'PAYLOAD_MALFORMED',
  'DIGEST_MISMATCH',
  'CLAIM_TYPE',
  'PREDICATE_TYPE',
  'ANNOTATION_MISMATCH',
  'REFERENCE_MISMATCH',
]

/**
 * Judges every signature, and counts the distinct keys of those that hold. No I/O.
 *
 * @param what names in messages what is verified
 * @throws {SignatureVerificationError} fewer than `threshold`
 */
export async function judge(
  found: readonly Found[],
  { keys, threshold, expected }: Conditions,
  digest: string,
  what: string,
): Promise<Verdict> {
  const signatures = await Promise.all(
    found.map((one) => (isRefused(one) ? one : judgeOne(one, keys, { ...expected, digest }))),
  )
  const signers = [...new Set(signatures.flatMap((one) => (one.verified ? [one.key] : [])))]
  if (signers.length >= threshold) return { signatures, keys: signers }
  const [code, reason] = signers.length > 0 ? tooFew(signers.length, threshold) : furthest(signatures)
  throw new SignatureVerificationError(`${what}: ${reason} (${code}).`, { code, signatures })
}

function tooFew(signers: number, threshold: number): Reason {
  return ['THRESHOLD_NOT_MET', `${signers} of the keys signed it, ${threshold} are asked for`]
}

function furthest(signatures: readonly JudgedSignature[]): Reason {
  const refusals = signatures.filter((one) => !one.verified)
  const [first, ...others] = refusals
  if (first === undefined) return ['UNSIGNED', 'it has no signature']
  const last = others.reduce((a, b) => (stages.indexOf(b.code) > stages.indexOf(a.code) ? b : a), first)
  const more = others.length === 0 ? '' : `; so are ${others.length} more`
  return [last.code, `its signature is refused: ${last.reason}${more}`]
}

async function judgeOne(
  candidate: Candidate,
  keys: readonly VerificationKey[],
  expected: Expected,
): Promise<JudgedSignature> {
  const { format, manifest, layer, signed, claims } = candidate
  const source = { format, manifest, layer }
  try {
    const { bytes, signatures } = signed(expected.policy)
    const key = await signerOf(bytes, signatures, keys, expected.policy)
    return { ...source, verified: true, key: key.id, ...claims(expected) }
  } catch (error) {
    return refused(source, error)
  }
}

/** The first key that made one of the signatures. */
async function signerOf(
  signed: KeySignature['bytes'],
  signatures: readonly KeySignature[],
  keys: readonly VerificationKey[],
  policy: Policy,
): Promise<VerificationKey> {
  const verdicts = new Set<string>()
  for (const { bytes, keyId } of signatures) {
    for (const key of keys) {
      const named = keyId === '' || keyId === (await sshFingerprint(key.shape))
      const verdict = named
        ? await key.verify(signed, bytes, policy === 'cosign' ? 'any' : 'der')
        : 'other-key'
      if (verdict === 'valid') return key
      verdicts.add(verdict)
    }
  }
  if (verdicts.has('invalid')) throw new Refusal('INVALID', `none of the keys made it${hint(keys)}`)
  if (verdicts.has('not-der')) throw new Refusal('SIGNATURE_NOT_DER', 'it is no ECDSA signature in DER')
  throw new Refusal('KEY_ID_MISMATCH', 'it names another key (keyid) than those given')
}

/** What `cosign sign` does by default and `cosign verify` does not accept either (recordings: legacy-key-ed25519, legacy-key-p384, legacy-key-p521). */
function hint(keys: readonly VerificationKey[]): string {
  const has = (test: (shape: VerificationKey['shape']) => boolean) => keys.some(({ shape }) => test(shape))
  if (has(({ kind }) => kind === 'Ed25519'))
    return ' (cosign signs with Ed25519ph, which no key here verifies)'
  if (has((shape) => shape.kind === 'EC' && shape.size > 32)) {
    return " (cosign signs over SHA-384 with P-384, SHA-512 with P-521: see 'digestAlgorithm')"
  }
  return ''
}
