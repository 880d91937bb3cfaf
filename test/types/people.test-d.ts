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
