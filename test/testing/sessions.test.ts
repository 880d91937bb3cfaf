import { expect, test } from 'vitest'
import { createFakeHarbor, type FakeHarbor, type FakeHarborOptions } from '../../src/testing/index'
import { asking } from './ask'

const password = 'Jane12345'

function start(options: FakeHarborOptions = {}): FakeHarbor {
  return createFakeHarbor({
    ...options,
    projects: [{ name: 'demo', members: { jane: 'guest' } }],
    users: [{ username: 'jane', password }],
  })
}

interface Pair {
  readonly cookie: string
  readonly token: string
}

async function firstPair(fake: FakeHarbor): Promise<Pair> {
  const answer = await fake.fetch(`${fake.url}/c/login`, { method: 'POST' })
  const [cookie = ''] = answer.headers.getSetCookie()[0]?.split(';') ?? []
  return { cookie, token: answer.headers.get('x-harbor-csrf-token') ?? '' }
}

async function logIn(fake: FakeHarbor, principal = 'jane'): Promise<{ sid: string; pair: Pair }> {
  const pair = await firstPair(fake)
  const answer = await fake.fetch(`${fake.url}/c/login`, {
    method: 'POST',
    headers: { cookie: pair.cookie, 'x-harbor-csrf-token': pair.token },
    body: new URLSearchParams({ principal, password }),
  })
  return { sid: answer.headers.getSetCookie().at(-1)?.split(';')[0] ?? '', pair }
}

test('opens a session that reads with its cookie alone and writes with the CSRF pair', async () => {
  const fake = start()
  const { sid, pair } = await logIn(fake)
  const ask = asking(fake)
  expect((await ask('GET', '/users/current', undefined, { cookie: sid })).body.username).toBe('jane')
  expect((await ask('POST', '/projects', { project_name: 'own' }, { cookie: sid })).status).toBe(403)
  const headers = { cookie: `${sid}; ${pair.cookie}`, 'x-harbor-csrf-token': pair.token }
  const created = await ask('POST', '/projects', { project_name: 'own' }, headers)
  expect([created.status, created.headers.getSetCookie()]).toEqual([201, []])
})

test('ends a session an hour after its last use', async () => {
  const fake = start({ clock: new Date('2026-03-01T12:00:00Z') })
  const { sid } = await logIn(fake)
  const currentAfter = async (minutes: number, more: Record<string, string> = {}) => {
    await fake.clock.advance(minutes * 60_000)
    return asking(fake)('GET', '/users/current', undefined, { cookie: sid, ...more })
  }
  for (let n = 0; n < 3; n++) expect((await currentAfter(59)).status).toBe(200)
  expect((await currentAfter(40, { 'x-harbor-no-session-renewal': 'true' })).status).toBe(200)
  const ended = await currentAfter(21)
  expect(ended.status).toBe(401)
  expect(ended.headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toContain('sid')
})

test('keeps the rights that a user had at the login', async () => {
  const fake = start()
  const { sid } = await logIn(fake)
  await asking(fake, fake.admin)('PUT', '/users/2/sysadmin', { sysadmin_flag: true })
  expect((await asking(fake)('GET', '/users', undefined, { cookie: sid })).status).toBe(403)
  const { sid: later } = await logIn(fake)
  expect((await asking(fake)('GET', '/users', undefined, { cookie: later })).status).toBe(200)
})

test('takes a made-up sid for none, and a public list is then the one of anonymous', async () => {
  const fake = start()
  const answer = await asking(fake)('GET', '/projects', undefined, { cookie: 'sid=0123456789abcdef' })
  expect(answer.body.map(({ name }: { name: string }) => name)).toEqual(['library'])
  expect(answer.headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toEqual([
    '_gorilla_csrf',
    'sid',
  ])
})

test('takes no session of another fake', async () => {
  const { sid } = await logIn(start())
  expect((await asking(start())('GET', '/users/current', undefined, { cookie: sid })).status).toBe(401)
})
