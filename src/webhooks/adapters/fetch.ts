import { WebhookError } from '../../errors/webhook-error'
import { concat } from '../concat'
import { bodyTooLarge } from '../receive'
import type { WaitUntil, WebhookAnswer, WebhookRequest } from '../request'

/** What a Worker's `fetch` is given besides the request. */
export interface FetchContext {
  waitUntil?(work: Promise<unknown>): void
}

/** Gives a handler of requests the web's `Request` and `Response`. */
export async function answerFetch(
  handle: (request: WebhookRequest) => Promise<WebhookAnswer>,
  request: Request,
  context: FetchContext | undefined,
): Promise<Response> {
  const { status, headers, body } = await handle({
    method: request.method,
    path: new URL(request.url).pathname,
    header: (name) => request.headers.get(name),
    read: (limit) => readStream(request, limit),
    waitUntil: readWaitUntil(context),
  })
  return new Response(body, { status, headers })
}

/** Workers give it beside the request; Next gives something else there, and Hono nothing. */
function readWaitUntil(context: FetchContext | undefined): WaitUntil | undefined {
  return typeof context?.waitUntil === 'function' ? (work) => context.waitUntil?.(work) : undefined
}

async function readStream(request: Request, limit: number): Promise<Uint8Array> {
  if (request.bodyUsed) {
    throw new WebhookError(
      'body-already-read',
      'The body was read before the receiver. Give the receiver the request first, or a clone().',
    )
  }
  const chunks: Uint8Array[] = []
  let size = 0
  // Not cancelled beyond the limit: in Node that would take the connection from the answer. What is left is not read.
  const reader = request.body?.getReader()
  for (;;) {
    const chunk = (await reader?.read())?.value
    if (chunk === undefined) return concat(chunks)
    size += chunk.byteLength
    if (size > limit) throw bodyTooLarge()
    chunks.push(chunk)
  }
}
