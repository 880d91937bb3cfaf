import { getEventListeners } from 'node:events'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Harbor, HarborConnectionError, HarborResponseError, HarborTimeoutError } from '../../src/index'
import { rawClient } from '../../src/raw/index'
import { answering, connect, jsonResponse, rejection } from '../core/connect'
import { raw as bytes, empty, failure, html, json, reset, serve, silence } from '../core/loopback'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => void vi.restoreAllMocks())

const auth = { robot: 'robot$ci', secret: 'Robot-Secret-1' }
const project = '/projects/{project_name_or_id}'
const demo = { params: { path: { project_name_or_id: 'demo' } } }

describe('the generated client', () => {
  test('is made of a client, and of nothing else', () => {
    expect(() => rawClient({})).toThrow(/^harbor: is not a client\. Pass what `new Harbor\(…\)` made\.$/)
    expect(() => rawClient(null as never)).toThrow(/^harbor: /)
    const harbor = new Harbor({ url: 'https://harbor.example.com' })
    expect(() => rawClient(harbor, { timeout: 0 })).toThrow(/^timeout: /)
    expect(() => rawClient(harbor, { url: 'x' } as never)).toThrow(/^url: is no option here/)
    expect(rawClient(harbor)).toHaveProperty('GET')
  })

  test('gives the body of a success as data', async () => {
    const server = await serve(json(200, { name: 'demo' }, { 'x-request-id': 'a1' }))
    const { data, error, response } = await rawClient(connect(server)).GET(project, demo)
    expect(data).toEqual({ name: 'demo' })
    expect(error).toBeUndefined()
    expect(response.status).toBe(200)
    expect(response.headers.get('x-request-id')).toBe('a1')
  })

  test('gives a status that is no success as an error, which is what Harbor said', async () => {
    const server = await serve(failure(404, 'NOT_FOUND', 'project demo not found', { 'x-request-id': 'a1' }))
    const { data, error, response } = await rawClient(connect(server)).GET(project, demo)
    expect(data).toBeUndefined()
    expect(error).toEqual({ errors: [{ code: 'NOT_FOUND', message: 'project demo not found' }] })
    expect([response.status, response.headers.get('x-request-id')]).toEqual([404, 'a1'])
  })

  test('gives a status that is no success also after it was tried again', async () => {
    const server = await serve(reset, failure(503, 'UNKNOWN', 'later'))
    const { error, response } = await rawClient(connect(server), { retry: 2 }).GET(project, demo)
    expect(error).toEqual({ errors: [{ code: 'UNKNOWN', message: 'later' }] })
    expect(response.status).toBe(503)
    expect(server.requests).toHaveLength(3)
  })

  test.each([
    ['an empty body', empty(200)],
    ['204', empty(204)],
  ])('gives undefined for %s', async (_, reply) => {
    const server = await serve(reply)
    const { data, error, response } = await rawClient(connect(server)).PUT('/replication/executions/{id}', {
      params: { path: { id: 1 } },
    })
    expect([data, error, response.ok]).toEqual([undefined, undefined, true])
  })

  test('sends the credentials and the headers of its client, and its own', async () => {
    const server = await serve(json(200, {}))
    const client = connect({ ...server, auth, headers: { 'X-Team': 'a', 'X-Kept': 'b' } })
    await rawClient(client, { headers: { 'x-team': 'c' } }).GET('/systeminfo', { headers: { 'X-Call': 'd' } })
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: `Basic ${btoa('robot$ci:Robot-Secret-1')}`,
      accept: 'application/json',
      'user-agent': expect.stringMatching(/^harborkit\/\d+\.\d+\.\d+$/),
      'x-team': 'c',
      'x-kept': 'b',
      'x-call': 'd',
    })
  })

  test('takes a string for the name of a project, unless told otherwise', async () => {
    const server = await serve(json(200, {}))
    const raw = rawClient(connect(server))
    await raw.GET(project, { params: { path: { project_name_or_id: '2024' } } })
    await raw.GET(project, {
      params: { path: { project_name_or_id: '2024' }, header: { 'X-Is-Resource-Name': false } },
    })
    expect(server.requests.map(({ headers }) => headers['x-is-resource-name'])).toEqual(['true', 'false'])
  })

  test('throws what is no answer of Harbor', async () => {
    const lost = rawClient(connect({ ...(await serve(reset)), retry: 0 }))
    expect(await rejection(lost.POST('/projects', { body: { project_name: 'demo' } }))).toBeInstanceOf(
      HarborConnectionError,
    )
    const late = rawClient(connect(await serve(silence)), { timeout: 30 })
    expect(await rejection(late.GET('/systeminfo'))).toBeInstanceOf(HarborTimeoutError)
    const inAll = rawClient(connect(await serve(silence)), { totalTimeout: 30 })
    expect(await rejection(inAll.GET('/systeminfo'))).toMatchObject({ clock: 'totalTimeout' })
  })

  test.each(['json', 'text', 'blob', 'arrayBuffer'] as const)(
    'throws for a page in place of the answer, read as %s',
    async (parseAs) => {
      const server = await serve(html(200, '<html>Please log in</html>'))
      const error = await rejection(rawClient(connect(server)).GET('/systeminfo', { parseAs }))
      expect(error).toBeInstanceOf(HarborResponseError)
      expect(error).toMatchObject({ status: 200, contentType: 'text/html' })
    },
  )

  test('throws for text, or nothing, in place of the JSON that was asked for', async () => {
    const text = bytes('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello')
    for (const reply of [text, empty(200)]) {
      const error = await rejection(rawClient(connect(await serve(reply))).GET('/systeminfo'))
      expect(error).toBeInstanceOf(HarborResponseError)
    }
  })

  test('throws for JSON that is broken, without a word of it', async () => {
    const server = await serve(
      bytes('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{"secret":'),
    )
    const error = await rejection(rawClient(connect(server)).GET('/systeminfo'))
    expect(error).toBeInstanceOf(HarborResponseError)
    expect(String(error)).not.toContain('secret')
  })

  test('does not repeat credentials that a proxy echoes', async () => {
    const server = await serve((response, { headers }) => {
      response.writeHead(400, { 'content-type': 'text/html' })
      response.end(`<pre>Authorization: ${headers.authorization}</pre>`)
    })
    const { error } = await rawClient(connect({ ...server, auth })).GET('/systeminfo')
    expect(JSON.stringify(error)).toContain('[hidden]')
    expect(JSON.stringify(error)).not.toContain(btoa('robot$ci:Robot-Secret-1'))
  })

  test('does not repeat a secret of the body that a proxy echoes, nor one that `fetch` does', async () => {
    const body = { username: 'jane', email: 'jane@example.com', realname: 'Jane', password: 'Pass&word-1' }
    const server = await serve((response, request) => {
      response.writeHead(400, { 'content-type': 'text/html' })
      response.end(`<pre>${request.body}</pre>`)
    })
    const { error } = await rawClient(connect({ ...server, auth })).POST('/users', { body })
    expect(JSON.stringify(error)).toContain('jane@example.com')
    expect(JSON.stringify(error)).not.toContain('word-1')
    const breaking = async (_: unknown, init?: RequestInit) => {
      throw new Error(`socket hang up: ${await new Response(init?.body).text()}`)
    }
    const lost = rawClient(new Harbor({ url: server.url, auth, fetch: breaking, retry: 0 }))
    expect(inspect(await rejection(lost.POST('/users', { body })), { depth: 9 })).not.toContain('word-1')
  })

  test.each(['json', 'text'] as const)('gives a certificate as a string, read as %s', async (parseAs) => {
    // Asked for JSON, Harbor gives `{}` here; of a CSV it would have deleted the file (recordings: systeminfo.json).
    const server = await serve((response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream' })
      response.end('-----BEGIN CERTIFICATE-----')
    })
    const { data } = await rawClient(connect(server)).GET('/systeminfo/getcert', { parseAs })
    expect(data).toBe('-----BEGIN CERTIFICATE-----')
    expect(server.requests[0]?.headers.accept).toBe('*/*')
  })

  test('gives an empty string for a log that is empty', async () => {
    const server = await serve((response) => {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-length': 0 }).end()
    })
    const init = { params: { path: { gc_id: 1 } } }
    expect((await rawClient(connect(server)).GET('/system/gc/{gc_id}/log', init)).data).toBe('')
  })

  test("asks for the type that the call's own `Accept` names", async () => {
    const server = await serve(json(200, {}))
    await rawClient(connect(server)).GET('/systeminfo', { headers: { Accept: 'application/json, text/*' } })
    expect(server.requests[0]?.headers.accept).toBe('application/json, text/*')
  })

  test('reads an answer as a blob with its type, or as bytes', async () => {
    const server = await serve(json(200, ['é']))
    const { data: blob } = await rawClient(connect(server)).GET('/systeminfo', { parseAs: 'blob' })
    expect(blob?.type).toBe('application/json')
    expect(await blob?.text()).toBe('["é"]')
    const { data: buffer } = await rawClient(connect(server)).GET('/systeminfo', { parseAs: 'arrayBuffer' })
    expect(new TextDecoder().decode(buffer)).toBe('["é"]')
  })

  test('hands a body on as a stream, as it comes', async () => {
    const server = await serve((response) => {
      response.writeHead(200, { 'content-type': 'text/csv' })
      response.write('a,b')
    })
    const { data } = await rawClient(connect(server)).GET('/systeminfo', { parseAs: 'stream' })
    const reader = data?.getReader()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('a,b')
    await reader?.cancel()
  })

  test('gives the error of a status for a stream too, with what Harbor said', async () => {
    const server = await serve(failure(404, 'NOT_FOUND', 'the file is gone'))
    const { error } = await rawClient(connect(server)).GET('/export/cve/download/{execution_id}', {
      params: { path: { execution_id: 1 } },
      parseAs: 'stream',
    })
    expect(error).toEqual({ errors: [{ code: 'NOT_FOUND', message: 'the file is gone' }] })
  })

  test('sends what must not be sent twice only once', async () => {
    const server = await serve(reset)
    const init = { params: { path: { execution_id: 1 } } }
    await rejection(rawClient(connect(server)).GET('/export/cve/download/{execution_id}', init))
    expect(server.requests).toHaveLength(1)
  })

  test('knows that this Harbor does not have an operation no better than its answer says', async () => {
    const server = await serve(failure(404, 'NOT_FOUND', 'path /api/v2.0/x was not found'))
    const { response } = await rawClient(connect(server)).GET('/auditlog-exts')
    expect(response.status).toBe(404)
  })

  test.each<[string, object, string]>([
    ['a path argument is missing', { params: { path: {} } }, 'project_name_or_id'],
    [
      'a header carries credentials',
      { params: { ...demo.params, header: { Authorization: 'x' } } },
      'headers["authorization"]',
    ],
    ['a header carries a cookie', { headers: { Cookie: 'sid=1' } }, 'headers["cookie"]'],
    ['it would go to another host', { baseUrl: 'https://elsewhere.example.com' }, 'url'],
    ['it would go to another path', { baseUrl: 'https://harbor.example.com/c' }, 'url'],
  ])('refuses before any request when %s', async (_, init, argument) => {
    const { transport, sent } = answering(() => jsonResponse(200, {}))
    const error = await rejection(rawClient(transport).GET(project, { ...demo, ...init }))
    expect(error).toMatchObject({ name: 'InvalidArgumentError', argument, outcome: 'not-sent' })
    expect(sent).toHaveLength(0)
  })
})

describe('a middleware', () => {
  const asked = { ...demo, body: { metadata: { public: 'true' } } } as const

  test('may change the headers of a request', async () => {
    const { transport, sent } = answering(() => jsonResponse(200, {}))
    const raw = rawClient(transport)
    raw.use({
      onRequest({ request, schemaPath, params }) {
        request.headers.set('X-Path', `${schemaPath} ${params.path?.project_name_or_id}`)
        return request
      },
    })
    await raw.PUT(project, asked)
    expect(new Headers(sent[0]?.init.headers).get('x-path')).toBe(`${project} demo`)
  })

  test('may return another Request, which is sent and tried again as a whole', async () => {
    const server = await serve(empty(503), json(200, {}))
    const raw = rawClient(connect({ ...server, auth }))
    raw.use({
      async onRequest({ request }) {
        const body = JSON.stringify({ ...(await request.clone().json()), added: 1 })
        return new Request(request, {
          body,
          headers: { ...Object.fromEntries(request.headers), 'x-new': '1' },
        })
      },
    })
    const { response } = await raw.PUT(project, asked)
    expect(response.status).toBe(200)
    expect(server.requests).toHaveLength(2)
    for (const request of server.requests) {
      expect(request).toMatchObject({
        method: 'PUT',
        target: '/api/v2.0/projects/demo',
        body: '{"metadata":{"public":"true"},"added":1}',
        headers: {
          'x-new': '1',
          'x-is-resource-name': 'true',
          authorization: expect.stringMatching(/^Basic /),
        },
      })
    }
  })

  test('may answer in place of Harbor, and change the answer', async () => {
    const { transport, sent } = answering(() => jsonResponse(200, { name: 'demo' }))
    const raw = rawClient(transport)
    raw.use({
      onRequest: ({ schemaPath }) =>
        schemaPath === '/health' ? jsonResponse(200, { status: 'kept' }) : undefined,
      onResponse: async ({ response }) => jsonResponse(200, { ...(await response.json()), seen: true }),
    })
    expect((await raw.GET('/health')).data).toEqual({ status: 'kept' })
    expect((await raw.GET(project, demo)).data).toEqual({ name: 'demo', seen: true })
    expect(sent).toHaveLength(1)
  })

  test('hears of what went wrong', async () => {
    const raw = rawClient(connect({ ...(await serve(reset)), retry: 0 }))
    const heard: unknown[] = []
    raw.use({ onError: ({ error }) => void heard.push(error) })
    const error = await rejection(raw.POST('/projects', { body: { project_name: 'demo' } }))
    expect(heard).toEqual([error])
  })
})

describe('the signal of the caller', () => {
  test('ends a call with its own reason', async () => {
    const controller = new AbortController()
    const reason = new Error('enough')
    const { transport } = answering(() => {
      controller.abort(reason)
      return new Promise(() => {})
    })
    const call = rawClient(transport).GET('/systeminfo', { signal: controller.signal })
    expect(await rejection(call)).toBe(reason)
  })

  test('keeps no listener, however long it lives', async () => {
    const { signal } = new AbortController()
    const { transport } = answering(() => jsonResponse(200, {}))
    const raw = rawClient(transport)
    raw.use({ onRequest: ({ request }) => request.headers.set('x-seen', '1') })
    for (let number = 0; number < 200; number++) await raw.PUT(project, { ...demo, body: {}, signal })
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })

  test('keeps a listener while a stream is read, under the clock of the whole call, and none after it', async () => {
    const { signal } = new AbortController()
    const raw = rawClient(answering(() => jsonResponse(200, {})).transport, { totalTimeout: 60_000 })
    const { data } = await raw.GET('/systeminfo', { parseAs: 'stream', signal })
    expect(getEventListeners(signal, 'abort')).not.toHaveLength(0)
    await data?.pipeTo(new WritableStream())
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })
})
