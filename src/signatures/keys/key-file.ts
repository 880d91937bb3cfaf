import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { type Bytes, decodeBase64, encodeBase64 } from '../encoding/base64'

/** What cosign 2 and 3 call the PEM block of an encrypted private key, and cosign 1 before them. */
export const keyFileLabels = ['ENCRYPTED SIGSTORE PRIVATE KEY', 'ENCRYPTED COSIGN PRIVATE KEY'] as const

/** The document in the block (secure-systems-lab/go-securesystemslib `encrypted/encrypted.go`). */
interface KeyFile {
  readonly kdf: { readonly name: 'scrypt'; readonly params: ScryptParams; readonly salt: string }
  readonly cipher: { readonly name: 'nacl/secretbox'; readonly nonce: string }
  readonly ciphertext: string
}

interface ScryptParams {
  readonly N: number
  readonly r: number
  readonly p: number
}

const standard: ScryptParams = { N: 65_536, r: 8, p: 1 }
// The strengths that Go's package knows; others it refuses. A file must not make scrypt run for hours, or fill the memory.
const strengths: readonly unknown[] = [32_768, 65_536, 131_072]

/** Encrypts a private key for a file as `cosign generate-key-pair` writes it. */
export async function encryptKeyFile(pkcs8: Bytes, password: string): Promise<Bytes> {
  const salt = crypto.getRandomValues(new Uint8Array(32))
  const nonce = crypto.getRandomValues(new Uint8Array(24))
  const box = await secretBox(password, salt, nonce, standard)
  const file: KeyFile = {
    kdf: { name: 'scrypt', params: standard, salt: encodeBase64(salt) },
    cipher: { name: 'nacl/secretbox', nonce: encodeBase64(nonce) },
    ciphertext: encodeBase64(box.encrypt(pkcs8)),
  }
  return new TextEncoder().encode(JSON.stringify(file))
}

/**
 * Opens such a file.
 *
 * @returns the private key as PKCS#8
 * @throws {@link InvalidArgumentError} it is no such file, or the password is another
 */
export async function decryptKeyFile(content: Bytes, password: string, argument: string): Promise<Bytes> {
  const { salt, nonce, ciphertext, params } = readKeyFile(content, argument)
  const box = await secretBox(password, salt, nonce, params)
  try {
    return new Uint8Array(box.decrypt(ciphertext))
  } catch {
    // What was thrown knows nothing that helps.
    throw new InvalidArgumentError('password', 'does not open the key, or the key is damaged.')
  }
}

function readKeyFile(content: Bytes, argument: string) {
  const { kdf, cipher, ciphertext } = members(parse(content))
  const { name, params, salt } = members(kdf)
  const { N, r, p } = members(params)
  const { name: box, nonce } = members(cipher)
  const [decodedSalt, decodedNonce, decoded] = [salt, nonce, ciphertext].map((text) =>
    typeof text === 'string' ? decodeBase64(text) : undefined,
  )
  const known = name === 'scrypt' && box === 'nacl/secretbox' && strengths.includes(N) && r === 8 && p === 1
  if (known && decodedSalt && decodedNonce?.length === 24 && decoded) {
    return { salt: decodedSalt, nonce: decodedNonce, ciphertext: decoded, params: { N: Number(N), r, p } }
  }
  throw new InvalidArgumentError(argument, 'is encrypted in another way than cosign encrypts its keys.')
}

/** Loaded on use: who only verifies, or has another key, does not pay for it. */
async function secretBox(password: string, salt: Bytes, nonce: Bytes, params: ScryptParams) {
  const [{ scryptAsync }, { xsalsa20poly1305 }] = await Promise.all([
    import('@noble/hashes/scrypt.js'),
    import('@noble/ciphers/salsa.js'),
  ])
  const key = await scryptAsync(password, salt, { ...params, dkLen: 32 })
  return xsalsa20poly1305(key, nonce)
}

function parse(content: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(content))
  } catch {
    return undefined
  }
}

function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
