import type { Bytes } from '../encoding/base64'
import { INTEGER, isPositiveInteger, readAll, SEQUENCE, writeElement } from '../encoding/der'

/**
 * Turns an ECDSA signature from DER, as every tool writes it, into the r‖s that WebCrypto takes.
 *
 * @param size bytes of one half: 32, 48 or 66
 * @returns `undefined` where it is not DER to the letter: bytes after the end, a length that is not the shortest,
 *   a negative or padded number, a number that does not fit
 */
export function rawFromDer(signature: Bytes, size: number): Bytes | undefined {
  const [sequence] = readAll(signature, SEQUENCE) ?? []
  const [r, s] = readAll(sequence, INTEGER, INTEGER) ?? []
  if (r === undefined || s === undefined || !isPositiveInteger(r) || !isPositiveInteger(s)) return undefined
  return join(r, s, size)
}

/** Takes r‖s as cosign does beside DER: two halves of any equal length up to 66, padded or not. */
export function rawFromHalves(signature: Bytes, size: number): Bytes | undefined {
  const half = signature.length / 2
  if (!Number.isInteger(half) || half < 1 || half > 66) return undefined
  return join(signature.subarray(0, half), signature.subarray(half), size)
}

/** Turns the r‖s that WebCrypto makes into DER, as every tool writes it. */
export function derFromRaw(raw: Bytes): Bytes {
  const half = raw.length / 2
  return writeElement(SEQUENCE, writeInteger(raw.subarray(0, half)), writeInteger(raw.subarray(half)))
}

/** In its shortest form, with a zero in front of a first bit that is set. */
function writeInteger(number: Bytes): Bytes {
  const first = number.findIndex((byte) => byte !== 0)
  const significant = number.subarray(first === -1 ? number.length - 1 : first)
  const sign = (significant[0] ?? 0) >= 0x80 ? [0] : []
  return writeElement(INTEGER, Uint8Array.from(sign), significant)
}

function join(r: Bytes, s: Bytes, size: number): Bytes | undefined {
  const raw = new Uint8Array(2 * size)
  for (const [number, end] of [
    [r, size],
    [s, 2 * size],
  ] as const) {
    const first = number.findIndex((byte) => byte !== 0)
    const significant = first === -1 ? number.subarray(0, 0) : number.subarray(first)
    if (significant.length > size) return undefined
    raw.set(significant, end - significant.length)
  }
  return raw
}
