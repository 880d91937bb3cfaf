import type { Actor } from '../access/access'
import type { State } from '../state'
import { notFound, Refusal } from './answers'
import type { BodyRule } from './body'
import type { Page } from './page'
import type { Query } from './query'

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** `{name}` is a string, `{id:int64}` a number. */
type Params<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${infer Id}:int64` ? { readonly [K in Id]: number } : { readonly [K in Name]: string }) &
      Params<Rest>
  : unknown

/** A request that was routed, read and found to be well formed. Nobody has looked at permissions yet. */
export interface Call<PathParams = unknown, Body = unknown> {
  readonly state: State
  readonly actor: Actor
  readonly request: Request
  /** Scheme and host the request came to. */
  readonly origin: string
  /** As the core sees it: slashes merged, still encoded. */
  readonly path: string
  readonly params: PathParams
  readonly query: Query
  readonly page: Page
  readonly body: Body
  /** The content type that was negotiated. */
  readonly format: string
}

interface RouteOptions<Body> {
  readonly body?: BodyRule<Body>
  /** Takes `page` and `page_size`. */
  readonly paged?: boolean
  /** Query parameters that must be there, and those that must be numbers. */
  readonly required?: readonly string[]
  readonly int64?: readonly string[]
  /** Content types besides `application/json`. */
  readonly produces?: readonly string[]
}

export interface Route extends RouteOptions<unknown> {
  readonly method: Method
  readonly path: string
  answer(call: Call): Response | Promise<Response>
}

export function route<Path extends string, Body = undefined>(
  method: Method,
  path: Path,
  options: RouteOptions<Body>,
  answer: (call: Call<Params<Path>, Body>) => Response | Promise<Response>,
): Route {
  return { ...options, method, path, answer: answer as Route['answer'] }
}

interface Node {
  readonly literals: Map<string, Node>
  any: Node | undefined
  readonly routes: Map<string, Route>
}

export interface Match {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

/** Finds the route of a path below `/api/v2.0`. A literal segment goes before a parameter. */
export class Router {
  readonly #root = node()

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      let at = this.#root
      for (const segment of segmentsOf(route.path)) at = step(at, segment)
      at.routes.set(route.method, route)
    }
  }

  match(method: string, path: string, full: string): Match {
    const found = find(this.#root, segmentsOf(path), [])
    if (!found) throw notFound(`path ${full} was not found`)
    const route = found.node.routes.get(method)
    if (!route) throw notAllowed(method, [...found.node.routes.keys()])
    return { route, params: name(route, found.values) }
  }
}

function node(): Node {
  return { literals: new Map(), any: undefined, routes: new Map() }
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '')
}

function step(from: Node, segment: string): Node {
  if (segment.startsWith('{')) {
    from.any ??= node()
    return from.any
  }
  const known = from.literals.get(segment)
  if (known) return known
  const next = node()
  from.literals.set(segment, next)
  return next
}

function find(
  from: Node,
  segments: readonly string[],
  values: readonly string[],
): { node: Node; values: readonly string[] } | undefined {
  const [segment, ...rest] = segments
  if (segment === undefined) return from.routes.size > 0 ? { node: from, values } : undefined
  const literal = from.literals.get(segment)
  const found = literal && find(literal, rest, values)
  if (found) return found
  return from.any && find(from.any, rest, [...values, decodeURIComponent(segment)])
}

function name(route: Route, values: readonly string[]): Record<string, string> {
  const names = segmentsOf(route.path).filter((segment) => segment.startsWith('{'))
  return Object.fromEntries(names.map((segment, i) => [segment.slice(1, -1), values[i] ?? '']))
}

function notAllowed(method: string, allowed: readonly string[]): Refusal {
  return new Refusal(
    405,
    'METHOD_NOT_ALLOWED',
    `method ${method} is not allowed, but [${allowed.join(',')}] are`,
  )
}
