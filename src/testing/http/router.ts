import type { OperationId } from '../../../generated/operations'
import { type RequestShape, requests } from '../../../generated/requests'
import { notFound, Refusal } from './answers'
import type { Route } from './route'

interface Node {
  readonly literals: Map<string, Node>
  any: Node | undefined
  /** By method. */
  readonly routes: Map<string, Route>
}

export interface Match {
  readonly shape: RequestShape
  readonly params: Readonly<Record<string, string>>
  readonly answer: Route['answer']
}

/** Finds the operation of a path below `/api/v2.0`. A literal segment goes before a parameter. */
export class Router {
  readonly #root = node()

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const { method, path } = requests[route.operation]
      let at = this.#root
      for (const segment of segmentsOf(path)) at = step(at, segment)
      at.routes.set(method, route)
    }
  }

  /** `undefined` where there is none. */
  operationOf(method: string, path: string): OperationId | undefined {
    return find(this.#root, segmentsOf(path), [])?.node.routes.get(method)?.operation
  }

  match(method: string, path: string, full: string): Match {
    const found = find(this.#root, segmentsOf(path), [])
    if (!found) throw notFound(`path ${full} was not found`)
    const route = found.node.routes.get(method)
    if (!route) throw notAllowed(method, [...found.node.routes.keys()])
    const shape = requests[route.operation]
    return { shape, params: name(shape.path, found.values), answer: route.answer }
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
  return from.any && find(from.any, rest, [...values, segment])
}

function name(path: string, values: readonly string[]): Record<string, string> {
  const names = segmentsOf(path).filter((segment) => segment.startsWith('{'))
  return Object.fromEntries(
    names.map((segment, i) => [segment.slice(1, -1), decodeURIComponent(values[i] ?? '')]),
  )
}

function notAllowed(method: string, allowed: readonly string[]): Refusal {
  return new Refusal(
    405,
    'METHOD_NOT_ALLOWED',
    `method ${method} is not allowed, but [${allowed.join(',')}] are`,
  )
}
