import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHeaders } from '../../src/core/headers'
import { InvalidArgumentError } from '../../src/index'

describe('headers', () => {
  test.each<[string, Parameters<typeof readHeaders>[0]]>([
    ['an object', { 'x-a': '1', 'x-b': undefined }],
    ['a Headers', new Headers({ 'x-a': '1' })],
    // Of another realm, or of a library: it has no members of its own.
    ['what is like a Headers', new Map([['x-a', '1']]) as unknown as Headers],
  ])('may be %s', (_, headers) => {
    expect(readHeaders(headers)).toEqual({ 'x-a': '1' })
  })

  test('go by their names in lower case, the later of two spellings', () => {
    expect(readHeaders({ 'X-A': '1', 'x-a': '2', 'X-Authorization': '3', Cookies: '4' })).toEqual({
      'x-a': '2',
      'x-authorization': '3',
      cookies: '4',
    })
  })

  test.each(['Authorization', 'cookie'])('that carry credentials are refused: %s', (name) => {
    expect(() => readHeaders({ [name]: 'x' }, 'options.headers')).toThrow(
      `options.headers["${name}"]: cannot be set here. Pass credentials as \`auth\`.`,
    )
  })

  test('may be left out', () => expect(readHeaders(undefined)).toEqual({}))

  test.each([
    ['a\nb', 'a\\nb'],
    ['\u007f', '\\u007f'],
    ['a\u0085\u0086', 'a\\u0085\\u0086'],
  ])('with a control character in the name %j are named without it', (name, shown) => {
    expect(() => readHeaders({ [name]: 'x' })).toThrow(
      expect.objectContaining({ message: `headers["${shown}"]: is not the name of a header.` }),
    )
  })

  test('that pass can be sent, and those that fetch would refuse never pass', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom('', 'X-A', 'a b', 'é', '\t'),
    )
    fc.assert(
      fc.property(anyText, anyText, (name, value) => {
        let passes = true
        try {
          readHeaders({ [name]: value })
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidArgumentError)
          expect(String(error)).not.toMatch(/\p{Cc}/u)
          passes = false
        }
        if (passes) expect(() => new Headers({ [name]: value })).not.toThrow()
      }),
      { numRuns: 500 },
    )
  })
})
