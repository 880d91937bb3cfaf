import { table } from '../../table'
import { topic } from '../../topic'

export interface UserGroup {
  readonly id: number
  readonly group_name: string
  /** 1 LDAP, 2 HTTP, 3 OIDC; any other is taken too. */
  readonly group_type: number
  readonly ldap_group_dn: string
}

export const userGroupsIn = table<UserGroup, 'name'>({ name: ({ group_name }) => group_name })

/** It is in no project any more. */
export const userGroupDeleted = topic<UserGroup>()
