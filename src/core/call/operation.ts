import { type Operation, type OperationId, operations, since, until } from '../../../generated/operations'
import type { DescribedOperation } from '../send/call-request'

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

/** What a call has to know of an operation. */
export function describeOperation(id: OperationId): DescribedOperation {
  const {
    method,
    replayable,
    secret,
    answer = method === 'GET' ? 'json' : 'maybe',
  }: Operation = operations[id]
  return { id, replayable: replayable ?? true, secret: secret ?? false, answer, versions: versionsOf(id) }
}

function versionsOf(operation: string): string {
  const from = Object.hasOwn(since, operation) ? since[operation as keyof typeof since] : undefined
  const to = Object.hasOwn(until, operation) ? until[operation as keyof typeof until] : undefined
  if (from !== undefined) return `, which came with Harbor ${from}`
  return to === undefined ? '' : `, which Harbor ${to} was the last to have`
}
