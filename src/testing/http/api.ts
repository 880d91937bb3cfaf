import type { Actor } from '../access/access'
import type { State } from '../state'
import { Refusal, refused, text, unprocessable } from './answers'
import { readPage } from './page'
import { isInt64, Query } from './query'
import type { Call, Match, Route, Router } from './router'

const api = '/api/v2.0'

export interface Address {
  /** Scheme and host. */
  readonly origin: string
  /** Still encoded. Behind nginx it is not the one that the client sent. */
  readonly path: string
  readonly search: string
}

/** A request as it reaches a part of Harbor's core. */
export interface CoreRequest extends Address {
  readonly request: Request
  readonly actor: Actor
}

/** The REST API below `/api/v2.0`: routes, binds and checks a request, then hands it to its route. */
export async function answerApi(state: State, router: Router, at: CoreRequest): Promise<Response> {
  const match = router.match(at.request.method, at.path.slice(api.length), at.path)
  const call = await bind(state, match, at)
  try {
    return await match.route.answer(call)
  } finally {
    if (!isSafe(at.request.method)) state.forgetLists()
  }
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
async function bind(state: State, { route, params }: Match, at: CoreRequest): Promise<Call> {
  const content = await at.request.text()
  if (content !== '') requireJson(at.request)
  const format = negotiate(at.request, route)
  const findings: string[] = []
  const query = new Query(at.search)
  const bound: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(params)) {
    const [plain = name, type] = name.split(':')
    if (type === 'int64' && !isInt64(value)) {
      findings.push(`${plain} in path must be of type int64: "${value}"`)
    }
    bound[plain] = type === 'int64' ? Number(value) : value
  }
  const page = route.paged ? readPage(query, findings) : { number: 1, size: 10 }
  findings.push(...checkQuery(route, query))
  if (route.body?.required && content === '') findings.push(`${route.body.name} in body is required`)
  if (findings.length > 0) throw unprocessable(findings)
  return {
    state,
    actor: at.actor,
    request: at.request,
    origin: at.origin,
    path: at.path,
    params: decodeRepository(bound),
    query,
    page,
    body: content === '' ? undefined : route.body?.parse(content),
    format,
  }
}

/** The name of a repository is decoded once more than everything else. */
function decodeRepository(params: Record<string, string | number>): Record<string, string | number> {
  const { repository_name: name } = params
  return typeof name === 'string' ? { ...params, repository_name: decodeURIComponent(name) } : params
}

function checkQuery(route: Route, query: Query): string[] {
  const missing = (route.required ?? []).filter((name) => !query.text(name))
  const wrong = (route.int64 ?? []).filter((name) => !isInt64(query.text(name) || '0'))
  return [
    ...missing.map((name) => `${name} in query is required`),
    ...wrong.map((name) => `${name} in query must be of type int64: "${query.text(name)}"`),
  ]
}

function requireJson(request: Request): void {
  const given = request.headers.get('content-type') ?? 'application/octet-stream'
  const [type = ''] = given.split(';')
  if (type.trim().toLowerCase() === 'application/json') return
  throw unprocessable([`unsupported media type "${type.trim()}", only [application/json] are allowed`])
}

function negotiate(request: Request, route: Route): string {
  const offers = [...(route.produces ?? []), 'application/json']
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
    // go-openapi adds it to what it refuses by itself, unless Basic credentials came (recordings: ping.json).
    const isBasic = /^Basic /i.test(request.headers.get('authorization') ?? '')
    if (error.status === 422 && !isBasic) response.headers.set('www-authenticate', 'Basic realm="API"')
    return response
  }
  // A path or a name with a `%` that escapes nothing, as Go's server refuses it.
  if (error instanceof URIError) return text('400 Bad Request', 'text/plain; charset=utf-8', 400)
  throw error
}
