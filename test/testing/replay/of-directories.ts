import type { Exceptions } from './exceptions'

/** What a directory of users answers: the fake reaches none. */
export const ofDirectories: Exceptions = {
  ldap: {
    'a directory that answers': [
      'pingLdap: success',
      'pingLdap: wrong password: 200 with success false',
      'searchLdapUser: found',
      'searchLdapUser: everybody',
      'searchLdapUser: nobody',
      'searchLdapGroup: by name',
      'searchLdapGroup: by DN',
      'searchLdapGroup: 404: nothing found',
      'searchLdapGroup: neither',
      'importLdapUser: 404 in db_auth mode: the user cannot be imported',
      'importLdapUser: 404: the body is an array',
      'importLdapUser: imported: an empty body',
      'importLdapUser: 404: one of two is not there; the body is an array',
    ],
  },
  member: {
    'OIDC and LDAP': ['createProjectMember: an LDAP group', 'createProjectMember: an LDAP group by DN'],
  },
  usergroup: {
    'OIDC and LDAP': ['createUserGroup: LDAP', 'listUserGroups: LDAP mode', 'getUserGroup: LDAP'],
  },
}
