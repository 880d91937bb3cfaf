import fc from 'fast-check'
import { expect, test } from 'vitest'
import { any, readGo } from '../../../src/signatures/json/go-json'
import { Malformed, Unsupported } from '../../../src/signatures/json/malformed'
import { parseProtoJson } from '../../../src/signatures/json/proto-parse'
import { readWritten, WrittenObject } from '../../../src/signatures/json/written'

const bytes = (text: string) => new TextEncoder().encode(text)
const parseGoJson = (content: Uint8Array) => readGo(any, readWritten(content))

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom('', ' ', '\n\t'), (text, space) => {
      expect(parseGoJson(bytes(space + text + space))).toEqual(JSON.parse(text))
    }),
  )
})

test('reads strictly what has no member twice and no half of a surrogate pair', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const text = JSON.stringify(value)
      expect(parseProtoJson(bytes(text))).toEqual(JSON.parse(text))
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
  expect(() => parseGoJson(bytes(text))).toThrow(Malformed)
  expect(() => parseProtoJson(bytes(text))).toThrow(Malformed)
})

test.each([1001, 1e5])('says of %i levels that they are not read here', (levels) => {
  const text = '['.repeat(levels) + ']'.repeat(levels)
  expect(() => parseGoJson(bytes(text))).toThrow(Unsupported)
  expect(() => parseProtoJson(bytes(text))).toThrow(Unsupported)
})

test.each([
  ['a member twice', '{"a":1,"a":2}', { a: 2 }],
  ['a member twice below', '{"a":[{"b":{"c":1,"c":2}}]}', { a: [{ b: { c: 2 } }] }],
  ['a member twice in two spellings', '{"a":1,"\\u0061":2}', { a: 2 }],
  ['an empty name twice', '{"":1,"":2}', { '': 2 }],
  ['half a surrogate pair', '["\\ud800"]', ['\ufffd']],
  ['half a surrogate pair in a name', '{"\\udc00":1}', { '\ufffd': 1 }],
])('reads %s in the lenient way only', (_what, text, value) => {
  expect(parseGoJson(bytes(text))).toEqual(value)
  expect(() => parseProtoJson(bytes(text))).toThrow(Malformed)
})

test('refuses a number out of range', () => {
  expect(() => parseGoJson(bytes('{"a":[1e999]}'))).toThrow(Malformed)
  expect(() => parseProtoJson(bytes('{"a":[1e999]}'))).toThrow(Malformed)
})

test('replaces broken UTF-8 in the lenient way, and refuses it in the strict one', () => {
  const broken = Uint8Array.from([0x22, 0xff, 0x22])
  expect(parseGoJson(broken)).toBe('\ufffd')
  expect(() => parseProtoJson(broken)).toThrow(Malformed)
})

test.each([
  ['colons and brackets in texts', '{"a:{[":"\\"}]:{","b\\\\":"\\\\"}'],
  ['spaces around colons', '{ "a" : 1 , "b"\n:\t{ } }'],
  ['1,000 levels', '['.repeat(1000) + ']'.repeat(1000)],
  ['a long text', JSON.stringify('\\"'.repeat(1e5))],
  ['words and numbers', ' [ true , false , null , -0.5e+3 , 12 ] '],
])('reads %s', (_what, text) => {
  expect(parseProtoJson(bytes(text))).toEqual(JSON.parse(text))
  expect(parseGoJson(bytes(text))).toEqual(JSON.parse(text))
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
