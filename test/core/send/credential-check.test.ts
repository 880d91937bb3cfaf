import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  type Auth,
  type Fetch,
  Harbor,
  type HarborOptions,
  HarborTimeoutError,
  UnauthorizedError,
} from '../../../src/index'
import { rawClient } from '../../../src/raw/index'
import { createFakeHarbor, type FakeHarbor, type FakeHarborOptions } from '../../../src/testing/index'
import { rejection } from '../connect'

const check = 'GET /api/v2.0/users/current/permissions'
const projects = 'GET /api/v2.0/projects?sort=-project_id&page_size=100'
const secret = 'Robot-Secret-1'
const robot = { robot: 'robot$ci', secret }
const minutes = 60_000

const seed: FakeHarborOptions = {
  projects: [{ name: 'hidden', members: { jane: 'guest' } }],
  users: [{ username: 'jane', password: 'Jane12345' }],
  robots: ['ci', 'off', 'late'].map((name) => ({
    name,
    secret,
    disable: name === 'off',
    expires_at: name === 'late' ? Date.parse('2026-03-01T13:00:00Z') / 1000 : -1,
    permissions: [
      { kind: 'system', namespace: '/', access: [{ resource: 'project', action: 'list' }] },
      { kind: 'project', namespace: '*', access: [{ resource: 'project', action: 'read' }] },
    ],
  })),
}

interface Started {
  readonly fake: FakeHarbor
  readonly harbor: Harbor
  /** What came, without the host. */
  sent(): string[]
}

function start(
  auth: Auth | undefined,
  options: Partial<HarborOptions> = {},
  more: FakeHarborOptions = {},
): Started {
  const fake = createFakeHarbor({ ...seed, clock: new Date('2026-03-01T12:00:00Z'), ...more })
  const harbor = new Harbor({ url: fake.url, fetch: fake.fetch, session: false, auth, ...options })
  return { fake, harbor, sent: () => fake.requests.map(({ method, path }) => `${method} ${path}`) }
}

/** Lets time pass for the client and for Harbor. */
async function pass(fake: FakeHarbor, milliseconds: number): Promise<void> {
  vi.setSystemTime(Date.now() + milliseconds)
  await fake.clock.advance(milliseconds)
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('credentials that Harbor does not know', () => {
  test.each<[string, Auth]>([
    ['a wrong password', { username: 'jane', password: 'wrong' }],
    ['an unknown user', { username: 'joe', password: 'Jane12345' }],
    ['a wrong secret', { robot: 'robot$ci', secret: 'wrong' }],
    ['an unknown robot', { robot: 'robot$cd', secret }],
    ['a disabled robot', { robot: 'robot$off', secret }],
    ['a token that is none', { token: 'abc' }],
  ])('fail the first list: %s', async (_, auth) => {
    const { harbor, sent } = start(auth)
    const error = await rejection(harbor.projects.list().all())
    expect(error).toBeInstanceOf(UnauthorizedError)
    expect(error).toMatchObject({ status: 401, outcome: 'refused', code: 'UNAUTHORIZED' })
    expect(sent().slice(0, 1)).toEqual([check])
    expect(sent()).not.toContain(projects)
  })

  test('are told from good ones where the question about them is redirected', async () => {
    for (const [given, known] of [
      [secret, true],
      ['wrong', false],
    ] as const) {
      const { fake } = start(undefined)
      const fetch: Fetch = (url, init) => {
        if (!url.endsWith('/permissions')) return fake.fetch(url, init)
        const headers = { location: url.replace('/permissions', '/permissions?moved') }
        return Promise.resolve(new Response(null, { status: 307, headers }))
      }
      const harbor = new Harbor({ url: fake.url, fetch, auth: { robot: 'robot$ci', secret: given } })
      const outcome = await harbor.projects.list().then(
        () => true,
        (error) => !(error instanceof UnauthorizedError),
      )
      expect(outcome).toBe(known)
    }
  })

  test('fail what reads a single thing that anonymous callers may see, too', async () => {
    const { harbor } = start({ robot: 'robot$ci', secret: 'wrong' })
    expect(await rejection(harbor.projects.get('library'))).toBeInstanceOf(UnauthorizedError)
  })

  test('are an error about the question that was asked, which says what waited for the answer', async () => {
    const answered: Response[] = []
    const { fake } = start(undefined)
    const fetch: Fetch = async (url, init) => {
      const answer = await fake.fetch(url, init)
      answered.push(answer)
      return answer
    }
    const harbor = new Harbor({ url: fake.url, fetch, auth: { robot: 'robot$ci', secret: 'Other-Secret' } })
    const requestId = () => answered[0]?.headers.get('x-request-id')
    const asked = { method: 'GET', path: '/api/v2.0/users/current/permissions' }
    const error = await rejection(harbor.projects.list({ page: 2 }))
    expect(error).toMatchObject({
      ...asked,
      operation: 'getCurrentUserPermissions',
      requestId: requestId(),
      outcome: 'refused',
      message:
        'GET /api/v2.0/users/current/permissions (asked before GET /api/v2.0/projects (page 2), which was then not sent): ' +
        'status 401 UNAUTHORIZED unauthorized: the credentials of robot$ci are missing, wrong, expired or disabled ' +
        `(request ${requestId()})`,
    })
    // While the credentials rest.
    const later = await rejection(harbor.projects.delete('hidden'))
    expect(later).toBeInstanceOf(UnauthorizedError)
    expect(later).toMatchObject({ ...asked, requestId: requestId(), outcome: 'not-sent' })
    expect(String(later)).toContain(
      '(asked before DELETE /api/v2.0/projects/hidden, which was then not sent)',
    )
    expect(answered).toHaveLength(1)
  })

  test('leave what an earlier attempt may have done unknown', async () => {
    const { fake } = start(undefined)
    let current = secret
    const fetch: Fetch = async (url, init) => {
      if (init.method !== 'PUT') return fake.fetch(url, init)
      current = 'Other-Secret'
      await pass(fake, 1_000)
      await rejection(harbor.projects.list())
      throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } })
    }
    const auth = { robot: 'robot$ci', secret: () => current }
    const harbor = new Harbor({ url: fake.url, fetch, auth })
    const error = await rejection(harbor.projects.update('hidden', { metadata: { public: 'true' } }))
    expect(error).toBeInstanceOf(UnauthorizedError)
    expect(error).toMatchObject({ outcome: 'unknown' })
    expect(String(error)).toMatch(/which was then not sent\).*, after 2 attempts$/)
  })

  test('are an `error` with its status in the generated client', async () => {
    const { harbor } = start({ robot: 'robot$ci', secret: 'wrong' })
    const { error, response } = await rawClient(harbor).GET('/projects')
    expect(response.status).toBe(401)
    expect(error).toMatchObject({ errors: [{ code: 'UNAUTHORIZED' }] })
  })

  test('rest for two seconds, in which all calls fail at once with the same error', async () => {
    const { harbor, sent, fake } = start({ robot: 'robot$ci', secret: 'wrong' })
    await rejection(harbor.projects.list())
    await pass(fake, 1_999)
    expect(await rejection(harbor.projects.list())).toBeInstanceOf(UnauthorizedError)
    expect(await rejection(harbor.projects.create({ project_name: 'x' }))).toBeInstanceOf(UnauthorizedError)
    expect(sent()).toEqual([check])
    await pass(fake, 1)
    await rejection(harbor.projects.list())
    expect(sent()).toEqual([check, check])
  })

  test('are noticed within five minutes when they expire later', async () => {
    const { harbor, sent, fake } = start({ robot: 'robot$late', secret })
    expect(await harbor.projects.list({ name: 'hidden' })).toMatchObject({ total: 1 })
    await pass(fake, 5 * minutes - 1)
    await harbor.projects.list()
    expect(sent().filter((request) => request === check)).toHaveLength(1)
    await pass(fake, 60 * minutes)
    expect(await rejection(harbor.projects.list())).toBeInstanceOf(UnauthorizedError)
  })

  test('are noticed by the next list when another call was refused', async () => {
    const { harbor, fake } = start({ robot: 'robot$late', secret })
    await harbor.projects.list()
    await fake.clock.advance(61 * minutes)
    expect(await rejection(harbor.users.currentPermissions())).toBeInstanceOf(UnauthorizedError)
    expect(await rejection(harbor.projects.list())).toBeInstanceOf(UnauthorizedError)
  })

  test('are asked for again when the clock was set back', async () => {
    const { harbor, sent } = start(robot)
    await harbor.projects.list()
    vi.setSystemTime(Date.now() - 1)
    await harbor.projects.list()
    expect(sent().filter((request) => request === check)).toHaveLength(2)
  })

  test('are given anew where a function has others by now', async () => {
    const secrets = ['wrong', secret]
    const { harbor, sent } = start({ robot: 'robot$ci', secret: () => secrets.shift() ?? secret })
    expect(await harbor.projects.list({ name: 'hidden' })).toMatchObject({ total: 1 })
    expect(sent().filter((request) => request === check)).toHaveLength(2)
  })
})

describe('whether Harbor knows the credentials', () => {
  test('is asked once by calls that start together, and once in five minutes', async () => {
    const { harbor, sent } = start(robot)
    await Promise.all(Array.from({ length: 20 }, () => harbor.projects.get('hidden')))
    await harbor.projects.list()
    expect(sent().filter((request) => request === check)).toHaveLength(1)
    expect(sent()).toHaveLength(22)
  })

  test('costs a call that is alone one small request before it', async () => {
    const { harbor, sent } = start(robot)
    await harbor.projects.list()
    expect(sent()).toEqual([check, projects])
  })

  test.each<[string, (harbor: Harbor) => PromiseLike<unknown>]>([
    ['a ping', (harbor) => harbor.system.ping()],
    ['the health', (harbor) => harbor.system.health()],
    ['the system', (harbor) => harbor.system.info()],
    ['what Harbor refuses to anonymous callers', (harbor) => harbor.users.currentPermissions()],
    ['a write', (harbor) => harbor.projects.delete('nope').catch(() => {})],
  ])('is not asked for %s', async (_, call) => {
    const { harbor, sent } = start({ ...robot, secret: 'wrong' })
    await call(harbor).then(undefined, () => {})
    expect(sent()).toHaveLength(1)
  })

  test('is not asked by anonymous callers, nor with `checkCredentials: "never"`', async () => {
    for (const started of [
      start(undefined),
      start({ ...robot, secret: 'wrong' }, { checkCredentials: 'never' }),
    ]) {
      await started.harbor.projects.list()
      expect(started.sent()).toEqual([projects])
    }
  })

  test('is asked anew for a new secret', async () => {
    let current = secret
    const { harbor, fake } = start({ robot: 'robot$ci', secret: () => current })
    await harbor.projects.list()
    current = 'wrong'
    await pass(fake, 1_000)
    expect(await rejection(harbor.projects.list())).toBeInstanceOf(UnauthorizedError)
  })

  test('is asked for each secret, also while it is being asked for another', async () => {
    let current = 'wrong'
    const { harbor, fake, sent } = start({ robot: 'robot$ci', secret: () => current })
    const asked = new Promise<void>((resolve) => {
      fake.latency(({ url }) => {
        resolve()
        return url.endsWith('permissions') ? 30 : 0
      })
    })
    const first = harbor.projects.get('hidden')
    await asked
    current = secret
    await pass(fake, 1_000)
    expect(await harbor.projects.list({ name: 'hidden' })).toMatchObject({ total: 1 })
    // It has asked its function again.
    expect(await first).toMatchObject({ name: 'hidden' })
    expect(sent().filter((request) => request === check)).toHaveLength(2)
  })

  test.each<[string, Parameters<FakeHarbor['fail']>[0]['as']]>([
    ['breaks the connection', 'reset'],
    ['is busy', 503],
    ['forbids it', 403],
    ['shows a page', 'html'],
    [
      'redirects to another host',
      { status: 302, headers: { location: 'https://elsewhere.example.com/login' } },
    ],
  ])('is left open where the question %s: the result of the call counts', async (_, as) => {
    const { harbor, fake, sent } = start(robot)
    fake.fail({ path: /permissions$/, as })
    expect(await harbor.projects.list({ name: 'hidden' })).toMatchObject({ total: 1 })
    expect(sent()).toHaveLength(2)
    expect(sent()[0]).toBe(check)
  })

  test('is asked again by the next call where nothing came, and not where something else answered', async () => {
    for (const [as, times] of [
      ['reset', 2],
      [503, 2],
      [429, 2],
      [403, 1],
    ] as const) {
      const { harbor, fake, sent } = start(robot)
      fake.fail({ path: /permissions$/, as })
      await harbor.projects.list()
      await harbor.projects.list()
      expect(sent().filter((request) => request === check)).toHaveLength(times)
    }
  })

  test('is not waited for longer than a third of the time of an attempt', async () => {
    const { harbor, fake } = start(robot, { timeout: 90 })
    fake.latency(({ url }) => (url.endsWith('permissions') ? 10_000 : 0))
    expect(await harbor.projects.list({ name: 'hidden' })).toMatchObject({ total: 1 })
  })

  test('goes on being asked when the call that asked first is given up', async () => {
    const { harbor, fake, sent } = start(robot)
    fake.latency(({ url }) => (url.endsWith('permissions') ? 50 : 0))
    const hasty = rejection(harbor.projects.list({ timeout: 10, retry: 0 }))
    const patient = harbor.projects.list({ name: 'hidden' })
    expect(await hasty).toBeInstanceOf(HarborTimeoutError)
    expect(await hasty).toMatchObject({ outcome: 'not-sent' })
    expect(await patient).toMatchObject({ total: 1 })
    expect(sent().filter((request) => request === check)).toHaveLength(1)
  })

  test('waits for no place in the queue', async () => {
    const { harbor, sent } = start(robot, { concurrency: 1 })
    await Promise.all([harbor.projects.get('hidden'), harbor.projects.get('hidden')])
    expect(sent()).toHaveLength(3)
  })

  test('is asked with the headers of the client, for a proxy that wants them', async () => {
    const { harbor, fake } = start(robot, { headers: { 'X-Proxy': 'key' } })
    await harbor.projects.list()
    expect(fake.requests[0]?.headers).toMatchObject({
      'x-proxy': 'key',
      'user-agent': expect.stringMatching('^harborkit/'),
    })
  })

  test('shows in the log, without credentials', async () => {
    const lines: string[] = []
    const debug = (message: string, fields?: unknown) => lines.push(message, JSON.stringify(fields))
    const { harbor } = start(robot, { logger: { debug, warn: debug } })
    await harbor.projects.list()
    expect(lines[0]).toMatch(/^GET \/api\/v2.0\/users\/current\/permissions: 200 in \d+ ms$/)
    expect(lines.join()).not.toMatch(/Basic|Robot-Secret/)
  })

  test('shows in the log as what was sent, and what was not sent does not', async () => {
    const lines: string[] = []
    const log = (message: string) => lines.push(message)
    const { harbor } = start({ ...robot, secret: 'wrong' }, { logger: { debug: log, warn: log } })
    for (let n = 0; n < 2; n++) await rejection(harbor.projects.list())
    expect(lines).toEqual([expect.stringMatching(/^GET \/api\/v2.0\/users\/current\/permissions: 401 in/)])
  })
})

describe('with OIDC', () => {
  const oidc: FakeHarborOptions = {
    auth_mode: 'oidc_auth',
    users: [{ username: 'jane', password: 'Jane12345', cli_secret: 'Cli-Secret-1' }],
  }

  test('a CLI secret, which Harbor takes for lists and not for the question, is no false alarm', async () => {
    const { harbor, sent } = start({ username: 'jane', password: 'Cli-Secret-1' }, {}, oidc)
    expect(await harbor.projects.list({ name: 'hidden' })).toMatchObject({ total: 1 })
    await harbor.projects.list()
    expect(sent().slice(0, 2)).toEqual([check, 'GET /api/v2.0/systeminfo'])
    expect(sent()).toHaveLength(4)
  })

  test('a wrong secret of a robot is an error all the same: Harbor knows robots itself', async () => {
    const { harbor } = start({ robot: 'robot$ci', secret: 'wrong' }, {}, oidc)
    expect(await rejection(harbor.projects.list())).toBeInstanceOf(UnauthorizedError)
  })
})
