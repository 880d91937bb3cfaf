import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { readValue } from '../../../src/core/answer/response'
import {
  HarborApiError,
  HarborConnectionError,
  HarborError,
  HarborResponseError,
  NotFoundError,
  ServerError,
  UnsupportedOperationError,
} from '../../../src/index'
import { rawClient } from '../../../src/raw/index'
import { readRecording, answerOf as recordedAnswer } from '../../resources/recorded-exchange'
import { answering, connect, jsonResponse, rejection } from '../connect'
import { empty, failure, html, json, raw, serve } from '../loopback'
import { answerOf, type Given } from './made-answer'

const path = { project_name_or_id: 'demo' }

/** What a GET of a project makes of an answer. */
async function get(response: () => Response): Promise<unknown> {
  return rejection(answering(response).transport.call('getProject', { path, options: { retry: 0 } }))
}

function typed(body: string, contentType: string | undefined, status = 200): Response {
  const response = new Response(body, { status })
  if (contentType === undefined) response.headers.delete('content-type')
  else response.headers.set('content-type', contentType)
  return response
}

describe('a success', () => {
  test.each([
    [
      'an empty body',
      () => new Response(null, { status: 200, headers: { 'content-type': 'application/json' } }),
    ],
    ['204', () => new Response(null, { status: 204 })],
    ['a JSON null', () => jsonResponse(200, null)],
  ])('with %s is undefined', async (_, answer) => {
    expect(await answering(answer).transport.call('getScannerOfProject', { path })).toBeUndefined()
  })

  // A proxy's empty 200 would pass for an empty list, or for a robot whose secret nobody has seen.
  test.each([
    ['an empty body', () => new Response(null, { headers: { 'content-type': 'application/json' } })],
    ['204', () => new Response(null, { status: 204 })],
    ['a JSON null', () => jsonResponse(200, null)],
  ])('with %s is an error where Harbor answers something', async (_, answer) => {
    const { transport } = answering(answer)
    const body = { name: 'ci', level: 'project', duration: 1, permissions: [] } as const
    for (const call of [
      transport.call('getProject', { path }),
      transport.call('CreateRobot', { body: { ...body, permissions: [] } }),
      transport.list('listProjects', {}, { identity: 'project_id' }),
      transport.list('listProjects', {}, { identity: 'project_id' }).all(),
      rawClient(transport).GET('/projects/{project_name_or_id}', { params: { path } }),
    ]) {
      expect(await rejection(call)).toMatchObject({
        name: 'HarborResponseError',
        message: expect.stringMatching(/: status 20[04] without what was asked for$/),
      })
    }
  })

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'application/problem+json',
  ])('is read as JSON under %s', async (type) => {
    const { transport } = answering(() => typed('{"name":"demo"}', type))
    expect(await transport.call('getProject', { path })).toEqual({ name: 'demo' })
  })

  test('keeps what is not ASCII, over many chunks and without a length', async () => {
    const server = await serve((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const bytes = Buffer.from(JSON.stringify({ name: 'Größe – 生产 🚀' }))
      for (const byte of bytes) response.write(Buffer.of(byte))
      response.end()
    })
    expect(await connect(server).call('getProject', { path })).toEqual({ name: 'Größe – 生产 🚀' })
  })

  test('with a status that the API description does not name is a success all the same', async () => {
    const { transport } = answering(() => jsonResponse(203, { name: 'demo' }))
    expect(await transport.call('getProject', { path })).toEqual({ name: 'demo' })
  })
})

describe('the value of a success', () => {
  const json = { status: 200, text: '{"name":"demo"}' }
  const text = { status: 200, text: '{"name":"demo"}', type: 'text/plain' }

  test.each<[string, Given, string, unknown]>([
    ['JSON for JSON', json, 'application/json', { name: 'demo' }],
    ['a text for a text', text, 'text/plain', json.text],
    ['a text for a text, although it is JSON', json, 'text/plain', json.text],
    ['JSON for anything', json, '*/*', { name: 'demo' }],
    ['a text for anything', text, '*/*', json.text],
    [
      'an SBOM for anything',
      { ...json, type: 'application/vnd.goharbor.harbor.sbom.v1' },
      '*/*',
      { name: 'demo' },
    ],
    ['nothing for a text', { status: 200, type: 'text/plain' }, 'text/plain', ''],
    ['a page without a text, for a text', { status: 200, type: 'text/html' }, 'text/plain', ''],
  ])('is %s', (_, given, accept, value) => {
    expect(readValue(answerOf(given), accept)).toEqual(value)
  })

  test.each(['application/json', 'text/plain', '*/*'])(
    'is never a page, whatever was asked for: %s',
    (accept) => {
      const page = answerOf({ status: 200, text: '<html>', type: 'text/html' })
      expect(() => readValue(page, accept)).toThrow("with a body that is not Harbor's (text/html): <html>")
    },
  )
})

describe('an answer that cannot be of Harbor', () => {
  test.each<[string, string, string | undefined, string]>([
    ['a page', '<html>Please log in</html>', 'text/html; charset=utf-8', 'text/html; charset=utf-8'],
    ['plain text', 'It works!', 'text/plain', 'text/plain'],
    ['a body without a type', 'It works!', undefined, 'no content type'],
    ['XML', '<project/>', 'application/xml', 'application/xml'],
  ])('with %s in place of JSON is an error that quotes it', async (_, body, type, named) => {
    const error = await get(() => typed(body, type))
    expect(error).toBeInstanceOf(HarborResponseError)
    expect(error).toMatchObject({ status: 200, contentType: type })
    expect(String(error)).toContain(
      `GET /api/v2.0/projects/demo: status 200 with a body that is not Harbor's (${named}): ${body}`,
    )
  })

  test('with a page asks whether the address is right', async () => {
    expect(String(await get(() => typed('<html>', 'text/html')))).toContain(
      'Is `url` the address of Harbor itself?',
    )
  })

  test('is quoted on one line, up to 200 characters, without control characters', async () => {
    const page = `<html>\r\n\t<h1>\u001b[31m Sorry</h1>\u0000${'x'.repeat(1000)}`
    const message = String(await get(() => typed(page, 'text/html')))
    expect(message).toContain('<html> <h1> [31m Sorry</h1> xxxx')
    expect(message).not.toMatch(/\p{Cc}/u)
    expect(message.match(/x+/)?.[0].length).toBeLessThan(200)
  })

  test.each([
    ['broken', '{"name": demo}'],
    ['cut off', '{"name":"de'],
    ['followed by something', '{} <!-- served by proxy -->'],
  ])('with JSON that is %s is an error without a word of it', async (_, body) => {
    const error = await get(() => typed(body, 'application/json'))
    expect(error).toBeInstanceOf(HarborResponseError)
    expect(error).toMatchObject({ status: 200, contentType: 'application/json' })
    expect(error).not.toHaveProperty('cause')
    expect(String(error)).toBe(
      `HarborResponseError: GET /api/v2.0/projects/demo: status 200 with JSON that is cut off or broken (${body.length} characters of application/json)`,
    )
  })

  test('is not quoted where the operation may have a secret in its answer', async () => {
    const { transport } = answering(() => typed('name=ci secret=Robot-Secret-1', 'text/plain'))
    const error = await rejection(transport.call('getUser', { path: { user_id: 1 } }))
    expect(error).toBeInstanceOf(HarborResponseError)
    expect(String(error)).not.toContain('secret=')
  })

  test('is an error for a list that is none', async () => {
    const { transport } = answering(() => jsonResponse(200, { items: [] }))
    const error = await rejection(transport.list('listProjects', {}, { identity: 'project_id' }).all())
    expect(error).toBeInstanceOf(HarborResponseError)
    expect(String(error)).toContain('GET /api/v2.0/projects: status 200 with JSON that is no list')
  })

  test.each([
    ['a page', () => typed('<html>Not Found</html>', 'text/html', 404)],
    ['plain text', () => typed('404 page not found\n', 'text/plain; charset=utf-8', 404)],
  ])('does not say that a thing is missing when its 404 has %s', async (_, answer) => {
    const error = await get(answer)
    expect(error).toBeInstanceOf(HarborResponseError)
    expect(error).not.toBeInstanceOf(NotFoundError)
    expect(error).toMatchObject({ status: 404, outcome: 'refused' })
  })

  test('whose body does not end is cut off at 128 MiB', async () => {
    let cancelled = false
    const chunk = new Uint8Array(4 * 1024 * 1024).fill(32)
    const endless = () =>
      new ReadableStream({
        pull: (controller) => controller.enqueue(chunk),
        cancel: () => {
          cancelled = true
        },
      })
    const error = await get(
      () => new Response(endless(), { status: 200, headers: { 'content-type': 'application/json' } }),
    )
    expect(error).toBeInstanceOf(HarborResponseError)
    expect(String(error)).toContain('the body does not end after 134217728 bytes')
    expect(cancelled).toBe(true)
  })
})

describe('a failure', () => {
  test('has every entry of the body, and the message shows them all', async () => {
    const errors = [
      { code: 'BAD_REQUEST', message: 'first' },
      { code: 'DENIED', message: 'second', detail: { digest: 'sha256:0' } },
    ]
    const error = await get(() => jsonResponse(400, { errors }))
    expect(error).toMatchObject({ name: 'BadRequestError', code: 'BAD_REQUEST', errors })
    expect(String(error)).toContain('status 400 BAD_REQUEST first; DENIED second')
  })

  test.each([
    ['no JSON object', '[1]'],
    ['no list of errors', '{"errors":"many"}'],
    ['entries of another kind', '{"errors":[null,1,{"code":1,"message":2}]}'],
    ['broken JSON', '{"errors":['],
  ])('with %s has no entries and does not quote it', async (_, body) => {
    const error = await get(() => typed(body, 'application/json', 400))
    expect(error).toMatchObject({ name: 'BadRequestError', code: undefined, errors: [] })
    expect(String(error)).toBe(
      "BadRequestError: GET /api/v2.0/projects/demo: status 400 with a body that is not Harbor's (application/json)",
    )
  })

  test('with an empty body says so: a 502 of a proxy, a HEAD', async () => {
    const server = await serve(empty(502))
    const transport = connect({ ...server, retry: 0 })
    const error = await rejection(transport.call('getProject', { path }))
    expect(error).toBeInstanceOf(ServerError)
    expect(String(error)).toContain('GET /api/v2.0/projects/demo: status 502 without a body')
    const head = await rejection(transport.call('headProject', { options: { project_name: 'demo' } }))
    expect(head).toBeInstanceOf(ServerError)
  })

  test.each<[number, string]>([
    [400, 'BadRequestError'],
    [401, 'UnauthorizedError'],
    [403, 'ForbiddenError'],
    [404, 'NotFoundError'],
    [405, 'HarborApiError'],
    [409, 'ConflictError'],
    [412, 'PreconditionFailedError'],
    [413, 'PayloadTooLargeError'],
    [414, 'HarborApiError'],
    [422, 'UnprocessableError'],
    [429, 'RateLimitError'],
    [500, 'ServerError'],
    [501, 'ServerError'],
    [507, 'ServerError'],
  ])('with status %d is a %s', async (status, name) => {
    const error = await get(() => jsonResponse(status, { errors: [{ code: 'X', message: 'said' }] }))
    expect(error).toBeInstanceOf(HarborApiError)
    expect(error).toMatchObject({ name, status, code: 'X', path: '/api/v2.0/projects/demo', method: 'GET' })
  })
})

describe('an operation that this Harbor does not have', () => {
  test('is an UnsupportedOperationError that names the version', async () => {
    const server = await serve(
      failure(404, 'NOT_FOUND', 'path /api/v2.0/auditlog-exts was not found', { 'x-request-id': 'a1' }),
    )
    const error = await rejection(connect(server).list('listAuditLogExts', {}, { identity: 'id' }).all())
    expect(error).toBeInstanceOf(UnsupportedOperationError)
    expect(error).toMatchObject({ status: 404, code: 'NOT_FOUND', requestId: 'a1', outcome: 'refused' })
    expect(String(error)).toContain('This Harbor does not have the operation, which came with Harbor 2.13.')
  })

  test('is one too where the path is known for other methods', async () => {
    const server = await serve(failure(405, 'METHOD_NOT_ALLOWED', 'method PUT is not allowed, but [GET] are'))
    const error = await rejection(connect(server).call('updateProject', { path, body: {} }))
    expect(error).toBeInstanceOf(UnsupportedOperationError)
    expect(error).toMatchObject({ status: 405 })
  })

  test('is not what a missing thing is', async () => {
    const server = await serve(failure(404, 'NOT_FOUND', 'project demo not found'))
    expect(await rejection(connect(server).call('getProject', { path }))).toBeInstanceOf(NotFoundError)
  })
})

describe('what a real nginx in front of a real Harbor answered', () => {
  const failures = readRecording('proxy.json').filter(
    ({ request, response }) => response.status >= 400 && request.target.startsWith('/api/'),
  )

  test('is recorded', () => {
    const statuses = new Set(failures.map(({ response }) => response.status))
    expect([...statuses].sort()).toEqual([400, 404, 413, 414, 502, 504])
    expect(failures.length).toBeGreaterThanOrEqual(18)
  })

  test.each(failures)('$response.status is an error that says so: $note', async (exchange) => {
    const { status, kind, body, headers } = exchange.response
    const error = await get(() => recordedAnswer(exchange))
    expect(error).toBeInstanceOf(HarborError)
    expect(error).toMatchObject({ status })
    expect(String(error)).toContain(`status ${status} `)
    if (kind !== 'json') {
      const heading = /<title>(.*?)<\/title>/.exec(String(body))?.[1]
      expect(heading).toMatch(/\S/)
      expect(String(error)).toContain(heading)
      expect(error).toMatchObject({ code: undefined, requestId: undefined })
      return
    }
    const [entry] = (body as { errors: { code: string; message: string }[] }).errors
    expect(error).toMatchObject({ code: entry?.code, requestId: headers['x-request-id'] })
    expect(String(error)).toContain(entry?.message)
  })
})

describe('a page that was recorded outside the API', () => {
  const pages = readRecording('cross-cutting.json').filter(({ response }) =>
    String(response.headers['content-type']).startsWith('text/html'),
  )

  test.each(pages)('is no NotFoundError: $note', async (exchange) => {
    const error = await get(() => recordedAnswer(exchange))
    expect(error).toBeInstanceOf(HarborResponseError)
    expect(error).toMatchObject({ status: 404 })
  })

  test('is recorded twice', () => expect(pages).toHaveLength(2))
})

test('bytes that are no HTTP are a connection error without these bytes', async () => {
  const server = await serve(raw('HTTP/1.1 200 OK\r\nSet-Secret: hush-hush\r\nbroken header\r\n\r\n'))
  const error = await rejection(connect({ ...server, retry: 0 }).call('getProject', { path }))
  expect(error).toBeInstanceOf(HarborConnectionError)
  expect(error).toMatchObject({ code: expect.stringMatching(/^HPE_/) })
  expect(inspect(error, { depth: 10 })).not.toContain('hush-hush')
})

test('an answer is the same over HTTP/1.0, which ends with the connection', async () => {
  const server = await serve(raw('HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{"name":"demo"}'))
  expect(await connect(server).call('getProject', { path })).toEqual({ name: 'demo' })
  const page = await serve(html(200))
  expect(await rejection(connect(page).call('getProject', { path }))).toBeInstanceOf(HarborResponseError)
  const list = await serve(json(200, [], { 'x-total-count': '0' }))
  expect(await connect(list).list('listProjects', {}, { identity: 'project_id' })).toMatchObject({
    items: [],
  })
})
