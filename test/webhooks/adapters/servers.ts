import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import express, { type RequestHandler } from 'express'
import express4 from 'express-4'
import fastify, { type FastifyInstance } from 'fastify'
import {
  type LambdaAnswer,
  type LambdaEvent,
  toLambdaHandler,
  toNodeListener,
  type WebhookReceiver,
} from '../../../src/webhooks'
import { gateways } from './gateways'

export interface RunningServer {
  readonly url: string
  /** By all connections so far. */
  bytesRead(): number
  close(): Promise<void>
}

/** A receiver behind one of the adapters, on the loopback. */
export type Start = (receiver: WebhookReceiver) => Promise<RunningServer>

/** Where the adapter reads the body. */
export const streaming: Readonly<Record<string, Start>> = {
  'node:http': (receiver) => listen(toNodeListener(receiver)),
  Express: (receiver) => listen(express().use(toNodeListener(receiver))),
  'Express 4': (receiver) => listen(express4().use(toNodeListener(receiver))),
  'Express, mounted': (receiver) => listen(express().use('/hooks', toNodeListener(receiver))),
  Fastify: (receiver) =>
    startFastify(receiver, (app) => app.addContentTypeParser('*', (_request, _payload, done) => done(null))),
  fetch: (receiver) => listen(serveFetch(receiver)),
}

/** Where something else has read the body. */
export const buffered: Readonly<Record<string, Start>> = {
  'Express after express.text()': (receiver) =>
    startExpress(receiver, express.text({ type: 'application/*', limit: '8mb' })),
  'Express after express.raw()': (receiver) =>
    startExpress(receiver, express.raw({ type: 'application/*', limit: '8mb' })),
  'Express after express.json() that keeps the bytes': (receiver) =>
    startExpress(
      receiver,
      express.json({
        type: 'application/*',
        limit: '8mb',
        strict: false,
        verify: (request, _response, bytes) => Object.assign(request, { rawBody: bytes }),
      }),
    ),
  'Express 4 after express.text()': (receiver) =>
    listen(express4().use(express4.text({ type: 'application/*', limit: '8mb' }), toNodeListener(receiver))),
  'Fastify with bytes': async (receiver) => {
    const app = fastify()
    app.register(async (hooks) => {
      hooks.removeAllContentTypeParsers()
      hooks.addContentTypeParser(
        '*',
        { parseAs: 'buffer', bodyLimit: 8 * 1024 * 1024 },
        (_request, body, done) => done(null, body),
      )
      hooks.all('*', toNodeListener(receiver))
    })
    await app.ready()
    return await listen(app.routing)
  },
  'Fastify with a text': (receiver) =>
    startFastify(receiver, (app) =>
      app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body)),
    ),
  ...Object.fromEntries(
    Object.entries(gateways).map(([name, toEvent]): [string, Start] => [
      `Lambda behind ${name}`,
      (receiver) => listen(serveLambda(receiver, toEvent)),
    ]),
  ),
}

export function startExpress(receiver: WebhookReceiver, ...before: RequestHandler[]): Promise<RunningServer> {
  return listen(express().use(...before, toNodeListener(receiver)))
}

/** @param parse Takes the place of Fastify's own parsers. */
export async function startFastify(
  receiver: WebhookReceiver,
  parse?: (app: FastifyInstance) => unknown,
): Promise<RunningServer> {
  const app = fastify({ bodyLimit: 8 * 1024 * 1024 })
  if (parse !== undefined) {
    app.removeAllContentTypeParsers()
    parse(app)
  }
  app.all('*', toNodeListener(receiver))
  await app.ready()
  return await listen(app.routing)
}

/** What a runtime with `fetch` handlers does, by Node. */
function serveFetch(receiver: WebhookReceiver): RequestListener {
  return async (incoming, outgoing) => {
    const headers = new Headers()
    const { rawHeaders } = incoming
    for (let index = 0; index < rawHeaders.length; index += 2) {
      headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
    }
    const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD'
    const init = {
      method: incoming.method ?? '',
      headers,
      body: hasBody ? Readable.toWeb(incoming) : null,
      duplex: 'half',
    }
    const request = new Request(`http://${incoming.headers.host}${incoming.url}`, init as RequestInit)
    const response = await receiver.fetch(request)
    response.headers.forEach((value, name) => void outgoing.setHeader(name, value))
    if (!incoming.complete) outgoing.setHeader('connection', 'close')
    outgoing.writeHead(response.status).end(await response.text())
  }
}

function serveLambda(receiver: WebhookReceiver, toEvent: (typeof gateways)[string]): RequestListener {
  const handler: (event: LambdaEvent) => Promise<LambdaAnswer> = toLambdaHandler(receiver)
  return async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of incoming) chunks.push(chunk)
    } catch {
      return // A gateway calls no function for a request that never came.
    }
    const { statusCode, headers, multiValueHeaders, body } = await handler(
      toEvent(incoming, Buffer.concat(chunks)),
    )
    outgoing.writeHead(statusCode, multiValueHeaders ?? headers).end(body)
  }
}

export async function listen(listener: RequestListener): Promise<RunningServer> {
  const server = createServer(listener)
  let read = 0
  const open = new Set<{ readonly bytesRead: number }>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.on('close', () => {
      open.delete(socket)
      read += socket.bytesRead
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    bytesRead: () => [...open].reduce((sum, socket) => sum + socket.bytesRead, read),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
