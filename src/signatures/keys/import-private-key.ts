import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import type { Bytes } from '../encoding/base64'
import { readOptions } from '../options/read-options'
import { derFromRaw } from './ecdsa'
import { algorithmOf, type KeyAlgorithm } from './key-algorithm'
import { decryptKeyFile, keyFileLabels } from './key-file'
import { parsePem, writePem } from './pem'
import type { Signer } from './signer'

export interface ImportPrivateKeyOptions {
  /** Of an encrypted key. The empty string is a password too, as with cosign. */
  readonly password?: string | undefined
}

/**
 * Reads a private key, to sign with it more than once: opening an encrypted one takes scrypt half a second.
 *
 * @param pem the content of `cosign.key` (encrypted, of cosign 1 to 3), or of a PKCS#8 file (`PRIVATE KEY`): EC on P-256,
 *   P-384 or P-521, RSA, Ed25519
 * @throws {@link InvalidArgumentError} it is no such key, or the password does not open it. Nothing of either is quoted
 *
 * @example
 * const key = await importPrivateKey(await readFile('cosign.key', 'utf8'), { password: process.env.COSIGN_PASSWORD })
 */
export async function importPrivateKey(pem: string, options: ImportPrivateKeyOptions = {}): Promise<Signer> {
  const given = readOptions(options, ['password'], 'the options as { password }')
  return readPrivateKey(pem, given('password'), 'pem')
}

/** @param argument what the caller calls the key */
export async function readPrivateKey(pem: unknown, password: unknown, argument: string): Promise<Signer> {
  if (typeof pem !== 'string') {
    throw new InvalidArgumentError(argument, "is not a string. Give the content of 'cosign.key'.")
  }
  const pkcs8 = await openKey(pem, password, argument)
  try {
    return await createSigner(pkcs8, argument)
  } finally {
    pkcs8.fill(0)
  }
}

async function openKey(pem: string, password: unknown, argument: string): Promise<Bytes> {
  const { label, content } = parsePem(pem, argument, 'cosign.key')
  if (label === 'PRIVATE KEY') return content
  if (!keyFileLabels.some((known) => known === label)) {
    const remedy = 'Give a cosign.key, or PKCS#8 (`openssl pkcs8 -topk8 -nocrypt` makes it of others).'
    throw new InvalidArgumentError(argument, `is a ${label}. ${remedy}`)
  }
  return decryptKeyFile(content, readPassword(password), argument)
}

/** @throws {@link InvalidArgumentError} it is no string */
export function readPassword(password: unknown): string {
  if (typeof password === 'string') return password
  throw new InvalidArgumentError('password', "is missing. Give it as a string; '' is the empty one.")
}

async function createSigner(pkcs8: Bytes, argument: string): Promise<Signer> {
  const algorithm = algorithmOf(pkcs8)
  if (algorithm === undefined) {
    throw new InvalidArgumentError(
      argument,
      'is no private key of EC on P-256, P-384 or P-521, RSA or Ed25519.',
    )
  }
  const [key, publicKey] = await importBoth(pkcs8, algorithm, argument)
  return {
    sign: async (message) => {
      const signature = new Uint8Array(await crypto.subtle.sign(algorithm, key, new Uint8Array(message)))
      return algorithm.name === 'ECDSA' ? derFromRaw(signature) : signature
    },
    publicKey: () => publicKey,
  }
}

async function importBoth(
  pkcs8: Bytes,
  algorithm: KeyAlgorithm,
  argument: string,
): Promise<readonly [key: CryptoKey, publicKey: string]> {
  try {
    const extractable = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign'])
    const publicKey = writePem({ label: 'PUBLIC KEY', content: await publicPart(extractable, algorithm) })
    return [await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']), publicKey]
  } catch {
    // The runtime may quote what it could not read.
    throw new InvalidArgumentError(argument, 'is no valid private key, or of a kind that this runtime lacks.')
  }
}

/** WebCrypto gives the public half of a private key in its JWK only. */
async function publicPart(key: CryptoKey, algorithm: KeyAlgorithm): Promise<Bytes> {
  const { kty = '', crv, x, y, n, e } = await crypto.subtle.exportKey('jwk', key)
  const half = {
    kty,
    ...(crv && { crv }),
    ...(x && { x }),
    ...(y && { y }),
    ...(n && { n }),
    ...(e && { e }),
  }
  const publicKey = await crypto.subtle.importKey('jwk', half, algorithm, true, ['verify'])
  return new Uint8Array(await crypto.subtle.exportKey('spki', publicKey))
}
