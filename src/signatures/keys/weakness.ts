import type { Bytes } from '../encoding/base64'
import { toHex } from '../encoding/hex'
import type { PublicKeyShape, RsaShape } from './spki'

/** Why nobody should trust a key of this shape, whoever holds the private one; `undefined` for a sound key. */
export function weaknessOf(key: PublicKeyShape): string | undefined {
  if (key.kind === 'RSA') return weaknessOfRsa(key)
  return key.kind === 'Ed25519' && hasSmallOrder(key.point)
    ? 'is an Ed25519 key of small order, for which anybody can sign.'
    : undefined
}

/** The rules of Go's `crypto/rsa` (`checkPublicKey`, `checkKeySize`), and so of cosign. */
function weaknessOfRsa({ modulus, exponent }: RsaShape): string | undefined {
  // With the zero in front of a first bit that is set.
  if (modulus.length < 129) return 'is an RSA key of fewer than 1,024 bits. Use a longer one.'
  if (isEven(modulus)) return 'is an RSA key with an even modulus.'
  const value = exponent.length > 4 ? Number.POSITIVE_INFINITY : Number.parseInt(toHex(exponent), 16)
  return isEven(exponent) || value < 3 || value >= 2 ** 31
    ? 'is an RSA key whose exponent is not odd and from 3 to 2,147,483,647.'
    : undefined
}

function isEven(number: Bytes): boolean {
  return (number.at(-1) ?? 0) % 2 === 0
}

// Of the points of order 8, two have this second coordinate and two its negative.
const eighth = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n

/** Whether the order of a point divides 8, in any spelling (libsodium `ge25519_has_small_order`). */
function hasSmallOrder(point: Bytes): boolean {
  const prime = 2n ** 255n - 19n
  // The last bit is the sign of the first coordinate.
  const y = (BigInt(`0x${toHex(point.slice().reverse())}`) % 2n ** 255n) % prime
  return [0n, 1n, eighth].some((one) => y === one || y === prime - one)
}
