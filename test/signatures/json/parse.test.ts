import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Malformed, Unsupported } from '../../../src/signatures/json/malformed'
import { int64, list, message, string, struct } from '../../../src/signatures/json/proto-json'
import { readWritten, readWrittenStrictly, toJson, WrittenObject } from '../../../src/signatures/json/written'

const bytes = (text: string) => new TextEncoder().encode(text)
/** As Go's `encoding/json` reads any value, and as its `protojson` reads a `google.protobuf.Struct`. */
const leniently = (content: Uint8Array) => toJson(readWritten(content))
const strictly = (content: Uint8Array) => struct(readWrittenStrictly(content))

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom('', ' ', '\n\t'), (text, space) => {
      expect(leniently(bytes(space + text + space))).toEqual(JSON.parse(text))
    }),
  )
})

test('reads strictly what has no member twice and no half of a surrogate pair', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const text = JSON.stringify({ value })
      expect(strictly(bytes(text))).toEqual(JSON.parse(text))
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['no text', ''],
  ['a truncated object', '{"a":1'],
  ['text behind it', '{}x'],
  ['a byte order mark', '\ufeff{}'],
  ['a comment', '{}//'],
  ['a bare word', 'undefined'],
])('reads nothing from %s', (_what, text) => {
  expect(() => leniently(bytes(text))).toThrow(Malformed)
  expect(() => strictly(bytes(text))).toThrow(Malformed)
})

const nested = (levels: number) => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`

test('reads 1,000 levels, and says of more that they are not read here', () => {
  for (const read of [leniently, strictly]) {
    expect(read(bytes(nested(1000)))).toEqual(JSON.parse(nested(1000)))
    expect(() => read(bytes(nested(1001)))).toThrow(Unsupported)
    expect(() => read(bytes(nested(1e5)))).toThrow(Malformed)
  }
})

test.each([
  ['a member twice', '{"a":1,"a":2}', { a: 2 }],
  ['a member twice below', '{"a":[{"b":{"c":1,"c":2}}]}', { a: [{ b: { c: 2 } }] }],
  ['a member twice in two spellings', '{"a":1,"\\u0061":2}', { a: 2 }],
  ['an empty name twice', '{"":1,"":2}', { '': 2 }],
  ['half a surrogate pair', '{"a":"\\ud800"}', { a: '\ufffd' }],
  ['half a surrogate pair in a name', '{"\\udc00":1}', { '\ufffd': 1 }],
])('reads %s in the lenient way only', (_what, text, value) => {
  expect(leniently(bytes(text))).toEqual(value)
  expect(() => strictly(bytes(text))).toThrow(Malformed)
})

test('refuses a number out of range', () => {
  expect(() => leniently(bytes('{"a":[1e999]}'))).toThrow(Malformed)
  expect(() => strictly(bytes('{"a":[1e999]}'))).toThrow(Malformed)
})

test('replaces broken UTF-8 in the lenient way, and refuses it in the strict one', () => {
  const broken = Buffer.from('{"a":"\u00ff"}', 'latin1')
  expect(leniently(broken)).toEqual({ a: '\ufffd' })
  expect(() => strictly(broken)).toThrow(Malformed)
})

test.each([
  ['colons and brackets in strings', '{"a:{[":"\\"}]:{","b\\\\":"\\\\"}'],
  ['spaces around colons', '{ "a" : 1 , "b"\n:\t{ } }'],
  ['a long string', `{"a":${JSON.stringify('\\"'.repeat(1e5))}}`],
  ['words and numbers', ' { "a" : [ true , false , null , -0.5e+3 , 12 ] } '],
])('reads %s', (_what, text) => {
  expect(strictly(bytes(text))).toEqual(JSON.parse(text))
  expect(leniently(bytes(text))).toEqual(JSON.parse(text))
})

test('keeps the order of members, those that are there twice, and how numbers are written', () => {
  const document = readWritten('{"b":1.0,"2":1e2,"a":-0,"b":null}')
  expect(document).toBeInstanceOf(WrittenObject)
  expect(document).toMatchObject({
    members: [
      ['b', { source: '1.0' }],
      ['2', { source: '1e2' }],
      ['a', { source: '-0' }],
      ['b', null],
    ],
  })
})

test.each([
  ['5', 5],
  ['"5"', 5],
  ['-0', 0],
  ['5.0', 5],
  ['"5e2"', 500],
  ['50e-1', 5],
  ['0.5e1', 5],
  ['0e99', 0],
  ['9223372036854775807', 2 ** 63],
  ['-9223372036854775808', -(2 ** 63)],
])('reads the 64 bits of %s', (text, number) => {
  expect(int64(readWritten(text)) + 0).toBe(number)
})

test.each([
  '5.5',
  '"5.5"',
  '5e-1',
  '1.00000000000000000001',
  '9223372036854775808',
  '-9223372036854775809',
  '1e19',
  '1e999',
  '" 5"',
  '"05"',
  '""',
  'true',
  '[]',
])('reads no 64 bits of %s', (text) => {
  expect(() => int64(readWritten(text))).toThrow(Malformed)
})

const read = message(
  { anEnvelope: list(string), _type: string, other: string },
  { oneof: ['_type', 'other'] },
)

test('reads a message by either spelling of its names, and null as absence', () => {
  expect(read(readWritten('{"an_envelope":["x"],"type":"y","other":null}'))).toEqual({
    anEnvelope: ['x'],
    _type: 'y',
  })
})

test.each([
  '[]',
  '{"more":1}',
  '{"anEnvelope":[],"an_envelope":[]}',
  '{"_type":"x","other":"y"}',
  '{"other":1}',
])('reads no message of %s', (text) => {
  expect(() => read(readWritten(text))).toThrow(Malformed)
})
