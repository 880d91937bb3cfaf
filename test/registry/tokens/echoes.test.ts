import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { RegistryClient } from '../../../src/registry'
import { rejection } from '../../core/connect'

const secret = 'jane-s<ecret>&'
// As Go's escapes, percent-encoding and HTML write them: `<`, `&`, `/` and `+` are not always what they are.
const opaque = 'opaque<token>&/of+jane'
const claims = Buffer.from(JSON.stringify({ sub: 'jane', access: null, iss: 'someone' })).toString(
  'base64url',
)
const jwt = `eyJhbGciOiJSUzI1NiJ9.${claims}.c2lnbmF0dXJl`
const basic = Buffer.from(`jane:${secret}`).toString('base64')

const spellings: readonly [how: string, spell: (text: string) => string][] = [
  ['as it is', (text) => text],
  ['as Go writes JSON', (text) => text.replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)],
  ['percent-encoded', encodeURIComponent],
  ['in HTML', (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')],
]

type Place = (text: string) => { body?: string; headers?: Record<string, string>; status?: number }
const json = { 'content-type': 'application/json' }
const places: readonly [where: string, place: Place][] = [
  [
    'the message of an error',
    (text) => ({ body: `{"errors":[{"code":"X","message":"no: ${text}"}]}`, headers: json }),
  ],
  [
    'the code of an error',
    (text) => ({ body: `{"errors":[{"code":"${text}","message":"no"}]}`, headers: json }),
  ],
  [
    'the detail of an error',
    (text) => ({ body: `{"errors":[{"code":"X","message":"no","detail":{"a":"${text}"}}]}`, headers: json }),
  ],
  ['plain text', (text) => ({ body: `Authorization: ${text}`, headers: { 'content-type': 'text/plain' } })],
  ['a page', (text) => ({ body: `<p>${text}</p>`, headers: { 'content-type': 'text/html' } })],
  ['X-Request-Id', (text) => ({ headers: { ...json, 'x-request-id': text } })],
  ['Content-Type', (text) => ({ body: 'x', headers: { 'content-type': `text/x; a=${text}` } })],
]

/** What a caller sees of the error where the registry, or its token service, says this. */
async function errorWith(
  said: ReturnType<Place>,
  where: 'registry' | 'token service',
  token: string,
): Promise<string> {
  const lines: unknown[] = []
  const log = (...line: unknown[]) => void lines.push(line)
  const registry = new RegistryClient({
    url: 'https://registry.example.com',
    auth: { username: 'jane', password: secret },
    retry: 0,
    logger: { debug: log, warn: log },
    fetch: async (url, init) => {
      const known = new Headers(init.headers).has('authorization')
      const isToken = url.includes('/service/token')
      if (!known && !isToken) {
        const challenge = 'Bearer realm="https://registry.example.com/service/token",service="s"'
        return new Response(null, { status: 401, headers: { 'www-authenticate': challenge } })
      }
      if (isToken && where === 'registry') return new Response(JSON.stringify({ token }), { headers: json })
      return new Response(said.body, {
        status: said.status ?? 400,
        ...(said.headers && { headers: said.headers }),
      })
    },
  })
  const error = await rejection(registry.getManifest('demo/app:v1'))
  expect(error).toBeInstanceOf(Error)
  const { message, stack, cause } = error as Error
  return [
    message,
    stack,
    String(cause),
    JSON.stringify(error),
    JSON.stringify({ ...(error as object) }),
    JSON.stringify(lines),
  ].join('\n')
}

/** Whatever of a secret is longer than a coincidence, in any spelling. */
function tracesOf(secret: string, text: string): string[] {
  const written = [
    secret,
    ...spellings.map(([, spell]) => spell(secret)),
    JSON.stringify(secret).slice(1, -1),
  ]
  return written.filter((form) => text.includes(form))
}

describe.each(places)('in %s', (_where, place) => {
  test.each(spellings)('the token in use, repeated by the registry %s, is hidden', async (_how, spell) => {
    for (const token of [opaque, jwt]) {
      expect(tracesOf(token, await errorWith(place(spell(token)), 'registry', token))).toEqual([])
    }
  })

  test.each(spellings)('what looks like a token is hidden, whoever had it: %s', async (_how, spell) => {
    expect(tracesOf(jwt, await errorWith(place(spell(jwt)), 'registry', opaque))).toEqual([])
  })

  test.each(spellings)(
    'the credentials, repeated by the token service %s, are hidden',
    async (_how, spell) => {
      for (const text of [secret, basic]) {
        expect(tracesOf(text, await errorWith(place(spell(text)), 'token service', opaque))).toEqual([])
      }
    },
  )
})

test.each([
  ['an upload that goes nowhere', 'POST', 202],
  ['a blob that was not stored', 'PUT', 200],
])('the token in use is hidden in the type of %s', async (_what, method, status) => {
  const type = { 'content-type': `text/x; a="${opaque}"` }
  const registry = new RegistryClient({
    url: 'https://registry.example.com',
    auth: { username: 'jane', password: secret },
    retry: 0,
    fetch: async (url, init) => {
      if (url.includes('/service/token')) return Response.json({ token: opaque })
      if (!new Headers(init.headers).has('authorization')) {
        const challenge = 'Bearer realm="https://registry.example.com/service/token"'
        return new Response(null, { status: 401, headers: { 'www-authenticate': challenge } })
      }
      if (init.method === method) return new Response(null, { status, headers: type })
      if (init.method === 'HEAD') return new Response(null, { status: 404 })
      return new Response(null, { status: 202, headers: { location: '/v2/x' } })
    },
  })
  const error = await rejection(registry.putBlob('demo/app', new Uint8Array(3)))
  expect(error).toMatchObject({ name: 'HarborResponseError', status })
  expect(tracesOf(opaque, inspect(error, { depth: 9, showHidden: true }))).toEqual([])
})

test('the credentials are hidden in the type of an answer without a token', async () => {
  const said = { body: '{}', headers: { 'content-type': `text/x; a="${secret}"` } }
  expect(tracesOf(secret, await errorWith({ ...said, status: 200 }, 'token service', opaque))).toEqual([])
})
