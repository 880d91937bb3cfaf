import type { Bytes } from '../encoding/base64'
import { readAll, readEach, SEQUENCE } from '../encoding/der'
import { toHex } from '../encoding/hex'
import { ed25519, p256, p384, p521, rsaEncryption } from './identifiers'

/** How WebCrypto imports a key and signs with it. */
export type KeyAlgorithm = EcKeyImportParams & EcdsaParams

// cosign verifies with SHA-256, whatever the key. Ed25519 and the others ignore what is not theirs.
const hash = 'SHA-256'
const ecdsa = (namedCurve: string): KeyAlgorithm => ({ name: 'ECDSA', namedCurve, hash })

/** @returns `undefined` for what is no PKCS#8 (RFC 5958), or a key of another kind */
export function algorithmOf(pkcs8: Bytes): KeyAlgorithm | undefined {
  const [, identifier] = readEach(readAll(pkcs8, SEQUENCE)?.[0]) ?? []
  switch (identifier === undefined ? '' : toHex(identifier.content)) {
    case p256:
      return ecdsa('P-256')
    case p384:
      return ecdsa('P-384')
    case p521:
      return ecdsa('P-521')
    case rsaEncryption:
      return { name: 'RSASSA-PKCS1-v1_5', namedCurve: '', hash }
    case ed25519:
      return { name: 'Ed25519', namedCurve: '', hash }
    default:
      return undefined
  }
}
