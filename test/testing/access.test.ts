import { expect, test } from 'vitest'
import { createFakeHarbor, type RoleName } from '../../src/testing/index'
import { type Ask, asking, errorOf, namesIn } from './ask'

const password = 'Secret12345'
const roles: readonly RoleName[] = ['projectAdmin', 'maintainer', 'developer', 'guest', 'limitedGuest']
const people = [...roles.map(String), 'outsider']

/** A private project `demo` in which everybody but the outsider has the role that they are named after. */
function start(): Record<string, Ask> {
  const fake = createFakeHarbor({
    users: people.map((username) => ({ username, password })),
    projects: [
      {
        name: 'demo',
        members: Object.fromEntries(roles.map((role) => [role, role])),
        repositories: [{ name: 'app', artifacts: [{ tags: ['v1', 'v2'] }] }],
      },
    ],
  })
  const asks = people.map((username) => [username, asking(fake, { username, password })])
  return { ...Object.fromEntries(asks), admin: asking(fake, fake.admin), anonymous: asking(fake) }
}

const artifact = '/projects/demo/repositories/app/artifacts/v1'
const everybody = ['projectAdmin', 'maintainer', 'developer', 'guest', 'limitedGuest']
const robot = {
  name: 'ci',
  level: 'project',
  duration: 1,
  permissions: [{ kind: 'project', namespace: 'demo', access: [{ resource: 'repository', action: 'pull' }] }],
}
const webhook = {
  name: 'hook',
  event_types: ['PUSH_ARTIFACT'],
  targets: [{ type: 'http', address: 'https://hooks.example.com' }],
}

test.each<[string, string, unknown, readonly string[]]>([
  ['GET', '/projects/demo', undefined, everybody],
  ['GET', '/projects/demo/repositories', undefined, everybody],
  ['GET', artifact, undefined, everybody],
  ['GET', `${artifact}/tags`, undefined, everybody],
  ['GET', `${artifact}/accessories`, undefined, everybody],
  ['GET', `${artifact}/additions/build_history`, undefined, everybody],
  ['GET', '/projects/demo/members', undefined, ['projectAdmin', 'maintainer', 'developer', 'guest']],
  [
    'GET',
    '/robots?q=Level%3Dproject%2CProjectID%3D2',
    undefined,
    ['projectAdmin', 'maintainer', 'developer', 'guest'],
  ],
  ['GET', '/labels?scope=p&project_id=2', undefined, ['projectAdmin', 'maintainer', 'developer', 'guest']],
  [
    'PUT',
    '/projects/demo/repositories/app',
    { description: 'x' },
    ['projectAdmin', 'maintainer', 'developer'],
  ],
  ['POST', `${artifact}/tags`, { name: 'new' }, ['projectAdmin', 'maintainer', 'developer']],
  [
    'POST',
    '/projects/demo/repositories/copy/artifacts?from=demo/app:v1',
    undefined,
    ['projectAdmin', 'maintainer', 'developer'],
  ],
  ['DELETE', `${artifact}/tags/v2`, undefined, ['projectAdmin', 'maintainer']],
  ['DELETE', artifact, undefined, ['projectAdmin', 'maintainer']],
  ['DELETE', '/projects/demo/repositories/app', undefined, ['projectAdmin', 'maintainer']],
  ['POST', '/labels', { name: 'x', scope: 'p', project_id: 2 }, ['projectAdmin', 'maintainer']],
  ['GET', '/projects/demo/webhook/policies', undefined, ['projectAdmin', 'maintainer']],
  ['POST', '/projects/demo/webhook/policies', webhook, ['projectAdmin']],
  ['POST', '/projects/demo/metadatas', { severity: 'high' }, ['projectAdmin']],
  ['POST', '/robots', robot, ['projectAdmin']],
  ['POST', '/projects/demo/members', { role_id: 3, member_user: { username: 'outsider' } }, ['projectAdmin']],
  ['PUT', '/projects/demo', { metadata: { public: 'true' } }, ['projectAdmin']],
])('%s %s is for those whose role allows it', async (method, path, body, allowed) => {
  const done: string[] = []
  for (const role of roles) {
    const answer = await start()[role]!(method, path, body)
    if (answer.status < 300) done.push(role)
    else expect([role, answer.status, errorOf(answer)]).toEqual([role, 403, 'FORBIDDEN: forbidden'])
  }
  expect(done).toEqual(allowed)
  expect((await start().outsider!(method, path, body)).status).toBe(403)
  expect((await start().anonymous!(method, path, body)).status).toBe(401)
  expect((await start().admin!(method, path, body)).status).toBeLessThan(300)
})

test.each([
  ['GET', '/users'],
  ['GET', '/quotas'],
  ['GET', '/robots'],
  ['GET', '/systeminfo/volumes'],
  ['DELETE', '/users/3'],
])('%s %s names a user who may not, and tells anonymous nothing', async (method, path) => {
  const { guest, anonymous } = start()
  expect(errorOf(await guest!(method, path))).toBe('FORBIDDEN: guest')
  expect(errorOf(await anonymous!(method, path))).toBe('UNAUTHORIZED: unauthorized')
})

test('tells what robots can be allowed to whoever administers something', async () => {
  const { projectAdmin, maintainer, admin } = start()
  expect((await projectAdmin?.('GET', '/permissions'))?.body).toMatchObject({ system: null })
  expect((await admin?.('GET', '/permissions'))?.body).toMatchObject({ system: expect.any(Array) })
  const refused = await maintainer?.('GET', '/permissions')
  expect(refused && errorOf(refused)).toBe(
    'FORBIDDEN: forbidden: only admins(system and project) can access permissions',
  )
})

test('tells only an administrator that a project does not exist', async () => {
  const { admin, developer, anonymous } = start()
  expect(errorOf(await admin!('GET', '/projects/none'))).toBe('NOT_FOUND: project none not found')
  expect(errorOf(await developer!('GET', '/projects/none'))).toBe('FORBIDDEN: forbidden')
  expect(errorOf(await anonymous!('GET', '/projects/none'))).toBe('UNAUTHORIZED: unauthorized')
})

test('lists for each caller what is public and what is theirs', async () => {
  const { admin, guest, outsider, anonymous } = start()
  const seen = [admin, guest, outsider, anonymous].map(async (ask) => namesIn(await ask!('GET', '/projects')))
  expect(await Promise.all(seen)).toEqual([
    ['demo', 'library'],
    ['demo', 'library'],
    ['library'],
    ['library'],
  ])
  const repositories = [guest, outsider].map(async (ask) => namesIn(await ask!('GET', '/repositories')))
  expect(await Promise.all(repositories)).toEqual([['demo/app'], []])
})

test('takes wrong credentials for anonymous: a public list is shortened, the rest is refused', async () => {
  const fake = createFakeHarbor({ projects: [{ name: 'demo' }] })
  const wrong = asking(fake, { username: 'admin', password: 'wrong' })
  expect(namesIn(await wrong('GET', '/projects'))).toEqual(['library'])
  expect((await wrong('GET', '/users/current')).status).toBe(401)
  expect((await wrong('GET', '/users/current/permissions')).status).toBe(401)
})

test.each(['Basic', 'Basic !!!', 'Basic YWRtaW4=', 'Bearer abc', 'nonsense'])(
  'takes the header %j for anonymous',
  async (authorization) => {
    const answer = await asking(createFakeHarbor())('GET', '/users/current', undefined, { authorization })
    expect(answer.status).toBe(401)
  },
)

test('ends the powers of a member with the membership, and of an administrator with the flag', async () => {
  const { admin, guest } = start()
  const members = await admin!('GET', '/projects/demo/members?entityname=guest')
  await admin!('DELETE', `/projects/demo/members/${members.body[0].id}`)
  expect((await guest!('GET', '/projects/demo')).status).toBe(403)
  const users = await admin!('GET', '/users?q=username%3Dguest')
  await admin!('PUT', `/users/${users.body[0].user_id}/sysadmin`, { sysadmin_flag: true })
  expect((await guest!('GET', '/projects/demo')).status).toBe(200)
})

test('gives a user who creates a project the role of its administrator', async () => {
  const { outsider } = start()
  await outsider!('POST', '/projects', { project_name: 'own' })
  const { body } = await outsider!('GET', '/projects/own')
  expect([body.owner_name, body.current_user_role_id]).toEqual(['outsider', 1])
})

test('tells what one may do in the project or the system that a scope begins with', async () => {
  const fake = createFakeHarbor({ projects: [{ name: 'demo' }], robots: [systemRobot] })
  const [asAdmin, asRobot] = [fake.admin, { username: 'robot$all', password: systemRobot.secret }].map(
    (one) => asking(fake, one),
  )
  const ask = async (as: Ask | undefined, query: string) =>
    (await as?.('GET', `/users/current/permissions?${query}`))?.body
  const inProject = await ask(asAdmin, 'scope=/project/2')
  expect(await ask(asAdmin, 'scope=/project/2/label')).toEqual(inProject)
  expect(await ask(asAdmin, 'scope=/project/999')).toHaveLength(inProject.length)
  expect(await ask(asAdmin, 'scope=/project/2/quota&relative=true')).toEqual([
    { action: 'read', resource: '.' },
  ])
  expect(await ask(asAdmin, 'scope=/system')).toContainEqual({ action: 'read', resource: 'catalog' })
  expect(await ask(asAdmin, 'scope=/system&relative=true')).toEqual([])
  expect(await ask(asRobot, 'scope=/system')).toEqual([])
  expect(await ask(asRobot, 'scope=/project/999')).toEqual([])
})

const systemRobot = {
  name: 'all',
  secret: 'Harbor12345',
  permissions: [{ kind: 'system', namespace: '/', access: [{ resource: 'user', action: 'list' }] }],
} as const

test('finds users where robots have no prefix', async () => {
  const fake = createFakeHarbor({ robots: [systemRobot] })
  const admin = asking(fake, fake.admin)
  await admin('PUT', '/configurations', { robot_name_prefix: '' })
  expect((await admin('GET', '/users/current')).status).toBe(200)
  const robot = asking(fake, { username: 'all', password: systemRobot.secret })
  expect((await robot('GET', '/users')).status).toBe(200)
})
