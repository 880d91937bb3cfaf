import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { finishError } from '../../../src/core/answer/finish-error'
import { hiding } from '../../../src/core/answer/redaction'
import {
  HarborConnectionError,
  HarborError,
  HarborResponseError,
  HarborTimeoutError,
  NotFoundError,
  RateLimitError,
} from '../../../src/index'

const secret = 'Hush-Hush&1'
const hide = hiding(() => [secret])
const finish = <E extends HarborError>(error: E, attempts = 1) => finishError(error, hide, attempts)

const api = {
  status: 404,
  errors: [
    {
      code: 'NOT_FOUND',
      message: `no ${secret}`,
      detail: { [secret]: [{ deep: secret }], size: 7, none: null },
    },
  ],
  requestId: `id-${secret}`,
  operation: 'getProject',
  method: 'GET',
  path: `/x/${encodeURIComponent(secret)}`,
  outcome: 'refused' as const,
  cause: new Error(`caused by ${secret}`),
}
const connection = { status: 200, contentType: `text/${secret}`, cause: api.cause }

describe('a secret leaves an error', () => {
  test.each<[string, HarborError]>([
    ['of an answer', new NotFoundError(`it says ${secret}`, api)],
    ['that waits', new RateLimitError(`it says ${secret}`, { ...api, retryAfter: 5 })],
    ['of a wrong answer', new HarborResponseError(`it says ${secret}`, connection)],
    ['of a connection', new HarborConnectionError(`it says ${secret}`, { code: secret, cause: api.cause })],
    [
      'of a clock',
      new HarborTimeoutError(`it says ${secret}`, { clock: 'timeout', milliseconds: 5, cause: api.cause }),
    ],
    ['of any kind', new HarborError(`it says ${secret}`, { cause: api.cause })],
  ])('%s, whatever member it is in', (_, error) => {
    expect(finish(error)).toBe(error)
    const shown = inspect(error, { depth: 20, showHidden: true, maxStringLength: null })
    expect(shown).not.toContain('Hush')
    expect(`${error.stack} ${error.message} ${JSON.stringify(error)} ${error.cause}`).not.toContain('Hush')
    expect(error.message).toBe('it says [hidden]')
    expect(error.stack).toContain('it says [hidden]')
    expect(error.stack).toContain('finish-error.test.ts')
    expect(error.cause).toMatchObject({ name: 'Error', message: 'caused by [hidden]' })
  })

  test('and all else stays', () => {
    const { name, status, code, errors, requestId, operation, method, path, outcome } = finish(
      new NotFoundError('x', api),
    )
    expect({ name, status, code, errors, requestId, operation, method, path, outcome }).toEqual({
      name: 'NotFoundError',
      status: 404,
      code: 'NOT_FOUND',
      errors: [
        {
          code: 'NOT_FOUND',
          message: 'no [hidden]',
          detail: { '[hidden]': [{ deep: '[hidden]' }], size: 7, none: null },
        },
      ],
      requestId: 'id-[hidden]',
      operation: 'getProject',
      method: 'GET',
      path: '/x/[hidden]',
      outcome: 'refused',
    })
  })

  test('but not its name, its outcome, its operation or its method, which are words of ours', () => {
    const words = hiding(() => ['NotFoundError', 'refused', 'getProject', 'GET1'])
    const error = finishError(new NotFoundError('x', { ...api, method: 'GET1' }), words, 1)
    expect(error).toMatchObject({
      name: 'NotFoundError',
      outcome: 'refused',
      operation: 'getProject',
      method: 'GET1',
    })
    const clock = new HarborTimeoutError('x', { clock: 'timeout', milliseconds: 5 })
    expect(
      finishError(
        clock,
        hiding(() => ['timeout']),
        1,
      ),
    ).toMatchObject({ clock: 'timeout' })
  })

  test('does not leave members behind that it had not', () => {
    const error = finish(new HarborError('x'))
    expect(Object.hasOwn(error, 'cause')).toBe(false)
    expect(Object.keys(error).sort()).toEqual(['name', 'outcome'])
  })
})

test('a secret leaves the stack, wherever it stands there', () => {
  const error = new HarborError('it failed')
  error.stack += `\n    at open (/srv/${secret}/client.js:1:1)`
  expect(finish(error).stack).toMatch(
    /it failed\n(?:.*\n)+ {4}at open \(\/srv\/\[hidden\]\/client\.js:1:1\)$/,
  )
})

test('an error without a stack is one all the same', () => {
  const error = Object.assign(new HarborError(`no ${secret}`), { stack: undefined })
  expect(finish(error).message).toBe('no [hidden]')
})

describe('a cause', () => {
  const causeOf = (cause: unknown) => finish(new HarborError('x', { cause })).cause

  test.each([
    ['an error', new Error('no')],
    [
      'a coded error',
      Object.assign(new Error('no'), { code: 'ECONNREFUSED', errno: -111, syscall: 'connect' }),
    ],
    [
      'an error with causes',
      new TypeError('fetch failed', { cause: new AggregateError([new Error('a')], 'b') }),
    ],
    [
      'an error of Node',
      Object.assign(new Error('no'), {
        ...{
          code: 'ECONNREFUSED',
          syscall: 'connect',
          address: '10.0.0.7',
          port: 443,
          hostname: 'h',
          host: 'h',
        },
        ...{
          reason: 'r',
          localAddress: '10.0.0.1',
          remoteAddress: '10.0.0.7',
          remoteFamily: 'IPv4',
          socket: null,
        },
      }),
    ],
    ['a string', 'no'],
    ['a plain object', { message: 'no', code: 5 }],
    ['a number', 5],
  ])('stays as it is where it holds nothing: %s', (_, cause) => {
    expect(causeOf(cause)).toBe(cause)
  })

  test.each<[string, unknown]>([
    ['a function', () => secret],
    ['an object with a secret', { message: secret }],
    ['an object with what was sent', { body: 'x' }],
    ['a list of strings', ['x']],
    ['an instance of a class', new URL('https://harbor.example.com')],
  ])('goes where it may hold anything: %s', (_, cause) => {
    const error = finish(new HarborError('x', { cause }))
    expect(Object.hasOwn(error, 'cause')).toBe(false)
  })

  test('that is a string loses its secret', () => expect(causeOf(`no ${secret}`)).toBe('no [hidden]'))

  test.each<[string, object]>([
    ['a secret in its message', new RangeError(`no ${secret}`)],
    [
      'a secret in its stack',
      Object.assign(new RangeError('no [hidden]'), { stack: `RangeError: no [hidden]\n ${secret}` }),
    ],
    [
      'a member with what was sent',
      Object.assign(new RangeError('no [hidden]'), { config: { headers: new Headers() } }),
    ],
    ['a member of a string', Object.assign(new RangeError('no [hidden]'), { body: 'x' })],
    ['a member that is itself', Object.assign(new RangeError('no [hidden]'), { info: circle() })],
    ['a getter', Object.defineProperty(new RangeError('no [hidden]'), 'request', { get: () => secret })],
    [
      'a member of a symbol',
      Object.assign(new RangeError('no [hidden]'), { [Symbol('kept')]: new Headers() }),
    ],
  ])('with %s is told by name, message, code and stack', (_, error) => {
    const cause = Object.assign(error, { name: 'MyError', code: 'E_MINE' })
    const copy = causeOf(cause) as Error
    expect(copy).not.toBe(cause)
    expect(copy).toBeInstanceOf(Error)
    expect(Object.getOwnPropertyNames(copy).sort()).toEqual(['code', 'message', 'name', 'stack'])
    expect(copy).toMatchObject({ name: 'MyError', code: 'E_MINE', message: 'no [hidden]' })
    expect(copy.stack).toContain('Error: no [hidden]')
    expect(copy.stack).not.toContain('Hush')
  })

  test('without a code gets none', () => {
    const copy = causeOf(Object.assign(new Error(secret), { code: 5 })) as Error
    expect(Object.getOwnPropertyNames(copy).sort()).toEqual(['message', 'name', 'stack'])
    expect(Object.hasOwn(causeOf(new Error(secret)) as Error, 'code')).toBe(false)
  })

  test('that was assigned is looked at too', () => {
    const error = Object.assign(new HarborError('x'), { cause: new Error(secret) })
    expect(finish(error).cause).toMatchObject({ name: 'Error', message: '[hidden]' })
  })

  test('has its own causes looked at too', () => {
    const inner = new Error('inner', { cause: new Error(secret) })
    const outer = causeOf(new Error('outer', { cause: inner })) as Error
    expect(outer).toMatchObject({
      message: 'outer',
      cause: { message: 'inner', cause: { message: '[hidden]' } },
    })
  })

  test('that is one of our errors stays one', () => {
    const cause = new NotFoundError(`no ${secret}`, api)
    expect(causeOf(cause)).toBe(cause)
    expect(cause.message).toBe('no [hidden]')
    expect(cause.errors[0]?.message).toBe('no [hidden]')
  })

  test('that is its own cause comes to an end', () => {
    const cause: Error = new Error(secret)
    cause.cause = cause
    let depth = 0
    for (let error: unknown = causeOf(cause); error instanceof Error; error = error.cause) {
      expect(error.message).toBe('[hidden]')
      depth += 1
    }
    expect(depth).toBe(9)
    const ours = new HarborError('x')
    ours.cause = ours
    expect(finish(ours)).toBe(ours)
  })
})

describe('what is long', () => {
  test('is cut in the middle: the end has the request id', () => {
    const { message, stack } = finish(new HarborError(`GET /x: ${'a'.repeat(20_000_000)} (request a1)`))
    expect(message).toHaveLength(1_000)
    expect(message).toMatch(/^GET \/x: a+ … a+ \(request a1\)$/)
    expect(stack?.length).toBeLessThan(5_000)
  })

  test('is hidden before it is cut, so that no half of a secret stays', () => {
    for (let length = 780; length < 820; length++) {
      const text = 'a'.repeat(length) + secret + 'b'.repeat(2_000)
      expect(finish(new HarborError(text)).message).not.toContain('Hus')
    }
  })

  test('stays whole up to 1,000 characters', () => {
    expect(finish(new HarborError('a'.repeat(1_000))).message).toBe('a'.repeat(1_000))
    expect(finish(new HarborError('a'.repeat(1_001))).message).toHaveLength(1_000)
  })

  test('is cut in the entries of Harbor and in causes', () => {
    const long = 'a'.repeat(5_000)
    const errors = [{ code: 'A', message: long, detail: [long] }]
    const error = finish(new NotFoundError('x', { ...api, errors, cause: new Error(`${secret} ${long}`) }))
    expect(error.errors[0]?.message).toHaveLength(1_000)
    expect(error.errors[0]?.detail).toEqual([expect.stringMatching(/^.{1000}$/)])
    expect((error.cause as Error).message).toHaveLength(1_000)
  })

  test('is cut off where it is nested deep', () => {
    let detail: unknown = 'deep'
    for (let depth = 0; depth < 100_000; depth++) detail = [detail]
    const error = finish(new NotFoundError('x', { ...api, errors: [{ code: 'A', message: 'b', detail }] }))
    expect(JSON.stringify(error.errors)).toMatch(/^\[\{"code":"A","message":"b","detail":\[{7}null\]{7}\}\]$/)
  })
})

describe('how often the request was sent', () => {
  test('is said from the second attempt on', () => {
    expect(finish(new HarborError('it failed'), 1).message).toBe('it failed')
    expect(finish(new HarborError('it failed'), 2).message).toBe('it failed, after 2 attempts')
    expect(finish(new HarborError('a.b failed'), 2).message).toBe('a.b failed, after 2 attempts')
    expect(finish(new HarborError('Is it right?'), 3).message).toBe('Is it right? (after 3 attempts)')
    expect(finish(new HarborError('It is wrong.'), 3).stack).toContain('It is wrong. (after 3 attempts)')
  })

  test('is said once, although several calls fail by one error', () => {
    const error = new HarborError('it failed')
    finish(error, 2)
    finish(error, 5)
    expect(error.message).toBe('it failed, after 2 attempts')
  })
})

function circle(): object {
  const one: { self?: object } = {}
  one.self = one
  return one
}
