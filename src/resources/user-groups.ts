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
  /** How many at most, from 1 to 100. There is no second page. @default 100 */
  page_size?: number | undefined
}

/** A group and its type. An LDAP group needs its DN. */
export type CreateUserGroupBody = { group_name: string } & (
  | { group_type: 'ldap' | 1; ldap_group_dn: string }
  | { group_type: Exclude<GroupTypeName, 'ldap'> | Exclude<GroupTypeId, 1>; ldap_group_dn?: undefined }
)

/** Only the name can be changed. */
export interface UpdateUserGroupBody {
  group_name: string
}

/**
 * User groups: groups of a directory or a provider, which can be members of projects. Harbor does not store who is in
 * them.
 */
export class UserGroups extends Resource {
  /**
   * Lists the groups in the order of their ids. If users come from a directory or an authentication proxy, only groups
   * of that type are listed. This list is read by page: one may be missed while others are created.
   *
   * Permission: system administrator, or as a robot `user-group:list`. Others may `search`.
   *
   * @param options `group_name`: a part of the name. `ldap_group_dn`: a whole DN, which is ignored unless users come
   * from LDAP.
   */
  list(options?: ListUserGroupsOptions): Pager<UserGroup> {
    return this.listOf('listUserGroups', options)
  }

  /**
   * Searches for groups of all types by a part of their names, the shortest names first. There is only one page, of at
   * most 100, but `total` counts all.
   *
   * Permission: any user or robot.
   */
  search(groupname: string, options?: SearchUserGroupsOptions): Pager<UserGroupSearchItem> {
    const prepare = () => ({ query: { groupname: requireText('groupname', groupname) } })
    return this.listOf('searchUserGroups', options, prepare)
  }

  /**
   * Gets a group. A name costs one more GET.
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
   * Tells whether a group exists. By its name every user may ask, by its id only a system administrator. It takes one
   * request.
   *
   * Permission: any user or robot.
   */
  async exists(group: UserGroupReference, options?: CallOptions): Promise<boolean> {
    return this.existsIn('searchUserGroups', namedUserGroup, group, options)
  }

  /**
   * Creates a group in Harbor. Harbor also creates it by itself when somebody logs in who is in the group.
   *
   * Permission: system administrator, or as a robot `user-group:create`.
   *
   * @throws {@link ConflictError} a group of this type has the name. If a group of another type has it, it is mostly a
   * {@link ServerError}.
   * @throws {@link BadRequestError} the directory does not have the DN, or users do not come from a directory
   * @throws {@link InvalidArgumentError} there is no such type, which Harbor would take, or the DN is missing
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
   * Changes the name of a group. A group by its name costs one more GET.
   *
   * Permission: system administrator, or as a robot `user-group:update`.
   */
  update(group: UserGroupReference, body: UpdateUserGroupBody, options?: CallOptions): Call<undefined> {
    const prepare = () => ({ body: requireTexts(body, 'group_name') })
    return this.callOn('updateUserGroup', namedUserGroup, group, options, prepare)
  }

  /**
   * Deletes a group, and removes it from all projects. A name costs one more GET. It is no error if no group has the
   * id.
   *
   * Permission: system administrator, or as a robot `user-group:delete`.
   */
  delete(group: UserGroupReference, options?: CallOptions): Call<undefined> {
    return this.callOn('deleteUserGroup', namedUserGroup, group, options)
  }
}
