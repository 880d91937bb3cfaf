import type { UserGroupSearchItem } from '../../generated/models'
import type { Addressed } from '../core/call/named'
import { nameNotFound } from '../core/paging/name-not-found'
import { longestPart } from './named-user'

/** A group by name (`'developers'`) or by id (`3`). */
export type UserGroupReference = string | number

/**
 * A name costs one GET: a search for parts of names, the shortest first (goharbor/harbor `src/pkg/usergroup/dao/dao.go`). No
 * two groups have the same name, whatever their types.
 */
export const namedUserGroup: Addressed<'getUserGroup', UserGroupSearchItem> = {
  argument: 'group',
  idOf: ({ id }) => id,
  get: 'getUserGroup',
  pathOf: (id) => ({ group_id: id }),
  async find(transport, name, own) {
    const query = { groupname: longestPart(name), page_size: 100 }
    const search = transport.call('searchUserGroups', own, () => ({ query }))
    const { data, response } = await search.withResponse()
    const found = data.find(({ group_name }) => group_name === name)
    if (found !== undefined) return found
    const lookUp = { operation: 'searchUserGroups', response } as const
    throw nameNotFound(transport.settings, `no group is named '${name}'`, lookUp)
  },
}
