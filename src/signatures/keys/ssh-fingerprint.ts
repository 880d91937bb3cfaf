import { type Bytes, encodeBase64 } from '../encoding/base64'
import type { PublicKeyShape } from './spki'

/**
 * The fingerprint of a key as OpenSSH prints it: `SHA256:` and base64 without padding.
 * It is what cosign compares the `keyid` of a DSSE signature with, where there is one
 * (secure-systems-lab/go-securesystemslib `dsse/verify.go`, `SHA256KeyID`).
 */
export async function sshFingerprint(key: PublicKeyShape): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', sshPublicKey(key))
  return `SHA256:${encodeBase64(new Uint8Array(digest)).replace(/=+$/, '')}`
}

/** The wire format of RFC 4253, 6.6, RFC 5656, 3.1 and RFC 8709, 4. */
function sshPublicKey(key: PublicKeyShape): Bytes {
  if (key.kind === 'Ed25519') return strings('ssh-ed25519', key.point)
  if (key.kind === 'RSA') return strings('ssh-rsa', key.exponent, key.modulus)
  const curve = `nist${key.curve.replace('-', '').toLowerCase()}`
  return strings(`ecdsa-sha2-${curve}`, curve, key.point)
}

/** Each part after its length in four bytes. */
function strings(...parts: (string | Bytes)[]): Bytes {
  const bytes = parts.map((part) => (typeof part === 'string' ? new TextEncoder().encode(part) : part))
  const joined = new Uint8Array(bytes.reduce((sum, { length }) => sum + 4 + length, 0))
  let offset = 0
  for (const part of bytes) {
    new DataView(joined.buffer).setUint32(offset, part.length)
    joined.set(part, offset + 4)
    offset += 4 + part.length
  }
  return joined
}
