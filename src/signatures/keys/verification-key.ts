import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import type { Bytes } from '../encoding/base64'
import { sha256Hex } from '../encoding/digest'
import type { DigestAlgorithm } from './digest-algorithm'
import { rawFromDer, rawFromHalves } from './ecdsa'
import { type PublicKeyShape, readSpki } from './spki'
import { weaknessOf } from './weakness'

/** A public key, ready to verify with. */
export interface VerificationKey {
  /** The SHA-256 of its SPKI, in hexadecimal. */
  readonly id: string
  readonly shape: PublicKeyShape
  readonly verify: (signed: Bytes, signature: Bytes, encoding: EcdsaEncoding) => Promise<KeyVerdict>
}

/** How an ECDSA signature may be written: DER as every tool writes it, or also the bare r‖s that cosign takes. */
export type EcdsaEncoding = 'der' | 'any'

/** `not-der`: an ECDSA signature that is not in the one form it has. */
export type KeyVerdict = 'valid' | 'invalid' | 'not-der'

/**
 * Makes a key out of its SPKI. The algorithm is the key's own: nothing that comes with a signature has a say.
 *
 * @throws {@link InvalidArgumentError} it is no key that signatures are verified with
 */
export async function createVerificationKey(
  spki: Bytes,
  digestAlgorithm: DigestAlgorithm,
  argument: string,
): Promise<VerificationKey> {
  const shape = readSpki(spki)
  if (shape === undefined) {
    const kinds = 'EC on P-256, P-384 or P-521, RSA, or Ed25519'
    throw new InvalidArgumentError(argument, `is no public key of a supported kind: ${kinds}.`)
  }
  const weakness = weaknessOf(shape)
  if (weakness !== undefined) throw new InvalidArgumentError(argument, weakness)
  const algorithm = algorithmOf(shape, digestAlgorithm)
  const key = await importKey(spki, algorithm, argument)
  return {
    id: await sha256Hex(spki),
    shape,
    verify: async (signed, signature, encoding) => {
      const raw = shape.kind === 'EC' ? rawSignature(signature, shape.size, encoding) : signature
      if (raw === undefined) return 'not-der'
      return (await isValid(key, algorithm, raw, signed)) ? 'valid' : 'invalid'
    },
  }
}

function algorithmOf(shape: PublicKeyShape, hash: DigestAlgorithm): EcKeyImportParams & EcdsaParams {
  const name = { EC: 'ECDSA', RSA: 'RSASSA-PKCS1-v1_5', Ed25519: 'Ed25519' }[shape.kind]
  return { name, hash, namedCurve: shape.kind === 'EC' ? shape.curve : '' }
}

function rawSignature(signature: Bytes, size: number, encoding: EcdsaEncoding): Bytes | undefined {
  return rawFromDer(signature, size) ?? (encoding === 'any' ? rawFromHalves(signature, size) : undefined)
}

async function importKey(spki: Bytes, algorithm: EcKeyImportParams, argument: string): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey('spki', spki, algorithm, true, ['verify'])
  } catch {
    throw new InvalidArgumentError(argument, 'is no valid public key, or of a kind that this runtime lacks.')
  }
}

/** A signature that the runtime refuses to look at, such as one of another length, is not valid. */
async function isValid(
  key: CryptoKey,
  algorithm: EcdsaParams,
  signature: Bytes,
  signed: Bytes,
): Promise<boolean> {
  try {
    return await crypto.subtle.verify(algorithm, key, signature, signed)
  } catch {
    return false
  }
}
