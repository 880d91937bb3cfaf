import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import type { Bytes } from '../encoding/base64'
import type { DigestAlgorithm } from './digest-algorithm'
import { parsePem } from './pem'
import { wrapPkcs1 } from './spki'
import { createVerificationKey, type VerificationKey } from './verification-key'

/**
 * A public key: the content of a PEM file as a string (`PUBLIC KEY`, as in `cosign.pub`, or `RSA PUBLIC KEY`), or a public `CryptoKey`
 * for ECDSA, RSASSA-PKCS1-v1_5 or Ed25519 that may be extracted.
 */
export type PublicKeyInput = string | PublicCryptoKey

/** A `CryptoKey`, by its shape: without the `DOM` library a compiler may not know the name, and would take any value. */
export interface PublicCryptoKey {
  readonly type: string
  readonly extractable: boolean
  readonly algorithm: { readonly name: string }
  readonly usages: readonly string[]
}

// Importing costs three times what verifying does. Bounded, for a program that is handed keys by its callers.
const limit = 100
const imported = new Map<unknown, Map<DigestAlgorithm, VerificationKey>>()

/** @throws {@link InvalidArgumentError} it is not one public key of a supported kind */
export async function loadKey(
  input: unknown,
  digestAlgorithm: DigestAlgorithm,
  argument: string,
): Promise<VerificationKey> {
  const known = imported.get(input)?.get(digestAlgorithm)
  if (known !== undefined) return known
  const spki = typeof input === 'string' ? spkiOf(input, argument) : await exportSpki(input, argument)
  const key = await createVerificationKey(spki, digestAlgorithm, argument)
  // The key and not its promise, which some runtimes bind to the request that made it.
  remember(input, digestAlgorithm, key)
  return key
}

function remember(input: unknown, digestAlgorithm: DigestAlgorithm, key: VerificationKey): void {
  const keys = imported.get(input) ?? new Map<DigestAlgorithm, VerificationKey>()
  imported.set(input, keys.set(digestAlgorithm, key))
  if (imported.size <= limit) return
  for (const oldest of imported.keys()) {
    imported.delete(oldest)
    return
  }
}

function spkiOf(text: string, argument: string): Bytes {
  const { label, content } = parsePem(text, argument)
  if (label === 'PUBLIC KEY') return content
  if (label === 'RSA PUBLIC KEY') return wrapPkcs1(content)
  throw new InvalidArgumentError(
    argument,
    `is a ${label}, not a public key. Give the content of 'cosign.pub'.`,
  )
}

const signing = ['ECDSA', 'RSASSA-PKCS1-v1_5', 'Ed25519']

async function exportSpki(key: unknown, argument: string): Promise<Bytes> {
  try {
    if (key instanceof CryptoKey && signing.includes(key.algorithm.name))
      return new Uint8Array(await crypto.subtle.exportKey('spki', key))
  } catch {
    // Private, or not extractable: the message below says what is wanted.
  }
  const wanted = `the content of a PEM file, or an extractable public CryptoKey for ${signing.join(', ')}`
  throw new InvalidArgumentError(argument, `is not a public key. Give ${wanted}.`)
}
