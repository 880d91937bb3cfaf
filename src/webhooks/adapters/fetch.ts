import { WebhookError } from '../../errors/webhook-error'
import type { WebhookAnswer, WebhookRequest } from '../request'
import { readStream } from './read-stream'

/** What a Worker's `fetch` is given besides the request. */
export interface FetchContext {
  waitUntil?(work: Promise<unknown>): void
}

/** Gives a handler of requests the web's `Request` and `Response`. */
export async function answerFetch<Env>(
  handle: (request: WebhookRequest<Env>) => Promise<WebhookAnswer>,
  request: Request,
  env: Env | undefined,
  context: FetchContext | undefined,
): Promise<Response> {
  const { status, headers, body } = await handle({
    method: request.method,
    path: new URL(request.url).pathname,
    header: (name) => request.headers.get(name),
    read: (limit) => readBody(request, limit),
    env,
    // Workers give it beside the request; Next gives something else there, and Hono nothing.
    waitUntil: context?.waitUntil?.bind(context),
  })
  return new Response(body, { status, headers })
}

async function readBody({ body, bodyUsed }: Request, limit: number): Promise<string> {
  if (bodyUsed || body?.locked) {
    throw new WebhookError(
      'body-already-read',
      'The body was read before. Give the receiver the request first, or a clone().',
    )
  }
  const reader = body?.getReader()
  return reader ? await readStream(() => reader.read(), limit) : ''
}
