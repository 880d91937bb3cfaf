import type { Signed } from '../formats/candidate'
import type { Policy } from '../formats/policy'
import { Refusal } from '../formats/refusal'
import type { VerificationKey } from '../keys/verification-key'

/**
 * Finds the first of the keys that made one of the signatures. Throws a `Refusal` where none did, and the reason of the
 * signal as soon as that is aborted: there may be many of both.
 */
export async function findSigner(
  { bytes, signatures }: Signed,
  keys: readonly VerificationKey[],
  policy: Policy,
  signal: AbortSignal | undefined,
): Promise<VerificationKey> {
  const encoding = policy === 'cosign' ? 'any' : 'der'
  const verdicts = new Set<string>()
  for (const { bytes: signature, keyId } of signatures) {
    for (const key of keys) {
      signal?.throwIfAborted()
      const named = keyId === '' || (await isNamed(key, keyId))
      const verdict = named ? await key.verify(bytes, signature, encoding) : 'other-key'
      if (verdict === 'valid') return key
      verdicts.add(verdict)
    }
  }
  if (verdicts.has('invalid'))
    throw new Refusal('INVALID', `none of the keys made it${hint(keys, signatures)}`)
  if (verdicts.has('not-der')) throw new Refusal('SIGNATURE_NOT_DER', 'it is not an ECDSA signature in DER')
  throw new Refusal('KEY_ID_MISMATCH', 'it names another key (keyid)')
}

/** Loaded on use: hardly anybody names a key. */
async function isNamed({ shape }: VerificationKey, keyId: string): Promise<boolean> {
  const { sshFingerprint } = await import('../keys/ssh-fingerprint')
  return keyId === (await sshFingerprint(shape))
}

/** What `cosign sign` does by default and `cosign verify` does not accept either (test/recordings/signatures: legacy-key-ed25519, legacy-key-p384, legacy-key-p521). */
function hint(keys: readonly VerificationKey[], signatures: Signed['signatures']): string {
  const has = (test: (shape: VerificationKey['shape']) => boolean) => keys.some(({ shape }) => test(shape))
  // Ed25519 signatures have this length, those of ECDSA in DER seldom.
  if (has(({ kind }) => kind === 'Ed25519') && signatures.some(({ bytes }) => bytes.length === 64)) {
    return ' (cosign signs Ed25519ph with such a key; only a pure Ed25519 signature verifies)'
  }
  if (has((shape) => shape.kind === 'EC' && shape.size > 32)) {
    return " (cosign signs over SHA-384 with P-384, SHA-512 with P-521: see 'digestAlgorithm')"
  }
  return ''
}
