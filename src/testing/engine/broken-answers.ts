import { Refusal, refused, text } from '../http/answers'

const codes: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  409: 'CONFLICT',
  412: 'PRECONDITION',
  413: 'REQUEST_ENTITY_TOO_LARGE',
  422: 'UNPROCESSABLE_ENTITY',
  429: 'TOO_MANY_REQUEST',
}

/** A status with the body that Harbor gives it. */
export function errorBody(status: number): Response {
  return refused(
    new Refusal(status, codes[status] ?? 'UNKNOWN', status >= 500 ? 'internal server error' : 'a fault'),
  )
}

/** nginx, when nothing answers behind it. */
export function closedPage(): Response {
  const title = '502 Bad Gateway'
  const html = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`
  const response = text(html, 'text/html', 502)
  response.headers.set('server', 'nginx')
  return response
}

/** What `fetch` rejects with when a connection breaks. A server breaks it, when it is thrown there. */
export class BrokenConnection extends TypeError {}

export function connectionReset(): BrokenConnection {
  return new BrokenConnection('fetch failed', { cause: cause('read ECONNRESET', 'ECONNRESET') })
}

/** The answer, but its body breaks off in the middle. Without a body, the whole answer is lost. */
export async function breakOff(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes.length === 0) throw connectionReset()
  const half = bytes.subarray(0, Math.floor(bytes.length / 2))
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(half),
      // Not before the half has been read: an error would take it away.
      pull: (controller) =>
        controller.error(
          new BrokenConnection('terminated', { cause: cause('other side closed', 'UND_ERR_SOCKET') }),
        ),
    },
    { highWaterMark: 0 },
  )
  const headers = new Headers(response.headers)
  headers.set('content-length', String(bytes.length))
  return new Response(body, { status: response.status, headers })
}

function cause(message: string, code: string): Error {
  return Object.assign(new Error(message), { code })
}
