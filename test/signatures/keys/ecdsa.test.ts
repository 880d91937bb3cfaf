import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rawFromDer, rawFromHalves } from '../../../src/signatures/keys/ecdsa'

const integer = (value: bigint): number[] => {
  const hex = value.toString(16)
  const bytes = [...Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')]
  const content = (bytes[0] ?? 0) >= 0x80 ? [0, ...bytes] : bytes
  return [2, content.length, ...content]
}
const sequence = (content: number[]) => {
  const length = content.length < 0x80 ? [content.length] : [0x81, content.length]
  return Uint8Array.from([0x30, ...length, ...content])
}
const sizes = fc.constantFrom(32, 48, 66)
const number = (size: number) => fc.bigInt({ min: 0n, max: (1n << BigInt(8 * size)) - 1n })
const numberOf = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)

const signatures = sizes.chain((size) => fc.tuple(fc.constant(size), number(size), number(size)))

test('reads any two numbers that fit, from DER and from halves of any length', () => {
  fc.assert(
    fc.property(signatures, fc.integer({ min: 0, max: 66 }), ([size, r, s], longer) => {
      const raw = rawFromDer(sequence([...integer(r), ...integer(s)]), size)
      expect(raw).toHaveLength(2 * size)
      expect(numberOf(raw!.subarray(0, size))).toBe(r)
      expect(numberOf(raw!.subarray(size))).toBe(s)
      const half = Math.min(66, size + longer)
      const halves = [r, s].map((value) => Buffer.from(value.toString(16).padStart(2 * half, '0'), 'hex'))
      expect(rawFromHalves(new Uint8Array(Buffer.concat(halves)), size)).toEqual(raw)
    }),
  )
})

test('reads no other bytes: what it reads, it would write the same', () => {
  const edits = fc.array(fc.tuple(fc.nat(140), fc.nat(255)), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(signatures, edits, fc.uint8Array({ maxLength: 3 }), ([size, r, s], changes, tail) => {
      const bytes = new Uint8Array([...sequence([...integer(r), ...integer(s)]), ...tail])
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
      const raw = rawFromDer(bytes, size)
      if (raw === undefined) return
      const again = sequence([
        ...integer(numberOf(raw.subarray(0, size))),
        ...integer(numberOf(raw.subarray(size))),
      ])
      expect(again).toEqual(bytes)
    }),
    { numRuns: 5000 },
  )
})

test.each([
  ['a number too large for the curve', sequence([...integer(1n << 256n), ...integer(1n)])],
  ['nothing', new Uint8Array()],
  ['a length past the end', Uint8Array.from([0x30, 0x7f, 2, 1, 1, 2, 1, 1])],
  ['a length without bytes', Uint8Array.from([0x30])],
  ['a length of four bytes', Uint8Array.from([0x30, 0x84, 0, 0, 0, 6, 2, 1, 1, 2, 1, 1])],
  ['another tag', Uint8Array.from([0x31, 6, 2, 1, 1, 2, 1, 1])],
])('reads no DER from %s', (_what, bytes) => {
  expect(rawFromDer(bytes, 32)).toBeUndefined()
})

test.each([0, 1, 63, 133, 134])('reads no halves from %i bytes', (length) => {
  expect(rawFromHalves(new Uint8Array(length), 32)).toBeUndefined()
})

test('reads no halves that are too large for the curve', () => {
  expect(rawFromHalves(new Uint8Array(66).fill(1), 32)).toBeUndefined()
})
