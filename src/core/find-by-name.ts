import { type OperationId, operations } from '../../generated/operations'
import { NotFoundError } from '../errors/not-found-error'
import type { Arguments, ItemOf } from './arguments'
import { encodePath } from './path'
import type { ListOrder, Transport } from './transport'

/** What is looked for in a list. */
export interface Wanted<T> {
  /** What it is, for the error: `'robot'`. */
  readonly thing: string
  /** The member that holds the name. */
  readonly key: keyof T
  readonly name: string
}

/**
 * Finds the one item of a list that has a name, where Harbor itself takes ids only. Its own filters are often for parts
 * of names, so the comparison is made here.
 *
 * @throws {NotFoundError} no item has the name: Harbor's list says so, no answer of 404
 */
export async function findByName<Id extends OperationId>(
  transport: Transport,
  id: Id,
  given: Arguments<Id>,
  order: ListOrder<ItemOf<Id>>,
  { thing, key, name }: Wanted<ItemOf<Id>>,
): Promise<ItemOf<Id>> {
  for await (const item of transport.list(id, given, order)) if (item[key] === name) return item
  const { method, path: template } = operations[id]
  const path = `${new URL(transport.settings.base).pathname.replace(/\/$/, '')}/api/v2.0${encodePath(template, given.path)}`
  throw new NotFoundError(`${method} ${path}: there is no ${thing} with the name '${name}' in the list`, {
    status: 404,
    errors: [],
    requestId: undefined,
    operation: id,
    method,
    path,
    outcome: 'refused',
  })
}
