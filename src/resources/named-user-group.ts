import type { UserGroupSearchItem } from '../../generated/models'
import type { Addressed } from '../core/call/named'
import { findBySearch } from './find-by-search'

/** A group by name (`'developers'`) or by id (`3`). */
export type UserGroupReference = string | number

/** A name costs one GET. No two groups have the same name, whatever their types. */
export const namedUserGroup: Addressed<'getUserGroup', UserGroupSearchItem> = {
  argument: 'group',
  idOf: ({ id }) => id,
  get: 'getUserGroup',
  pathOf: (id) => ({ group_id: id }),
  find: (transport, name, own) =>
    findBySearch(transport, name, {
      operation: 'searchUserGroups',
      thing: 'group',
      nameOf: ({ group_name }) => group_name,
      // The shortest first: goharbor/harbor src/pkg/usergroup/dao/dao.go.
      ask: (groupname) =>
        transport.call('searchUserGroups', own, () => ({ query: { groupname, page_size: 100 } })),
    }),
}
