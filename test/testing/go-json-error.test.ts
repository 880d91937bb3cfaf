import { expect, test } from 'vitest'
import { goJsonError } from '../../src/testing/http/go-json-error'

// In the words of Go's `encoding/json`.
test.each([
  ['{not json', "invalid character 'n' looking for beginning of object key string"],
  ['x', "invalid character 'x' looking for beginning of value"],
  ['{"a" 1}', "invalid character '1' after object key"],
  ['{"a": 1 "b"}', `invalid character '"' after object key:value pair`],
  ['{"a": 1,}', "invalid character '}' looking for beginning of object key string"],
  ['[1 2]', "invalid character '2' after array element"],
  ['[1,]', "invalid character ']' looking for beginning of value"],
  ['nul1', "invalid character '1' in literal null (expecting 'l')"],
  ['"\\x"', "invalid character 'x' in string escape code"],
  ['"\\u00g0"', "invalid character 'g' in \\u hexadecimal character escape"],
  ['"a\nb"', "invalid character '\\n' in string literal"],
  ['-a', "invalid character 'a' in numeric literal"],
  ['1.a', "invalid character 'a' after decimal point in numeric literal"],
  ['1ea', "invalid character 'a' in exponent of numeric literal"],
  ["{'a': 1}", "invalid character '\\'' looking for beginning of object key string"],
])('finds in %s what Go finds', (text, message) => {
  expect(goJsonError(text)).toBe(message)
})

test.each(['', '{', '{"a"', '{"a":', '[1', '"abc', 'tru', '-', '1.', '{"a": 1'])(
  'sees that %s breaks off',
  (text) => {
    expect(goJsonError(text)).toBe('end')
  },
)

test.each(['{}', '[]', ' {"a": [1, -0.5e+3, "\\u00e4", null]} ', 'true', '0'])('lets %s pass', (text) => {
  expect(goJsonError(text)).toBeUndefined()
})
