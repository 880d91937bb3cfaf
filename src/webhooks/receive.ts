import { WebhookError } from '../errors/webhook-error'
import { authorizes, type Secrets } from './authorization'
import { isLonger } from './longer'
import type { WebhookBody, WebhookRequest } from './request'

/** 4 MiB. A retention lists what it deleted, so that there is no largest body; this holds 30,000 artifacts. */
const bodyLimit = 2 ** 22

const mediaType = /^application\/(cloudevents\+)?json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i

/**
 * Refuses a request by its headers, first of all by its sender.
 *
 * @param secrets `undefined` where anybody may send.
 */
export function checkHeaders(request: WebhookRequest, secrets: Secrets | undefined): void {
  if (secrets !== undefined && !authorizes(secrets, request.header('authorization'))) {
    throw new WebhookError('unauthorized', 'Authorization is not the secret.')
  }
  if (!mediaType.test(request.header('content-type') ?? '')) {
    throw new WebhookError('unsupported-media-type', 'Content-Type is not JSON in UTF-8.')
  }
  if (!/^(identity)?$/i.test(request.header('content-encoding') ?? '')) {
    throw new WebhookError('unsupported-encoding', 'The body is compressed.')
  }
  if (Number(request.header('content-length')) > bodyLimit) throw bodyTooLarge()
}

/** What a `read` throws beyond the limit that it is given. */
export function bodyTooLarge(): WebhookError {
  return new WebhookError('body-too-large', 'The body is larger than 4 MiB.')
}

/** Not a promise, where the body is at hand. */
export function readBody(request: WebhookRequest): WebhookBody | Promise<WebhookBody> {
  try {
    const body = request.read(bodyLimit)
    return body instanceof Promise ? body.then(withinLimit).catch(incomplete) : withinLimit(body)
  } catch (cause) {
    return incomplete(cause)
  }
}

/** What a framework has read went past the limit that a `read` is given. */
function withinLimit(body: WebhookBody): WebhookBody {
  if (isLonger(body, bodyLimit)) throw bodyTooLarge()
  return body
}

function incomplete(cause: unknown): never {
  if (cause instanceof WebhookError) throw cause
  throw new WebhookError('body-incomplete', 'The body was cut off.', { cause })
}
