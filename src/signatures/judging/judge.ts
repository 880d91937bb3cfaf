import {
  type AcceptedSignature,
  type RefusedSignature,
  type SignatureErrorCode,
  SignatureVerificationError,
} from '../../errors/signature-verification-error'
import type { Candidate, Claims, Expected } from '../formats/candidate'
import { type Found, isUnread } from '../formats/found'
import { Refusal } from '../formats/refusal'

/** A signature that holds and says what was asked for, and what it says. */
export interface VerifiedSignature extends AcceptedSignature, Claims {}

export type JudgedSignature = VerifiedSignature | RefusedSignature

export interface Verdict {
  readonly signatures: readonly JudgedSignature[]
  /** The distinct keys that signed. */
  readonly keys: readonly string[]
}

/** A verdict that says more of who signed. */
export interface VerdictOf<Who> extends Verdict {
  readonly signatures: readonly ((VerifiedSignature & Who) | RefusedSignature)[]
}

/** What signatures are held to. */
export interface Held<Who> {
  /** Who made a signature. Throws a `Refusal` where nobody did who may have. */
  readonly signerOf: (candidate: Candidate, signal: AbortSignal | undefined) => Promise<Who>
  /** How many distinct keys have to have signed. */
  readonly threshold: number
  readonly expected: Omit<Expected, 'digest'>
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
  'LOG_INVALID',
  'IDENTITY_MISMATCH',
  'PAYLOAD_TYPE',
  'PAYLOAD_MALFORMED',
  'DIGEST_MISMATCH',
  'CLAIM_TYPE',
  'PREDICATE_TYPE',
  'ANNOTATION_MISMATCH',
  'REFERENCE_MISMATCH',
  'CERTIFICATE_INVALID',
]

export interface Judged {
  /** Of the image. */
  readonly digest: string
  /** Names in messages what is verified. */
  readonly name: string
  readonly signal: AbortSignal | undefined
  /** What a refusal says at its end. */
  readonly hint: () => string | Promise<string>
}

/**
 * Judges every signature, and counts the distinct keys of those that hold. No I/O, unless for a hint.
 *
 * @throws {@link SignatureVerificationError} fewer than `threshold`
 */
export async function judge<Who extends { readonly key: string }>(
  found: readonly Found[],
  { signerOf, threshold, expected }: Held<Who>,
  { digest, name, signal, hint }: Judged,
): Promise<VerdictOf<Who>> {
  const judgements = await Promise.all(
    found.map((one) => judgeOne(one, signerOf, { ...expected, digest }, signal)),
  )
  const signatures = judgements.map(({ signature }) => signature)
  const signers = [...new Set(signatures.flatMap((one) => (one.verified ? [one.key] : [])))]
  if (signers.length >= threshold) return { signatures, keys: signers }
  const [code, reason] = signers.length > 0 ? tooFew(signers.length, threshold) : furthest(judgements)
  throw new SignatureVerificationError(`${name}: ${reason} (${code}).${await hint()}`, { code, signatures })
}

function tooFew(signers: number, threshold: number): Reason {
  return ['THRESHOLD_NOT_MET', `${signers} of the keys signed it, ${threshold} are asked for`]
}

interface Judgement<Judged> {
  readonly signature: Judged
  /** How far it came, if it is refused. */
  readonly stage: number
}

function furthest(judgements: readonly Judgement<JudgedSignature>[]): Reason {
  const refusals = judgements.flatMap(({ signature, stage }) =>
    signature.verified ? [] : [{ ...signature, stage }],
  )
  const [first, ...others] = refusals
  if (first === undefined) return ['UNSIGNED', 'it has no signature']
  const last = others.reduce((a, b) => (b.stage > a.stage ? b : a), first)
  const count = others.length === 1 ? '1 more is' : `${others.length} more are`
  const more = others.length === 0 ? '' : `; ${count} refused as well`
  return [last.code, `its signature is refused: ${last.reason}${more}`]
}

async function judgeOne<Who extends { readonly key: string }>(
  found: Found,
  signerOf: Held<Who>['signerOf'],
  expected: Expected,
  signal: AbortSignal | undefined,
): Promise<Judgement<(VerifiedSignature & Who) | RefusedSignature>> {
  const { format, manifest, layer } = found
  const source = { format, manifest, layer }
  try {
    if (isUnread(found)) throw found.refusal
    const signer = await signerOf(found, signal)
    const claims = await found.claims(expected)
    return { signature: { ...source, verified: true, ...signer, ...claims }, stage: stages.length }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, message: reason, isBeside } = error
    const stage = isBeside ? -1 : stages.indexOf(code)
    return { signature: { ...source, verified: false, code, reason }, stage }
  }
}
