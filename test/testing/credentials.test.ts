import { expect, test } from 'vitest'
import { createFakeHarbor, type FakeHarbor, type FakeHarborOptions } from '../../src/testing/index'
import { asking, basic } from './ask'

const jane = { username: 'jane', password: 'Harbor12345' }
const robots = [
  {
    name: 'ci',
    secret: 'Harbor12345',
    permissions: [
      { kind: 'system' as const, namespace: '/', access: [{ resource: 'label', action: 'read' }] },
    ],
  },
]

function start(options: FakeHarborOptions = {}) {
  return createFakeHarbor({
    users: [jane],
    robots,
    projects: [{ name: 'demo', members: { jane: 'guest' } }],
    ...options,
  })
}

const noon = new Date('2026-03-01T12:00:00Z')

async function statusOf(fake: FakeHarbor, path: string, credentials: { username: string; password: string }) {
  return (await asking(fake, credentials)('GET', path)).status
}

async function login(fake: FakeHarbor, { username, password }: typeof jane): Promise<Response> {
  const first = await fake.fetch(`${fake.url}/c/login`, { method: 'POST' })
  const [csrf = ''] = first.headers.getSetCookie().filter((one) => one.startsWith('_gorilla_csrf'))
  return fake.fetch(`${fake.url}/c/login`, {
    method: 'POST',
    headers: {
      cookie: csrf.split(';')[0] ?? '',
      'x-harbor-csrf-token': first.headers.get('x-harbor-csrf-token') ?? '',
    },
    body: new URLSearchParams({ principal: username, password }),
  })
}

async function sessionOf(fake: FakeHarbor): Promise<string> {
  const sids = (await login(fake, jane)).headers.getSetCookie().filter((one) => one.startsWith('sid='))
  return sids.at(-1)?.split(';')[0] ?? ''
}

async function current(fake: FakeHarbor, cookie: string): Promise<number> {
  return (await fake.fetch(`${fake.url}/api/v2.0/users/current`, { headers: { cookie } })).status
}

test("takes as long for a user's password as it is told to, and for nothing else", async () => {
  const fake = start({ passwordCost: 25 })
  const answered: string[] = []
  const note = (who: string) => () => void answered.push(who)
  const robot = { username: 'robot$ci', password: 'Harbor12345' }
  const cookie = await sessionOf(fake)
  await Promise.all([
    statusOf(fake, '/systeminfo', jane).then(note('password')),
    statusOf(fake, '/systeminfo', { ...jane, password: 'wrong' }).then(note('password')),
    login(fake, jane).then(note('password')),
    statusOf(fake, '/systeminfo', robot).then(note('robot')),
    current(fake, cookie).then(note('session')),
  ])
  expect(answered.slice(0, 2).sort()).toEqual(['robot', 'session'])
})

test('refuses the right password for a while after a wrong one, and leaves sessions and others alone', async () => {
  const fake = start({ clock: noon })
  const cookie = await sessionOf(fake)
  expect(await statusOf(fake, '/users/current', { ...jane, password: 'wrong' })).toBe(401)
  expect(await statusOf(fake, '/users/current', jane)).toBe(401)
  expect((await login(fake, jane)).status).toBe(401)
  expect(await statusOf(fake, '/users/current', fake.admin)).toBe(200)
  expect(await current(fake, cookie)).toBe(200)
  await fake.clock.advance(1500)
  expect(await statusOf(fake, '/users/current', jane)).toBe(401)
  await fake.clock.advance(1)
  expect(await statusOf(fake, '/users/current', jane)).toBe(200)
})

test('locks nobody out with the system clock, unless it is told to', async () => {
  for (const [passwordLock, expected] of [
    [undefined, 200],
    [60_000, 401],
  ] as const) {
    const fake = start({ passwordLock })
    await statusOf(fake, '/users/current', { ...jane, password: 'wrong' })
    expect(await statusOf(fake, '/users/current', jane)).toBe(expected)
  }
})

test('takes a form in several parts for a login', async () => {
  const fake = start()
  const first = await fake.fetch(`${fake.url}/c/login`, { method: 'POST' })
  const [csrf = ''] = first.headers.getSetCookie().filter((one) => one.startsWith('_gorilla_csrf'))
  const body = new FormData()
  body.set('principal', jane.username)
  body.set('password', jane.password)
  const headers = {
    cookie: csrf.split(';')[0] ?? '',
    'x-harbor-csrf-token': first.headers.get('x-harbor-csrf-token') ?? '',
  }
  expect((await fake.fetch(`${fake.url}/c/login`, { method: 'POST', headers, body })).status).toBe(200)
})

test('sends the users of an OIDC provider there, and takes their CLI secret where Harbor does', async () => {
  const oidc = { username: 'olga', password: 'unused', cli_secret: 'Secret12345' }
  const fake = start({
    auth_mode: 'oidc_auth',
    users: [jane, oidc],
    projects: [{ name: 'demo', members: { jane: 'guest', olga: 'developer' } }],
  })
  const cli = { username: 'olga', password: 'Secret12345' }
  expect((await asking(fake)('GET', '/systeminfo')).body.auth_mode).toBe('oidc_auth')
  const sent = await login(fake, cli)
  expect([sent.status, await sent.json()]).toEqual([
    403,
    { redirect_location: 'https://harbor.test/c/oidc/login' },
  ])
  expect((await login(fake, jane)).status).toBe(401)
  expect((await login(fake, fake.admin)).status).toBe(200)
  expect(await statusOf(fake, '/users/current', jane)).toBe(401)
  expect(
    (await asking(fake, cli)('GET', '/projects')).body.map(({ name }: { name: string }) => name),
  ).toEqual(['demo', 'library'])
  expect(await statusOf(fake, '/projects/demo/repositories', cli)).toBe(200)
  expect(await statusOf(fake, '/users/current/permissions', cli)).toBe(401)
  const token = await fake.fetch(
    `${fake.url}/service/token?service=harbor-registry&scope=repository:demo/app:push`,
    {
      headers: { authorization: basic(cli) },
    },
  )
  const [, claims = ''] = (await token.json()).token.split('.')
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString()).access[0].actions).toEqual(['pull', 'push'])

  const admin = asking(fake, fake.admin)
  expect((await admin('GET', '/users/3')).body.oidc_user_meta).toMatchObject({
    secret: 'Secret12345',
    user_id: 3,
  })
  expect((await admin('PUT', '/users/3/cli_secret', { secret: 'Other12345' })).status).toBe(200)
  expect((await admin('PUT', '/users/2/cli_secret', { secret: 'Other12345' })).status).toBe(404)
  expect(await statusOf(fake, '/projects/demo/repositories', cli)).toBe(401)
})
