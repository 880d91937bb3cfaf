import { alwaysPresent, mustBeGiven } from './members'
import type { Patch } from './patch'

export const ldap: readonly Patch[] = [
  alwaysPresent(
    'LdapUser',
    ['username'],
    'ldap.json: searchLdapUser; the attribute by which users are found',
  ),
  mustBeGiven('LdapImportUsers', ['ldap_uid_list'], 'controller/ldap/controller.go: ImportUser'),
]
