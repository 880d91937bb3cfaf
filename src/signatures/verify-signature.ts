import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { SignatureVerificationError } from '../errors/signature-verification-error'
import { type Bytes, decodeBase64 } from './encoding/base64'
import { loadKey, type PublicKeyInput } from './keys/load-key'
import { checkDigestAlgorithm } from './keys/load-keys'
import type { DigestAlgorithm } from './keys/verification-key'

export interface SignatureToVerify {
  /** The bytes that were signed; a text stands for its UTF-8. */
  readonly payload: Uint8Array | string
  /** ECDSA in DER, RSASSA-PKCS1-v1_5 or Ed25519; a text is base64. */
  readonly signature: Uint8Array | string
  readonly key: PublicKeyInput
  /** The hash that was signed; Ed25519 has its own. @default 'SHA-256' */
  readonly digestAlgorithm?: DigestAlgorithm | undefined
}

/**
 * Verifies one signature over some bytes, and nothing about what they say.
 *
 * @returns the key that made it: the SHA-256 of its SPKI in hexadecimal
 * @throws {SignatureVerificationError} `INVALID`, `SIGNATURE_NOT_DER` or `SIGNATURE_NOT_BASE64`
 * @throws {InvalidArgumentError} `key` is no public key
 *
 * @example
 * await verifySignature({ payload, signature, key: await readFile('cosign.pub', 'utf8') })
 */
export async function verifySignature({
  payload,
  signature,
  key,
  digestAlgorithm = 'SHA-256',
}: SignatureToVerify): Promise<{ key: string }> {
  checkDigestAlgorithm(digestAlgorithm)
  const signed = toBytes(payload, 'payload')
  const bytes = typeof signature === 'string' ? decodeBase64(signature) : toBytes(signature, 'signature')
  const verifier = await loadKey(key, digestAlgorithm, 'key')
  if (bytes === undefined) {
    throw new SignatureVerificationError('The signature is not base64.', { code: 'SIGNATURE_NOT_BASE64' })
  }
  const verdict = await verifier.verify(signed, bytes, 'der')
  if (verdict === 'valid') return { key: verifier.id }
  throw verdict === 'not-der'
    ? new SignatureVerificationError('The signature is no ECDSA signature in DER.', {
        code: 'SIGNATURE_NOT_DER',
      })
    : new SignatureVerificationError('The signature was not made by this key over these bytes.', {
        code: 'INVALID',
      })
}

/** A copy, so that nobody changes the bytes while they are verified. */
function toBytes(value: Uint8Array | string, argument: string): Bytes {
  if (typeof value === 'string') return new TextEncoder().encode(value)
  if (value instanceof Uint8Array) return new Uint8Array(value)
  throw new InvalidArgumentError(argument, 'is neither a Uint8Array nor a text.')
}
