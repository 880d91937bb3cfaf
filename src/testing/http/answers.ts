import type { Reply } from './reply'

/**
 * Harbor says no: thrown anywhere below a route, turned into Harbor's error body at the top, an entry for
 * each detail.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly more: {
      readonly headers?: Readonly<Record<string, string>>
      readonly details?: readonly unknown[]
    } = {},
  ) {
    super(message)
  }
}

export const badRequest = (message: string): Refusal => new Refusal(400, 'BAD_REQUEST', message)
export const unauthorized = (message = 'unauthorized'): Refusal => new Refusal(401, 'UNAUTHORIZED', message)
export const forbidden = (message = 'forbidden'): Refusal => new Refusal(403, 'FORBIDDEN', message)
export const denied = (message: string): Refusal => new Refusal(403, 'DENIED', message)
export const notFound = (message: string): Refusal => new Refusal(404, 'NOT_FOUND', message)
export const conflict = (message: string): Refusal => new Refusal(409, 'CONFLICT', message)
export const precondition = (message: string): Refusal => new Refusal(412, 'PRECONDITION', message)

/** What go-swagger found wrong with a request before a handler saw it: one line for each finding. */
export const unprocessable = (findings: readonly string[]): Refusal =>
  new Refusal(422, 'UNPROCESSABLE_ENTITY', ['validation failure list:', ...findings].join('\n'))

/** Whatever goes wrong inside Harbor has the same body; what it was stands in the log only. */
export const internalError = (): Refusal => new Refusal(500, 'UNKNOWN', 'internal server error')

/** Harbor falls over: a 500 without a word. */
export class Panic extends Error {
  override readonly name = 'Panic'
}

export function json<Body>(
  body: Body,
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): Reply<Body> {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

export function text(body: string, contentType: string, status = 200): Response {
  return new Response(body, { status, headers: { 'content-type': contentType } })
}

export function done(): Response {
  return new Response(null, { status: 200 })
}

export function created<Body>(location?: string, body?: Body): Reply<Body> {
  const headers = location === undefined ? {} : { location }
  return body === undefined ? new Response(null, { status: 201, headers }) : json(body, headers, 201)
}

export function refused({
  status,
  code,
  message,
  more: { headers, details = [undefined] },
}: Refusal): Response {
  const body = JSON.stringify({ errors: details.map((detail) => ({ code, message, detail })) })
  return new Response(body, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  })
}

/** The core's page for a path that belongs to nobody. */
export function pageNotFound(): Response {
  return text(
    '<!DOCTYPE HTML>\n<html>\n<head>\n<meta charset="utf-8">\n<title>404 - Page Not Found</title>\n</head>\n<body></body>\n</html>\n',
    'text/html; charset=utf-8',
    404,
  )
}
