import { describe, expect, test } from 'vitest'
import { errorFromResponse, type FailedResponse } from '../../src/errors/from-response'

const failed: FailedResponse = {
  status: 404,
  requestId: 'a1',
  errors: [{ code: 'NOT_FOUND', message: 'project demo not found' }],
  foreign: undefined,
  operation: 'getProject',
  who: 'robot$ci',
  need: 'maintainer, or as a robot artifact:delete',
  ofProject: true,
  described: 'GET /api/v2.0/projects/demo',
  method: 'GET',
  path: '/api/v2.0/projects/demo',
  outcome: 'refused',
  retryAfter: undefined,
  waitTooLong: false,
}

const message = (differs: Partial<FailedResponse>) => errorFromResponse({ ...failed, ...differs }).message

describe('the message of an error', () => {
  test.each<[string, Partial<FailedResponse>, string]>([
    [
      'has method, path, status, code, what Harbor said and the request id',
      {},
      'GET /api/v2.0/projects/demo: status 404 NOT_FOUND project demo not found (request a1)',
    ],
    [
      'leaves out a request id that is not there',
      { requestId: undefined },
      'GET /api/v2.0/projects/demo: status 404 NOT_FOUND project demo not found',
    ],
    [
      'has all that Harbor said',
      {
        errors: [
          { code: 'A', message: 'one' },
          { code: 'B', message: 'two' },
        ],
      },
      'GET /api/v2.0/projects/demo: status 404 A one; B two (request a1)',
    ],
    [
      'has what is said of a body without entries',
      { errors: [], foreign: 'with a page', requestId: undefined },
      'GET /api/v2.0/projects/demo: status 404 with a page',
    ],
    [
      'says that there is no body',
      { status: 418, errors: [] },
      'GET /api/v2.0/projects/demo: status 418 without a body (request a1)',
    ],
  ])('%s', (_, differs, expected) => {
    expect(message(differs)).toBe(expected)
  })

  test.each([
    [401, 'the credentials are missing, wrong, expired or disabled'],
    [403, 'these credentials may not do this'],
    [404, 'it does not exist, or these credentials may not see it'],
    [413, 'it is larger than Harbor or a proxy takes'],
    [429, 'too many requests'],
    [502, 'a proxy could not reach Harbor'],
    [503, 'Harbor or a proxy cannot answer for now'],
    [504, 'Harbor did not answer a proxy in time'],
  ])('says what a %d without a body means', (status, meaning) => {
    expect(message({ status, errors: [], requestId: undefined })).toBe(
      `GET /api/v2.0/projects/demo: status ${status} without a body: ${meaning}`,
    )
  })
})

test('a 401 of Harbor says whose credentials it is about', () => {
  const errors = [{ code: 'UNAUTHORIZED', message: 'unauthorized' }]
  const refused = { ...failed, status: 401, errors }
  const whose =
    'UNAUTHORIZED unauthorized: the credentials of robot$ci are missing, wrong, expired or disabled'
  expect(message(refused)).toContain(whose)
  // Outside the API description somebody else has words for it.
  expect(message({ ...refused, need: undefined })).not.toContain('robot$ci')
})

describe('a 403 of Harbor', () => {
  const forbidden = {
    status: 403,
    errors: [{ code: 'FORBIDDEN', message: 'forbidden' }],
    requestId: undefined,
  }

  test('says who asked for what, and what that takes', () => {
    const refused =
      'GET /api/v2.0/projects/demo: status 403 FORBIDDEN forbidden: robot$ci may not call getProject, which needs maintainer, or as a robot artifact:delete'
    expect(message({ ...forbidden, ofProject: false })).toBe(refused)
    expect(message(forbidden)).toBe(`${refused}; or the project does not exist`)
  })

  test.each([
    ['/api/v2.0/projects/demo', false],
    ['/api/v2.0/projects/demo/members', false],
    ['/api/v2.0/projects/demo2/members', true],
    ['/api/v2.0/projects/my-demo', true],
    ['/api/v2.0/projects/2', true],
  ])('does not tell a robot of a project that this does not exist: %s, %j', (path, perhaps) => {
    const said = message({ ...forbidden, who: 'robot$demo+ci', path })
    expect(said.endsWith('; or the project does not exist')).toBe(perhaps)
  })

  test.each([
    ['robot$ci', 'FORBIDDEN'],
    ['<nil>', 'FORBIDDEN <nil>'],
    ['', 'FORBIDDEN '],
    ['jane', 'FORBIDDEN jane'],
  ])('says the same where Harbor says %j, and nobody twice', (said, shown) => {
    const errors = [{ code: 'FORBIDDEN', message: said }]
    expect(message({ ...forbidden, errors })).toContain(` ${shown}: robot$ci may not call getProject`)
  })

  test('says the same where Harbor repeats a name that has a space in it', () => {
    const errors = [{ code: 'FORBIDDEN', message: 'jane doe' }]
    expect(message({ ...forbidden, errors, who: 'jane doe' })).toContain(': jane doe may not call getProject')
  })

  test.each<[string, Partial<FailedResponse>]>([
    ['a full quota', { errors: [{ code: 'DENIED', message: 'over the quota' }] }],
    ['a missing CSRF token', { errors: [{ code: 'FORBIDDEN', message: 'CSRF token not found in request' }] }],
    ['a wrong old password', { errors: [{ code: 'FORBIDDEN', message: 'Current password is incorrect' }] }],
    ['a page of a proxy', { errors: [], foreign: 'with a page' }],
    ['no body', { errors: [] }],
    ['a call outside the API', { operation: undefined, need: undefined }],
    ['another status', { status: 412 }],
  ])('keeps its own words for %s', (_, differs) => {
    expect(message({ ...forbidden, ...differs })).not.toContain('robot$ci')
  })
})
