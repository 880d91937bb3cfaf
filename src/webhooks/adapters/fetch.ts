import { WebhookError } from '../../errors/webhook-error'
import type { WaitUntil, WebhookAnswer, WebhookRequest } from '../request'
import { collect } from './collect'

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
    read: (limit) => readBody(request, limit),
    waitUntil: readWaitUntil(context),
  })
  return new Response(body, { status, headers })
}

/** Workers give it beside the request; Next gives something else there, and Hono nothing. */
function readWaitUntil(context: FetchContext | undefined): WaitUntil | undefined {
  return typeof context?.waitUntil === 'function' ? (work) => context.waitUntil?.(work) : undefined
}

async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  if (request.bodyUsed) {
    throw new WebhookError(
      'body-already-read',
      'The body was read before the receiver. Give the receiver the request first, or a clone().',
    )
  }
  const reader = request.body?.getReader()
  return reader === undefined ? new Uint8Array() : await collect(() => reader.read(), limit)
}
