import { InvalidArgumentError } from '../../index'
import type { LambdaAnswer, LambdaEvent } from '../../webhooks'
import type { Send } from './attempt'

/** What receives: `createWebhookReceiver` makes one. */
export interface DeliveryTarget {
  fetch(request: Request): Response | Promise<Response>
}

/** What `toLambdaHandler` makes. */
export type LambdaHandler = (event: LambdaEvent) => Promise<LambdaAnswer>

/** Where deliveries go, and how they get there. */
export function receiverOf(
  receiver: DeliveryTarget | LambdaHandler | string | URL,
  address = 'http://receiver.test/',
): { readonly url: URL; readonly send: Send } {
  if (typeof receiver === 'string' || receiver instanceof URL) {
    return { url: addressOf(receiver), send: (request) => fetch(request) }
  }
  const url = addressOf(address)
  if (typeof receiver === 'function') return { url, send: (request) => invoke(receiver, request) }
  return { url, send: (request) => receiver.fetch(request) }
}

function addressOf(url: string | URL): URL {
  try {
    return new URL(url)
  } catch {
    throw new InvalidArgumentError('receiver', `'${String(url)}' is no URL.`)
  }
}

/** As a Function URL invokes a function. */
async function invoke(handler: LambdaHandler, request: Request): Promise<Response> {
  const bytes = new Uint8Array(await request.arrayBuffer())
  const { statusCode, headers, body, isBase64Encoded } = await handler({
    rawPath: new URL(request.url).pathname,
    requestContext: { http: { method: request.method } },
    headers: Object.fromEntries(request.headers),
    body: btoa(String.fromCharCode(...bytes)),
    isBase64Encoded: true,
  })
  const content = isBase64Encoded ? Uint8Array.from(atob(body), (byte) => byte.charCodeAt(0)) : body
  return new Response([204, 304].includes(statusCode) ? null : content, { status: statusCode, headers })
}
