import type { Bytes } from '../encoding/base64'
import { toHex } from '../encoding/hex'

export type Curve = 'P-256' | 'P-384' | 'P-521'
export type KeyKind = Curve | 'RSA' | 'Ed25519'

// The content of AlgorithmIdentifier in its one DER form: the object identifier and its parameters.
export const rsaEncryption = '06092a864886f70d0101010500'
const kinds: Readonly<Record<string, KeyKind>> = {
  '06072a8648ce3d020106082a8648ce3d030107': 'P-256',
  '06072a8648ce3d020106052b81040022': 'P-384',
  '06072a8648ce3d020106052b81040023': 'P-521',
  [rsaEncryption]: 'RSA',
  '06032b6570': 'Ed25519',
}

/** The kind of a key, public or private, by its algorithm; `undefined` for one that is not signed with here. */
export function kindOf(algorithm: Bytes): KeyKind | undefined {
  // No object has a member of its prototype that is called like a number in hexadecimal.
  return kinds[toHex(algorithm)]
}
