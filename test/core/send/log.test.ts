import { afterEach, expect, test, vi } from 'vitest'
import { withLog } from '../../../src/core/send/log'
import { rejection } from '../connect'

afterEach(() => {
  vi.restoreAllMocks()
})

const url = 'https://harbor.example.com/api/v2.0/projects?name=demo'

function logged(fetch: () => Promise<Response>) {
  vi.spyOn(performance, 'now').mockReturnValueOnce(1_000).mockReturnValue(1_012.4)
  const lines: unknown[] = []
  const logger = { debug: (...line: unknown[]) => void lines.push(line), warn: () => expect.unreachable() }
  return { lines, send: withLog(fetch, logger, (text) => text.replace('a1', '[hidden]')) }
}

test('a line says what was asked, what came, and how long that took', async () => {
  const { lines, send } = logged(async () => new Response(null, { headers: { 'x-request-id': 'a1' } }))
  await send(url, { headers: {} })
  const [method, path, milliseconds] = ['GET', '/api/v2.0/projects', 12]
  const fields = { method, path, status: 200, milliseconds, requestId: '[hidden]' }
  expect(lines).toEqual([['GET /api/v2.0/projects: 200 in 12 ms', fields]])
})

test('a line says that nothing came', async () => {
  const { lines, send } = logged(() => Promise.reject(new Error('a1')))
  expect(await rejection(send(url, { method: 'HEAD', headers: {} }))).toMatchObject({ message: 'a1' })
  const fields = { method: 'HEAD', path: '/api/v2.0/projects', milliseconds: 12 }
  expect(lines).toEqual([['HEAD /api/v2.0/projects: no answer after 12 ms', fields]])
})
