import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { readList } from '../options/read-list'
import type { Given } from '../options/read-options'
import { type DigestAlgorithm, readDigestAlgorithm } from './digest-algorithm'
import { loadKey, type PublicKeyInput } from './load-key'
import type { VerificationKey } from './verification-key'

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

export interface LoadedKeys {
  /** The distinct ones, in their order. */
  readonly keys: readonly VerificationKey[]
  readonly threshold: number
}

/** @throws {@link InvalidArgumentError} there is no key, one is no public key, or there are fewer than `threshold` */
export async function loadKeys(given: Given<keyof KeyOptions>): Promise<LoadedKeys> {
  const digestAlgorithm = readDigestAlgorithm(given('digestAlgorithm'))
  const inputs = readList(given('keys'), 'keys', 'the keys as a list: keys: [key]')
  if (inputs.length === 0) {
    throw new InvalidArgumentError('keys', 'has no key. Give at least one, or nothing could be verified.')
  }
  const loaded = inputs.map((key, index) => loadKey(key, digestAlgorithm, `keys[${index}]`))
  const keys = [...new Map((await Promise.all(loaded)).map((key) => [key.id, key])).values()]
  return { keys, threshold: readThreshold(given('threshold'), keys.length) }
}

function readThreshold(value: unknown = 1, distinct: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= distinct) return value
  throw new InvalidArgumentError(
    'threshold',
    `must be a whole number from 1 to the number of distinct keys, which is ${distinct}.`,
  )
}
