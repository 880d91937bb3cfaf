import type { IncomingMessage } from 'node:http'
import type { LambdaEvent } from '../../../src/webhooks'

/** How each of Lambda's front doors turns a request into an event. */
export const gateways: Readonly<Record<string, (request: IncomingMessage, body: Buffer) => LambdaEvent>> = {
  'API Gateway, REST': (request, body) => ({
    httpMethod: request.method,
    path: pathOf(request),
    // The last of several values, in the case of the sender.
    headers: Object.fromEntries(headersOf(request)),
    multiValueHeaders: multiValueHeaders(request),
    ...encode(request, body),
  }),
  'API Gateway, HTTP, format 2.0': (request, body) => ({
    rawPath: pathOf(request),
    requestContext: { http: { method: request.method ?? '' } },
    headers: joinedHeaders(request),
    ...encode(request, body),
  }),
  'a Function URL': (request, body) => ({
    rawPath: pathOf(request),
    requestContext: { http: { method: request.method ?? '' } },
    headers: joinedHeaders(request),
    body: body.toString('base64'),
    isBase64Encoded: true,
  }),
  'an ALB with multi-value headers': (request, body) => ({
    httpMethod: request.method,
    path: pathOf(request),
    multiValueHeaders: multiValueHeaders(request),
    ...encode(request, body),
  }),
}

/** What is not known as text comes in base64. */
function encode(request: IncomingMessage, body: Buffer): Pick<LambdaEvent, 'body' | 'isBase64Encoded'> {
  const isText =
    request.headers['content-type'] === 'application/json' && !request.headers['content-encoding']
  if (body.length === 0) return { body: null, isBase64Encoded: false }
  return isText
    ? { body: body.toString('utf8'), isBase64Encoded: false }
    : { body: body.toString('base64'), isBase64Encoded: true }
}

function pathOf(request: IncomingMessage): string {
  return new URL(request.url ?? '', 'http://gateway').pathname
}

function headersOf({ rawHeaders }: IncomingMessage): [string, string][] {
  return rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : []))
}

function multiValueHeaders(request: IncomingMessage): Record<string, string[]> {
  const values: Record<string, string[]> = {}
  for (const [name, value] of headersOf(request)) values[name] = [...(values[name] ?? []), value]
  return values
}

function joinedHeaders(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(multiValueHeaders(request))
  return Object.fromEntries(entries.map(([name, values]) => [name.toLowerCase(), values.join(',')]))
}
