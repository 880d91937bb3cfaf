import type { OperationId } from '../../generated/operations'
import { type Operation, operations as read } from '../../src/core/call/operation'

/** The table of operations, as the client reads it. */
export const operations = Object.fromEntries(
  read().map((operation) => [operation.id, operation]),
) as Readonly<Record<OperationId, Operation>>
