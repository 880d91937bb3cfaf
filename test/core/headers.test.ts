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

  test('may be left out', () => expect(readHeaders(undefined)).toEqual({}))

  test.each(['a\nb', '\u007f', '\u0085'])(
    'with a control character in the name are named without it',
    (name) => {
      expect(() => readHeaders({ [name]: 'x' })).toThrow(
        /^headers\["[\x20-\x7e]+"\]: is not the name of a header\.$/,
      )
    },
  )

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
