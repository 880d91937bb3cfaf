import type { OperationId } from '../../../generated/operations'
import { NotFoundError } from '../../errors/not-found-error'
import { operationOf } from '../call/operation'
import { encodePath, type PathArguments } from '../call/path'
import type { Settings } from '../settings'

/** The list that does not have a name. */
export interface LookUp {
  readonly operation: OperationId
  readonly path?: PathArguments | undefined
  /** What Harbor answered, where it was one page. */
  readonly response?: Response
}

/**
 * The error for a name that Harbor's list does not have: the same class as for an id that Harbor does not have, so that
 * callers handle both alike. Method, path and request id are those of the list.
 *
 * @param problem `no user is named 'jane'`
 */
export function nameNotFound(settings: Settings, problem: string, lookUp: LookUp): NotFoundError {
  const { operation, response } = lookUp
  const { method, path: template } = operationOf(operation)
  const { pathname } = new URL(`${settings.api}${encodePath(template, lookUp.path)}`)
  const requestId = response?.headers.get('x-request-id') ?? undefined
  const id = requestId === undefined ? '' : ` (request ${requestId})`
  return new NotFoundError(`${method} ${pathname}: ${problem}${id}`, {
    status: 404,
    errors: [],
    requestId,
    operation,
    method,
    path: pathname,
    outcome: 'refused',
  })
}
