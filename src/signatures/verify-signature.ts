import { SignatureVerificationError } from '../errors/signature-verification-error'
import { decodeBase64 } from './encoding/base64'
import { type DigestAlgorithm, readDigestAlgorithm } from './keys/digest-algorithm'
import { loadKey, type PublicKeyInput } from './keys/load-key'
import { copyBytes } from './options/copy-bytes'
import { readOptions } from './options/read-options'

export interface SignatureToVerify {
  /** The bytes that were signed; a string stands for its UTF-8. */
  readonly payload: Uint8Array | string
  /** ECDSA in DER, RSASSA-PKCS1-v1_5 or pure Ed25519; a string is base64. */
  readonly signature: Uint8Array | string
  readonly key: PublicKeyInput
  /** The hash that was signed; Ed25519 has its own. @default 'SHA-256' */
  readonly digestAlgorithm?: DigestAlgorithm | undefined
}

/**
 * Verifies one signature over some bytes, and nothing about what they say.
 *
 * @returns the key that made it: the SHA-256 of its SPKI in hexadecimal
 * @throws {@link SignatureVerificationError} `INVALID`, `SIGNATURE_NOT_DER` or `SIGNATURE_NOT_BASE64`
 * @throws {@link InvalidArgumentError} `key` is no public key
 *
 * @example
 * await verifySignature({ payload, signature, key: await readFile('cosign.pub', 'utf8') })
 */
export async function verifySignature(options: SignatureToVerify): Promise<{ key: string }> {
  const names = ['payload', 'signature', 'key', 'digestAlgorithm'] as const
  const given = readOptions(options, names, '{ payload, signature, key }')
  const digestAlgorithm = readDigestAlgorithm(given('digestAlgorithm'))
  const payload = given('payload')
  const signed =
    typeof payload === 'string' ? new TextEncoder().encode(payload) : copyBytes(payload, 'payload')
  const signature = given('signature')
  const bytes = typeof signature === 'string' ? decodeBase64(signature) : copyBytes(signature, 'signature')
  const verifier = await loadKey(given('key'), digestAlgorithm, 'key')
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
