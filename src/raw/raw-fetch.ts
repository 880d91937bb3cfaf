import type { Answer } from '../core/answer/answer'
import { contentTypeOf, isJsonType } from '../core/answer/media-type'
import { readValue } from '../core/answer/response'
import type { Transport } from '../core/call/transport'
import { readHeaders } from '../core/headers'
import { CallRequest, startCall } from '../core/send/call-request'
import type { Settings } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import type { FindOperation } from './find-operation'
import { isStreamed } from './wire-rules'

/** The pipeline as openapi-fetch's `fetch`: it reads the whole answer, so that one that breaks off can be tried again. */
export function createRawFetch(
  settings: Settings,
  { send }: Transport,
  find: FindOperation,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { method, url } = request
    // A middleware may have changed it, and the credentials go where it leads.
    if (!url.startsWith(`${settings.api}/`)) {
      throw new InvalidArgumentError('url', 'leads away from the API of this client.')
    }
    const operation = find(method, url.slice(settings.api.length))
    const stream = isStreamed(request)
    const call = startCall(settings, operation, { signal: request.signal }, { stream })
    let ended: Promise<void> | undefined
    try {
      const headers = readHeaders(request.headers)
      const body = await bodyOf(request)
      const sent = new CallRequest(url, { method, headers, ...(body !== undefined && { body }) })
      const answer = await send(sent, call)
      ended = answer.ended
      // A page, broken JSON or nothing at all in place of what was asked for is no answer of Harbor's.
      if (answer.response.ok && !stream) {
        readValue(answer, headers.accept ?? '*/*')
      }
      return stream && answer.response.ok ? answer.response : handOn(answer)
    } finally {
      // The clock of a whole call runs on while its body is read.
      if (ended === undefined) call.end()
      else void ended.then(call.end)
    }
  }
}

/** JSON as a string, in which the pipeline finds the secrets that an answer may repeat. */
async function bodyOf(request: Request): Promise<BodyInit | undefined> {
  if (isJsonType(contentTypeOf(request))) return (await request.text()) || undefined
  const bytes = await request.arrayBuffer()
  return bytes.byteLength > 0 ? bytes : undefined
}

/** The answer once more, with the body that was read. */
function handOn({ response, text, hide }: Answer): Response {
  const { ok, status, statusText, headers } = response
  // A proxy may repeat what it was sent.
  const body = ok ? text : hide(text)
  return new Response(body === '' ? null : body, { status, statusText, headers })
}
