import { inspect } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import * as harborkit from '../../src/index'
import {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  HarborApiError,
  HarborConnectionError,
  HarborContentError,
  HarborError,
  type HarborErrors,
  HarborJobError,
  HarborResponseError,
  HarborTimeoutError,
  InvalidArgumentError,
  isHarborError,
  NotFoundError,
  PayloadTooLargeError,
  PreconditionFailedError,
  RateLimitError,
  RobotRotationError,
  ServerError,
  UnauthorizedError,
  UnprocessableError,
  UnsupportedOperationError,
} from '../../src/index'

const cause = new Error('the reason')
const api = {
  status: 404,
  errors: [{ code: 'NOT_FOUND', message: 'project demo not found' }],
  requestId: 'a1',
  operation: 'getProject',
  method: 'GET',
  path: '/api/v2.0/projects/demo',
  outcome: 'refused' as const,
  cause,
}
const apiClasses = {
  HarborApiError,
  BadRequestError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  PayloadTooLargeError,
  PreconditionFailedError,
  ServerError,
  UnauthorizedError,
  UnprocessableError,
  UnsupportedOperationError,
}

const classes: Record<string, unknown> = {
  ...apiClasses,
  HarborConnectionError,
  HarborError,
  HarborResponseError,
  HarborContentError,
  HarborTimeoutError,
  RateLimitError,
}

const errors: Record<string, HarborError> = {
  HarborError: new HarborError('it failed', { cause, outcome: 'refused' }),
  HarborConnectionError: new HarborConnectionError('it failed', { cause, outcome: 'refused', code: 'EPIPE' }),
  HarborTimeoutError: new HarborTimeoutError('it failed', {
    cause,
    outcome: 'refused',
    clock: 'timeout',
    milliseconds: 5,
  }),
  HarborResponseError: new HarborResponseError('it failed', {
    cause,
    outcome: 'refused',
    status: 200,
    contentType: 'text/html',
  }),
  HarborContentError: new HarborContentError('it failed', {
    cause,
    outcome: 'refused',
    status: 200,
    contentType: undefined,
    code: 'DIGEST_MISMATCH',
  }),
  RateLimitError: new RateLimitError('it failed', { ...api, retryAfter: 1000 }),
  ...Object.fromEntries(
    Object.entries(apiClasses).map(([name, Class]) => [name, new Class('it failed', api)]),
  ),
}

describe('each error class', () => {
  test('is among these, or is one for a mistake of the caller or for work of several requests', () => {
    const exported = Object.keys(harborkit).filter((name) => /^[A-Z].*Error$/.test(name))
    const others = ['InvalidArgumentError', 'HarborJobError', 'ProjectPurgeError', 'RobotRotationError']
    expect(exported.sort()).toEqual([...Object.keys(errors), ...others].sort())
  })

  test.each(Object.entries(errors))(
    '%s has its name, message, outcome, cause and ancestors',
    (name, error) => {
      expect(error.name).toBe(name)
      expect(String(error)).toBe(`${name}: it failed`)
      expect(error.outcome).toBe('refused')
      expect(error.cause).toBe(cause)
      expect(error).toBeInstanceOf(Error)
      expect(error).toBeInstanceOf(HarborError)
      expect(error).toBeInstanceOf(classes[name])
      expect(error instanceof HarborApiError).toBe(name in apiClasses || name === 'RateLimitError')
      expect(isHarborError(error)).toBe(true)
      expect(inspect(error)).toContain(`${name}: it failed`)
      expect(error.stack).toContain('errors.test.ts')
    },
  )

  test('of an answer has what a user needs to find the call', () => {
    expect(errors.NotFoundError).toMatchObject({
      status: 404,
      code: 'NOT_FOUND',
      errors: api.errors,
      requestId: 'a1',
      operation: 'getProject',
      method: 'GET',
      path: '/api/v2.0/projects/demo',
    })
  })

  test.each(Object.entries(errors))(
    '%s as JSON has all that its class says, and no cause or stack',
    (name, error) => {
      const json: object = JSON.parse(JSON.stringify({ error })).error
      expect(json).toMatchObject({ name, message: 'it failed', outcome: 'refused' })
      const members = Object.entries(error).flatMap(([member, value]) => (value === undefined ? [] : member))
      expect(Object.keys(json).sort()).toEqual([...members, 'message'].sort())
      expect(json).not.toHaveProperty('cause')
      expect(json).not.toHaveProperty('stack')
    },
  )

  test('as JSON has what an answer of Harbor gave', () => {
    const { cause: _, ...given } = api
    expect(JSON.parse(JSON.stringify(errors.NotFoundError))).toEqual({
      ...given,
      name: 'NotFoundError',
      message: 'it failed',
      code: 'NOT_FOUND',
    })
  })

  test('of an answer can be made with no more than its status', () => {
    const error = new ServerError('it failed', { status: 503 })
    expect(error).toMatchObject({ status: 503, errors: [], code: undefined, method: undefined })
    expect(new RateLimitError('it failed', { status: 429 }).retryAfter).toBeUndefined()
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      ...{ name: 'ServerError', message: 'it failed', status: 503, errors: [], outcome: 'not-sent' },
    })
  })

  test('as JSON has which clock ran out, and after how long', () => {
    expect(JSON.parse(JSON.stringify(errors.HarborTimeoutError))).toEqual({
      name: 'HarborTimeoutError',
      message: 'it failed',
      outcome: 'refused',
      clock: 'timeout',
      milliseconds: 5,
    })
  })

  test('has its name as a literal: a minifier would take that of the constructor', () => {
    for (const error of Object.values(errors)) {
      Object.defineProperty(error.constructor, 'name', { value: 'e', configurable: true })
    }
    for (const [name, error] of Object.entries(errors)) expect(error.name).toBe(name)
  })
})

describe('HarborJobError', () => {
  test('has the status of the job and its failed tasks as JSON too', () => {
    const tasks = [{ id: 3, status: 'Error', log: 'no space left' }]
    const error = new HarborJobError('it failed', { jobStatus: 'Stopped', tasks })
    expect(error).toBeInstanceOf(HarborError)
    const said = { name: 'HarborJobError', jobStatus: 'Stopped', tasks, outcome: 'unknown' }
    expect(error).toMatchObject(said)
    expect(JSON.parse(JSON.stringify(error))).toEqual({ ...said, message: 'it failed' })
  })
})

describe('RobotRotationError', () => {
  test('says as JSON too which secret is valid', () => {
    const error = new RobotRotationError('it failed', { active: 'old', cause })
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'RobotRotationError',
      message: 'it failed',
      outcome: 'refused',
      active: 'old',
    })
  })
})

describe('InvalidArgumentError', () => {
  test('names the argument, and nothing was sent', () => {
    const error = new InvalidArgumentError('auth.password', 'is missing.')
    expect(error).toMatchObject({
      name: 'InvalidArgumentError',
      message: 'auth.password: is missing.',
      argument: 'auth.password',
      outcome: 'not-sent',
    })
    expect(error).toBeInstanceOf(HarborError)
    expect(error).not.toHaveProperty('cause')
  })
})

describe('isHarborError', () => {
  test.each([
    ['another error', new Error('no')],
    ['a type error', new TypeError('no')],
    ['a text', 'HarborError'],
    ['nothing', undefined],
    ['null', null],
    ['a function', () => {}],
    ['an object of the same name', { name: 'HarborError', outcome: 'unknown' }],
  ])('says no to %s', (_, value) => {
    expect(isHarborError(value)).toBe(false)
  })

  test.each(Object.entries(errors))('knows a %s by its name', (name, error) => {
    expect(isHarborError(error, name as keyof HarborErrors)).toBe(true)
    const another = name === 'ConflictError' ? 'NotFoundError' : 'ConflictError'
    expect(isHarborError(error, another)).toBe(false)
  })

  test.each(Object.entries(errors))('knows a %s by the names of what it extends', (_name, error) => {
    for (const base of [HarborError, HarborApiError, HarborResponseError] as const) {
      expect(isHarborError(error, new base('', api as never).name as keyof HarborErrors)).toBe(
        error instanceof base,
      )
    }
  })

  test('says no to what is no error of the package, whatever its name', () => {
    expect(isHarborError(Object.assign(new Error('no'), { name: 'NotFoundError' }), 'NotFoundError')).toBe(
      false,
    )
    expect(isHarborError(errors.NotFoundError, 'constructor' as 'NotFoundError')).toBe(false)
  })

  test('is not misled by the index that filter gives it', () => {
    const caught: unknown[] = [errors.NotFoundError, new Error('no'), errors.ConflictError]
    expect(caught.filter(isHarborError)).toEqual([errors.NotFoundError, errors.ConflictError])
  })

  test('works across two copies of the package, where instanceof does not', async () => {
    vi.resetModules()
    const copy = await import('../../src/index')
    expect(copy.HarborError).not.toBe(HarborError)
    const theirs = new copy.NotFoundError('it failed', api)
    expect(theirs).not.toBeInstanceOf(HarborError)
    expect(isHarborError(theirs)).toBe(true)
    expect(isHarborError(theirs, 'NotFoundError')).toBe(true)
    expect(isHarborError(theirs, 'HarborApiError')).toBe(true)
    expect(isHarborError(theirs, 'ConflictError')).toBe(false)
    expect(copy.isHarborError(errors.NotFoundError)).toBe(true)
  })
})
