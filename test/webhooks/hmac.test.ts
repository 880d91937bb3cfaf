import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { InvalidArgumentError } from '../../src/errors/invalid-argument-error'
import { verifyHmac } from '../../src/webhooks'

const body = '{"operator":"jané"}'
const secrets = 'relay'

function sign(algorithm: string, secret: string, encoding: 'hex' | 'base64') {
  return createHmac(algorithm, secret).update(body).digest(encoding)
}

const right = sign('sha256', 'relay', 'hex')

describe('verifyHmac', () => {
  test.each([
    ['hexadecimal', { body, signature: right, secrets }, true],
    ['capital hexadecimal', { body, signature: right.toUpperCase(), secrets }, true],
    ['hexadecimal with a prefix', { body, signature: `sha256=${right}`, secrets }, true],
    ['base64', { body, signature: sign('sha256', 'relay', 'base64'), secrets }, true],
    [
      'base64 with a prefix',
      { body, signature: `sha256=${sign('sha256', 'relay', 'base64')}`, secrets },
      true,
    ],
    ['bytes', { body: Buffer.from(body), signature: right, secrets }, true],
    ['a buffer', { body: new TextEncoder().encode(body).buffer, signature: right, secrets }, true],
    ['the second of two secrets', { body, signature: right, secrets: ['old', 'relay'] }, true],
    ['SHA-1', { body, signature: sign('sha1', 'relay', 'base64'), secrets, algorithm: 'SHA-1' }, true],
    ['SHA-512', { body, signature: sign('sha512', 'relay', 'hex'), secrets, algorithm: 'SHA-512' }, true],
    // Up to the first `=` it could be a prefix, as it has neither `+` nor `/`.
    [
      'base64 that ends in two equals signs',
      { body, signature: sign('sha512', 'relay4', 'base64'), secrets: 'relay4', algorithm: 'SHA-512' },
      true,
    ],
    ['another algorithm', { body, signature: sign('sha512', 'relay', 'hex'), secrets }, false],
    ['another secret', { body, signature: right, secrets: ['old'] }, false],
    ['another body', { body: `${body} `, signature: right, secrets }, false],
    ['half of it', { body, signature: right.slice(0, 32), secrets }, false],
    ['a text that is neither hexadecimal nor base64', { body, signature: '!', secrets }, false],
    ['nothing', { body, signature: '', secrets }, false],
    ['no signature', { body, signature: undefined, secrets }, false],
    ['no header', { body, signature: null, secrets }, false],
    ['a header that was sent twice', { body, signature: [right, right] as never, secrets }, false],
  ] as const)('%s', async (_what, options, verified) => {
    expect(await verifyHmac(options)).toBe(verified)
  })

  test.each([
    ['body', { body: JSON.parse(body), signature: right, secrets }],
    ['secrets', { body, signature: right, secrets: '' }],
    ['secrets', { body, signature: right, secrets: [] }],
    ['secrets', { body, signature: right, secrets: ['relay', ''] }],
    ['secrets', { body, signature: right }],
    ['algorithm', { body, signature: right, secrets, algorithm: 'sha256' }],
  ])('refuses %s: %j', async (argument, options) => {
    const error = await verifyHmac(options as never).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(InvalidArgumentError)
    expect(error).toMatchObject({ argument })
  })
})
