import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { AccessControl, type AccessOptions } from './access'
import { answer, type Distribution } from './distribution'
import { Storage } from './storage'

export interface SeenRequest {
  readonly method: string
  readonly target: string
  readonly headers: IncomingMessage['headers']
  /** Bytes of its body. */
  size: number
  /** What it was answered; 0 where it was not. */
  status: number
}

/** Does something in place of the answer; `go` gives the answer that would have come, when the body has come. */
export type Fault = (
  request: IncomingMessage,
  response: ServerResponse,
  go: () => Promise<void>,
) => void | Promise<void>

export interface RegistryServerOptions extends AccessOptions {
  /** Says where the token service is. @default this server */
  readonly realm?: string
  /** Sends readers of blobs somewhere else. */
  readonly storageUrl?: string
  readonly referrersApi?: boolean
  /** How it asks for credentials. @default 'bearer' */
  readonly asks?: 'bearer' | 'basic' | 'nothing'
}

export interface RegistryServer {
  readonly url: string
  readonly host: string
  readonly storage: Storage
  readonly access: AccessControl
  readonly requests: SeenRequest[]
  /** Meets the next request whose `METHOD target` the pattern fits with a fault, so many times. */
  fail(pattern: RegExp, fault: Fault, times?: number): void
  /**
   * `METHOD target` of each request, without the states and ids of uploads; `all` also has those for tokens and those that were
   * answered with a challenge.
   */
  log(options?: { all: boolean }): string[]
}

/** A registry on 127.0.0.1 that behaves as the recordings show Harbor's. It ends with the test. */
export async function serveRegistry(options: RegistryServerOptions = {}): Promise<RegistryServer> {
  const storage = new Storage()
  const access = new AccessControl(options)
  const requests: SeenRequest[] = []
  const faults: { pattern: RegExp; fault: Fault; times: number }[] = []
  const server = createServer((request, response) => {
    const seen = {
      method: request.method ?? '',
      target: request.url ?? '',
      headers: request.headers,
      size: 0,
      status: 0,
    }
    requests.push(seen)
    request.on('error', () => {})
    response.on('error', () => {})
    const go = async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      seen.size = chunks.reduce((size, chunk) => size + chunk.byteLength, 0)
      const distribution: Distribution = {
        storage,
        access,
        origin: `http://${request.headers.host}`,
        realm: options.realm ?? `http://${request.headers.host}/service/token`,
        storageUrl: options.storageUrl,
        referrersApi: options.referrersApi ?? true,
        asks: options.asks ?? 'bearer',
      }
      const { status, headers = {}, body } = answer(distribution, request, Buffer.concat(chunks))
      seen.status = status
      const bytes = body === undefined ? undefined : Buffer.isBuffer(body) ? body : Buffer.from(body)
      response.writeHead(status, { ...(bytes && { 'content-length': bytes.byteLength }), ...headers })
      response.end(request.method === 'HEAD' ? undefined : bytes)
    }
    const index = faults.findIndex(({ pattern }) => pattern.test(`${seen.method} ${seen.target}`))
    const fault = faults[index]
    if (fault === undefined) {
      go().catch(() => response.destroy())
      return
    }
    fault.times -= 1
    if (fault.times === 0) faults.splice(index, 1)
    Promise.resolve(fault.fault(request, response, go)).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}`,
    host,
    storage,
    access,
    requests,
    fail: (pattern, fault, times = 1) => faults.push({ pattern, fault, times }),
    log: ({ all } = { all: false }) =>
      requests
        .filter(({ target, status }) => all || (status !== 401 && !target.startsWith('/service/token')))
        .map(({ method, target }) => `${method} ${shorten(target)}`),
  }
}

function shorten(target: string): string {
  return decodeURIComponent(target)
    .replace(/uploads\/[0-9a-f-]{36}\?_state=\d+/, 'uploads/…')
    .replace(/([0-9a-f]{6})[0-9a-f]{58}/g, '$1')
}

/** Resets the connection before a byte of the answer, and before anything is done. */
export const resetBefore: Fault = (request) => void request.socket.resetAndDestroy()

/** Does the work, then resets the connection in place of the answer. */
export const resetAfter: Fault = async (request, response, go) => {
  response.writeHead = () => response
  response.end = () => {
    request.socket.resetAndDestroy()
    return response
  }
  await go()
}

/** Answers with a status. */
export function status(code: number, headers: Record<string, string> = {}, body = ''): Fault {
  return async (request, response) => {
    request.resume()
    response.writeHead(code, headers).end(body)
  }
}
