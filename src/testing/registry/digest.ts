import { sha256 as hash } from '@noble/hashes/sha2.js'

/** For manifests and the like, which are small. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${hex(hash(bytes))}`
}

/** For blobs: some eight times as fast. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return `sha256:${await hexDigest('SHA-256', bytes)}`
}

export async function hexDigest(
  algorithm: 'SHA-256' | 'SHA-512',
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest(algorithm, bytes)))
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

// How many hexadecimal digits a digest has.
const lengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 }

export function isDigest(reference: string): boolean {
  return digestFault(reference) === undefined
}

/** What Harbor says of a reference that is no digest. */
export function digestFault(reference: string): string | undefined {
  const [, algorithm, hex] = /^([A-Za-z0-9_+.-]+):([0-9a-fA-F]+)$/.exec(reference) ?? []
  if (algorithm === undefined || hex === undefined) return 'invalid checksum digest format'
  const length = Object.hasOwn(lengths, algorithm) ? lengths[algorithm] : undefined
  if (length === undefined) return 'unsupported digest algorithm'
  if (hex.length !== length) return 'invalid checksum digest length'
  return hex === hex.toLowerCase() ? undefined : 'invalid checksum digest format'
}
