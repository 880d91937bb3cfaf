import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A request as the server saw it, whole. */
export interface Seen {
  readonly method: string
  /** Path and query as sent. */
  readonly target: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
  readonly socket: Socket
  /** The port of the other end: two requests of one port came over one connection. */
  readonly port: number | undefined
}

/** What the server does with one request. */
export type Reply = (response: ServerResponse, seen: Seen) => void

export interface Loopback {
  readonly url: string
  readonly requests: readonly Seen[]
}

/** A server on 127.0.0.1 that does one thing after the other, the last one for ever. It ends with the test. */
export async function serve(...script: readonly Reply[]): Promise<Loopback> {
  const requests: Seen[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('error', () => {})
    request.on('end', () => {
      const { method = '', url: target = '', headers, socket } = request
      const seen = { method, target, headers, body, socket, port: socket.remotePort }
      const reply = script[Math.min(requests.length, script.length - 1)]
      requests.push(seen)
      reply?.(response, seen)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests }
}

/** A URL that nobody listens on. */
export async function refusingUrl(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}

/** Answers with JSON, as Harbor does. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }
}

/** Answers with `{"errors": […]}`. */
export function failure(status: number, code: string, message: string, headers = {}): Reply {
  return json(status, { errors: [{ code, message }] }, headers)
}

/** Answers without a body. */
export function empty(status: number, headers: Record<string, string> = {}): Reply {
  return (response) => void response.writeHead(status, headers).end()
}

/** Answers with a page, as a proxy does. */
export function html(status: number, page = '<html><h1>Sorry</h1></html>', headers = {}): Reply {
  return (response) => void response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(page)
}

/** Resets the connection (RST) before a byte of the answer. */
export const reset: Reply = (_response, { socket }) => void socket.resetAndDestroy()

/** Closes the connection (FIN) before a byte of the answer. */
export const hangUp: Reply = (_response, { socket }) => void socket.end()

/** Never answers. */
export const silence: Reply = () => {}

/** Writes bytes to the connection as they are, then closes it. */
export function raw(bytes: string): Reply {
  return (_response, { socket }) => void socket.end(bytes)
}

const half = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"name":"de'

/** Closes the connection in the middle of a body. */
export const truncated: Reply = raw(half)

/** Resets the connection in the middle of a body. */
export const resetInBody: Reply = (_response, { socket }) => {
  socket.write(half, () => setTimeout(() => socket.resetAndDestroy(), 20))
}
