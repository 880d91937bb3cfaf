import type { ListUserGroupsQuery, UserGroup, UserGroupSearchItem } from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { type Created, created } from '../core/call/created'
import { Resource } from '../core/call/resource'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { requireText, requireTexts } from './body'
import { type GroupTypeId, type GroupTypeName, readGroupType } from './group-type'
import { namedUserGroup, type UserGroupReference } from './named-user-group'

export type ListUserGroupsOptions = CallOptions & Listed<ListUserGroupsQuery>

export type SearchUserGroupsOptions = CallOptions & {
  /** How many at most; there is no second page. @default 100 */
  page_size?: number | undefined
}

/** A group, and who knows its members. One of the directory needs its DN. */
export type CreateUserGroupBody = { group_name: string } & (
  | { group_type: 'ldap' | 1; ldap_group_dn: string }
  | { group_type: Exclude<GroupTypeName, 'ldap'> | Exclude<GroupTypeId, 1>; ldap_group_dn?: undefined }
)

/** All that can change is what Harbor calls it. */
export interface UpdateUserGroupBody {
  group_name: string
}

/** User groups: groups of a directory or a provider, which can be members of projects. Harbor does not keep who is in them. */
export class UserGroups extends Resource {
  /**
   * Lists the groups, in the order of their ids. Where users come from a directory or a proxy, only groups of that type.
   * By page: what is made meanwhile may be missed.
   *
   * Permission: system administrator, or as a robot `user-group:list`. Others may `search`.
   *
   * @param options `group_name` is part of a name. `ldap_group_dn` is a whole DN; without LDAP it is ignored.
   */
  list(options?: ListUserGroupsOptions): Pager<UserGroup> {
    return this.listOf('listUserGroups', options)
  }

  /**
   * Searches for groups of all types by a part of their names, the shortest names first. There is one page, of at most 100:
   * Harbor ignores `page` here. `total` counts them all.
   *
   * Permission: any user or robot.
   */
  search(groupname: string, options?: SearchUserGroupsOptions): Pager<UserGroupSearchItem> {
    const prepare = () => {
      requireText('groupname', groupname)
      return { query: { groupname } }
    }
    return this.listOf('searchUserGroups', options, prepare)
  }

  /**
   * Gets a group. A name costs one GET more.
   *
   * Permission: system administrator, or as a robot `user-group:read`.
   */
  get(group: UserGroupReference, options?: CallOptions): Call<UserGroup & { id: number }> {
    let id = 0
    const prepare = async (own: CallOptions) => {
      id = await this.idOf(namedUserGroup, group, own)
      return { path: { group_id: id } }
    }
    // Harbor leaves it out here (test/recordings/api/usergroup.json).
    return this.call('getUserGroup', options, prepare, ({ data }) => ({ ...data, id }))
  }

  /**
   * Tells whether a group exists. By name every user may ask, by id only a system administrator. One request.
   *
   * Permission: any user or robot.
   */
  async exists(group: UserGroupReference, options?: CallOptions): Promise<boolean> {
    return this.existsIn('searchUserGroups', namedUserGroup, group, options)
  }

  /**
   * Makes a group known to Harbor. Groups become known by themselves too, at the login of somebody who is in them.
   *
   * Permission: system administrator, or as a robot `user-group:create`.
   *
   * @throws {@link ConflictError} a group has the name; where it is of another type, mostly a {@link ServerError}
   * @throws {@link BadRequestError} the directory has no such DN, or users do not come from a directory
   * @throws {@link InvalidArgumentError} the type does not exist (Harbor would take it), or the DN is missing
   *
   * @example
   * await harbor.userGroups.create({ group_name: 'developers', group_type: 'oidc' })
   */
  create(body: CreateUserGroupBody, options?: CallOptions): Call<Created> {
    const prepare = () => {
      const group_type = readGroupType(requireTexts(body, 'group_name').group_type)
      if (group_type === 1) requireText('ldap_group_dn', body.ldap_group_dn)
      return { body: { ...body, group_type } }
    }
    return this.call('createUserGroup', options, prepare, created)
  }

  /**
   * Changes what Harbor calls a group. A name costs one GET more.
   *
   * Permission: system administrator, or as a robot `user-group:update`.
   */
  update(group: UserGroupReference, body: UpdateUserGroupBody, options?: CallOptions): Call<undefined> {
    const prepare = () => ({ body: requireTexts(body, 'group_name') })
    return this.callOn('updateUserGroup', namedUserGroup, group, options, prepare)
  }

  /**
   * Deletes a group, which takes it out of all projects. A name costs one GET more. An id that does not exist is as good as
   * deleted.
   *
   * Permission: system administrator, or as a robot `user-group:delete`.
   */
  delete(group: UserGroupReference, options?: CallOptions): Call<undefined> {
    return this.callOn('deleteUserGroup', namedUserGroup, group, options)
  }
}
