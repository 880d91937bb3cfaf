import { type Operation, type OperationId, operations } from '../../generated/operations'

let patterns: readonly (readonly [pattern: RegExp, id: OperationId])[] | undefined

/**
 * The operation behind a method and a path, as it is on the wire or in the API description; `undefined` where there is none.
 *
 * @param path below the API's own address; a query behind it does not count
 */
export function findOperation(method: string, path: string): OperationId | undefined {
  patterns ??= makePatterns()
  const asked = `${method} ${path.split('?')[0]}`
  return patterns.find(([pattern]) => pattern.test(asked))?.[1]
}

/** Paths with fewer arguments first: `/users/current` is no `/users/{user_id}`. */
function makePatterns(): (readonly [RegExp, OperationId])[] {
  const entries = Object.entries(operations) as [OperationId, Operation][]
  const argumentsIn = (path: string) => path.split('{').length
  return entries
    .sort(([, a], [, b]) => argumentsIn(a.path) - argumentsIn(b.path))
    .map(([id, { method, path }]) => [patternOf(`${method} ${path}`), id] as const)
}

function patternOf(text: string): RegExp {
  const parts = text.split(/\{\w+\}/).map((part) => part.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('[^/]+')}$`)
}
