import { expectTypeOf, test } from 'vitest'
import type { Call, Created, Harbor, Permission, RoleName, UserSearchRespItem } from '../../src/index'

declare const harbor: Harbor

test('a member is one user or one group, with a role by its name or its number', () => {
  harbor.members.create('demo', { role_id: 'developer', member_user: { username: 'jane' } })
  harbor.members.create(12, { role_id: 2, member_group: { group_name: 'team', group_type: 1 } })
  expectTypeOf<RoleName>().toEqualTypeOf<
    'projectAdmin' | 'maintainer' | 'developer' | 'guest' | 'limitedGuest'
  >()
  // @ts-expect-error no such role
  harbor.members.create('demo', { role_id: 'owner', member_user: { username: 'jane' } })
  // @ts-expect-error nobody is named
  harbor.members.create('demo', { role_id: 'guest' })
  // @ts-expect-error a user and a group are two members
  harbor.members.create('demo', { role_id: 'guest', member_user: { user_id: 1 }, member_group: { id: 1 } })
  // @ts-expect-error the role is all that changes
  harbor.members.update('demo', 'jane', { role_id: 'guest', member_user: { username: 'joe' } })
  // @ts-expect-error whose member
  harbor.members.list()
})

test('a user is made of what Harbor asks for, and changed in part', () => {
  const jane = { username: 'jane', email: 'jane@example.com', realname: 'Jane', password: 'Chosen12345' }
  expectTypeOf(harbor.users.create(jane)).toEqualTypeOf<Call<Created>>()
  harbor.users.update('jane', { comment: 'on call' })
  // @ts-expect-error the password is missing
  harbor.users.create({ username: 'jane', email: 'jane@example.com', realname: 'Jane' })
  // @ts-expect-error a name cannot be changed
  harbor.users.update('jane', { username: 'joe' })
  // @ts-expect-error the flag is missing
  harbor.users.setSysAdmin('jane', {})
})

test('a search gives ids and names only, and has one page', async () => {
  for await (const user of harbor.users.search('ja')) expectTypeOf(user).toEqualTypeOf<UserSearchRespItem>()
  // @ts-expect-error there is no second page
  harbor.users.search('ja', { page: 2 })
})

test('what a caller may do is asked of a project', () => {
  const permissions = harbor.users.currentPermissions({ project: 'demo', relative: true })
  expectTypeOf(permissions).toEqualTypeOf<Call<Permission[]>>()
  expectTypeOf(harbor.permissions.list()).resolves.toHaveProperty('project')
})

test('a group is of a type, by its name or its number, and one of the directory has a DN', () => {
  harbor.userGroups.create({ group_name: 'devs', group_type: 'oidc' })
  harbor.userGroups.create({ group_name: 'devs', group_type: 1, ldap_group_dn: 'cn=devs' })
  // @ts-expect-error no such type
  harbor.userGroups.create({ group_name: 'devs', group_type: 9 })
  // @ts-expect-error a group of the directory without its DN
  harbor.userGroups.create({ group_name: 'devs', group_type: 'ldap' })
  // @ts-expect-error the name is all that changes
  harbor.userGroups.update('devs', { group_name: 'x', group_type: 3 })
  // @ts-expect-error there is no second page
  harbor.userGroups.search('devs', { page: 2 })
  // @ts-expect-error of a name without its type there may be three
  harbor.members.create('demo', { role_id: 'guest', member_group: { group_name: 'devs' } })
  expectTypeOf(harbor.userGroups.get('devs')).resolves.toHaveProperty('id').toEqualTypeOf<number>()
})

test('a setting has its own type and no other', () => {
  harbor.configuration.update({ read_only: true, auth_mode: 'oidc_auth', robot_token_duration: 90 })
  expectTypeOf(harbor.configuration.get()).resolves.toHaveProperty('read_only').toHaveProperty('value')
  // @ts-expect-error a boolean
  harbor.configuration.update({ read_only: 'true' })
  // @ts-expect-error no such setting
  harbor.configuration.update({ readonly: true })
  // @ts-expect-error no such mode
  harbor.configuration.update({ auth_mode: 'saml' })
  // @ts-expect-error the address is missing
  harbor.ldap.ping({ ldap_uid: 'uid' })
  // @ts-expect-error Harbor does not read it
  harbor.ldap.ping({ ldap_url: 'ldaps://ldap.example.com', ldap_connection_timeout: 5 })
})
