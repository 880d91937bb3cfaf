import type { Registry } from '../../generated/models'
import type { Addressed } from '../core/call/named'
import { findByName } from '../core/paging/find-by-name'

/** A registry endpoint by its id (`3`) or its name (`'second-harbor'`). */
export type RegistryEndpointReference = string | number

/** A name costs one GET for each hundred endpoints whose names contain it. */
export const namedRegistry: Addressed<'getRegistry', Registry> = {
  argument: 'registry',
  idOf: ({ id }) => id,
  get: 'getRegistry',
  pathOf: (id) => ({ id }),
  find: (transport, name, own) =>
    findByName(transport, own, { thing: 'registry', name, list: 'listRegistries', query: { name } }),
}
