import type { OperationId } from '../../../generated/operations'
import { type RequestShape, requests } from '../../../generated/requests'
import { notFound, Refusal } from './answers'
import type { Route } from './route'

interface Node {
  readonly literals: Map<string, Node>
  any: Node | undefined
  readonly operations: Map<string, Match['operation']>
}

export interface Match {
  readonly operation: OperationId
  readonly shape: RequestShape
  readonly params: Readonly<Record<string, string>>
}

/** Finds the operation of a path below `/api/v2.0`. A literal segment goes before a parameter. */
export class Router {
  readonly #root = node()
  readonly #answers: ReadonlyMap<OperationId, Route['answer']>

  constructor(routes: readonly Route[]) {
    this.#answers = new Map(routes.map(({ operation, answer }) => [operation, answer]))
    for (const [operation, { method, path }] of Object.entries(requests)) {
      let at = this.#root
      for (const segment of segmentsOf(path)) at = step(at, segment)
      at.operations.set(method, operation as OperationId)
    }
  }

  /** `undefined` where there is none. */
  operationOf(method: string, path: string): OperationId | undefined {
    return find(this.#root, segmentsOf(path), [])?.node.operations.get(method)
  }

  match(method: string, path: string, full: string): Match {
    const found = find(this.#root, segmentsOf(path), [])
    if (!found) throw notFound(`path ${full} was not found`)
    const operation = found.node.operations.get(method)
    if (!operation) throw notAllowed(method, [...found.node.operations.keys()])
    const shape = requests[operation]
    return { operation, shape, params: name(shape.path, found.values) }
  }

  /** @throws {Refusal} 501, never Harbor's 404, which a client takes for an older server */
  answerOf(operation: OperationId): Route['answer'] {
    const answer = this.#answers.get(operation)
    if (answer) return answer
    throw new Refusal(501, 'NOT_IMPLEMENTED', `The fake Harbor does not answer ${operation} yet.`)
  }
}

function node(): Node {
  return { literals: new Map(), any: undefined, operations: new Map() }
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
  if (segment === undefined) return from.operations.size > 0 ? { node: from, values } : undefined
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
