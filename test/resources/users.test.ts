import { describe, expect, test } from 'vitest'
import {
  type CreateUserBody,
  type ListUsersOptions,
  NotFoundError,
  type SetSysAdminBody,
  type UserResp,
} from '../../src/index'
import { findExchange } from './recorded-exchange'
import { replay } from './replay'
import { scripted } from './script'

const one = findExchange('user.json', 'getUser', 'a user by id')
const developer = one.response.body as UserResp

replay('user.json', {
  operations: {
    listUsers: { call: ({ harbor, query }) => harbor.users.list(query()) },
    searchUsers: {
      call: ({ harbor, query }) => {
        const { username, ...options } = query<{ username: string }>()
        return harbor.users.search(username, options)
      },
    },
    getUser: { call: ({ harbor, id }) => harbor.users.get(id('user_id')) },
    createUser: { call: ({ harbor, body }) => harbor.users.create(body()) },
    updateUserProfile: {
      // A user that was read before: so the recorded request is the only one.
      call: ({ harbor, id, body }) => harbor.users.update({ ...developer, user_id: id('user_id') }, body()),
    },
    deleteUser: { call: ({ harbor, id }) => harbor.users.delete(id('user_id')) },
    getCurrentUserInfo: { call: ({ harbor }) => harbor.users.current() },
    getCurrentUserPermissions: { call: ({ harbor, query }) => harbor.users.currentPermissions(query()) },
    updateUserPassword: {
      call: ({ harbor, id, body }) => harbor.users.updatePassword(id('user_id'), body()),
    },
    setUserSysAdmin: { call: ({ harbor, id, body }) => harbor.users.setSysAdmin(id('user_id'), body()) },
    setCliSecret: { call: ({ harbor, id, body }) => harbor.users.setCliSecret(id('user_id'), body()) },
  },
  refused: {
    'createUser: 422: empty body': 'body',
    'searchUsers: page 2 is the same as page 1': 'page',
    'searchUsers: 422: username is missing': 'username',
    'getUser: 422: not a number': 'user',
  },
})

// 'guest' and, after it, 'limitedguest'.
const search = findExchange('user.json', 'searchUsers', 'as a plain user')
const success = findExchange('user.json', 'setUserSysAdmin', 'make a system administrator')
const nobody = { body: [], headers: { 'x-total-count': '0' } }
const lookUp = 'GET /users/search?username=guest&page_size=100'

describe('a user by name', () => {
  test('is searched for, then fetched', async () => {
    const { harbor, asked } = scripted(search, one)
    expect(await harbor.users.get('guest')).toEqual(developer)
    expect(asked).toEqual([lookUp, 'GET /users/4'])
  })

  test.each<[method: string, request: string, call: (users: Users) => PromiseLike<unknown>]>([
    ['delete', 'DELETE /users/4', (users) => users.delete('guest')],
    [
      'updatePassword',
      'PUT /users/4/password {"new_password":"Passw0rd"}',
      (users) => users.updatePassword('guest', { new_password: 'Passw0rd' }),
    ],
    [
      'setSysAdmin',
      'PUT /users/4/sysadmin {"sysadmin_flag":false}',
      (users) => users.setSysAdmin('guest', { sysadmin_flag: false }),
    ],
    [
      'setCliSecret',
      'PUT /users/4/cli_secret {"secret":"Passw0rd"}',
      (users) => users.setCliSecret('guest', { secret: 'Passw0rd' }),
    ],
  ])('is searched for before %s', async (_, request, call) => {
    const { harbor, asked } = scripted(search, success)
    await call(harbor.users)
    expect(asked).toEqual([lookUp, request])
  })

  test('is not taken for a user whose name contains it', async () => {
    const { harbor, asked } = scripted(search)
    await expect(harbor.users.delete('gues')).rejects.toThrow("'gues'")
    expect(asked).toHaveLength(1)
  })

  test('that nobody has is a NotFoundError', async () => {
    const error: unknown = await scripted(nobody)
      .harbor.users.get('jane')
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(NotFoundError)
    expect(error).toMatchObject({ path: '/api/v2.0/users/search', operation: 'searchUsers' })
  })

  test('that is of the first administrator, whom the search leaves out, is found by the id 1', async () => {
    const admin = { user_id: 1, username: 'admin' }
    const { harbor, asked } = scripted(nobody, { body: admin }, success)
    await harbor.users.updatePassword('admin', { old_password: 'Harbor12345', new_password: 'Passw0rd' })
    expect(asked.slice(1).map((line) => line.split(' ', 2).join(' '))).toEqual([
      'GET /users/1',
      'PUT /users/1/password',
    ])
    const renamed = scripted(nobody, { body: { user_id: 1, username: 'root' } }).harbor
    await expect(renamed.users.get('admin')).rejects.toBeInstanceOf(NotFoundError)
    const forbidden = findExchange('user.json', 'getUser', '403: somebody else')
    await expect(scripted(nobody, forbidden).harbor.users.get('admin')).rejects.toBeInstanceOf(NotFoundError)
  })

  test('with a backslash is searched for by its longest part', async () => {
    const { harbor, asked } = scripted({ body: [{ user_id: 9, username: 'CORP\\jane.doe' }] }, one)
    await harbor.users.get('CORP\\jane.doe')
    expect(asked).toEqual(['GET /users/search?username=jane.doe&page_size=100', 'GET /users/9'])
  })
})

describe('update', () => {
  const changed = '{"email":"developer@example.com","realname":"Developer","comment":"on call"}'

  test('sends back what it does not change', async () => {
    const { harbor, asked } = scripted(one, success)
    await harbor.users.update(3, { comment: 'on call' })
    expect(asked).toEqual(['GET /users/3', `PUT /users/3 ${changed}`])
  })

  test('costs one GET more by name', async () => {
    const { harbor, asked } = scripted(search, one, success)
    await harbor.users.update('guest', { comment: 'on call' })
    expect(asked).toEqual([lookUp, 'GET /users/4', `PUT /users/3 ${changed}`])
  })

  test('needs no GET for a user that was read before', async () => {
    const { harbor, asked } = scripted(success)
    await harbor.users.update(developer, { comment: 'on call' })
    expect(asked).toEqual([`PUT /users/3 ${changed}`])
  })
})

describe('exists', () => {
  test('asks once, by name and by id', async () => {
    const byName = scripted(search)
    const byId = scripted(one)
    expect(await byName.harbor.users.exists('guest')).toBe(true)
    expect(await byId.harbor.users.exists(4)).toBe(true)
    expect([...byName.asked, ...byId.asked]).toEqual([lookUp, 'GET /users/4'])
  })

  test('is false where nobody is', async () => {
    const missing = findExchange('user.json', 'getUser', '404')
    expect(await scripted(nobody).harbor.users.exists('jane')).toBe(false)
    expect(await scripted(missing).harbor.users.exists(99999)).toBe(false)
  })

  test('does not hide that the caller may not look', async () => {
    const forbidden = findExchange('user.json', 'getUser', '403: somebody else')
    await expect(scripted(forbidden).harbor.users.exists(1)).rejects.toMatchObject({ status: 403 })
  })
})

describe('currentPermissions', () => {
  const project = findExchange('project.json', 'getProject', 'by name')
  const permissions = findExchange('user.json', 'getCurrentUserPermissions', 'a project robot')

  test('takes a project by name, for one GET more', async () => {
    const { harbor, asked } = scripted(project, permissions)
    expect(await harbor.users.currentPermissions({ project: 'demo', relative: true })).toEqual(
      permissions.response.body,
    )
    expect(asked).toEqual([
      'GET /projects/demo',
      'GET /users/current/permissions?relative=true&scope=/project/3',
    ])
  })

  test('takes a project by id', async () => {
    const { harbor, asked } = scripted(permissions)
    await harbor.users.currentPermissions({ project: 3 })
    expect(asked).toEqual(['GET /users/current/permissions?scope=/project/3'])
  })

  test('refuses a project beside a scope', async () => {
    const { harbor, asked } = scripted()
    const call = harbor.users.currentPermissions({ project: 3, scope: '/project/4' })
    await expect(call).rejects.toMatchObject({ name: 'InvalidArgumentError', argument: 'scope' })
    expect(asked).toEqual([])
  })
})

test('a search has one page, whatever Harbor counts', async () => {
  const { harbor, asked } = scripted(findExchange('user.json', 'searchUsers', 'search by name; page 1'))
  const names = await harbor.users.search('e', { page_size: 2 }).all()
  expect(names.map(({ username }) => username)).toEqual(['guest', 'outsider'])
  expect(asked).toHaveLength(1)
})

test('a page of a search that is `undefined` is as not given', async () => {
  const { harbor, asked } = scripted(findExchange('user.json', 'searchUsers', 'search by name; page 1'))
  const options: ListUsersOptions = { page: undefined, page_size: 2 }
  expect((await harbor.users.search('e', options)).items).toHaveLength(2)
  expect(asked).toHaveLength(1)
})

describe('refuses without a request', () => {
  const none = undefined as unknown
  test.each<[string, string, (users: Users) => PromiseLike<unknown>]>([
    ['user', 'get of an empty name', (users) => users.get('')],
    ['page', 'a page of a search', (users) => users.search('e', { page: 2 } as ListUsersOptions)],
    ['username', 'search for nothing', (users) => users.search('')],
    ['body', 'create without a body', (users) => users.create(none as CreateUserBody)],
    ['body', 'update of a name without a body', (users) => users.update('jane', none as CreateUserBody)],
    ['sysadmin_flag', 'a flag that is missing', (users) => users.setSysAdmin('jane', {} as SetSysAdminBody)],
    ['user', 'an id that is no whole number', (users) => users.delete(Number.NaN)],
  ])('%s: %s', async (argument, _, call) => {
    const { harbor, asked } = scripted()
    await expect(call(harbor.users)).rejects.toMatchObject({ name: 'InvalidArgumentError', argument })
    expect(asked).toEqual([])
  })
})

type Users = ReturnType<typeof scripted>['harbor']['users']
