import { describe, expect, test } from 'vitest'
import { foreignPage, misplaced, readError } from '../../../src/core/answer/failure'
import { operationOf } from '../../../src/core/call/operation'
import {
  ForbiddenError,
  HarborResponseError,
  NotFoundError,
  UnsupportedOperationError,
} from '../../../src/index'
import { answerOf, type Given } from './made-answer'

const errorOf = (given: Given): Error => readError(answerOf(given))

const entry = (code: string, message: string) => JSON.stringify({ errors: [{ code, message }] })
const unknownPath = entry('NOT_FOUND', 'path /x was not found')
const remedy = 'Is `url` the address of Harbor itself?'

describe('an operation that Harbor does not have', () => {
  test.each<[string, Given]>([
    ['a path that the router does not know', { status: 404, text: unknownPath }],
    [
      'a method that the path does not have',
      { status: 405, text: entry('METHOD_NOT_ALLOWED', 'method PUT is not allowed') },
    ],
  ])('is %s', (_, given) => {
    const error = errorOf(given)
    expect(error).toBeInstanceOf(UnsupportedOperationError)
    expect(error).toMatchObject({ status: given.status, outcome: 'refused', operation: 'getProject' })
    expect(error.message).toMatch(/This Harbor does not have the operation, which came with Harbor 2\.13\.$/)
  })

  test.each<[string, Given]>([
    ['a thing that is missing', { status: 404, text: entry('NOT_FOUND', 'project demo not found') }],
    ['a thing whose name says so', { status: 404, text: entry('NOT_FOUND', 'label path /x was not found') }],
    ['another code', { status: 404, text: entry('MANIFEST_UNKNOWN', 'path /x was not found') }],
    ['the registry', { status: 404, text: unknownPath, url: 'https://harbor.example.com/v2/x/tags/list' }],
    ['another 405', { status: 405, text: entry('UNSUPPORTED', 'no') }],
    ['a 405 without a body', { status: 405 }],
    ['a 405 of a proxy', { status: 405, text: '<html>', type: 'text/html' }],
    ['another status', { status: 400, text: entry('METHOD_NOT_ALLOWED', 'path /x was not found') }],
    ['a path in another status', { status: 400, text: unknownPath }],
  ])('is not %s', (_, given) => {
    expect(errorOf(given)).not.toBeInstanceOf(UnsupportedOperationError)
  })
})

describe('a 404', () => {
  test.each<[string, Given]>([
    ['of Harbor', { status: 404, text: entry('NOT_FOUND', 'project demo not found') }],
    ['of Harbor with a list in it', { status: 404, text: '[{"uid":"carol","error":"failed"}]' }],
    ['without a body', { status: 404 }],
    ['without a body or a type', { status: 404, type: '' }],
  ])('%s says that a thing is missing', (_, given) => {
    expect(errorOf(given)).toBeInstanceOf(NotFoundError)
  })

  test('of a HEAD says in words what that means', () => {
    const url = 'https://harbor.example.com/v2/demo/app/manifests/v9'
    expect(errorOf({ status: 404, method: 'HEAD', url }).message).toBe(
      'HEAD /v2/demo/app/manifests/v9: status 404 without a body: it does not exist, or these credentials may not see it',
    )
  })

  test.each<[string, Given]>([
    ['a page', { status: 404, text: '<html>no</html>', type: 'text/html' }],
    ['a page without a text', { status: 404, type: 'text/html' }],
    ['a plain text', { status: 404, text: '404 page not found', type: 'text/plain' }],
    ['JSON of another product', { status: 404, text: '{"message":"404 Not Found"}' }],
    ['JSON under another type', { status: 404, text: entry('NOT_FOUND', 'no'), type: 'text/plain' }],
    ['no type', { status: 404, text: 'no', type: '' }],
    ['broken JSON', { status: 404, text: '{' }],
    ['a number', { status: 404, text: '404' }],
    ['null', { status: 404, text: 'null' }],
    ['no entries', { status: 404, text: '{"errors":[{"code":5}]}' }],
    ['codes that are none', { status: 404, text: '{"errors":[{"code":5,"message":"no"}]}' }],
    ['messages that are none', { status: 404, text: '{"errors":[{"code":"A","message":5}]}' }],
  ])('with %s is of no Harbor, and names the remedy', (_, given) => {
    const error = errorOf(given)
    expect(error).toBeInstanceOf(HarborResponseError)
    expect(error).toMatchObject({ status: 404, outcome: 'refused' })
    expect(error.message).toContain("with a body that is not Harbor's")
    expect(error.message.endsWith(remedy)).toBe(true)
  })
})

describe('a body that is of no Harbor', () => {
  test.each([401, 403, 404, 405])('is a wrong address with %d', (status) => {
    expect(errorOf({ status, text: '<html>', type: 'text/html' }).message).toContain(remedy)
  })

  test.each([400, 413, 429, 500, 502, 503])('is that of a proxy in front of Harbor with %d', (status) => {
    expect(errorOf({ status, text: '<html>', type: 'text/html' }).message).not.toContain(remedy)
  })

  test.each([
    '<h1>400 Bad Request</h1> <center>The plain HTTP request was sent to HTTPS port</center>',
    'Client sent an HTTP request to an HTTPS server.',
  ])('is that of a port which expects TLS: %s', (text) => {
    const { message } = errorOf({ status: 400, text, type: 'text/html' })
    expect(message.endsWith('. That port expects TLS: `url` begins with https://.')).toBe(true)
  })

  test('is quoted on one line, up to 200 characters', () => {
    const text = `  <h1>\r\n\tSorry\u001b</h1>${'x'.repeat(500)}`
    expect(errorOf({ status: 502, text, type: 'text/html' }).message).toBe(
      `GET /api/v2.0/projects/demo: status 502 with a body that is not Harbor's (text/html): <h1> Sorry </h1>${'x'.repeat(180)}`,
    )
  })

  test('that is empty has nothing to quote', () => {
    expect(errorOf({ status: 404, type: 'text/html' }).message).toBe(
      `GET /api/v2.0/projects/demo: status 404 with a body that is not Harbor's (text/html). ${remedy}`,
    )
  })

  test('is not quoted where it is JSON, or may hold a secret', () => {
    const said = "GET /api/v2.0/projects/demo: status 502 with a body that is not Harbor's"
    expect(errorOf({ status: 502, text: '{"a":1}' }).message).toBe(`${said} (application/json)`)
    const secret = { secret: true }
    expect(errorOf({ status: 502, text: 'a', type: 'text/plain', facts: secret }).message).toBe(
      `${said} (text/plain)`,
    )
  })

  test('without a type says so', () => {
    expect(errorOf({ status: 502, text: 'busy', type: '' }).message).toContain(
      "not Harbor's (no content type): busy",
    )
  })
})

describe('a 403 of Harbor', () => {
  const text = entry('FORBIDDEN', 'forbidden')

  test.each([
    ['deleteArtifact', 'maintainer, or as a robot artifact:delete; or the project does not exist'],
    ['updateConfigurations', 'system administrator; no robot can do it'],
  ] as const)('says who asked and what %s takes', (id, words) => {
    const error = errorOf({ status: 403, text, facts: { operation: operationOf(id) } })
    expect(error).toBeInstanceOf(ForbiddenError)
    expect(error.message.endsWith(`: robot$ci may not call ${id}, which needs ${words}`)).toBe(true)
  })

  test('keeps its words where nothing is known of an operation', () => {
    expect(errorOf({ status: 403, text, facts: { operation: undefined } }).message).toMatch(
      /FORBIDDEN forbidden$/,
    )
  })
})

describe('an answer that asks to wait', () => {
  test.each([
    [429, '1', 'RateLimitError'],
    [503, '60', 'ServerError'],
    [503, '61', 'RateLimitError'],
    [408, '61', 'RateLimitError'],
    [500, '61', 'ServerError'],
    [403, '61', 'ForbiddenError'],
  ])('with %d, for %s s, is a %s', (status, wait, name) => {
    expect(errorOf({ status, headers: { 'retry-after': wait } })).toMatchObject({ name, status })
  })

  test('says how long', () => {
    expect(errorOf({ status: 429, headers: { 'retry-after': '7' } })).toMatchObject({ retryAfter: 7_000 })
    expect(errorOf({ status: 429 })).toMatchObject({ retryAfter: undefined })
  })
})

test('a success that only somebody else gives is an error with a remedy', () => {
  const page = foreignPage(answerOf({ status: 200, type: 'text/html', facts: { outcome: 'unknown' } }))
  expect(page).toMatchObject({
    name: 'HarborResponseError',
    status: 200,
    contentType: 'text/html',
    outcome: 'unknown',
  })
  expect(page.message).toBe(`GET /api/v2.0/projects/demo: status 200 with a page. ${remedy}`)
  expect(misplaced(answerOf({ status: 200 }), 'in place of 201').message).toBe(
    `GET /api/v2.0/projects/demo: status 200 in place of 201. ${remedy}`,
  )
})
