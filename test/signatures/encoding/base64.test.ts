import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBase64, decodeLooseBase64, encodeBase64 } from '../../../src/signatures/encoding/base64'

test('encodes and decodes any bytes, as Node does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64')
      expect(encodeBase64(bytes)).toBe(text)
      expect(decodeBase64(text)).toEqual(bytes)
      expect(decodeLooseBase64(text)).toEqual(bytes)
    }),
  )
})

test('decodes megabytes', () => {
  const text = Buffer.alloc(3_000_001, 7).toString('base64')
  expect(decodeBase64(text)).toHaveLength(3_000_001)
})

test('decodes no text but the one that these bytes have', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ABCabc019+/-_= \n\r\t!'), maxLength: 12 }), (text) => {
      const bytes = decodeBase64(text)
      if (bytes !== undefined) expect(Buffer.from(bytes).toString('base64')).toBe(text)
    }),
    { numRuns: 5000 },
  )
})

test.each([
  ['a line break', 'AA\nAA', 3],
  ['line breaks of Windows', '\r\nAAAA\r\n', 3],
  ['stray bits', 'AB==', 1],
])('decodes %s in the loose way only', (_what, text, length) => {
  expect(decodeBase64(text)).toBeUndefined()
  expect(decodeLooseBase64(text)).toHaveLength(length)
})

test.each([
  'A',
  'AA',
  'AAA',
  'AA=',
  'A===',
  '====',
  'AA=A',
  'AAAA=',
  ' AAAA',
  'AA AA',
  'AA\tAA',
  'AA-_',
  'AAA!',
  'AAAé',
])('decodes %j in neither way', (text) => {
  expect(decodeBase64(text)).toBeUndefined()
  expect(decodeLooseBase64(text)).toBeUndefined()
})
