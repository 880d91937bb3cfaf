import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson, parseStrictJson } from '../../../src/signatures/json/parse-json'

const bytes = (text: string) => new TextEncoder().encode(text)

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom('', ' ', '\n\t'), (text, space) => {
      expect(parseJson(bytes(space + text + space))).toEqual(JSON.parse(text))
    }),
  )
})

test('reads strictly what has no member twice and no half of a surrogate pair', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const text = JSON.stringify(value)
      expect(parseStrictJson(bytes(text))).toEqual(JSON.parse(text))
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
  ['1,001 levels', '['.repeat(1001) + ']'.repeat(1001)],
  ['a hundred thousand levels', '['.repeat(1e5) + ']'.repeat(1e5)],
])('reads nothing from %s', (_what, text) => {
  expect(parseJson(bytes(text))).toBeUndefined()
  expect(parseStrictJson(bytes(text))).toBeUndefined()
})

test.each([
  ['a member twice', '{"a":1,"a":1}'],
  ['a member twice below', '{"a":[{"b":{"c":1,"c":1}}]}'],
  ['a member twice in two spellings', '{"a":1,"\\u0061":1}'],
  ['an empty name twice', '{"":1,"":2}'],
  ['half a surrogate pair', '["\\ud800"]'],
  ['half a surrogate pair in a name', '{"\\udc00":1}'],
  ['a number out of range', '{"a":[1e999]}'],
])('reads %s in the lenient way only', (_what, text) => {
  expect(parseJson(bytes(text))).toEqual(JSON.parse(text))
  expect(parseStrictJson(bytes(text))).toBeUndefined()
})

test('replaces broken UTF-8 in the lenient way, and refuses it in the strict one', () => {
  const broken = Uint8Array.from([0x22, 0xff, 0x22])
  expect(parseJson(broken)).toBe('\ufffd')
  expect(parseStrictJson(broken)).toBeUndefined()
})

test.each([
  ['colons and brackets in texts', '{"a:{[":"\\"}]:{","b\\\\":"\\\\"}'],
  ['spaces around colons', '{ "a" : 1 , "b"\n:\t{ } }'],
  ['1,000 levels', '['.repeat(1000) + ']'.repeat(1000)],
  ['a long text', JSON.stringify('\\"'.repeat(1e5))],
])('reads %s', (_what, text) => {
  expect(parseStrictJson(bytes(text))).toEqual(JSON.parse(text))
})
