import { readChoice } from '../options/read-choice'

/** The hash that a signature was made over. Ed25519 has its own. */
export type DigestAlgorithm = 'SHA-256' | 'SHA-384' | 'SHA-512'

const digestAlgorithms: readonly DigestAlgorithm[] = ['SHA-256', 'SHA-384', 'SHA-512']

/** SHA-256 where none is given. */
export function readDigestAlgorithm(value: unknown = 'SHA-256'): DigestAlgorithm {
  return readChoice(value, digestAlgorithms, 'digestAlgorithm')
}
