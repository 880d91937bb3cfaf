import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Auth } from '../../../src/core/auth'
import { HarborError } from '../../../src/index'
import { rawClient } from '../../../src/raw/index'
import { connect, rejection } from '../connect'

const path = { project_name_or_id: 'demo' }
// Go escapes three of these in JSON, a URL all but the letters and digits.
const secret = `Hush+<&>/"1`

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => void vi.restoreAllMocks())

const kinds: Record<string, { auth: Auth; sent: string }> = {
  'a password': { auth: { username: 'jane', password: secret }, sent: btoa(`jane:${secret}`) },
  'the secret of a robot': {
    auth: { robot: 'robot$ci', secret: () => secret },
    sent: btoa(`robot$ci:${secret}`),
  },
  'a token': { auth: { token: async () => secret }, sent: secret },
}

const json = (text: string) => JSON.stringify(text).slice(1, -1)
const go = (text: string) => json(text).replace(/[<>&]/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`)
const html = (text: string) => text.replace(/[&<>"/]/g, (one) => `&#${one.charCodeAt(0)};`)

/** What an answer says that repeats a secret; each is told by its kind of text. */
const answers: Record<string, (said: string) => Response> = {
  'the message of an error': (said) =>
    jsonAnswer(400, `{"errors":[{"code":"BAD","message":"not ${go(said)}"}]}`),
  'the code of an error': (said) => jsonAnswer(400, `{"errors":[{"code":"${go(said)}","message":"no"}]}`),
  'the detail of an error': (said) =>
    jsonAnswer(
      404,
      `{"errors":[{"code":"NOT_FOUND","message":"no","detail":{"${go(said)}":["${json(said)}"]}}]}`,
    ),
  'JSON in the message of an error': (said) =>
    jsonAnswer(409, JSON.stringify({ errors: [{ code: 'CONFLICT', message: `{"secret":"${go(said)}"}` }] })),
  'an unknown path': (said) =>
    jsonAnswer(
      404,
      JSON.stringify({
        errors: [{ code: 'NOT_FOUND', message: `path /${encodeURIComponent(said)} was not found` }],
      }),
    ),
  'a page': (said) =>
    new Response(`<pre>${html(said)}</pre>`, { status: 502, headers: { 'content-type': 'text/html' } }),
  'a page that is a success': (said) =>
    new Response(`<pre>${html(said)}</pre>`, { headers: { 'content-type': 'text/html' } }),
  'a page that ends within it': (said) =>
    new Response(`${'x'.repeat(196)}${html(said)}`, {
      status: 404,
      headers: { 'content-type': 'text/html' },
    }),
  'a plain text': (said) =>
    new Response(`${said} is wrong`, { status: 403, headers: { 'content-type': 'text/plain' } }),
  'broken JSON': (said) => jsonAnswer(200, `{"name":"${said}`),
  'the request id': (said) =>
    new Response(null, { status: 404, headers: { 'x-request-id': encodeURIComponent(said) } }),
  'the content type': (said) =>
    new Response('x', {
      status: 200,
      headers: { 'content-type': `text/x; name=${encodeURIComponent(said)}` },
    }),
  'the path of a redirect': (said) =>
    new Response(null, {
      status: 302,
      headers: { location: `https://x.example.com/${encodeURIComponent(said)}` },
    }),
  'the query of a redirect': (said) =>
    new Response(null, {
      status: 307,
      headers: { location: `https://x.example.com/?x=${encodeURIComponent(said)}` },
    }),
  'the user of a redirect': (said) =>
    new Response(null, {
      status: 302,
      headers: { location: `https://x:${encodeURIComponent(said)}@x.example.com/` },
    }),
  'the fragments of a long message': (said) =>
    jsonAnswer(400, JSON.stringify({ errors: [{ code: 'BAD', message: `${said} `.repeat(500) }] })),
}

function jsonAnswer(status: number, body: string): Response {
  return new Response(body, { status, headers: { 'content-type': 'application/json' } })
}

/** Nothing of the secret, neither whole nor spelled in any way: all of these begin with its first letters. */
function expectNoSecret(value: unknown, sent: string): void {
  const shown = [
    inspect(value, { depth: 20, showHidden: true, maxStringLength: null }),
    JSON.stringify(value),
    `${value}`,
    ...causesOf(value).map((error) => `${error.stack} ${error.message} ${JSON.stringify(error)}`),
  ].join('\n')
  expect(shown).not.toContain('Hush')
  expect(shown).not.toContain(sent.slice(0, 8))
}

function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : []
}

describe.each(Object.entries(kinds))('%s', (_, { auth, sent }) => {
  test.each(Object.entries(answers))('does not come back in %s', async (_, answer) => {
    for (const said of [secret, sent]) {
      const lines: unknown[] = []
      const log = (...line: unknown[]) => void lines.push(line)
      const fetch = async () => answer(said)
      const transport = connect({
        url: 'https://harbor.example.com',
        auth,
        fetch,
        retry: 1,
        logger: { debug: log, warn: log },
      })
      const error = await rejection(transport.call('updateProject', { path, body: {} }))
      expect(error).toBeInstanceOf(HarborError)
      expectNoSecret(error, sent)
      expect(lines.length).toBeGreaterThan(0)
      expectNoSecret(lines, sent)
    }
  })

  test.each<[string, (said: string) => unknown]>([
    ['a message', (said) => new Error(`proxy refused ${said}`)],
    ['a message of a mistake', (said) => new TypeError(`cannot read ${said}`)],
    ['a stack', (said) => Object.assign(new Error('no'), { stack: `Error: no\n    at ${said}` })],
    ['a cause', (said) => new TypeError('fetch failed', { cause: new Error(said) })],
    ['a cause of a cause', (said) => new Error('a', { cause: new Error('b', { cause: new Error(said) }) })],
    ['a code', (said) => Object.assign(new Error('no'), { code: said })],
    ['a name', (said) => Object.assign(new Error('no'), { name: said })],
    ['several errors', (said) => new AggregateError([new Error(said)], 'all')],
    ['a string', (said) => said],
    [
      'its request',
      (said) => Object.assign(new Error('no'), { request: { headers: { authorization: said } } }),
    ],
    ['one of our errors', (said) => new HarborError(`no ${said}`, { cause: new Error(said) })],
  ])('does not come back in the error of a `fetch`: %s', async (_, reason) => {
    for (const said of [secret, sent]) {
      const fetch = () => Promise.reject(reason(said))
      const transport = connect({ url: 'https://harbor.example.com', auth, fetch, retry: 0 })
      const error = await rejection(transport.call('getProject', { path }))
      expect(error).toBeInstanceOf(HarborError)
      expectNoSecret(error, sent)
    }
  })
})

test('a secret that is sent in a body does not come back in any of these', async () => {
  for (const answer of Object.values(answers)) {
    const fetch = async () => answer(secret)
    const transport = connect({ url: 'https://harbor.example.com', fetch, retry: 0 })
    const body = { name: 'ci', targets: [{ auth_header: secret }] } as object
    const error = await rejection(transport.call('updateProject', { path, body }))
    expectNoSecret(error, 'nothing else')
  }
})

test('what a redirect that is followed repeats does not show in the log', async () => {
  const lines: unknown[] = []
  const log = (...line: unknown[]) => void lines.push(line)
  const location = `/next/${encodeURIComponent(secret)}`
  const fetch = async (url: string) =>
    url.endsWith('demo')
      ? new Response(null, { status: 302, headers: { location } })
      : jsonAnswer(200, '{"name":"demo"}')
  const auth = { username: 'jane', password: secret }
  const transport = connect({
    url: 'https://harbor.example.com',
    auth,
    fetch,
    logger: { debug: log, warn: log },
  })
  expect(await transport.call('getProject', { path })).toEqual({ name: 'demo' })
  expect(JSON.stringify(lines)).toContain('GET /next/[hidden]: 200')
  expectNoSecret(lines, btoa(`jane:${secret}`))
})

test('a secret does not come back in a stream that breaks', async () => {
  const breaking = () =>
    new ReadableStream<Uint8Array>({ pull: (body) => body.error(new Error(`proxy says ${secret}`)) })
  const auth = { username: 'jane', password: secret }
  const transport = connect({
    url: 'https://harbor.example.com',
    auth,
    fetch: async () => new Response(breaking()),
  })
  const { data } = await rawClient(transport).GET('/systeminfo', { parseAs: 'stream' })
  const error = await rejection(new Response(data ?? null).text())
  expect(error).toMatchObject({ name: 'HarborConnectionError', message: expect.stringContaining('[hidden]') })
  expectNoSecret(error, btoa(`jane:${secret}`))
})

test('a JWT and the user of a URL are nobody’s business, whoever they belong to', async () => {
  const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJoYXJib3ItdG9rZW4taXNzdWVyIn0.c2lnbmF0dXJl'
  const message = `token ${jwt} of https://joe:hush@hooks.example.com/x`
  const fetch = async () => jsonAnswer(400, JSON.stringify({ errors: [{ code: 'BAD', message }] }))
  const error = await rejection(
    connect({ url: 'https://harbor.example.com', fetch }).call('getProject', { path }),
  )
  expect(error).toMatchObject({
    errors: [{ message: 'token [hidden] of https://[hidden]@hooks.example.com/x' }],
  })
})
