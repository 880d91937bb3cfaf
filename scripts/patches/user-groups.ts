import { alwaysPresent } from './members'
import type { Patch } from './patch'

export const userGroups: readonly Patch[] = [
  alwaysPresent(
    'UserGroup',
    ['group_name'],
    'usergroup.json. Not id, which getUserGroup leaves out, nor group_type, which searchLdapGroup leaves out',
  ),
  alwaysPresent(
    'UserGroupSearchItem',
    ['id', 'group_name', 'group_type'],
    'usergroup.json: searchUserGroups; database columns',
  ),
]
