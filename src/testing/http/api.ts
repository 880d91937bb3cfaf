import type { RequestShape } from '../../../generated/requests'
import type { Actor } from '../access/access'
import type { State } from '../state'
import { Panic, Refusal, refused, text, unprocessable } from './answers'
import { parseBody } from './body'
import { readPage } from './page'
import { isInt64, Query } from './query'
import type { Call } from './route'
import type { Match, Router } from './router'

/** What the paths of the API begin with. */
export const api = '/api/v2.0'

export interface Address {
  /** Scheme and host. */
  readonly origin: string
  /** Still encoded. Behind nginx it is not the one that the client sent. */
  readonly path: string
  readonly search: string
  /** As the client gave it, or a new one. */
  readonly requestId: string
}

/** A request as it reaches a part of Harbor's core. */
export interface CoreRequest extends Address {
  readonly request: Request
  readonly actor: Actor
}

/** The REST API below `/api/v2.0`: routes, binds and checks a request, then hands it to its route. */
export async function answerApi(state: State, router: Router, at: CoreRequest): Promise<Response> {
  const match = router.match(at.request.method, at.path.slice(api.length), at.path)
  return match.answer(await bind(state, match, at))
}

export function isApi(path: string): boolean {
  return path === api || path.startsWith(`${api}/`)
}

export function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}

/**
 * go-swagger's part: content types first, then parameters and body, all before anybody looks at permissions.
 */
async function bind(state: State, { shape, params }: Match, at: CoreRequest): Promise<Call> {
  const content = await at.request.text()
  if (content !== '') requireJson(at.request)
  const format = negotiate(at.request, shape)
  const findings: string[] = []
  const query = new Query(at.search)
  const bound = bindPath(shape, params, findings)
  const page = shape.paged ? readPage(query, findings) : { number: 1, size: 10 }
  findings.push(...checkParameters(shape, query, at.request.headers))
  if (shape.body?.required && content === '') findings.push(`${shape.body.name} in body is required`)
  if (findings.length > 0) throw unprocessable(findings)
  return {
    shape,
    state,
    actor: at.actor,
    request: at.request,
    requestId: at.requestId,
    origin: at.origin,
    path: at.path,
    params: bound,
    query,
    page,
    body: content === '' || !shape.body ? undefined : parseBody(shape.body.name, shape.body.shape, content),
    format,
  }
}

function bindPath(
  shape: RequestShape,
  params: Match['params'],
  findings: string[],
): Record<string, string | number> {
  const bound: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(params)) {
    const type = shape.parameters?.find((one) => one.in === 'path' && one.name === name)?.type
    if (type === 'integer' && !isInt64(value)) {
      findings.push(`${name} in path must be of type int64: "${value}"`)
    }
    // The name of a repository is decoded once more than everything else.
    if (type === 'integer') bound[name] = Number(value)
    else bound[name] = name === 'repository_name' ? decodeURIComponent(value) : value
  }
  return bound
}

/** The page is read by itself, and a boolean is never wrong. */
function checkParameters({ parameters = [] }: RequestShape, query: Query, headers: Headers): string[] {
  return parameters.flatMap(({ name, in: place, type, required, enum: words }) => {
    if (place === 'path' || name === 'page' || name === 'page_size') return []
    const value = (place === 'query' ? query.text(name) : headers.get(name)) || undefined
    if (value === undefined) return required ? [`${name} in ${place} is required`] : []
    if (type === 'integer' && !isInt64(value)) {
      return [`${name} in ${place} must be of type int64: "${value}"`]
    }
    return words && !words.includes(value)
      ? [`${name} in ${place} should be one of [${words.join(' ')}]`]
      : []
  })
}

function requireJson(request: Request): void {
  const given = request.headers.get('content-type') ?? 'application/octet-stream'
  const [type = ''] = given.split(';')
  if (type.trim().toLowerCase() === 'application/json') return
  throw unprocessable([`unsupported media type "${type.trim()}", only [application/json] are allowed`])
}

function negotiate(request: Request, { produces = [] }: RequestShape): string {
  const offers = [...produces, 'application/json']
  const [first = ''] = offers
  const accept = request.headers.get('accept')
  if (!accept) return first
  const ranges = accept.split(',').map((range) => range.split(';')[0]?.trim().toLowerCase() ?? '')
  const best = offers.find((offer) => ranges.some((range) => covers(range, offer)))
  if (best === undefined) {
    throw unprocessable([`unsupported media type requested, only [${offers.join(' ')}] are available`])
  }
  return best
}

function covers(range: string, type: string): boolean {
  return range === '*/*' || range === type || range === `${type.split('/')[0]}/*`
}

/**
 * What was thrown, as Harbor's answer. Anything but a `Refusal` is a mistake in the fake and is not hidden.
 */
export function answerFor(error: unknown, request: Request): Response {
  if (error instanceof Refusal) {
    const response = refused(error)
    // go-openapi adds it to what it refuses by itself, unless Basic credentials came (test/recordings/api/ping.json).
    const isBasic = /^Basic /i.test(request.headers.get('authorization') ?? '')
    if (error.status === 422 && !isBasic) response.headers.set('www-authenticate', 'Basic realm="API"')
    return response
  }
  if (error instanceof Panic) return new Response(null, { status: 500 })
  // A path or a name with a `%` that escapes nothing, as Go's server refuses it.
  if (error instanceof URIError) return text('400 Bad Request', 'text/plain; charset=utf-8', 400)
  throw error
}
