import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  HarborConnectionError,
  HarborResponseError,
  HarborTimeoutError,
  InvalidArgumentError,
  NotFoundError,
  ServerError,
} from '../../../src/index'
import { answering, connect, jsonResponse, rejection } from '../connect'
import { raw as bytes, empty, failure, html, json, reset, serve, silence } from '../loopback'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => void vi.restoreAllMocks())

const auth = { robot: 'robot$ci', secret: 'Robot-Secret-1' }
const demo = { params: { path: { project_name_or_id: 'demo' } } }

describe('the raw client', () => {
  test('gives the body of a success as data', async () => {
    const server = await serve(json(200, { name: 'demo' }, { 'x-request-id': 'a1' }))
    const { data, error, response } = await connect(server).raw.GET('/projects/{project_name_or_id}', demo)
    expect(data).toEqual({ name: 'demo' })
    expect(error).toBeUndefined()
    expect(response.status).toBe(200)
    expect(response.headers.get('x-request-id')).toBe('a1')
  })

  test('gives a status that is no success as the error that any other call would throw', async () => {
    const server = await serve(failure(404, 'NOT_FOUND', 'project demo not found', { 'x-request-id': 'a1' }))
    const { data, error, response } = await connect(server).raw.GET('/projects/{project_name_or_id}', demo)
    expect(data).toBeUndefined()
    expect(error).toBeInstanceOf(NotFoundError)
    expect(error).toMatchObject({
      code: 'NOT_FOUND',
      requestId: 'a1',
      operation: 'getProject',
      outcome: 'refused',
    })
    expect(response.status).toBe(404)
  })

  test('gives an error also where the answer has no body: its absence is no success', async () => {
    const server = await serve(empty(500))
    const { error } = await connect(server).raw.POST('/ldap/ping', {})
    expect(error).toBeInstanceOf(ServerError)
    expect(error?.message).toBe('POST /api/v2.0/ldap/ping: status 500 without a body')
  })

  test.each([
    ['an empty body', empty(200)],
    ['a JSON null', json(200, null)],
    ['204', empty(204)],
  ])('gives undefined for %s', async (_, reply) => {
    const server = await serve(reply)
    const { data, error } = await connect(server).raw.PUT('/replication/executions/{id}', {
      params: { path: { id: 1 } },
    })
    expect(data).toBeUndefined()
    expect(error).toBeUndefined()
  })

  test('sends the credentials, the version and what it accepts', async () => {
    const server = await serve(json(200, {}))
    await connect({ ...server, auth }).raw.GET('/systeminfo')
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: `Basic ${btoa('robot$ci:Robot-Secret-1')}`,
      accept: 'application/json',
      'user-agent': expect.stringMatching(/^harborkit\/\d+\.\d+\.\d+/),
    })
  })

  test('encodes a repository name twice and everything else once', async () => {
    const server = await serve(json(200, []))
    await connect(server).raw.GET(
      '/projects/{project_name}/repositories/{repository_name}/artifacts/{reference}',
      {
        params: {
          path: { project_name: 'demo', repository_name: 'team/api', reference: 'sha256:abc' },
          query: { with_tag: true },
        },
      },
    )
    expect(server.requests[0]?.target).toBe(
      '/api/v2.0/projects/demo/repositories/team%252Fapi/artifacts/sha256%3Aabc?with_tag=true',
    )
  })

  test('takes a text for the name of a project and a number for its id, unless told otherwise', async () => {
    const server = await serve(json(200, {}))
    const { raw } = connect(server)
    await raw.GET('/projects/{project_name_or_id}', { params: { path: { project_name_or_id: '2024' } } })
    await raw.GET('/projects/{project_name_or_id}', { params: { path: { project_name_or_id: 2024 } } })
    await raw.GET('/projects/{project_name_or_id}', {
      params: { path: { project_name_or_id: '2024' }, header: { 'X-Is-Resource-Name': false } },
    })
    expect(server.requests.map(({ headers }) => headers['x-is-resource-name'])).toEqual([
      'true',
      undefined,
      'false',
    ])
  })

  test('sends a body as JSON', async () => {
    const server = await serve(empty(201, { location: '/api/v2.0/projects/1' }))
    await connect(server).raw.POST('/projects', { body: { project_name: 'demo' } })
    expect(server.requests[0]).toMatchObject({
      body: '{"project_name":"demo"}',
      headers: { 'content-type': 'application/json' },
    })
  })

  test('tries again as all other calls do', async () => {
    const server = await serve(reset, empty(503), json(200, {}))
    expect((await connect(server).raw.GET('/systeminfo')).error).toBeUndefined()
    expect(server.requests).toHaveLength(3)
  })

  test('throws what is no answer of Harbor', async () => {
    const server = await serve(reset)
    const error = await rejection(
      connect({ ...server, retry: 0 }).raw.POST('/projects', { body: { project_name: '' } }),
    )
    expect(error).toBeInstanceOf(HarborConnectionError)
  })

  test.each(['json', 'text', 'blob', 'arrayBuffer', 'stream'] as const)(
    'throws for a page in place of the answer, read as %s',
    async (parseAs) => {
      const server = await serve(html(200, '<html>Please log in</html>'))
      const error = await rejection(connect(server).raw.GET('/systeminfo', { parseAs }))
      expect(error).toBeInstanceOf(HarborResponseError)
      expect(error).toMatchObject({ status: 200, contentType: 'text/html' })
    },
  )

  test('throws for JSON that is broken, without a word of it', async () => {
    const server = await serve(
      bytes('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{"secret":'),
    )
    const error = await rejection(connect(server).raw.GET('/systeminfo'))
    expect(error).toBeInstanceOf(HarborResponseError)
    expect(String(error)).not.toContain('secret')
  })

  test('reads an answer as text, whatever its type', async () => {
    const server = await serve(json(200, { name: 'demo' }))
    const { data } = await connect(server).raw.GET('/systeminfo', { parseAs: 'text' })
    expect(data).toBe('{"name":"demo"}')
    expect(server.requests[0]?.headers.accept).toBe('*/*')
  })

  test('reads as text, unless told otherwise, what is nothing else', async () => {
    // As JSON, Harbor gives the certificate as `{}`; of a CSV it would have deleted the file (recordings).
    const server = await serve((response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream' })
      response.end('-----BEGIN CERTIFICATE-----')
    })
    const { data } = await connect(server).raw.GET('/systeminfo/getcert')
    expect(data).toBe('-----BEGIN CERTIFICATE-----')
    expect(server.requests[0]?.headers.accept).toBe('*/*')
  })

  test('reads an answer as a blob with its type, or as bytes', async () => {
    const server = await serve(json(200, [1]))
    const { data: blob } = await connect(server).raw.GET('/systeminfo', { parseAs: 'blob' })
    expect(blob).toBeInstanceOf(Blob)
    expect(blob?.type).toBe('application/json')
    expect(await blob?.text()).toBe('[1]')
    const { data: buffer } = await connect(server).raw.GET('/systeminfo', { parseAs: 'arrayBuffer' })
    expect(new TextDecoder().decode(buffer)).toBe('[1]')
  })

  test('hands a body on as a stream', async () => {
    const server = await serve(json(200, [1]))
    const { data } = await connect(server).raw.GET('/systeminfo', { parseAs: 'stream' })
    expect(data).toBeInstanceOf(ReadableStream)
    expect(await new Response(data ?? null).text()).toBe('[1]')
  })

  test('says in its own words that a blob was cut off', async () => {
    const server = await serve(
      bytes('HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 100\r\n\r\na,b'),
    )
    const error = await rejection(connect(server).raw.GET('/systeminfo', { parseAs: 'blob' }))
    expect(error).toBeInstanceOf(HarborConnectionError)
  })

  test('gives the error of a status for a stream too, with what Harbor said', async () => {
    const server = await serve(failure(404, 'NOT_FOUND', 'the file is gone'))
    const { error } = await connect(server).raw.GET('/export/cve/download/{execution_id}', {
      params: { path: { execution_id: 1 } },
      parseAs: 'stream',
    })
    expect(error?.message).toContain('NOT_FOUND the file is gone')
  })

  test('keeps to the clock of the call', async () => {
    const server = await serve(silence)
    const error = await rejection(connect(server).raw.GET('/systeminfo', { timeout: 30 }))
    expect(error).toBeInstanceOf(HarborTimeoutError)
  })

  test.each<[string, object, string]>([
    ['a path argument is missing', { params: { path: {} } }, 'project_name_or_id'],
    ['a header holds a line break', { headers: { 'X-A': 'a\nb' } }, 'headers["X-A"]'],
    [
      'a parameter holds credentials',
      { params: { header: { Authorization: 'x' } } },
      'params.header["Authorization"]',
    ],
    ['a parameter holds a line break', { params: { header: { 'X-A': 'a\r\nb' } } }, 'params.header["X-A"]'],
    ['it is to be read as what nobody knows', { ...demo, parseAs: 'xml' }, 'parseAs'],
  ])('refuses before any request when %s', async (_, init, argument) => {
    const { transport, sent } = answering(() => jsonResponse(200, {}))
    const path = '/projects/{project_name_or_id}'
    const error = await rejection(transport.raw.GET(path, { ...demo, ...init } as typeof demo))
    expect(error).toBeInstanceOf(InvalidArgumentError)
    expect(error).toMatchObject({ argument, outcome: 'not-sent' })
    expect(sent).toHaveLength(0)
  })
})
