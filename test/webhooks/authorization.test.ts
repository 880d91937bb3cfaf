import { describe, expect, test } from 'vitest'
import { InvalidArgumentError } from '../../src/errors/invalid-argument-error'
import { verifyAuthorization } from '../../src/webhooks'

/** What Node and `Headers` show of UTF-8 on the wire: a character for each byte. */
const asBytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1')

describe('verifyAuthorization', () => {
  test.each([
    ['the secret', 'Bearer whk-3f9c', 'Bearer whk-3f9c', true],
    ['the second of two', 'new', ['old', 'new'], true],
    ['the first of two', 'old', ['old', 'new'], true],
    ['a list of one header', ['one'], 'one', true],
    ['bytes of a secret that is not ASCII', asBytes('schlüssel "é" 鍵'), 'schlüssel "é" 鍵', true],
    ['the text of a secret that is not ASCII', 'schlüssel', 'schlüssel', true],
    ['a secret from a file that ends in a line break', 'secret', 'secret\n', true],
    ['another', 'guess', 'secret', false],
    ['a part', 'secre', 'secret', false],
    ['more than the secret', 'secrets', 'secret', false],
    ['the secret twice over', 'secretsecret', 'secret', false],
    ['another case', 'Secret', 'secret', false],
    ['none', undefined, 'secret', false],
    ['null', null, 'secret', false],
    ['nothing in it', '', 'secret', false],
    ['an empty list', [], 'secret', false],
    ['a repeated header', ['secret', 'secret'], 'secret', false],
    ['a repeated header that Headers has joined', 'secret, secret', 'secret', false],
    ['both secrets at once', 'oldnew', ['old', 'new'], false],
  ])('%s', (_what, header, secrets, verified) => {
    expect(verifyAuthorization(header, secrets)).toBe(verified)
  })

  test.each([[undefined], [''], ['  \n'], [[]], [['secret', '']], [['secret', undefined]], [7]])(
    'refuses the secrets %j: an empty one would let anyone in',
    (secrets) => {
      // @ts-expect-error what comes from an environment may be missing
      expect(() => verifyAuthorization('secret', secrets)).toThrow(InvalidArgumentError)
    },
  )
})
