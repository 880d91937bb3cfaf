import type { Bytes } from '../encoding/base64'
import { BIT_STRING, INTEGER, isPositiveInteger, readAll, SEQUENCE, writeElement } from '../encoding/der'
import { fromHex } from '../encoding/hex'
import { type Curve, kindOf, rsaEncryption } from './key-kind'

/** What a SubjectPublicKeyInfo holds. */
export type PublicKeyShape = EcShape | RsaShape | Ed25519Shape

export interface EcShape {
  readonly kind: 'EC'
  readonly curve: Curve
  /** Bytes of a coordinate, and of one half of a signature. */
  readonly size: number
  /** Uncompressed: 04, x, y. */
  readonly point: Bytes
}

export interface RsaShape {
  readonly kind: 'RSA'
  /** The content of the INTEGER: big-endian, with a leading zero where the first bit is set. */
  readonly modulus: Bytes
  readonly exponent: Bytes
}

export interface Ed25519Shape {
  readonly kind: 'Ed25519'
  readonly point: Bytes
}

/**
 * Reads a SubjectPublicKeyInfo (RFC 5280, 4.1) in its one DER form. So a key has one id, and cannot be counted twice
 * in two spellings (a compressed point, RSA without its NULL).
 *
 * @returns `undefined` for another algorithm, another curve, or anything that is not that form
 */
export function readSpki(spki: Bytes): PublicKeyShape | undefined {
  const [algorithm, bits] = readAll(readAll(spki, SEQUENCE)?.[0], SEQUENCE, BIT_STRING) ?? []
  // The first byte of a BIT STRING counts its unused bits.
  if (algorithm === undefined || bits?.[0] !== 0) return undefined
  const kind = kindOf(algorithm)
  const key = bits.subarray(1)
  if (kind === 'RSA') return readRsa(key)
  if (kind === 'Ed25519') return key.length === 32 ? { kind, point: key } : undefined
  return kind && readPoint(key, kind)
}

/** Puts a PKCS#1 key (`RSA PUBLIC KEY`) into the SPKI that WebCrypto takes. */
export function wrapPkcs1(pkcs1: Bytes): Bytes {
  const algorithm = writeElement(SEQUENCE, fromHex(rsaEncryption))
  return writeElement(SEQUENCE, algorithm, writeElement(BIT_STRING, new Uint8Array(1), pkcs1))
}

function readPoint(point: Bytes, curve: Curve): EcShape | undefined {
  const size = Math.ceil(Number(curve.slice(2)) / 8)
  return point[0] === 4 && point.length === 1 + 2 * size ? { kind: 'EC', curve, size, point } : undefined
}

function readRsa(key: Bytes): RsaShape | undefined {
  const [modulus, exponent] = readAll(readAll(key, SEQUENCE)?.[0], INTEGER, INTEGER) ?? []
  if (modulus === undefined || exponent === undefined) return undefined
  if (!isPositiveInteger(modulus) || !isPositiveInteger(exponent)) return undefined
  return { kind: 'RSA', modulus, exponent }
}
