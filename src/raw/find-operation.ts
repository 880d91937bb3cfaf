import type { Operation } from '../core/call/operation'

/**
 * The operation behind a method and a path, as it is on the wire or in the API description; `undefined` where there is none.
 *
 * @param path below the API's own address; a query behind it does not count
 */
export type FindOperation = (method: string, path: string) => Operation | undefined

export function finderOf(operations: readonly Operation[]): FindOperation {
  const patterns = makePatterns(operations)
  return (method, path) => {
    const asked = `${method} ${path.split('?')[0]}`
    return patterns.find(([pattern]) => pattern.test(asked))?.[1]
  }
}

/** Paths with fewer arguments first: `/users/current` is no `/users/{user_id}`. */
function makePatterns(operations: readonly Operation[]): (readonly [RegExp, Operation])[] {
  const argumentsIn = ({ path }: Operation) => path.split('{').length
  return [...operations]
    .sort((a, b) => argumentsIn(a) - argumentsIn(b))
    .map((operation) => [patternOf(operation.name), operation] as const)
}

function patternOf(text: string): RegExp {
  const parts = text.split(/\{\w+\}/).map((part) => part.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('[^/]+')}$`)
}
