import { type OperationId, operations } from '../../generated/operations'

let byPath: Map<string, OperationId> | undefined

/** The operation behind a method and a path of the API description; `undefined` for a path that is not in it. */
export function findOperation(method: string, path: string): OperationId | undefined {
  byPath ??= new Map(
    Object.entries(operations).map(([id, operation]) => [
      `${operation.method} ${operation.path}`,
      id as OperationId,
    ]),
  )
  return byPath.get(`${method} ${path}`)
}
