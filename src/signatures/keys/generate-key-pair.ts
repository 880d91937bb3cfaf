import { readChoice } from '../options/read-choice'
import { readOptions } from '../options/read-options'
import { readPassword } from './import-private-key'
import { encryptKeyFile, keyFileLabels } from './key-file'
import { writePem } from './pem'

export interface GenerateKeyPairOptions {
  /** Encrypts the private key. The empty string is a password too, as with cosign, and protects nothing. */
  readonly password: string
  /** @default 'P-256', as `cosign generate-key-pair` makes it */
  readonly type?: KeyType | undefined
}

export type KeyType = 'P-256' | 'P-384' | 'P-521' | 'RSA-2048' | 'RSA-3072' | 'RSA-4096' | 'Ed25519'

/** Both are contents of files. */
export interface KeyPair {
  /** `cosign.key`: encrypted, in cosign's own format. */
  readonly privateKey: string
  /** `cosign.pub`. */
  readonly publicKey: string
}

const types: readonly KeyType[] = ['P-256', 'P-384', 'P-521', 'RSA-2048', 'RSA-3072', 'RSA-4096', 'Ed25519']

/**
 * Makes a key pair in the files of `cosign generate-key-pair`: cosign opens them, and `importPrivateKey` opens cosign's.
 *
 * What `signImage` signs with any of them passes plain `cosign verify`. What `cosign sign` itself signs with P-384, P-521 or
 * Ed25519 does not: it takes another hash than it verifies with.
 *
 * @throws {@link InvalidArgumentError} no `password`, or a `type` that there is not
 *
 * @example
 * const { privateKey, publicKey } = await generateKeyPair({ password })
 */
export async function generateKeyPair(options: GenerateKeyPairOptions): Promise<KeyPair> {
  const given = readOptions(options, ['password', 'type'], '{ password }')
  const password = readPassword(given('password'))
  const { privateKey, publicKey } = await generate(readType(given('type')))
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))
  const encrypted = await encryptKeyFile(pkcs8, password)
  pkcs8.fill(0)
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey))
  return {
    privateKey: writePem({ label: keyFileLabels[0], content: encrypted }),
    publicKey: writePem({ label: 'PUBLIC KEY', content: spki }),
  }
}

function readType(value: unknown = 'P-256'): KeyType {
  return readChoice(value, types, 'type')
}

async function generate(type: KeyType): Promise<CryptoKeyPair> {
  const usages = ['sign', 'verify'] as const
  if (type === 'Ed25519') return crypto.subtle.generateKey({ name: type }, true, usages)
  if (type.startsWith('P'))
    return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: type }, true, usages)
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: Number(type.slice(4)),
    publicExponent: Uint8Array.of(1, 0, 1),
    hash: 'SHA-256',
  }
  return crypto.subtle.generateKey(algorithm, true, usages)
}
