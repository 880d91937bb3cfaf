import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { readAuth } from '../../../src/core/auth'
import { readSettings } from '../../../src/core/settings'
import { RegistryClient } from '../../../src/registry'
import { prepare } from '../../../src/registry/connection/prepared'
import { RegistryConnection } from '../../../src/registry/connection/registry-connection'
import { missingIn } from '../../../src/registry/tokens/scope'
import { readToken } from '../../../src/registry/tokens/token'
import { rejection } from '../../core/connect'
import type { RecordedExchange as Exchange } from '../../resources/recorded-exchange'
import { plan } from './recorded-calls'

function read(file: string): Exchange[] {
  return JSON.parse(readFileSync(new URL(`../../recordings/registry/${file}.json`, import.meta.url), 'utf8'))
}

/** Serves one recorded answer after the other over HTTP; tokens are to be had by everybody, and cannot be read. */
async function replay() {
  let current: Exchange | undefined
  let asked = 0
  const server = createServer((request, response) => {
    request.resume()
    const target = new URL(request.url ?? '', 'http://host')
    if (target.pathname === '/service/token') {
      response.writeHead(200).end('{"token":"opaque"}')
      return
    }
    asked += 1
    const recorded = current?.response
    const expected = current && new URL(current.request.target, 'http://host')
    if (
      recorded === undefined ||
      expected?.pathname !== target.pathname ||
      request.method !== current?.request.method
    ) {
      response.writeHead(500).end(`${request.method} ${request.url} is not what was recorded`)
      return
    }
    const { kind, headers } = recorded
    const body =
      kind === 'json' ? JSON.stringify(recorded.body) : ((recorded.body as string | undefined) ?? '')
    const own = Object.entries(headers).filter(([name]) => !/^(?:set-cookie|content-length)$/.test(name))
    const length = request.method === 'HEAD' ? headers['content-length'] : undefined
    const host = `http://${request.headers.host}`
    response.writeHead(recorded.status, {
      ...Object.fromEntries(
        own.map(([name, value]) => [name, String(value).replace('http://harbor.example.com', host)]),
      ),
      ...(length && { 'content-length': String(length) }),
    })
    response.end(
      request.method === 'HEAD' ? undefined : Buffer.from(body, kind === 'binary' ? 'base64' : 'utf8'),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    show(exchange: Exchange) {
      current = exchange
      asked = 0
    },
    get asked() {
      return asked
    },
  }
}

// `made`: our client made the request and read the answer. `refused`: it is a mistake that we find before a request.
// `left`: we never make such a request.
test.each([
  ['auth', { made: 28, refused: 2, left: 54 }],
  ['delete', { made: 12, refused: 4, left: 0 }],
  ['names', { made: 7, refused: 8, left: 4 }],
  ['policies', { made: 33, refused: 2, left: 1 }],
  ['pull', { made: 19, refused: 2, left: 21 }],
  ['push-blobs', { made: 36, refused: 0, left: 5 }],
  ['push-manifests', { made: 22, refused: 7, left: 3 }],
  ['push-permissions', { made: 27, refused: 0, left: 0 }],
  ['referrers', { made: 12, refused: 0, left: 2 }],
  ['tags-and-catalog', { made: 11, refused: 3, left: 14 }],
])('recorded answers: %s', async (file, expected) => {
  const server = await replay()
  const counts = { made: 0, refused: 0, left: 0 }
  for (const exchange of read(file)) {
    const planned = plan(exchange)
    if ('left' in planned) {
      counts.left += 1
      continue
    }
    server.show(exchange)
    // The token service gives an opaque token here, so a client of its own for each exchange knows nothing of others.
    const options = { url: server.url, auth: { username: 'jane', password: 'secret' }, retry: 0 }
    const connection = new RegistryConnection(
      { settings: readSettings(options), credentials: readAuth(options.auth) },
      [],
    )
    const clients = { registry: new RegistryClient(prepare(connection)), connection }
    const { status, body } = exchange.response
    const where = `${file}: ${exchange.note}`
    const error = await planned.call(clients).then(
      () => undefined,
      (reason: unknown) => reason as { name: string; status?: number; code?: string },
    )
    if (error?.name === 'InvalidArgumentError') {
      counts.refused += 1
      expect(server.asked, where).toBe(0)
      continue
    }
    counts.made += 1
    const isHead = exchange.request.method === 'HEAD'
    if (status < 400 || (isHead && status === 404 && exchange.request.target.includes('/blobs/'))) {
      expect(error, where).toBeUndefined()
      continue
    }
    const [first] = (body as { errors?: { code: string }[] } | undefined)?.errors ?? []
    expect(error, where).toMatchObject({ status, ...(first && !isHead && { code: first.code }) })
  }
  expect(counts).toEqual(expected)
})

test('recorded tokens allow what they were recorded to allow', () => {
  const answers = read('auth').filter((exchange) => 'claims' in exchange || 'claims' in exchange.response)
  const verdicts = answers.map((exchange) => {
    const { claims } = { ...exchange, ...exchange.response } as unknown as { claims: Record<string, unknown> }
    const part = Buffer.from(JSON.stringify(claims)).toString('base64url')
    const token = readToken({ ...(exchange.response.body as object), token: `e30.${part}.c2ln` }, 0)
    expect(token?.staleAt).toBe(((exchange.response.body as { expires_in: number }).expires_in - 30) * 1000)
    expect(token?.anonymous).toBe(claims.sub === undefined)
    for (const { name, actions } of (claims.access ?? []) as { name: string; actions: string[] }[]) {
      const needed = [{ repository: name, actions: ['pull', 'push'] as const }]
      const missing = token?.granted && missingIn(token.granted, needed)
      expect(missing === undefined, exchange.note).toBe(actions.includes('pull') && actions.includes('push'))
    }
    return token
  })
  expect(verdicts).toHaveLength(37)
})

test('a recorded answer to what is not there names what Harbor named', async () => {
  const server = await replay()
  const registry = new RegistryClient({ url: server.url, retry: 0 })
  const exchange = read('pull').find(({ note }) => note === 'a tag that is not there')
  if (exchange === undefined) throw new Error('no such exchange')
  server.show(exchange)
  expect(await rejection(registry.getManifest('oci/shop:nope'))).toMatchObject({
    name: 'NotFoundError',
    code: 'NOT_FOUND',
    requestId: exchange.response.headers['x-request-id'],
  })
})
