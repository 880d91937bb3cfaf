import type { Bytes } from '../encoding/base64'
import { readAll, readEach, SEQUENCE } from '../encoding/der'
import { kindOf } from './key-kind'

/** How WebCrypto imports a private key and signs with it. */
export type KeyAlgorithm = EcKeyImportParams & EcdsaParams

/** @returns `undefined` for what is no PKCS#8 (RFC 5958), or a key of another kind */
export function algorithmOf(pkcs8: Bytes): KeyAlgorithm | undefined {
  const [, algorithm] = readEach(readAll(pkcs8, SEQUENCE)?.[0]) ?? []
  const kind = algorithm && kindOf(algorithm.content)
  if (kind === undefined) return undefined
  // cosign verifies with SHA-256, whatever the key. Ed25519 leaves it aside.
  const hash = 'SHA-256'
  if (kind === 'Ed25519') return { name: kind, namedCurve: '', hash }
  if (kind === 'RSA') return { name: 'RSASSA-PKCS1-v1_5', namedCurve: '', hash }
  return { name: 'ECDSA', namedCurve: kind, hash }
}
