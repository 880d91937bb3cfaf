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
    ? 'is an RSA key whose exponent is not an odd number from 3 to 2,147,483,647.'
    : undefined
}

function isEven(number: Bytes): boolean {
  return (number.at(-1) ?? 0) % 2 === 0
}

// The points whose order divides 8, without the bit of their sign, and the two that have a second spelling
// (libsodium `ge25519_has_small_order`).
const smallOrder = [
  '0'.repeat(64),
  `01${'0'.repeat(62)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  `ec${'f'.repeat(60)}7f`,
  `ed${'f'.repeat(60)}7f`,
  `ee${'f'.repeat(60)}7f`,
]

function hasSmallOrder(point: Bytes): boolean {
  const unsigned = point.map((byte, index) => (index === 31 ? byte & 0x7f : byte))
  return smallOrder.includes(toHex(unsigned))
}
