import { sha256 } from '@noble/hashes/sha2.js'
import { unshared } from '../../core/answer/bytes'
import { isDigest } from '../../core/call/reference'
import { InvalidArgumentError } from '../../errors/invalid-argument-error'

/** A digest that is computed piece by piece: WebCrypto can only hash what is all there. */
export interface Hasher {
  update(bytes: Uint8Array): void
  /** `sha256:` and hexadecimal digits. To be called once. */
  digest(): string
}

type Algorithm = 'sha256' | 'sha512'

const subtleNames = { sha256: 'SHA-256', sha512: 'SHA-512' }

/** SHA-512 is loaded on use. */
export async function createHasher(algorithm: Algorithm = 'sha256'): Promise<Hasher> {
  const hash = algorithm === 'sha512' ? (await import('./sha512')).sha512.create() : sha256.create()
  return {
    update: (bytes) => void hash.update(bytes),
    digest: () => `${algorithm}:${toHex(hash.digest())}`,
  }
}

/** The digest of bytes that are all there. */
export async function digestOf(bytes: Uint8Array, algorithm: Algorithm = 'sha256'): Promise<string> {
  const hash = await crypto.subtle.digest(subtleNames[algorithm], unshared(bytes))
  return `${algorithm}:${toHex(new Uint8Array(hash))}`
}

/** The algorithm of a digest; SHA-256 where there is none yet. */
export function algorithmOf(digest: string | undefined): Algorithm {
  return digest?.startsWith('sha512:') ? 'sha512' : 'sha256'
}

/** @throws {@link InvalidArgumentError} it is no digest */
export function checkDigest(argument: string, digest: string): string {
  if (typeof digest === 'string' && isDigest(digest)) return digest
  throw new InvalidArgumentError(
    argument,
    `'${digest}' is not a digest: 'sha256:' and 64 lower-case hexadecimal digits.`,
  )
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
