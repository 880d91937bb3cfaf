import type { Exceptions } from './exceptions'

/** What asks a directory of users, which the fake has none of: its operations answer 501 by name. */
export const ofOtherAreas: Exceptions = {
  member: {
    'OIDC and LDAP': ['createProjectMember: an LDAP group', 'createProjectMember: an LDAP group by DN'],
  },
  usergroup: {
    'OIDC and LDAP': ['createUserGroup: LDAP', 'listUserGroups: LDAP mode', 'getUserGroup: LDAP'],
  },
}
