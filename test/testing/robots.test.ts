import { afterEach, expect, test, vi } from 'vitest'
import { createFakeHarbor, type FakeHarbor, type RobotPermissionSeed } from '../../src/testing/index'
import { type Ask, asking, errorOf, namesIn } from './ask'

const secret = 'Robot12345'
const pull = { resource: 'repository', action: 'pull' }
const inDemo = [
  { kind: 'project', namespace: 'demo', access: [pull, { resource: 'repository', action: 'list' }] },
]

function start(): { fake: FakeHarbor; admin: Ask } {
  const fake = createFakeHarbor({
    projects: [{ name: 'demo', repositories: [{ name: 'app' }] }, { name: 'other' }],
  })
  return { fake, admin: asking(fake, fake.admin) }
}

async function create(admin: Ask, robot: Record<string, unknown> = {}) {
  const body = { name: 'ci', level: 'project', duration: -1, permissions: inDemo, ...robot }
  return (await admin('POST', '/robots', body)).body as {
    id: number
    name: string
    secret: string
    expires_at: number
  }
}

const path = '/projects/demo/repositories'

afterEach(() => {
  vi.useRealTimers()
})

test('lets a robot do what its permissions say, in its project', async () => {
  const { fake, admin } = start()
  const { name, secret } = await create(admin)
  const robot = asking(fake, { username: name, password: secret })
  expect(namesIn(await robot('GET', path))).toEqual(['demo/app'])
  expect(errorOf(await robot('DELETE', `${path}/app`))).toBe('FORBIDDEN: forbidden')
  expect(errorOf(await robot('GET', '/projects/other/repositories'))).toBe('FORBIDDEN: forbidden')
  expect(errorOf(await robot('GET', '/users'))).toBe('FORBIDDEN: robot$demo+ci')
  expect(namesIn(await robot('GET', '/projects'))).toEqual(['demo', 'library'])
})

test('lets a robot of a project stay in it, and keeps the duration that is not given', async () => {
  const { admin } = start()
  const { id } = await create(admin, { duration: 7 })
  const robot = (await admin('GET', `/robots/${id}`)).body
  const moved = (namespace: string) => ({ ...robot, permissions: [{ ...inDemo[0], namespace }] })
  expect(errorOf(await admin('PUT', `/robots/${id}`, moved('other')))).toBe(
    'BAD_REQUEST: cannot update the project id of robot',
  )
  expect(errorOf(await admin('PUT', `/robots/${id}`, moved('nope')))).toBe(
    'NOT_FOUND: project nope not found',
  )
  expect((await admin('PUT', `/robots/${id}`, { ...robot, duration: undefined })).status).toBe(200)
  expect((await admin('GET', `/robots/${id}`)).body).toMatchObject({ duration: 7 })
})

test('refuses a permission of neither the system nor a project', async () => {
  const { admin } = start()
  const permissions = [{ kind: 'galaxy', namespace: '*', access: [pull] }]
  const answer = await admin('POST', '/robots', { name: 'x', level: 'system', duration: 1, permissions })
  expect(errorOf(answer)).toBe('BAD_REQUEST: bad request permission level: galaxy')
})

test('tells the secret once, and never again', async () => {
  const { admin } = start()
  const { id, secret } = await create(admin)
  expect(secret).toMatch(/^[A-Za-z0-9]{32}$/)
  expect((await admin('GET', `/robots/${id}`)).body).not.toHaveProperty('secret')
})

test('takes the old secret no more once there is a new one', async () => {
  const { fake, admin } = start()
  const { id, name, secret } = await create(admin)
  const made = await admin('PATCH', `/robots/${id}`, {})
  expect((await asking(fake, { username: name, password: secret })('GET', path)).status).toBe(401)
  expect((await asking(fake, { username: name, password: made.body.secret })('GET', path)).status).toBe(200)
  expect((await admin('PATCH', `/robots/${id}`, { secret: 'Chosen12345' })).body).toEqual({})
  expect((await asking(fake, { username: name, password: 'Chosen12345' })('GET', path)).status).toBe(200)
})

test('takes a disabled robot for anonymous until it is enabled', async () => {
  const { fake, admin } = start()
  const { id, name, secret } = await create(admin)
  const robot = asking(fake, { username: name, password: secret })
  const { body } = await admin('GET', `/robots/${id}`)
  await admin('PUT', `/robots/${id}`, { ...body, disable: true })
  expect((await robot('GET', path)).status).toBe(401)
  expect((await robot('GET', '/projects')).status).toBe(200)
  await admin('PUT', `/robots/${id}`, { ...body, disable: false })
  expect((await robot('GET', path)).status).toBe(200)
})

test('takes a robot for anonymous once its days are over', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:00Z') })
  const { fake, admin } = start()
  const { name, secret, expires_at } = await create(admin, { duration: 30 })
  const robot = asking(fake, { username: name, password: secret })
  expect(new Date(expires_at * 1000).toISOString()).toBe('2026-03-31T12:00:00.000Z')
  vi.setSystemTime(new Date('2026-03-31T11:59:59Z'))
  expect((await robot('GET', path)).status).toBe(200)
  vi.setSystemTime(new Date('2026-03-31T12:00:01Z'))
  expect((await robot('GET', path)).status).toBe(401)
})

test('counts a new duration from the creation', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:00Z') })
  const { admin } = start()
  const { id } = await create(admin, { duration: 30 })
  vi.setSystemTime(new Date('2026-03-11T12:00:00Z'))
  const { body } = await admin('GET', `/robots/${id}`)
  await admin('PUT', `/robots/${id}`, { ...body, duration: 15 })
  const changed = await admin('GET', `/robots/${id}`)
  expect(new Date(changed.body.expires_at * 1000).toISOString()).toBe('2026-03-16T12:00:00.000Z')
})

test('knows the robots that it starts with, disabled and expired ones too', async () => {
  const permissions: RobotPermissionSeed[] = [
    { kind: 'project', namespace: '*', access: [{ resource: 'repository', action: 'list' }] },
  ]
  const robots = [
    { name: 'alive', secret, permissions },
    { name: 'off', secret, permissions, disable: true },
    { name: 'over', secret, permissions, expires_at: 1_700_000_000 },
  ]
  const fake = createFakeHarbor({ projects: [{ name: 'demo' }], robots })
  const statuses = robots.map(async ({ name }) => {
    const answer = await asking(fake, { username: `robot$${name}`, password: secret })('GET', path)
    return [name, answer.status]
  })
  expect(await Promise.all(statuses)).toEqual([
    ['alive', 200],
    ['off', 401],
    ['over', 401],
  ])
})

test('gives a robot for all projects who may read a project everything that can be read in it', async () => {
  const { fake, admin } = start()
  const permissions = [{ kind: 'project', namespace: '*', access: [{ resource: 'project', action: 'read' }] }]
  const { name, secret } = await create(admin, { level: 'system', permissions })
  const answer = await asking(fake, { username: name, password: secret })(
    'GET',
    '/users/current/permissions?scope=/project/2&relative=true',
  )
  const resources: string[] = answer.body.map(
    ({ resource, action }: { resource: string; action: string }) => `${resource}:${action}`,
  )
  expect(resources).toContain('configuration:read')
  expect(resources.every((one) => one.endsWith(':read'))).toBe(true)
})

test('lists the robots of a project under Level alone, spelled so', async () => {
  const { admin } = start()
  await create(admin)
  await create(admin, { name: 'sys', level: 'system' })
  const names = async (q: string) => namesIn(await admin('GET', `/robots?q=${encodeURIComponent(q)}`))
  expect(await names('Level=project,ProjectID=2')).toEqual(['robot$demo+ci'])
  expect(await names('level=project,ProjectID=2')).toEqual(['robot$sys'])
  expect(await names('Level=system')).toEqual(['robot$sys'])
})

test.each([
  [
    { permissions: [{ kind: 'project', namespace: 'demo', access: [] }] },
    400,
    'BAD_REQUEST: bad request empty access',
  ],
  [
    { permissions: [{ kind: 'project', namespace: 'demo', access: [{ resource: 'user', action: 'read' }] }] },
    400,
    'BAD_REQUEST: bad request permission: user:read',
  ],
  [
    { level: 'system', permissions: [{ kind: 'project', namespace: 'none', access: [pull] }] },
    404,
    'NOT_FOUND: project none not found',
  ],
  [
    { duration: -2 },
    400,
    'BAD_REQUEST: bad request error duration input: -2, duration must be either -1(Never) or a positive integer',
  ],
  [
    { permissions: 'all' },
    422,
    'UNPROCESSABLE_ENTITY: validation failure list:\nparsing robot body from "" failed, because json: cannot unmarshal string into Go struct field RobotCreate.permissions of type []models.RobotPermission',
  ],
])('refuses the robot %j', async (robot, status, message) => {
  const { admin } = start()
  const body = { name: 'ci', level: 'project', duration: -1, permissions: inDemo, ...robot }
  const answer = await admin('POST', '/robots', body)
  expect([answer.status, errorOf(answer)]).toEqual([status, message])
})
