import type { MemberDocs } from './member-docs'

const groupType = '1 LDAP, 2 HTTP, 3 OIDC.'

export const users: MemberDocs = {
  UserEntity: { user_id: 'Either this or `username`.', username: 'Either this or `user_id`.' },
  UserProfile: {
    realname: 'At most 255 characters, without `,`, `"`, `~`, `#`, `%` or `$`.',
    comment: 'At most 30 characters.',
  },
  UserCreationReq: {
    realname: 'At most 255 characters, without `,`, `"`, `~`, `#`, `%` or `$`.',
    comment: 'At most 30 characters.',
    password: '8 to 128 characters, with an upper-case and a lower-case letter and a digit.',
    username: 'The name to log in by, at most 255 characters. It cannot be changed.',
  },
  OIDCUserInfo: {
    subiss: 'Subject and issuer of the provider, one after the other.',
    secret: "The user's CLI secret **in plain text**, for administrators: keep it out of logs.",
  },
  UserResp: {
    email: 'Absent if there is none: `admin` may have none.',
    realname: 'Absent if it is empty.',
    sysadmin_flag: 'Whether the user is a system administrator in Harbor itself.',
    admin_role_in_auth:
      'Whether a group of LDAP or OIDC makes the user a system administrator. Known of the caller only.',
    oidc_user_meta: 'Absent unless the user came by OIDC.',
  },
  UserSysAdminFlag: { sysadmin_flag: 'Whether the user is to be a system administrator.' },
  PasswordReq: {
    old_password: "Needed to change one's own; an administrator who sets that of another user leaves it out.",
    new_password:
      '8 to 128 characters, with an upper-case and a lower-case letter and a digit. Not the old one.',
  },
  OIDCCliSecretReq: {
    secret:
      '8 to 128 characters, with an upper-case and a lower-case letter and a digit. Made by Harbor if it is left out.',
  },
  Permission: {
    resource: '`repository`, `tag` …, or with its place: `/project/1/repository`.',
    action: '`pull`, `push`, `read`, `list`, `create`, `update`, `delete`, `stop` …',
  },
  Permissions: {
    system: 'What a robot can be allowed in the system. `null` for those who are no system administrators.',
    project: 'What a robot can be allowed in a project.',
  },
  LdapConf: {
    ldap_url: '`ldaps://ldap.example.com:636`',
    ldap_search_dn: 'Who searches: a DN. Nothing for an anonymous search.',
    ldap_search_password: 'The password of `ldap_search_dn`.',
    ldap_base_dn: 'Where users are looked for.',
    ldap_filter: 'What a user has to be: `(objectClass=person)`.',
    ldap_uid: 'The attribute that holds the name to log in by: `uid`, `cn`, `sAMAccountName`.',
    ldap_scope: 'How deep: 0 base, 1 one level, 2 all below.',
    ldap_connection_timeout: 'Seconds.',
    ldap_verify_cert: "Whether the server's certificate is checked.",
  },
  LdapPingResult: {
    success: 'Absent means `false`.',
    message: 'Why it failed. Absent if it did not.',
  },
  LdapImportUsers: { ldap_uid_list: 'The names by which these users log in.' },
  LdapUser: { realname: 'Absent if the directory has none.', email: 'Absent if the directory has none.' },
  UserGroup: {
    id: 'Absent in the answer to `get`, and in a search in LDAP.',
    group_type: `${groupType} Absent in a search in LDAP.`,
    ldap_group_dn: 'Of a group of LDAP; absent otherwise.',
  },
  UserGroupInput: {
    id: 'Of a group that Harbor knows.',
    group_type: groupType,
    ldap_group_dn: 'Of a group of LDAP.',
  },
  UserGroupSearchItem: { group_type: groupType },
}
