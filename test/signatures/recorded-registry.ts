import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bytesOf, type RecordedAnswer } from './recorded-case'

export interface RecordedRegistry {
  readonly origin: string
  /** `GET /v2/…`, in the order they came. */
  readonly requests: string[]
  readonly close: () => Promise<void>
}

/**
 * Serves recorded answers over HTTP, and Harbor's 404 for what is not recorded. A test may change an answer on the way
 * (`tamper`), as a hostile registry would.
 */
export async function serveRecordings(
  answers: Readonly<Record<string, RecordedAnswer>>,
  tamper: (target: string, answer: RecordedAnswer | undefined) => RecordedAnswer | undefined = (_, answer) =>
    answer,
): Promise<RecordedRegistry> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    const target = request.url ?? ''
    requests.push(`${request.method} ${target}`)
    const answer = tamper(target, answers[target])
    if (answer === undefined) {
      response.writeHead(404, { 'content-type': 'application/json; charset=utf-8' })
      response.end(
        JSON.stringify({ errors: [{ code: 'NOT_FOUND', message: `artifact ${target} not found` }] }),
      )
      return
    }
    const body = bytesOf(answer)
    response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length })
    response.end(request.method === 'HEAD' ? undefined : body)
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
