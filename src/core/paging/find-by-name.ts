import type { OperationId } from '../../../generated/operations'
import type { Arguments, OptionsOf } from '../call/arguments'
import type { ItemOf } from '../call/operation'
import type { Transport } from '../call/transport'
import type { CallOptions } from '../settings'
import { nameNotFound } from './name-not-found'
import { type ListOrder, memberOf } from './source'

/** What is looked for, and in which list. */
export interface NameSearch<Id extends OperationId> extends Arguments<Id> {
  /** What it is, for the error: `'registry'`. */
  readonly thing: string
  readonly name: string
  readonly list: Id
  readonly order?: ListOrder<ItemOf<Id>>
}

/**
 * Finds the one item of a list that has a name, where Harbor itself takes ids only. Its own filters are often for parts
 * of names, so the comparison is made here.
 *
 * @throws {@link NotFoundError} no item has the name: Harbor's list says so, no answer of 404
 */
export async function findByName<Id extends OperationId>(
  transport: Transport,
  own: CallOptions,
  { thing, name, list, order, ...args }: NameSearch<Id>,
): Promise<ItemOf<Id>> {
  // Of a query every part may be left out.
  for await (const item of transport.list(list, own as OptionsOf<Id>, () => args, order)) {
    if (memberOf(item, 'name') === name) return item
  }
  throw nameNotFound(transport.settings, `no ${thing} is named '${name}'`, {
    operation: list,
    path: args.path,
  })
}
