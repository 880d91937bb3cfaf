import { createServer as createHTTP, type IncomingMessage, type Server } from 'node:http'
import { createServer as createHTTPS, type ServerOptions } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { onTestFinished } from 'vitest'

/** A Harbor of one answer, over TLS. It ends with the test. */
export async function serveTLS(options: ServerOptions): Promise<{ url: string; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = []
  const server = createHTTPS(options, (request, response) => {
    seen.push(request)
    const by = request.socket as TLSSocket
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ name: 'demo', client: by.getPeerCertificate().subject?.CN }))
  })
  return { url: `https://localhost:${await listen(server)}`, seen }
}

/** A proxy that tunnels, and keeps what was asked of it. It ends with the test. */
export async function serveProxy(
  status = 200,
  tls?: ServerOptions,
): Promise<{ host: string; connects: IncomingMessage[]; requests: IncomingMessage[] }> {
  const connects: IncomingMessage[] = []
  const requests: IncomingMessage[] = []
  const server = tls ? createHTTPS(tls) : createHTTP()
  server.on('request', (request, response) => {
    requests.push(request)
    response.end()
  })
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    connects.push(request)
    client.on('error', () => {})
    if (status !== 200) {
      client.end(`HTTP/1.1 ${status} No\r\n\r\n`)
      return
    }
    const [host = '', port] = (request.url ?? '').split(':')
    const target = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n')
      target.pipe(client)
      client.pipe(target)
    })
    target.on('error', () => client.destroy())
  })
  return { host: `localhost:${await listen(server)}`, connects, requests }
}

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return (server.address() as AddressInfo).port
}
