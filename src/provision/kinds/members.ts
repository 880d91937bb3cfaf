import * as z from 'zod/mini'
import type { GroupTypeName, MemberGroup, ProjectMemberEntity, RoleName } from '../../index'
import type { Kind } from '../engine/kind'

/** A user or a group with a role in a project. */
export type MemberDescription =
  | { username: string; role_id: RoleName; group_name?: undefined }
  | {
      group_name: string
      group_type: Exclude<GroupTypeName, 'ldap'>
      ldap_group_dn?: undefined
      role_id: RoleName
      username?: undefined
    }
  | {
      group_name: string
      group_type: 'ldap'
      /** Where the group is in the directory. Needed where Harbor does not know it yet. */
      ldap_group_dn?: string | undefined
      role_id: RoleName
      username?: undefined
    }

const role = z.enum(['projectAdmin', 'maintainer', 'developer', 'guest', 'limitedGuest'])
const name = z.string().check(z.minLength(1))
const absent = z.optional(z.undefined())

export const memberSchema = z.union([
  z.strictObject({ username: name, role_id: role, group_name: absent }),
  z.strictObject({
    group_name: name,
    group_type: z.enum(['http', 'oidc']),
    ldap_group_dn: absent,
    role_id: role,
    username: absent,
  }),
  z.strictObject({
    group_name: name,
    group_type: z.literal('ldap'),
    ldap_group_dn: z.optional(name),
    role_id: role,
    username: absent,
  }),
])

/** Members of a project. Of a group its name is compared, which no two groups share, and its role. */
export const members: Kind<MemberDescription, ProjectMemberEntity> = {
  kind: 'members',
  list: ({ harbor, project }) => harbor.members.list(project).all(),
  // No name of a user has a quotation mark in it, so none can pass for a group.
  keyOf: ({ username, group_name }) => username ?? `group "${group_name}"`,
  hidden: ['group_type', 'ldap_group_dn'],
  describe: ({ entity_type, entity_name, role_name: role_id }) =>
    entity_type === 'u'
      ? { username: entity_name, role_id }
      : { group_name: entity_name, group_type: 'oidc', role_id },
  export: async (member, { harbor }) => {
    if (member.entity_type === 'u') return members.describe(member)
    const { group_name, group_type, ldap_group_dn } = await harbor.userGroups.get(member.entity_id)
    const common = { group_name, role_id: member.role_name }
    if (group_type === 1) return { ...common, group_type: 'ldap', ldap_group_dn }
    return { ...common, group_type: group_type === 2 ? 'http' : 'oidc' }
  },
  // Harbor makes them a member with the project.
  isKept: ({ entity_type, entity_name }, { owner }) => entity_type === 'u' && entity_name === owner,
  create: ({ harbor, project }, { role_id, ...who }) =>
    who.username === undefined
      ? harbor.members.create(project, { role_id, member_group: groupOf(who) })
      : harbor.members.create(project, { role_id, member_user: { username: who.username } }),
  update: ({ harbor, project }, { id }, { role_id }) => harbor.members.update(project, id, { role_id }),
  delete: ({ harbor, project }, { id }) => harbor.members.delete(project, id),
}

type GroupDescription = Extract<MemberDescription, { group_name: string }>

/** Harbor finds a group of the directory by its DN, also one that it does not know yet. */
function groupOf(group: Omit<GroupDescription, 'role_id'>): MemberGroup {
  const { group_name, group_type, ldap_group_dn } = group
  return ldap_group_dn === undefined ? { group_name, group_type } : { group_name, ldap_group_dn }
}
