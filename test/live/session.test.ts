import { expect, test } from 'vitest'
import { type Fetch, Harbor, type HarborOptions, UnauthorizedError } from '../../src/index'
import { registryFor } from '../../src/registry/index'
import { describeLive, unique } from './describe-live'

/** A request of the client, by how it shows who asks. */
interface Sent {
  readonly by: 'password' | 'session' | 'nobody'
  readonly path: string
  readonly cookie: string
}

describeLive('credentials', (live) => {
  /** A client whose requests are seen. */
  function watch(options: Partial<HarborOptions>): { harbor: Harbor; sent: Sent[] } {
    const sent: Sent[] = []
    const fetch: Fetch = (url, init) => {
      const headers = new Headers(init.headers)
      const cookie = headers.get('cookie') ?? ''
      const by = headers.has('authorization') ? 'password' : cookie.includes('sid=') ? 'session' : 'nobody'
      sent.push({ by, cookie, path: new URL(url).pathname })
      return globalThis.fetch(url, init)
    }
    return { harbor: new Harbor({ url: live.url, fetch, ...options }), sent }
  }

  const endSession = (cookie: string) => fetch(`${live.url}/c/log_out`, { headers: { cookie } })
  const logins = (sent: Sent[]) =>
    sent.filter(({ path, cookie }) => path === '/c/login' && cookie !== '').length

  test('a user gets a session at the third request, reads and writes in it, and logs out', async () => {
    const { harbor, sent } = watch({ auth: live.admin })
    const name = unique()
    const { id } = await harbor.labels.create({ name, scope: 'g' })
    live.later(() => live.harbor.labels.delete(id))
    for (let n = 0; n < 2; n++) expect((await harbor.labels.get(id)).name).toBe(name)
    await harbor.labels.update(id, { description: 'in a session' })
    expect((await harbor.labels.get(id)).description).toBe('in a session')
    expect(logins(sent)).toBe(1)
    expect(sent.at(-1)?.by).toBe('session')
    const { cookie = '' } = sent.at(-1) ?? {}
    await harbor.close()
    const current = await fetch(`${live.url}/api/v2.0/users/current`, { headers: { cookie } })
    expect(current.status).toBe(401)
  })

  test('whoAmI knows an administrator, a user and a robot of a project with what it may do', async () => {
    expect(await live.harbor.whoAmI()).toMatchObject({
      kind: 'user',
      name: live.admin.username,
      sysadmin: true,
    })
    const user = await live.makeUser()
    expect(await live.as(user).whoAmI()).toMatchObject({ kind: 'user', name: user.username, sysadmin: false })
    const project = await live.makeProject()
    const access = [
      { resource: 'repository', action: 'push' },
      { resource: 'repository', action: 'pull' },
    ]
    const { id, name, secret } = await live.harbor.robots.create({
      name: 'ci',
      level: 'project',
      duration: -1,
      permissions: [{ kind: 'project', namespace: project, access }],
    })
    live.later(() => live.harbor.robots.delete(id))
    const { permissions, ...robot } = await live.as({ robot: name, secret }).whoAmI()
    expect(robot).toEqual({ kind: 'robot', name, sysadmin: false })
    expect(permissions).toHaveLength(2)
    expect(permissions).toEqual(expect.arrayContaining(access))
  })

  test('twenty calls at once log in once', async () => {
    const { harbor, sent } = watch({ auth: live.admin })
    await Promise.all(Array.from({ length: 20 }, () => harbor.users.current()))
    expect(logins(sent)).toBe(1)
    await harbor.close()
  })

  test('a session that is lost in the middle leaves no list short', async () => {
    const user = await live.makeUser()
    const names = await Promise.all([live.makeProject(), live.makeProject(), live.makeProject()])
    for (const name of names) {
      await live.harbor.members.create(name, {
        role_id: 'developer',
        member_user: { username: user.username },
      })
    }
    const { harbor, sent } = watch({ auth: user, session: true })
    const seen: (string | undefined)[] = []
    for await (const { name } of harbor.projects.list({ page_size: 1 })) {
      seen.push(name)
      await endSession(sent.at(-1)?.cookie ?? '')
    }
    expect(seen).toEqual(expect.arrayContaining(names))
    await endSession(sent.at(-1)?.cookie ?? '')
    const all = await harbor.projects.list({ page_size: 1 }).all()
    expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(names))
    expect(new Set(sent.map(({ by }) => by))).toEqual(new Set(['nobody', 'session']))
    await harbor.close()
  })

  test('a write in a session that is lost, or with a pair that Harbor does not take, is made once', async () => {
    const { harbor, sent } = watch({ auth: live.admin, session: true })
    const label = async () => {
      const { id } = await harbor.labels.create({ name: unique(), scope: 'g' })
      live.later(() => live.harbor.labels.delete(id))
    }
    await label()
    await endSession(sent.at(-1)?.cookie ?? '')
    await label()
    expect(logins(sent)).toBe(2)
    await harbor.close()
    let spoilt = 0
    const spoil: Fetch = (url, init) => {
      const headers = new Headers(init.headers)
      if (url.endsWith('/labels') && spoilt++ === 0)
        headers.set('x-harbor-csrf-token', btoa('aged'.repeat(16)))
      return fetch(url, { ...init, headers })
    }
    const aged = new Harbor({ url: live.url, auth: live.admin, session: true, fetch: spoil })
    const { id } = await aged.labels.create({ name: unique(), scope: 'g' })
    live.later(() => live.harbor.labels.delete(id))
    expect(spoilt).toBe(2)
    await aged.close()
  })

  test('a robot never has a cookie, and a wrong or disabled one is an error at its first list', async () => {
    const body = {
      name: unique('robot'),
      level: 'system' as const,
      duration: -1,
      permissions: [
        { kind: 'project' as const, namespace: '*', access: [{ resource: 'repository', action: 'list' }] },
      ],
    }
    const { id, name, secret } = await live.harbor.robots.create(body)
    live.later(() => live.harbor.robots.delete(id))
    const { harbor, sent } = watch({ auth: { robot: name, secret }, session: true })
    expect(await live.as({ robot: name, secret }).whoAmI()).toMatchObject({
      kind: 'robot',
      name,
      sysadmin: false,
    })
    for (let n = 0; n < 4; n++) await harbor.projects.list()
    expect(sent).toHaveLength(5)
    expect(sent.every(({ cookie }) => cookie === '')).toBe(true)
    const wrong = live.as({ robot: name, secret: 'Wrong-Secret-1' })
    await expect(wrong.projects.list()).rejects.toBeInstanceOf(UnauthorizedError)
    await live.harbor.robots.update(id, { ...(await live.harbor.robots.get(id)), disable: true })
    await expect(live.as({ robot: name, secret }).projects.list()).rejects.toBeInstanceOf(UnauthorizedError)
  })

  test('a wrong password is an error at the first list, and later ones fail without a request', async () => {
    const { username } = await live.makeUser()
    const { harbor, sent } = watch({ auth: { username, password: 'Wrong-12345' } })
    await expect(harbor.projects.list()).rejects.toBeInstanceOf(UnauthorizedError)
    const before = sent.length
    await expect(harbor.projects.list()).rejects.toBeInstanceOf(UnauthorizedError)
    expect(sent).toHaveLength(before)
    expect(sent.map(({ path }) => path)).toEqual([
      '/api/v2.0/users/current/permissions',
      '/api/v2.0/systeminfo',
    ])
  })

  test('the registry costs a user one password a token', async () => {
    const project = await live.makeProject()
    const { harbor, sent } = watch({ auth: live.admin })
    const registry = registryFor(harbor)
    for (let n = 0; n < 4; n++) {
      await expect(registry.getManifest(`${project}/none:v${n}`)).rejects.toMatchObject({ status: 404 })
    }
    expect(sent.filter(({ by, path }) => by === 'password' && path === '/service/token')).toHaveLength(1)
  })
})
