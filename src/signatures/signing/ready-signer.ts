import { HarborError } from '../../errors/harbor-error'
import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import type { Bytes } from '../encoding/base64'
import { derFromRaw } from '../keys/ecdsa'
import { readPrivateKey } from '../keys/import-private-key'
import { loadKey } from '../keys/load-key'
import type { Signer } from '../keys/signer'
import type { VerificationKey } from '../keys/verification-key'

/** A signer whose signatures are checked before anybody stores them. */
export interface ReadySigner {
  readonly key: VerificationKey
  /** ECDSA in DER. */
  readonly sign: (message: Bytes) => Promise<Bytes>
}

/** @throws {@link InvalidArgumentError} it is neither a private key nor a signer, or its public key is none */
export async function readSigner(value: unknown, password: unknown): Promise<ReadySigner> {
  const signer = typeof value === 'string' ? await readPrivateKey(value, password, 'key') : value
  if (!isSigner(signer)) {
    throw new InvalidArgumentError('key', "is no key. Give the content of 'cosign.key', or a signer.")
  }
  const pem = await ask('publicKey', () => signer.publicKey())
  // Of a CryptoKey nobody knows whose it is.
  if (typeof pem !== 'string') throw new InvalidArgumentError('key.publicKey', 'gave no string. Give PEM.')
  const key = await loadKey(pem, 'SHA-256', 'key.publicKey')
  return {
    key,
    sign: async (message) => {
      // A copy, so that nobody changes what the signature is stored beside.
      const made = await ask('sign', () => signer.sign(new Uint8Array(message)))
      if (!(made instanceof Uint8Array)) throw new InvalidArgumentError('key.sign', 'gave no Uint8Array.')
      return checked(key, message, new Uint8Array(made))
    },
  }
}

function isSigner(value: unknown): value is Signer {
  if (typeof value !== 'object' || value === null) return false
  return ['sign', 'publicKey'].every((name) => typeof Reflect.get(value, name) === 'function')
}

async function ask<T>(method: string, give: () => T | PromiseLike<T>): Promise<T> {
  try {
    return await give()
  } catch (cause) {
    throw new HarborError(`key.${method}: the signer failed.`, { cause })
  }
}

/** A signature over another hash, or by another key, would be stored and never verify. */
async function checked(key: VerificationKey, message: Bytes, signature: Bytes): Promise<Bytes> {
  const { shape } = key
  const isRaw = shape.kind === 'EC' && signature.length === 2 * shape.size
  for (const one of isRaw ? [signature, derFromRaw(signature)] : [signature]) {
    if ((await key.verify(message, one, 'der')) === 'valid') return one
  }
  const wanted = 'over SHA-256 (Ed25519: over the message itself; RSA: PKCS1-v1_5)'
  throw new InvalidArgumentError(
    'key.sign',
    `gave a signature that its public key does not verify. Sign ${wanted}.`,
  )
}
