import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BrokenConnection } from './engine/broken-answers'

export interface FakeServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** Ends the server and every open connection. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

type Handle = (request: Request) => Promise<Response>

/** Serves a handler on a free loopback port. Loads `node:http` only now, so that the rest runs anywhere. */
export async function listen(handle: Handle): Promise<FakeServer> {
  const { createServer } = await import('node:http')
  // As much as Go's server takes.
  const server = createServer({ maxHeaderSize: 1024 * 1024 }, (incoming, outgoing) => {
    serve(handle, incoming, outgoing).catch((error: unknown) => tell(error, outgoing))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}`, close, [Symbol.asyncDispose]: close }
}

async function serve(handle: Handle, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const response = await handle(await toRequest(incoming))
  const { bytes, isWhole } = await readBody(response)
  const headers: [string, string][] = []
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') headers.push([name, value])
  })
  for (const cookie of response.headers.getSetCookie()) headers.push(['set-cookie', cookie])
  outgoing.writeHead(response.status, headers.flat())
  if (isWhole) outgoing.end(bytes)
  else outgoing.write(bytes, () => outgoing.destroy())
}

/** A body may break off, and what came of it is sent before the connection is broken off too. */
async function readBody(response: Response): Promise<{ bytes: Uint8Array; isWhole: boolean }> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let isWhole = true
  try {
    for await (const chunk of response.body ?? []) chunks.push(chunk)
  } catch (error) {
    if (!(error instanceof BrokenConnection)) throw error
    isWhole = false
  }
  return { bytes: new Uint8Array(await new Blob(chunks).arrayBuffer()), isWhole }
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
    for (const value of values) headers.append(name, value)
  }
  const { method = 'GET', url = '/' } = incoming
  // A body of a GET is against the rules of `Request`, and Harbor does not look at one.
  const body = chunks.length > 0 && method !== 'GET' && method !== 'HEAD' ? new Blob(chunks) : null
  return new Request(`http://${incoming.headers.host ?? '127.0.0.1'}${url}`, { method, headers, body })
}

/**
 * A mistake in the fake itself: Harbor's own 500 does not come this way, so that it cannot be taken for one.
 */
function tell(error: unknown, outgoing: ServerResponse): void {
  if (error instanceof BrokenConnection) {
    outgoing.destroy()
    return
  }
  if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain' })
  outgoing.end(`The fake Harbor failed: ${error instanceof Error ? error.stack : String(error)}`)
}
