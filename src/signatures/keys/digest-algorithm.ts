import { InvalidArgumentError } from '../../errors/invalid-argument-error'

/** The hash that a signature was made over. Ed25519 has its own. */
export type DigestAlgorithm = 'SHA-256' | 'SHA-384' | 'SHA-512'

const digestAlgorithms: readonly DigestAlgorithm[] = ['SHA-256', 'SHA-384', 'SHA-512']

/** SHA-256 where none is given. */
export function readDigestAlgorithm(value: unknown = 'SHA-256'): DigestAlgorithm {
  const known = digestAlgorithms.find((algorithm) => algorithm === value)
  if (known !== undefined) return known
  throw new InvalidArgumentError('digestAlgorithm', `must be one of ${digestAlgorithms.join(', ')}.`)
}
