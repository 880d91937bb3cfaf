import type { OperationId } from '../../../generated/operations'
import type { Arguments, OptionsOf } from '../call/arguments'
import type { ItemOf } from '../call/operation'
import type { Transport } from '../call/transport'
import { nameNotFound } from './name-not-found'
import type { ListOrder } from './source'

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
  options: OptionsOf<Id>,
  given: Arguments<Id>,
  order: ListOrder<ItemOf<Id>>,
  { thing, key, name }: Wanted<ItemOf<Id>>,
): Promise<ItemOf<Id>> {
  for await (const item of transport.list(id, options, () => given, order)) {
    if (item[key] === name) return item
  }
  const problem = `there is no ${thing} with the name '${name}' in the list`
  throw nameNotFound(transport.settings, problem, { operation: id, path: given.path })
}
