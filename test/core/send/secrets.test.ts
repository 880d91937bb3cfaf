import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Auth } from '../../../src/core/auth'
import type { Logger } from '../../../src/core/settings'
import { Harbor, HarborConnectionError, type HarborError, HarborResponseError } from '../../../src/index'
import { rawClient } from '../../../src/raw/index'
import { answering, connect, jsonResponse, rejection } from '../connect'
import { empty, html, type Reply, raw, reset, serve } from '../loopback'

const path = { project_name_or_id: 'demo' }
const secret = 'Hush-Hush/1'

const kinds: Record<string, Auth> = {
  'a user': { username: 'admin', password: secret },
  'a robot': { robot: 'robot$ci', secret },
  'a token': { token: secret },
  'a function': { robot: 'robot$ci', secret: () => secret },
  'an async function': { token: async () => secret },
}

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => void vi.restoreAllMocks())

/** Everything that a log can show of a value. */
function shown(value: unknown): string {
  return [
    inspect(value, { depth: 20, showHidden: true, maxStringLength: null }),
    JSON.stringify(value),
    String(value),
    value instanceof Error ? `${value.stack} ${value.message} ${JSON.stringify(value.cause)}` : '',
  ].join('\n')
}

/** The secret in all the forms that it takes on its way. */
const forms = [secret, ...['admin', 'robot$ci'].map((name) => btoa(`${name}:${secret}`)), secret.slice(0, 9)]

function expectNoSecret(value: unknown): void {
  const text = shown(value)
  for (const form of forms) expect(text).not.toContain(form)
}

describe.each(Object.entries(kinds))('with the credentials of %s', (_, auth) => {
  test('the client shows no secret', async () => {
    const { fetch } = answering(() => jsonResponse(200, { name: 'demo' }))
    const harbor = new Harbor({ url: 'https://harbor.example.com', auth, fetch })
    expectNoSecret(harbor)
    const call = harbor.projects.get('demo')
    const list = harbor.projects.list()
    expectNoSecret(call)
    expectNoSecret(list)
    const done = await call.withResponse()
    expectNoSecret(done)
    expectNoSecret(harbor)
    expectNoSecret(rawClient(harbor))
  })

  const echo: Reply = (response, { headers }) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(`<h1>Log in</h1><pre>Authorization: ${headers.authorization}</pre>`)
  }
  const failing =
    (status: number, type: string): Reply =>
    (response, { headers }) => {
      response.writeHead(status, { 'content-type': type })
      response.end(
        type === 'application/json'
          ? JSON.stringify({ errors: [{ code: 'BAD', message: `header ${headers.authorization}` }] })
          : `<pre>Authorization: ${headers.authorization}</pre>`,
      )
    }
  const half: Reply = (response, { headers }) => {
    const [, value = ''] = headers.authorization?.split(' ') ?? []
    response
      .writeHead(400, { 'content-type': 'text/plain' })
      .end(`Authorization: Basic ${value.slice(0, 12)}...`)
  }

  test.each<[string, Reply]>([
    ['a page that repeats the header', echo],
    ['a 404 page that repeats the header', failing(404, 'text/html')],
    ['a 500 page that repeats the header', failing(500, 'text/html')],
    ['a 502 page that repeats the header', failing(502, 'text/html')],
    ['a plain text that repeats the header', failing(403, 'text/plain')],
    ['an error of Harbor that repeats the header', failing(400, 'application/json')],
    ['a text that repeats half of the header', half],
    ['a reset', reset],
    [
      'bytes that are no HTTP and repeat the header',
      (response, seen) =>
        raw(`HTTP/1.1 200 OK\r\nX-Echo ${seen.headers.authorization}\r\n\r\n`)(response, seen),
    ],
    [
      'a body that breaks its chunks and repeats the header',
      (response, seen) =>
        raw(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${seen.headers.authorization}`)(
          response,
          seen,
        ),
    ],
    [
      'a redirect that repeats the header',
      (response, { headers }) =>
        void response.writeHead(307, { location: `http://x.example.com/?a=${headers.authorization}` }).end(),
    ],
  ])('no error and no log line shows it: %s', async (_, reply) => {
    const lines: unknown[][] = []
    const log = (...line: unknown[]) => void lines.push(line)
    const server = await serve(reply)
    const transport = connect({ ...server, auth, logger: { debug: log, warn: log } })
    const error = await rejection(transport.call('updateProject', { path, body: {} }))
    expect(server.requests[0]?.headers.authorization).toMatch(/^(?:Basic|Bearer) ./)
    expectNoSecret(error)
    expect(lines.length).toBeGreaterThan(0)
    expectNoSecret(lines)
  })
})

describe('a fetch of the user that fails', () => {
  /** As some libraries do it: the error has everything that was sent. */
  class RequestFailed extends Error {
    readonly config: unknown
    constructor(message: string, config: unknown) {
      super(message)
      this.config = config
    }
  }

  async function failWith(makeError: (init: RequestInit) => unknown): Promise<HarborError> {
    const transport = connect({
      url: 'https://harbor.example.com',
      auth: { username: 'admin', password: secret },
      retry: 0,
      fetch: async (_, init) => {
        throw makeError(init)
      },
    })
    return (await rejection(transport.call('getProject', { path }))) as HarborError
  }

  test.each<[string, (init: RequestInit) => unknown]>([
    ['with an error that has the request', (init) => new RequestFailed('failed', init)],
    ['with an error that has the headers', (init) => new RequestFailed('failed', init.headers)],
    [
      'with an error that has the headers as a list',
      (init) => new RequestFailed('failed', [...new Headers(init.headers)]),
    ],
    [
      'with an error whose cause has them',
      (init) => new TypeError('fetch failed', { cause: new RequestFailed('failed', { init }) }),
    ],
    [
      'with several errors, one of which has them',
      (init) => new AggregateError([new RequestFailed('a', init)], 'all'),
    ],
    [
      'with a message that repeats the header',
      (init) => new Error(`failed: authorization: ${new Headers(init.headers).get('authorization')}`),
    ],
    ['with what is no error', (init) => ({ init })],
    ['with a text', (init) => `${new Headers(init.headers).get('authorization')}`],
  ])('%s', async (_, makeError) => {
    const error = await failWith(makeError)
    expect(error).toBeInstanceOf(HarborConnectionError)
    expectNoSecret(error)
  })

  test('keeps the cause where there is nothing in it to hide', async () => {
    const cause = new TypeError('fetch failed', {
      cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }),
    })
    const error = await failWith(() => cause)
    expect(error.cause).toBe(cause)
    expect(error).toMatchObject({ code: 'ECONNREFUSED', outcome: 'not-sent' })
  })

  test('keeps message and code of a cause that had something to hide', async () => {
    const error = await failWith((init) =>
      Object.assign(new RequestFailed('socket hang up', init), { name: 'RequestFailed', code: 'ECONNRESET' }),
    )
    expect(error.cause).toMatchObject({
      name: 'RequestFailed',
      message: 'socket hang up',
      code: 'ECONNRESET',
    })
    expect(error).toMatchObject({ code: 'ECONNRESET', outcome: 'unknown' })
  })
})

describe('what Harbor answers with a secret in it', () => {
  test('a robot secret does not show in the error of a truncated answer', async () => {
    const body = `{"id":1,"name":"robot$ci","secret":"${secret}","expires_at":`
    const whole = await serve(
      raw(
        `HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      ),
    )
    const error = await rejection(connect(whole).call('CreateRobot', { body: {} as never }))
    expect(error).toBeInstanceOf(HarborResponseError)
    expect(error).toMatchObject({ status: 201, outcome: 'unknown' })
    expectNoSecret(error)
    const cut = await serve(
      raw(`HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n${body}`),
    )
    const broken = await rejection(connect(cut).call('CreateRobot', { body: {} as never }))
    expect(broken).toBeInstanceOf(HarborConnectionError)
    expectNoSecret(broken)
  })

  test('it does not show under a wrong content type', async () => {
    const { transport } = answering(
      () =>
        new Response(`{"secret":"${secret}"}`, { status: 201, headers: { 'content-type': 'text/plain' } }),
    )
    expectNoSecret(await rejection(transport.call('CreateRobot', { body: {} as never })))
  })

  test('an auth_header does not show when a proxy repeats the body', async () => {
    const repeat: Reply = (response, { body }) => html(400, `<pre>${body}</pre>`)(response, {} as never)
    const server = await serve(repeat)
    const body = { targets: [{ type: 'http', address: 'https://x.example.com', auth_header: secret }] }
    const error = await rejection(
      connect(server).call('CreateWebhookPolicyOfProject', { path, body: body as never }),
    )
    expect(server.requests[0]?.body).toContain(secret)
    expectNoSecret(error)
  })
})

describe('a secret that was replaced', () => {
  test('does not show in an answer to a call that was sent with it', async () => {
    let asked = 0
    let answerOld = (_: Response) => {}
    const transport = connect({
      url: 'https://harbor.example.com',
      auth: { token: () => (asked++ === 0 ? secret : 'New-Secret-2') },
      fetch: async (url, init) => {
        const header = new Headers(init.headers).get('authorization')
        if (url.endsWith('slow')) return new Promise((resolve) => (answerOld = resolve))
        return header === `Bearer ${secret}` ? jsonResponse(401, {}) : jsonResponse(200, {})
      },
    })
    const slow = rejection(transport.call('getProject', { path: { project_name_or_id: 'slow' } }))
    await transport.call('getProject', { path })
    answerOld(new Response(`token was ${secret}`, { status: 400, headers: { 'content-type': 'text/plain' } }))
    const error = await slow
    expect(String(error)).toContain('token was [hidden]')
    expectNoSecret(error)
  })
})

describe('the logger', () => {
  test('that throws is no failure of a call', async () => {
    const broken = () => {
      throw new Error('the disk is full')
    }
    const server = await serve(empty(503), empty(200))
    const transport = connect({ ...server, logger: { debug: broken, warn: broken } })
    await transport.call('deleteProject', { path: { project_name_or_id: 'demo' } })
    expect(server.requests).toHaveLength(2)
  })

  test('hears of attempts and waits, without query, body or headers', async () => {
    const lines: [string, unknown][] = []
    const logger: Logger = { debug: (...line) => void lines.push(line as [string, unknown]), warn: () => {} }
    const server = await serve(
      empty(503, { 'x-request-id': 'a1', 'set-cookie': 'sid=cookie-value' }),
      empty(200, { 'x-request-id': 'a2' }),
    )
    const transport = connect({ ...server, auth: { username: 'admin', password: secret }, logger })
    const options = { headers: { 'X-Team': 'team-value' } }
    await transport.call('updateProject', { path, body: { metadata: { public: 'true' } }, options })
    expect(lines.map(([line]) => line.replace(/\d+ ms/, 'N ms'))).toEqual([
      'PUT /api/v2.0/projects/demo: 503 in N ms',
      'PUT /api/v2.0/projects/demo: trying again in N ms',
      'PUT /api/v2.0/projects/demo: 200 in N ms',
    ])
    expect(lines[0]?.[1]).toMatchObject({ method: 'PUT', status: 503, requestId: 'a1' })
    expect(lines[1]?.[1]).toMatchObject({ attempt: 2, wait: 0 })
    expect(shown(lines)).not.toMatch(/cookie-value|team-value|metadata/)
    expectNoSecret(lines)
  })

  test('hears of an attempt without an answer', async () => {
    const debug = vi.fn()
    const server = await serve(reset)
    const transport = connect({ ...server, retry: 0, logger: { debug, warn: () => {} } })
    await rejection(transport.call('createProject', { body: { project_name: 'demo' } }))
    expect(debug).toHaveBeenCalledWith(
      expect.stringMatching(/^POST \/api\/v2\.0\/projects: no answer after \d+ ms$/),
      expect.objectContaining({ method: 'POST', path: '/api/v2.0/projects' }),
    )
  })

  test('never hears a query', async () => {
    const debug = vi.fn()
    const server = await serve(empty(200))
    const transport = connect({ ...server, logger: { debug, warn: () => {} } })
    await transport.call('headProject', { options: { project_name: 'query-value' } })
    expect(debug).toHaveBeenCalled()
    expect(shown(debug.mock.calls)).not.toContain('query-value')
  })

  test('hears no key to a proxy, also where it stands in the answer of a credential check', async () => {
    const debug = vi.fn()
    const server = await serve((response, { headers }) => {
      response.writeHead(200, {
        'content-type': 'application/json',
        'x-request-id': `for-${headers['x-key']}`,
      })
      response.end('[]')
    })
    const [url, logger] = [server.url, { debug, warn: () => {} }]
    const harbor = new Harbor({
      url,
      auth: { robot: 'robot$ci', secret },
      headers: { 'X-Key': 'key-value' },
      logger,
    })
    await harbor.projects.list()
    expect(debug.mock.calls.map(([, { path }]) => path)).toHaveLength(2)
    expect(shown(debug.mock.calls)).not.toContain('key-value')
  })
})
