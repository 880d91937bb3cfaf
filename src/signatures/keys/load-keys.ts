import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { loadKey, type PublicKeyInput } from './load-key'
import type { DigestAlgorithm, VerificationKey } from './verification-key'

const digestAlgorithms: readonly unknown[] = ['SHA-256', 'SHA-384', 'SHA-512']

export interface KeyOptions {
  /** Who may have signed: one of these keys, or as many of them as `threshold` says. */
  readonly keys: readonly PublicKeyInput[]
  /** How many distinct keys have to have signed. @default 1 */
  readonly threshold?: number | undefined
  /**
   * The hash that was signed, whatever the key: `cosign verify` has the same default, and `--signature-digest-algorithm`.
   * `cosign sign` takes SHA-384 for a P-384 key and SHA-512 for P-521.
   *
   * @default 'SHA-256'
   */
  readonly digestAlgorithm?: DigestAlgorithm | undefined
}

/**
 * The distinct keys of some options, in their order.
 *
 * @throws {InvalidArgumentError} there is none, one is no public key, or there are fewer than `threshold`
 */
export async function loadKeys({
  keys,
  threshold = 1,
  digestAlgorithm = 'SHA-256',
}: KeyOptions): Promise<VerificationKey[]> {
  checkDigestAlgorithm(digestAlgorithm)
  if (!Array.isArray(keys) || keys.length === 0) {
    throw new InvalidArgumentError('keys', 'has no key. Give at least one, or nothing could be verified.')
  }
  const loaded = await Promise.all(keys.map((key, index) => loadKey(key, digestAlgorithm, `keys[${index}]`)))
  const distinct = [...new Map(loaded.map((key) => [key.id, key])).values()]
  if (!Number.isInteger(threshold) || threshold < 1 || threshold > distinct.length) {
    throw new InvalidArgumentError(
      'threshold',
      `is ${threshold}, and there are ${distinct.length} distinct keys. Give a whole number from 1 to that.`,
    )
  }
  return distinct
}

export function checkDigestAlgorithm(digestAlgorithm: unknown): void {
  if (digestAlgorithms.includes(digestAlgorithm)) return
  throw new InvalidArgumentError(
    'digestAlgorithm',
    `is '${digestAlgorithm}'. Give one of ${digestAlgorithms.join(', ')}.`,
  )
}
