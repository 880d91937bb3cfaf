import { describe, expect, test } from 'vitest'
import { type Auth, Harbor, UnauthorizedError } from '../../src/index'
import { createFakeHarbor } from '../../src/testing/index'
import { rejection } from '../core/connect'

const secret = 'Robot-Secret-1'

function as(auth: Auth | undefined) {
  const fake = createFakeHarbor({
    users: [{ username: 'jane', password: 'Jane12345' }],
    robots: [
      {
        name: 'ci',
        secret,
        permissions: [
          { kind: 'project', namespace: '*', access: [{ resource: 'repository', action: 'pull' }] },
        ],
      },
    ],
    projects: [
      {
        name: 'demo',
        members: { jane: 'developer' },
        robots: [{ name: 'ci', secret, access: [{ resource: 'repository', action: 'push' }] }],
      },
    ],
  })
  return { fake, harbor: new Harbor({ url: fake.url, fetch: fake.fetch, auth, checkCredentials: 'never' }) }
}

describe('whoAmI', () => {
  test.each<[string, Auth, object]>([
    [
      'an administrator',
      { username: 'admin', password: 'Harbor12345' },
      { kind: 'user', name: 'admin', sysadmin: true },
    ],
    ['a user', { username: 'jane', password: 'Jane12345' }, { kind: 'user', name: 'jane', sysadmin: false }],
    [
      'a user who signs in by the address',
      { username: 'jane@example.com', password: 'Jane12345' },
      { kind: 'user', name: 'jane', sysadmin: false },
    ],
    ['a robot', { robot: 'robot$ci', secret }, { kind: 'robot', name: 'robot$ci', sysadmin: false }],
    [
      'a robot that is given as a user',
      { username: 'robot$ci', password: secret },
      { kind: 'robot', name: 'robot$ci', sysadmin: false },
    ],
  ])('knows %s by one request', async (_, auth, identity) => {
    const { harbor, fake } = as(auth)
    expect(await harbor.whoAmI()).toEqual({ ...identity, permissions: undefined })
    expect(fake.requests).toHaveLength(1)
  })

  test('knows nobody without a request', async () => {
    const { harbor, fake } = as(undefined)
    expect(await harbor.whoAmI()).toEqual({
      kind: 'anonymous',
      name: undefined,
      sysadmin: false,
      permissions: undefined,
    })
    expect(fake.requests).toHaveLength(0)
  })

  test('tells what a robot of a project may do there, though it may not read the project itself', async () => {
    const { harbor } = as({ robot: 'robot$demo+ci', secret })
    expect(await harbor.whoAmI()).toEqual({
      kind: 'robot',
      name: 'robot$demo+ci',
      sysadmin: false,
      permissions: [{ resource: 'repository', action: 'push' }],
    })
  })

  test('tells what a robot or a user may do in a project that is named, by name or id', async () => {
    const { harbor } = as({ robot: 'robot$ci', secret })
    const expected = [{ resource: 'repository', action: 'pull' }]
    expect((await harbor.whoAmI({ project: 'demo' })).permissions).toEqual(expected)
    expect((await harbor.whoAmI({ project: 2 })).permissions).toEqual(expected)
    const { permissions } = await as({ username: 'jane', password: 'Jane12345' }).harbor.whoAmI({
      project: 'demo',
    })
    expect(permissions).toContainEqual({ resource: 'repository', action: 'push' })
  })

  test('tells of no permission in a project that is not there', async () => {
    expect((await as({ robot: 'robot$ci', secret }).harbor.whoAmI({ project: 'nope' })).permissions).toEqual(
      [],
    )
  })

  test('throws for credentials that Harbor does not know', async () => {
    expect(await rejection(as({ robot: 'robot$ci', secret: 'wrong' }).harbor.whoAmI())).toBeInstanceOf(
      UnauthorizedError,
    )
  })

  test('throws what else goes wrong, within one clock', async () => {
    const { harbor, fake } = as({ robot: 'robot$ci', secret })
    fake.latency(30)
    const options = { project: 'demo', totalTimeout: 50 }
    expect(await rejection(harbor.whoAmI(options))).toMatchObject({
      name: 'HarborTimeoutError',
      clock: 'totalTimeout',
    })
    fake.latency(0)
    fake.fail({ as: 404 })
    expect(await rejection(harbor.whoAmI())).toMatchObject({ status: 404 })
  })
})
