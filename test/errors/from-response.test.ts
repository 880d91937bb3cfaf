import { describe, expect, test } from 'vitest'
import { errorFromResponse, type FailedResponse, isJsonType } from '../../src/errors/from-response'

const failed: FailedResponse = {
  status: 404,
  requestId: 'a1',
  contentType: 'application/json',
  text: '{"errors":[{"code":"NOT_FOUND","message":"project demo not found"}]}',
  operation: 'getProject',
  described: 'GET /api/v2.0/projects/demo',
  method: 'GET',
  path: '/api/v2.0/projects/demo',
  outcome: 'refused',
  retryAfter: undefined,
  waitTooLong: false,
  quotable: true,
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
      'says that there is no body',
      { text: '' },
      'GET /api/v2.0/projects/demo: status 404 without a body (request a1)',
    ],
    [
      'quotes what a proxy said',
      { text: '<h1>Sorry</h1>', contentType: 'text/html', requestId: undefined },
      "GET /api/v2.0/projects/demo: status 404 with a body that is not Harbor's (text/html): <h1>Sorry</h1>",
    ],
    [
      'quotes nothing where there may be a secret',
      { text: 'secret=1', contentType: 'text/plain', quotable: false, requestId: undefined },
      "GET /api/v2.0/projects/demo: status 404 with a body that is not Harbor's (text/plain)",
    ],
    [
      'never quotes JSON',
      { text: '{"secret":1}', requestId: undefined },
      "GET /api/v2.0/projects/demo: status 404 with a body that is not Harbor's (application/json)",
    ],
  ])('%s', (_, differs, expected) => {
    expect(message(differs)).toBe(expected)
  })

  test('quotes 200 characters of a page at most', () => {
    const quoted = message({ text: 'x'.repeat(1000), contentType: 'text/html' })
    expect(quoted).toContain('x'.repeat(200))
    expect(quoted).not.toContain('x'.repeat(201))
  })
})

describe('a type is JSON', () => {
  test.each([
    ['application/json', true],
    ['application/json; charset=utf-8', true],
    ['Application/JSON;charset=utf-8', true],
    ['application/vnd.oci.image.manifest.v1+json', true],
    ['application/problem+json', true],
    ['application/jsonp', false],
    ['application/json-seq', false],
    ['text/json', false],
    ['text/html', false],
    ['application/octet-stream', false],
    ['', false],
    [undefined, false],
  ])('%s: %s', (type, is) => {
    expect(isJsonType(type)).toBe(is)
  })
})
