import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bytesOf, type RecordedAnswer } from './recorded-case'

export interface ServeOptions {
  /** Whether it wants a token, as Harbor does. @default false */
  readonly asksForToken?: boolean
}

export interface RecordedRegistry {
  readonly origin: string
  /** `GET /v2/…`, in the order they came, those for a token as well. */
  readonly requests: string[]
  readonly close: () => Promise<void>
}

/** Serves recorded answers over HTTP, and Harbor's 404 for what is not recorded. */
export async function serveRecordings(
  answers: Readonly<Record<string, RecordedAnswer>>,
  { asksForToken = false }: ServeOptions = {},
): Promise<RecordedRegistry> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    const { url: target = '', method, headers } = request
    requests.push(`${method} ${target}`)
    if (asksForToken) {
      if (target.startsWith('/service/token'))
        return send(response, 200, '{"token":"opaque","expires_in":1800}')
      if (headers.authorization !== 'Bearer opaque') {
        const realm = `http://${headers.host}/service/token`
        response.setHeader('WWW-Authenticate', `Bearer realm="${realm}",service="harbor-registry"`)
        return send(response, 401, '{"errors":[{"code":"UNAUTHORIZED","message":"unauthorized"}]}')
      }
    }
    const answer = answers[target]
    if (answer === undefined) {
      const errors = [{ code: 'NOT_FOUND', message: `artifact ${target} not found` }]
      return send(response, 404, JSON.stringify({ errors }))
    }
    const body = bytesOf(answer)
    response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length })
    response.end(method === 'HEAD' ? undefined : body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function send(response: ServerResponse, status: number, json: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(json)
}
