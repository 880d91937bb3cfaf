import { WebhookError } from '../../errors/webhook-error'
import type { WebhookReceiver } from '../receiver'
import type { WebhookAnswer, WebhookBody } from '../request'
import { readStream } from './read-stream'

/** A request of `node:http`, also as Express hands it on. */
export interface NodeRequest {
  readonly method?: string | undefined
  readonly url?: string | undefined
  /** Express: the path before a router took a part of it away. */
  readonly originalUrl?: string | undefined
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly rawHeaders: readonly string[]
  /** What a body parser made of the body. */
  readonly body?: unknown
  /** The bytes beside it, which Nest, Google Cloud Functions and others keep. */
  readonly rawBody?: unknown
  readonly complete: boolean
  readonly readableDidRead: boolean
  [Symbol.asyncIterator](): AsyncIterator<Uint8Array>
}

/** A response of `node:http`. */
export interface NodeResponse {
  statusCode: number
  readonly headersSent: boolean
  setHeader(name: string, value: string): unknown
  end(body: string): unknown
}

/** A request of Fastify. */
export interface FastifyRequest {
  readonly raw: NodeRequest
  readonly body?: unknown
  readonly rawBody?: unknown
}

/** A reply of Fastify. */
export interface FastifyReply {
  readonly raw: NodeResponse
  hijack(): unknown
}

/**
 * Makes a listener for `http.createServer`, a handler for Express and one for Fastify.
 *
 * A body that a framework has read is used where it is still text or bytes, in `body` or `rawBody`; one that it has
 * parsed is an error at once, which says so. So mount it before `express.json()`, or give its route
 * `express.text({ type: 'application/*' })`. Fastify parses by itself: `app.addContentTypeParser` for both media
 * types, with `parseAs: 'buffer'`, gives the bytes.
 *
 * @example
 * http.createServer(toNodeListener(receiver)).listen(8080)
 * app.post('/hooks/harbor', toNodeListener(receiver))
 */
export function toNodeListener(
  receiver: WebhookReceiver,
): (request: NodeRequest | FastifyRequest, response: NodeResponse | FastifyReply) => void {
  // Nobody has to wait for it, and it never rejects: linters ask for that where Node calls back.
  return async (request, response) => {
    if ('hijack' in response) response.hijack()
    const incoming = 'raw' in request ? request.raw : request
    const outgoing = 'raw' in response ? response.raw : response
    const answer = await receiver.handle({
      method: incoming.method ?? '',
      path: (incoming.originalUrl ?? incoming.url ?? '').replace(/\?.*/s, ''),
      header: (name) => readHeader(incoming, name),
      read: (limit) => readBody(request.rawBody ?? request.body, incoming, limit),
    })
    send(answer, incoming, outgoing)
  }
}

/** Node keeps the first `Authorization` of several; all of them are among the raw headers. */
function readHeader({ rawHeaders, headers }: NodeRequest, name: string): string | undefined {
  const values = rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name,
  )
  return values.length > 0 ? values.join(', ') : headers[name]?.toString()
}

function readBody(parsed: unknown, incoming: NodeRequest, limit: number): WebhookBody | Promise<WebhookBody> {
  if (typeof parsed === 'string' || parsed instanceof Uint8Array) return parsed
  if (incoming.readableDidRead) {
    // body-parser leaves `{}` where the type was none of its own: the stream is what says whether it was read.
    throw new WebhookError(
      'body-already-read',
      "The body was read before. Give the receiver the request first, or its text: express.text({ type: 'application/*' }), in Fastify addContentTypeParser.",
    )
  }
  const chunks = incoming[Symbol.asyncIterator]()
  return readStream(() => chunks.next(), limit)
}

function send({ status, headers, body }: WebhookAnswer, incoming: NodeRequest, outgoing: NodeResponse): void {
  // By a timeout of the framework, for one. Answering again would throw, and nobody catches that.
  if (outgoing.headersSent) return
  outgoing.statusCode = status
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value)
  // Otherwise Node would read the rest of a body that nobody wants, to use the connection again.
  if (!incoming.complete) outgoing.setHeader('connection', 'close')
  outgoing.end(body)
}
