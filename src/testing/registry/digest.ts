export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return `sha256:${await hexDigest('SHA-256', bytes)}`
}

export async function hexDigest(
  algorithm: 'SHA-256' | 'SHA-512',
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest(algorithm, bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function isDigest(reference: string): boolean {
  return /^sha256:[0-9a-f]{64}$/.test(reference)
}
