import type { UserGroupSearchItem } from '../../generated/models'
import type { Addressed } from '../core/call/named'
import { nameNotFound } from '../core/paging/name-not-found'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { longestPart } from './named-user'

/** A group by name (`'developers'`) or by id (`3`). */
export type UserGroupReference = string | number

/**
 * A name costs one GET: a search for parts of names, the shortest first (goharbor/harbor `src/pkg/usergroup/dao/dao.go`).
 * Groups of two types may have the same name.
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
    const [found, ...others] = data.filter(({ group_name }) => group_name === name)
    if (found === undefined) {
      const lookUp = { operation: 'searchUserGroups', response } as const
      throw nameNotFound(transport.settings, `no group is named '${name}'`, lookUp)
    }
    if (others.length === 0) return found
    const ids = [found, ...others].map(({ id, group_type }) => `${id} (type ${group_type})`)
    throw new InvalidArgumentError('group', `'${name}' names several. Give the id: ${ids.join(' or ')}.`)
  },
}
