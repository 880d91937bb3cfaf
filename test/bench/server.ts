// A Harbor that answers at once, in a process of its own: it must not share the event loop with what is measured.
// Forked by `startServer`; tells its port to the parent and ends with it.
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Exchange {
  readonly operation: string
  readonly request: { readonly method: string }
  readonly response: { readonly status: number; readonly body?: unknown }
}

const recorded: Exchange[] = JSON.parse(
  readFileSync(new URL('../recordings/api/project.json', import.meta.url), 'utf8'),
)
const found = recorded.find(
  ({ operation, response }) => operation === 'getProject' && response.status === 200,
)
if (found === undefined) throw new Error('no recorded project')
const project = JSON.stringify(found.response.body)

const server = createServer((request, response) => {
  request.on('end', () => answer(request, response)).resume()
})
server.keepAliveTimeout = 0
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.once('disconnect', () => process.exit())

function answer(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('X-Request-Id', 'ea5be1b8-6fc5-4e0d-a3c2-d0b4d6c7b1f0')
  const call = `${request.method} ${request.url}`
  if (call === 'POST /api/v2.0/projects') {
    response.writeHead(201, { Location: '/api/v2.0/projects/3', 'Content-Length': 0 }).end()
  } else if (call === 'GET /api/v2.0/projects/demo') json(response, 200, project)
  // The check of the credentials, once before the first call.
  else if (call.startsWith('GET /api/v2.0/users/current/permissions')) json(response, 200, '[]')
  else json(response, 404, '{"errors":[{"code":"NOT_FOUND","message":"not found"}]}')
}

function json(response: ServerResponse, status: number, body: string): void {
  response
    .writeHead(status, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
    })
    .end(body)
}
