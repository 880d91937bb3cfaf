import type { VerifiedSignature } from './judging/judge'
import type { VerifiedImage } from './judging/verified-image'

/** One element of what `cosign verify` prints. */
export interface CosignVerification {
  readonly critical: {
    readonly identity: { readonly 'docker-reference': string }
    readonly image: { readonly 'docker-manifest-digest': string }
    readonly type: string
  }
  readonly optional: Readonly<Record<string, unknown>> | null
}

/**
 * The same as `cosign verify` prints for it: what each signature that holds says, in the order found. `JSON.stringify`
 * makes the string of it.
 *
 * One difference: of a certificate beside a legacy signature, cosign also prints issuer and subject. With a key nobody
 * checked them, so they are left out.
 */
export function toCosignJSON(verified: VerifiedImage): CosignVerification[] {
  return verified.signatures.flatMap((signature) => (signature.verified ? [entry(signature, verified)] : []))
}

function entry(signature: VerifiedSignature, verified: VerifiedImage): CosignVerification {
  const { reference = '', type, annotations, unsigned, statement } = signature
  // Of a statement cosign prints the first subject, whichever one it was that matched.
  const subject = statement?.subject[0]
  const optional = subject === undefined ? annotations : (subject.annotations ?? {})
  const hasUnsigned = Object.keys(unsigned).length > 0
  return {
    critical: {
      identity: { 'docker-reference': statement === undefined ? reference : verified.reference },
      image: { 'docker-manifest-digest': subject === undefined ? verified.digest : digestOf(subject.digest) },
      type,
    },
    optional: optional === null && !hasUnsigned ? null : sortByName(optional ?? {}, unsigned),
  }
}

function digestOf(digests: Readonly<Record<string, string>>): string {
  const algorithm = 'sha256' in digests ? 'sha256' : (Object.keys(digests)[0] ?? '')
  return `${algorithm}:${digests[algorithm] ?? ''}`
}

/** Go writes a map in the order of its names, at every depth; `unsigned` is made of structs, which keep theirs. */
function sortByName(
  annotations: Readonly<Record<string, unknown>>,
  unsigned: Readonly<Record<string, unknown>>,
) {
  const members = Object.entries(annotations).map(([name, value]) => [name, sorted(value)] as const)
  return Object.fromEntries([...members, ...Object.entries(unsigned)].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return sortByName({ ...value }, {})
}
