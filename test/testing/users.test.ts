import { expect, test } from 'vitest'
import { createFakeHarbor } from '../../src/testing/index'
import { asking, errorOf } from './ask'

const password = 'Jane12345'

function start() {
  const users = ['jane', 'janet', 'mary-jane'].map((username) => ({ username, password }))
  const fake = createFakeHarbor({ users, projects: [{ name: 'demo', members: { jane: 'guest' } }] })
  return { fake, admin: asking(fake, fake.admin), jane: asking(fake, { username: 'jane', password }) }
}

test('keeps a user from the creation over a new password to the deletion', async () => {
  const { fake, admin } = start()
  const user = { username: 'tom', email: 'tom@example.com', realname: 'Tom', password: 'Tom123456' }
  const created = await admin('POST', '/users', user)
  expect(created.headers.get('location')).toBe('/api/v2.0/users/5')
  const tom = (secret: string) => asking(fake, { username: 'tom', password: secret })('GET', '/users/current')
  expect((await tom('Tom123456')).body).toMatchObject({ user_id: 5, username: 'tom', sysadmin_flag: false })
  await admin('PUT', '/users/5/password', { new_password: 'Tom654321' })
  expect([(await tom('Tom123456')).status, (await tom('Tom654321')).status]).toEqual([401, 200])
  await admin('DELETE', '/users/5')
  expect((await tom('Tom654321')).status).toBe(401)
})

test('takes the email for the name, and no other spelling of the name', async () => {
  const { fake } = start()
  const status = async (username: string) =>
    (await asking(fake, { username, password })('GET', '/users/current')).status
  expect([await status('jane@example.com'), await status('Jane'), await status('')]).toEqual([200, 401, 401])
})

test('takes a user who is deleted out of the projects', async () => {
  const { admin } = start()
  await admin('DELETE', '/users/2')
  const { body } = await admin('GET', '/projects/demo/members')
  expect(body.map(({ entity_name }: { entity_name: string }) => entity_name)).toEqual(['admin'])
  expect((await admin('GET', '/projects/demo/summary')).body).not.toHaveProperty('guest_count')
})

test('finds the exact name first, then the shorter ones, and never the administrator', async () => {
  const { jane } = start()
  const names = async (word: string) => {
    const { body } = await jane('GET', `/users/search?username=${word}`)
    return body.map(({ username }: { username: string }) => username)
  }
  expect(await names('jane')).toEqual(['jane', 'janet', 'mary-jane'])
  expect(await names('admin')).toEqual([])
})

test('lets nobody but an administrator change somebody else', async () => {
  const { jane } = start()
  const profile = { email: 'new@example.com', realname: 'New', comment: '' }
  expect((await jane('PUT', '/users/2', profile)).status).toBe(200)
  expect(errorOf(await jane('PUT', '/users/3', profile))).toBe('FORBIDDEN: jane')
})

test('finds a member by the whole name only, and counts all the same', async () => {
  const { admin } = start()
  const found = async (name: string) => {
    const { body, headers } = await admin('GET', `/projects/demo/members?entityname=${name}`)
    return [body.length, headers.get('x-total-count')]
  }
  expect([await found('jane'), await found('jan'), await found('Jane')]).toEqual([
    [1, '2'],
    [0, '2'],
    [0, '2'],
  ])
})

test('says that somebody is a member already before it looks at the role', async () => {
  const { admin } = start()
  const member = { role_id: 9, member_user: { username: 'jane' } }
  expect((await admin('POST', '/projects/demo/members', member)).status).toBe(409)
})

test('compares a new password with the one that it replaces', async () => {
  const { fake, admin } = start()
  const identical = 'BAD_REQUEST: New password is identical to old password'
  expect(errorOf(await admin('PUT', '/users/2/password', { new_password: password }))).toBe(identical)
  const own = { new_password: fake.admin.password }
  expect((await admin('PUT', '/users/2/password', own)).status).toBe(200)
  expect((await admin('PUT', '/users/99/password', { new_password: 'weak' })).status).toBe(400)
  expect((await admin('PUT', '/users/99/password', { new_password: password })).status).toBe(404)
})

test.each([
  [{ username: '' }, 'username with illegal length'],
  [{ username: 'a$b' }, 'username contains illegal characters'],
  [{ email: '' }, "email can't be empty"],
  [{ realname: '' }, 'realname with illegal length'],
  [{ realname: 'a,b' }, 'realname contains illegal characters'],
  [{ comment: 'x'.repeat(31) }, 'comment with illegal length'],
])('refuses a user with %j', async (change, message) => {
  const { admin } = start()
  const user = {
    username: 'tom',
    email: 'tom@example.com',
    realname: 'Tom',
    password: 'Tom123456',
    ...change,
  }
  expect(errorOf(await admin('POST', '/users', user))).toBe(`BAD_REQUEST: ${message}`)
})
