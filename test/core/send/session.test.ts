import { inspect } from 'node:util'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  type Auth,
  type Fetch,
  Harbor,
  HarborError,
  type HarborOptions,
  UnauthorizedError,
} from '../../../src/index'
import { rawClient } from '../../../src/raw/index'
import { registryFor } from '../../../src/registry/index'
import { createFakeHarbor, type FakeHarbor, type FakeHarborOptions } from '../../../src/testing/index'
import { rejection } from '../connect'

const password = 'Jane12345'
const jane = { username: 'jane', password }
const minutes = 60_000

const seed: FakeHarborOptions = {
  projects: Array.from({ length: 30 }, (_, index) => ({
    name: `hidden-${index}`,
    members: { jane: 'projectAdmin' },
  })),
  users: [{ username: 'jane', password, sysadmin: true }],
  robots: [
    {
      name: 'ci',
      secret: 'Robot-Secret-1',
      permissions: [{ kind: 'project', namespace: '*', access: [{ resource: 'project', action: 'read' }] }],
    },
  ],
}

/** How a request showed who asks: `password`, `session`, `both`, `nobody`; and what it was for. */
interface Sent {
  readonly by: string
  readonly what: string
  readonly cookie: string | null
}

interface Started {
  readonly fake: FakeHarbor
  readonly harbor: Harbor
  readonly sent: Sent[]
  /** What of it was a login, in its second step. */
  logins(): number
  /** How the calls asked. */
  ways(): string[]
  /** Ends the session in which the last request was made, as its expiry would. A restart of the core ends none: they are in Redis. */
  endSession(): Promise<void>
}

/** @param over what stands between the client and Harbor */
function start(
  auth: Auth,
  options: Partial<HarborOptions> = {},
  more: FakeHarborOptions = {},
  over: (fetch: Fetch) => Fetch = (fetch) => fetch,
): Started {
  const fake = createFakeHarbor({ ...seed, ...more })
  const sent: Sent[] = []
  const fetch = over(async (url, init) => {
    const headers = new Headers(init.headers)
    const [authorization, cookie] = [headers.get('authorization'), headers.get('cookie')]
    const session = cookie?.includes('sid=') ?? false
    const by = authorization && session ? 'both' : authorization ? 'password' : session ? 'session' : 'nobody'
    sent.push({ by, what: `${init.method} ${url.slice(fake.url.length).replace(/\?.*/, '')}`, cookie })
    return fake.fetch(url, init)
  })
  const harbor = new Harbor({ url: fake.url, fetch, auth, checkCredentials: 'never', ...options })
  return {
    fake,
    harbor,
    sent,
    logins: () => sent.filter(({ what, cookie }) => what === 'POST /c/login' && cookie !== null).length,
    ways: () => sent.filter(({ what }) => !what.includes('/c/')).map(({ by }) => by),
    endSession: async () => {
      const cookie = sent.filter(({ by }) => by === 'session').at(-1)?.cookie ?? ''
      await fake.fetch(`${fake.url}/c/log_out`, { headers: { cookie } })
    },
  }
}

const get = (harbor: Harbor) => harbor.users.current()
const times = async <T>(count: number, call: () => PromiseLike<T>) => {
  for (let n = 0; n < count; n++) await call()
}

afterEach(() => {
  vi.useRealTimers()
})

describe('a session', () => {
  test('begins at the third request of a user', async () => {
    const { harbor, ways, logins, sent } = start(jane)
    await times(5, () => get(harbor))
    expect(ways()).toEqual(['password', 'password', 'session', 'session', 'session'])
    expect(logins()).toBe(1)
    expect(sent.filter(({ what }) => what.includes('/c/'))).toHaveLength(2)
  })

  test('begins at the second page of a list', async () => {
    const { harbor, ways, logins } = start(jane)
    expect(await harbor.projects.list({ page_size: 10 }).all()).toHaveLength(31)
    expect(ways()[0]).toBe('password')
    expect(new Set(ways().slice(1))).toEqual(new Set(['session']))
    expect(logins()).toBe(1)
  })

  test('begins at the first request where it is asked for', async () => {
    const { harbor, ways } = start(jane, { session: true })
    await times(2, () => get(harbor))
    expect(ways()).toEqual(['session', 'session'])
  })

  test('is one for calls that start together', async () => {
    const { harbor, ways, logins } = start(jane)
    await Promise.all(Array.from({ length: 20 }, () => get(harbor)))
    expect(logins()).toBe(1)
    expect(ways().filter((by) => by === 'password')).toHaveLength(2)
  })

  test('writes, with the pair of cookie and token that Harbor wants', async () => {
    const { harbor, ways } = start(jane, { session: true })
    const { id } = await harbor.projects.create({ project_name: 'made' })
    await harbor.projects.update('made', { metadata: { public: 'true' } })
    expect((await harbor.projects.get(id)).metadata?.public).toBe('true')
    await harbor.projects.delete('made')
    expect(new Set(ways())).toEqual(new Set(['session']))
  })

  test('leaves the answer to a write as it is', async () => {
    const { harbor } = start(jane, { session: true }, {}, (fetch) => async (url, init) => {
      const answer = await fetch(url, init)
      // A clone would keep a second copy of what the caller reads.
      return Object.assign(answer, { clone: () => expect.unreachable() })
    })
    await harbor.labels.create({ name: 'a', scope: 'g' })
  })

  test('serves the generated client as well', async () => {
    const { harbor, ways } = start(jane, { session: true })
    const { response } = await rawClient(harbor).POST('/projects', { body: { project_name: 'raw' } })
    expect(response.status).toBe(201)
    expect(ways()).toEqual(['session'])
  })

  test('is not shared by two clients, but by a client and those that `with` makes', async () => {
    const { harbor, sent, fake } = start(jane, { session: true })
    const cookies: (string | null)[] = []
    const fetch: Fetch = async (url, init) => {
      cookies.push(new Headers(init.headers).get('cookie'))
      return fake.fetch(url, init)
    }
    const other = new Harbor({ url: fake.url, fetch, auth: jane, session: true })
    await get(harbor)
    await get(harbor.with({ retry: 0 }))
    await get(other)
    expect(sent.at(-1)?.cookie).toBe(sent.at(-2)?.cookie)
    expect(cookies.at(-1)).not.toBe(sent.at(-1)?.cookie)
  })

  test('is used for fifteen minutes, and the next one takes its place', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { harbor, logins, sent, fake } = start(jane, { session: true })
    await get(harbor)
    const first = sent.at(-1)?.cookie
    vi.setSystemTime(Date.now() + 15 * minutes - 1)
    await get(harbor)
    expect(logins()).toBe(1)
    vi.setSystemTime(Date.now() + 1)
    await get(harbor)
    expect(logins()).toBe(2)
    expect(sent.at(-1)?.cookie).not.toBe(first)
    const headers = { cookie: first ?? '' }
    expect((await fake.fetch(`${fake.url}/api/v2.0/users/current`, { headers })).status).toBe(401)
  })

  test('belongs to the password that opened it', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    let current = password
    const { harbor, logins, fake } = start({ username: 'jane', password: () => current }, { session: true })
    await get(harbor)
    await harbor.users.updatePassword('jane', { old_password: password, new_password: 'Other12345' })
    current = 'Other12345'
    vi.setSystemTime(Date.now() + 1_000)
    await get(harbor)
    expect(logins()).toBe(2)
    expect(fake.requests.at(-1)?.status).toBe(200)
  })

  test.each<[string, Auth, Partial<HarborOptions>]>([
    ['a robot', { robot: 'robot$ci', secret: 'Robot-Secret-1' }, {}],
    ['a robot, if it is asked for', { robot: 'robot$ci', secret: 'Robot-Secret-1' }, { session: true }],
    [
      'a robot that is given as a user',
      { username: 'robot$ci', password: 'Robot-Secret-1' },
      { session: true },
    ],
    ['a name with a `+`', { username: 'jane+ci', password }, { session: true }],
    ['a token', { token: 'abc' }, { session: true }],
    ['a user who wants none', jane, { session: false }],
  ])('is never opened for %s, and no cookie is sent', async (_, auth, options) => {
    const { harbor, sent } = start(auth, options)
    await times(4, () =>
      harbor.projects
        .list({ page_size: 10 })
        .all()
        .catch(() => {}),
    )
    expect(sent.every(({ cookie }) => cookie === null)).toBe(true)
    expect(sent.some(({ what }) => what.includes('/c/'))).toBe(false)
  })

  test('is never opened in a browser', async () => {
    vi.stubGlobal('document', {})
    const { harbor, ways } = start(jane, { session: true })
    await get(harbor)
    vi.unstubAllGlobals()
    expect(ways()).toEqual(['password'])
  })

  test('is worth nothing to credentials that were wrong a moment ago', async () => {
    const { harbor, sent } = start({ username: 'jane', password: 'wrong' }, { checkCredentials: 'auto' })
    expect(await rejection(harbor.projects.list({ page_size: 10 }).all())).toBeInstanceOf(UnauthorizedError)
    await times(3, () => rejection(get(harbor)))
    expect(sent.map(({ what }) => what)).toEqual([
      'GET /api/v2.0/users/current/permissions',
      'GET /api/v2.0/systeminfo',
    ])
  })

  test('needs no question whether the password is right', async () => {
    const { harbor, sent } = start(jane, { session: true, checkCredentials: 'auto' })
    await harbor.projects.list()
    expect(sent.some(({ what }) => what.endsWith('permissions'))).toBe(false)
  })
})

describe('a session that Harbor does not know any more', () => {
  test('is replaced once, and a read is sent again', async () => {
    const { harbor, endSession, logins, sent } = start(jane, { session: true })
    await get(harbor)
    await endSession()
    const before = sent.length
    expect((await get(harbor)).username).toBe('jane')
    expect(sent.slice(before).map(({ by, what }) => `${by} ${what}`)).toEqual([
      'session GET /api/v2.0/users/current',
      'nobody POST /c/login',
      'session POST /c/login',
      'session GET /api/v2.0/users/current',
    ])
    expect(logins()).toBe(2)
  })

  test('does not leave a list short that anonymous callers may read', async () => {
    const { harbor, endSession } = start(jane, { session: true })
    await get(harbor)
    await endSession()
    const { items, total } = await harbor.projects.list()
    expect([items.length, total]).toEqual([31, 31])
  })

  test('leaves neither `all` nor an iteration short when it is lost in the middle', async () => {
    for (const read of [
      (harbor: Harbor, onPage: () => Promise<void>) =>
        harbor.projects.list({ page_size: 3 }).all({ onProgress: () => void onPage() }),
      async (harbor: Harbor, onPage: () => Promise<void>) => {
        const projects: unknown[] = []
        for await (const project of harbor.projects.list({ page_size: 3 })) {
          if (projects.push(project) % 10 === 5) await onPage()
        }
        return projects
      },
    ]) {
      const { harbor, endSession, logins } = start(jane, { session: true })
      expect(await read(harbor, endSession)).toHaveLength(31)
      expect(logins()).toBeGreaterThan(1)
    }
  })

  test('is replaced once by all who lost it', async () => {
    const { harbor, endSession, logins } = start(jane, { session: true })
    await get(harbor)
    await endSession()
    await Promise.all(Array.from({ length: 20 }, () => harbor.projects.get('hidden-0')))
    expect(logins()).toBe(2)
  })

  test('does not keep a write from being made, once', async () => {
    const { harbor, endSession, fake } = start(jane, { session: true })
    await get(harbor)
    await endSession()
    await harbor.labels.create({ name: 'once', scope: 'g' })
    expect(fake.state.labels.filter(({ name }) => name === 'once')).toHaveLength(1)
  })

  test('and a pair that is too old: one repeat each, unnoticed', async () => {
    const { harbor, fake, logins } = start(jane, { session: true }, {}, spoilingToken())
    await harbor.labels.create({ name: 'first', scope: 'g' })
    await harbor.labels.create({ name: 'second', scope: 'g' })
    expect(fake.state.labels.map(({ name }) => name)).toEqual(expect.arrayContaining(['first', 'second']))
    expect(logins()).toBe(1)
    expect(fake.requests.filter(({ operation, status }) => operation && status === 403)).toHaveLength(2)
  })

  test("is no reason to repeat a refusal that is Harbor's own", async () => {
    const { harbor, fake } = start(
      { username: 'joe', password },
      { session: true },
      { users: [...(seed.users ?? []), { username: 'joe', password }] },
    )
    const error = await rejection(harbor.labels.create({ name: 'x', scope: 'g' }))
    expect(error).toMatchObject({ name: 'ForbiddenError' })
    expect(fake.requests.filter(({ operation }) => operation === 'CreateLabel')).toHaveLength(1)
  })

  test('is lost for good where something on the way sets cookies of its name', async () => {
    const proxy =
      (fetch: Fetch): Fetch =>
      async (url, init) => {
        const answer = await fetch(url, init)
        if (!url.includes('/c/')) answer.headers.append('set-cookie', 'sid=of-the-proxy; Path=/')
        return answer
      }
    const { harbor, ways, logins } = start(jane, { session: true }, {}, proxy)
    expect(await harbor.projects.list({ page_size: 10 }).all()).toHaveLength(31)
    const before = ways().length
    await times(3, () => get(harbor))
    expect(ways().slice(before)).toEqual(['password', 'password', 'password'])
    expect(logins()).toBe(2)
  })

  test('does not turn one write into two where something on the way sets cookies of its name', async () => {
    const proxy =
      (fetch: Fetch): Fetch =>
      async (url, init) => {
        const answer = await fetch(url, init)
        if (!url.includes('/c/')) answer.headers.append('set-cookie', 'sid=of-the-proxy; Path=/')
        return answer
      }
    const { harbor, fake, logins } = start(jane, { session: true }, {}, proxy)
    for (const name of ['a', 'b', 'c', 'd']) await harbor.labels.create({ name, scope: 'g' })
    expect(fake.requests.filter(({ operation }) => operation === 'CreateLabel')).toHaveLength(4)
    expect(logins()).toBe(2)
  })

  test('is given up in a call after the second loss, whatever others see', async () => {
    const { harbor, ways } = start(jane, { session: true }, {}, (fetch) => async (url, init) => {
      const cookie = new Headers(init.headers).get('cookie')
      const answer = await fetch(url, init)
      if (!cookie?.includes('sid=') || !url.includes('/projects/')) return answer
      // Another call shows that the session is good.
      await get(harbor)
      return Response.json({ errors: [] }, { status: 401, headers: { 'set-cookie': 'sid=fresh' } })
    })
    expect((await harbor.projects.get('hidden-1')).name).toBe('hidden-1')
    expect(ways()).toEqual(['session', 'session', 'session', 'session', 'password'])
  })

  test('is replaced each time, if it was good in between', async () => {
    const { harbor, endSession, logins, ways } = start(jane, { session: true })
    for (let n = 0; n < 3; n++) {
      await times(2, () => get(harbor))
      await endSession()
    }
    expect(logins()).toBe(3)
    expect(new Set(ways())).toEqual(new Set(['session']))
  })

  test.each([403, 404])('is replaced where a write was refused as anonymous with %d', async (status) => {
    let refusals = 0
    const { harbor, fake, logins } = start(jane, { session: true }, {}, (fetch) => async (url, init) => {
      if (!url.endsWith('/labels') || refusals++ > 0) return fetch(url, init)
      return Response.json({ errors: [] }, { status, headers: { 'set-cookie': 'sid=fresh' } })
    })
    await harbor.labels.create({ name: 'once', scope: 'g' })
    expect(fake.state.labels.map(({ name }) => name)).toContain('once')
    expect(logins()).toBe(2)
  })

  test('is not taken for refused by what a read says of CSRF', async () => {
    let asked = 0
    const { harbor } = start(jane, { session: true }, {}, (fetch) => async (url, init) => {
      if (!url.endsWith('/users/current')) return fetch(url, init)
      asked++
      return Response.json(
        { errors: [{ code: 'FORBIDDEN', message: 'CSRF token invalid' }] },
        { status: 403 },
      )
    })
    expect(await rejection(get(harbor))).toMatchObject({ name: 'ForbiddenError' })
    expect(asked).toBe(1)
  })

  test('is replaced once and no more where Harbor refuses whoever asks', async () => {
    let asked = 0
    const { harbor, logins } = start(jane, { session: true }, {}, (fetch) => async (url, init) => {
      if (!url.endsWith('/users/current')) return fetch(url, init)
      asked++
      return new Response(null, { status: 401 })
    })
    expect(await rejection(get(harbor))).toBeInstanceOf(UnauthorizedError)
    expect([asked, logins()]).toEqual([2, 2])
    // Two 401s do not show that something on the way has sessions of its own.
    await harbor.projects.list()
    expect(logins()).toBe(3)
  })

  test.each(['GET', 'HEAD'])('that Harbor did not know lets a %s be sent again', async (method) => {
    let asked = 0
    const { harbor, logins } = start(jane, { session: true }, {}, (fetch) => async (url, init) => {
      if (init.method !== method || !url.includes('/projects')) return fetch(url, init)
      // What anonymous callers get may be a success, and less than there is.
      const answer = await fetch(url, init)
      if (asked++ === 0) answer.headers.append('set-cookie', 'sid=of-nobody; Path=/')
      return answer
    })
    if (method === 'GET') await harbor.projects.get('hidden-1')
    else expect(await harbor.projects.exists('hidden-1')).toBe(true)
    expect([asked, logins()]).toEqual([2, 2])
  })

  test('is repeated with the pair of the refusal, once', async () => {
    const tokens: (string | null)[] = []
    const { harbor } = start(jane, { session: true }, {}, (fetch) => async (url, init) => {
      if (!url.endsWith('/labels')) return fetch(url, init)
      tokens.push(new Headers(init.headers).get('x-harbor-csrf-token'))
      if (tokens.length > 3) throw new Error('there is no end to it')
      const errors = [{ code: 'FORBIDDEN', message: 'CSRF token invalid' }]
      return Response.json({ errors }, { status: 403, headers: { 'x-harbor-csrf-token': 'fresh' } })
    })
    expect(await rejection(harbor.labels.create({ name: 'a', scope: 'g' }))).toMatchObject({
      name: 'ForbiddenError',
    })
    expect(tokens).toEqual([expect.not.stringMatching('fresh'), 'fresh'])
  })

  test.each([
    [400, 2],
    [409, 2],
    [500, 1],
    [502, 1],
  ])(
    'that Harbor did not know lets a write be sent again only where it was refused: %d',
    async (status, times) => {
      let asked = 0
      const { harbor } = start(jane, { session: true }, {}, (fetch) => async (url, init) => {
        if (!url.endsWith('/labels')) return fetch(url, init)
        asked++
        const headers: HeadersInit = asked === 1 ? { 'set-cookie': 'sid=of-nobody; Path=/' } : {}
        return Response.json({ errors: [] }, { status, headers })
      })
      await rejection(harbor.labels.create({ name: 'a', scope: 'g' }))
      expect(asked).toBe(times)
    },
  )
})

/** Makes the token of every other write one that Harbor does not take. */
function spoilingToken(): (fetch: Fetch) => Fetch {
  let writes = 0
  return (fetch) => async (url, init) => {
    const headers = new Headers(init.headers)
    if (init.method !== 'POST' || url.includes('/c/') || writes++ % 2 > 0) return fetch(url, init)
    headers.set('x-harbor-csrf-token', 'aged')
    return fetch(url, { ...init, headers })
  }
}

describe('a login that Harbor does not do', () => {
  const answers: [string, () => Response][] = [
    [
      'is sent to an OIDC provider',
      () => Response.json({ redirect_location: 'https://h.test/c/oidc/login' }, { status: 403 }),
    ],
    ['is not there', () => new Response('<html>', { status: 404, headers: { 'content-type': 'text/html' } })],
    [
      'shows a page',
      () => new Response('<html>', { headers: { 'content-type': 'text/html', 'set-cookie': 'sid=of-sso' } }),
    ],
    ['redirects', () => new Response(null, { status: 302, headers: { location: '/elsewhere' } })],
    [
      'redirects to another host',
      () => new Response(null, { status: 307, headers: { location: 'https://elsewhere.test/' } }),
    ],
    ['gives no session', () => new Response(null)],
    ['forbids it without a word', () => new Response(null, { status: 403 })],
  ]

  test.each(answers)('%s: the password stays, and no other login is tried', async (_, answer) => {
    vi.useFakeTimers({ toFake: ['Date'] })
    let asked = 0
    const { harbor, ways, sent } = start(jane, { session: true }, {}, (fetch) => async (url, init) => {
      if (!url.endsWith('/c/login')) return fetch(url, init)
      asked++
      return answer()
    })
    await times(3, () => get(harbor))
    vi.setSystemTime(Date.now() + 60 * minutes)
    await get(harbor)
    expect(ways()).toEqual(Array(4).fill('password'))
    expect(asked).toBe(1)
    expect(sent.every(({ cookie }) => cookie === null)).toBe(true)
  })

  test('gives a session before it was asked for one, or with a page: the password stays', async () => {
    for (const [step, body] of [
      [0, null],
      [1, '<html>'],
    ] as const) {
      const { harbor, ways } = start(jane, { session: true }, {}, (fetch) => async (url, init) => {
        const matches = url.endsWith('/c/login') && (step === 1) === (init.body !== undefined)
        return matches ? new Response(body, { headers: { 'set-cookie': 'sid=of-sso' } }) : fetch(url, init)
      })
      await times(2, () => get(harbor))
      expect(ways()).toEqual(['password', 'password'])
    }
  })

  test('does not take the pair of: another pair is tried', async () => {
    let spoilt = 0
    const { harbor, ways } = start(jane, { session: true }, {}, (fetch) => async (url, init) => {
      const headers = new Headers(init.headers)
      if (init.body && spoilt++ === 0) headers.set('x-harbor-csrf-token', 'aged')
      return fetch(url, { ...init, headers })
    })
    await get(harbor)
    expect(ways()).toEqual(['session'])
    expect(spoilt).toBe(2)
  })

  test('does it after the pair, all the same: the password stays', async () => {
    const { harbor, ways, logins } = start(
      { username: 'oidc-user', password: 'Cli-Secret-1' },
      { session: true },
      {
        auth_mode: 'oidc_auth',
        users: [...(seed.users ?? []), { username: 'oidc-user', password, cli_secret: 'Cli-Secret-1' }],
      },
    )
    await times(3, () => harbor.projects.list())
    expect(logins()).toBe(1)
    expect(ways()).toEqual(Array(3).fill('password'))
  })

  test('refuses every pair: the password stays, after three requests', async () => {
    let asked = 0
    const { harbor, ways } = start(jane, { session: true }, {}, (fetch) => async (url, init) => {
      if (!url.endsWith('/c/login')) return fetch(url, init)
      if (++asked > 9) throw new Error('there is no end to it')
      const errors = [{ code: 'FORBIDDEN', message: 'CSRF token invalid' }]
      return Response.json({ errors }, { status: 403, headers: { 'x-harbor-csrf-token': `${asked}` } })
    })
    await times(2, () => get(harbor))
    expect(ways()).toEqual(['password', 'password'])
    expect(asked).toBe(3)
  })

  test('does not answer in time: the password stays, and no other login is tried', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { harbor, ways, sent, fake } = start(jane, { session: true, timeout: 90 })
    fake.latency(({ url }) => (url.endsWith('/c/login') ? 10_000 : 0))
    await times(2, () => get(harbor))
    vi.setSystemTime(Date.now() + 60 * minutes)
    await get(harbor)
    expect(ways()).toEqual(Array(3).fill('password'))
    expect(sent.filter(({ what }) => what.includes('/c/'))).toHaveLength(1)
  })

  test('breaks off or is too busy for: the password does for a minute, and then it is tried again', async () => {
    for (const as of ['reset', 502, 429] as const) {
      vi.useFakeTimers({ toFake: ['Date'] })
      const { harbor, ways, fake } = start(jane, { session: true })
      fake.fail({ path: '/c/login', as, times: 1 })
      await times(2, () => get(harbor))
      vi.setSystemTime(Date.now() + minutes)
      await get(harbor)
      expect(ways()).toEqual(['password', 'password', 'session'])
      vi.useRealTimers()
    }
  })

  test('refuses to a robot of another prefix: basic goes on for good, after one question', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const { harbor, ways, sent } = start(
      jane,
      { session: true },
      {},
      (fetch) => async (url, init) =>
        url.endsWith('/c/login') && init.body ? new Response(null, { status: 401 }) : fetch(url, init),
    )
    const first = get(harbor)
    await vi.advanceTimersByTimeAsync(2_000)
    expect((await first).username).toBe('jane')
    await times(3, () => get(harbor))
    expect(sent.map(({ by, what }) => `${by} ${what}`)).toEqual([
      'nobody POST /c/login',
      'password GET /api/v2.0/users/current/permissions',
      ...Array(4).fill('password GET /api/v2.0/users/current'),
    ])
    expect(ways().every((by) => by === 'password')).toBe(true)
  })

  test('refuses with reason: the call is refused, and so are all for two seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const { harbor, sent } = start({ username: 'jane', password: 'wrong' }, { session: true })
    const first = rejection(harbor.projects.list())
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await first).toBeInstanceOf(UnauthorizedError)
    const before = sent.length
    expect(await rejection(harbor.projects.list())).toBeInstanceOf(UnauthorizedError)
    expect(sent).toHaveLength(before)
  })

  test('is tried again when the right password has come, and not by the next request', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const { harbor, fake, logins, ways } = start(jane)
    const admin = new Harbor({ url: fake.url, fetch: fake.fetch, auth: fake.admin, session: false })
    await times(2, () => get(harbor))
    await admin.users.updatePassword('jane', { new_password: 'Other12345' })
    const third = rejection(get(harbor))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await third).toBeInstanceOf(UnauthorizedError)
    expect(logins()).toBe(1)
    await admin.users.updatePassword('jane', { new_password: password })
    await vi.advanceTimersByTimeAsync(2_000)
    const before = ways().length
    await times(3, () => get(harbor))
    expect(ways().slice(before)).toEqual(['password', 'password', 'session'])
  })

  test('is for an older secret: the new one has a login of its own', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    let current = password
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const auth = { username: 'jane', password: () => current }
    const { harbor, fake, logins, ways } = start(
      auth,
      { session: true },
      {},
      (fetch) => async (url, init) => {
        const answer = await fetch(url, init)
        if (init.body && current === password) await held
        return answer
      },
    )
    const first = get(harbor)
    await vi.waitFor(() => expect(logins()).toBe(1))
    const admin = new Harbor({ url: fake.url, fetch: fake.fetch, auth: fake.admin, session: false })
    await admin.users.updatePassword('jane', { new_password: 'Other12345' })
    current = 'Other12345'
    vi.setSystemTime(Date.now() + 1_000)
    const second = get(harbor)
    release()
    await Promise.all([first, second])
    expect(logins()).toBe(2)
    expect(ways()).toEqual(['session', 'session'])
  })

  test('refuses the third time in a row a wrong password was sent only after it was right once', async () => {
    const { harbor, logins, sent } = start({ username: 'jane', password: 'wrong' })
    await times(5, () => rejection(get(harbor)))
    expect(logins()).toBe(0)
    expect(sent).toHaveLength(5)
  })
})

describe('close', () => {
  test('logs out, and calls fail with an error that says so', async () => {
    const { harbor, sent, fake } = start(jane, { session: true })
    await get(harbor)
    const cookie = sent.at(-1)?.cookie ?? ''
    await harbor.close()
    expect((await fake.fetch(`${fake.url}/api/v2.0/users/current`, { headers: { cookie } })).status).toBe(401)
    const before = sent.length
    for (const call of [
      get(harbor),
      harbor.with({ retry: 0 }).projects.list(),
      registryFor(harbor).listTags('library/app'),
      rawClient(harbor).GET('/projects'),
    ]) {
      const error = await rejection(call)
      expect(error).toBeInstanceOf(HarborError)
      expect(error).toMatchObject({ message: 'The client is closed. Make a new one.', outcome: 'not-sent' })
    }
    await harbor.close()
    expect(sent).toHaveLength(before)
  })

  test('waits for a login that is under way, and ends its session too', async () => {
    const { harbor, fake, sent } = start(jane, { session: true })
    const asked = new Promise<void>((resolve) => {
      fake.latency(({ headers }) => {
        if (!headers.has('cookie')) return 0
        resolve()
        return 20
      })
    })
    const call = rejection(get(harbor))
    await asked
    await harbor.close()
    expect(await call).toMatchObject({ message: 'The client is closed. Make a new one.' })
    expect(sent.at(-1)?.what).toBe('GET /c/log_out')
  })

  test('does not wait for a login that was refused, nor leave a timer', async () => {
    const { harbor, sent } = start({ username: 'jane', password: 'wrong' }, { session: true })
    const call = rejection(get(harbor))
    await vi.waitFor(() => expect(sent).toHaveLength(2))
    await harbor.close()
    expect(await call).toMatchObject({ message: 'The client is closed. Make a new one.' })
  })

  test('ends a check of the credentials that is under way, and the call that waits for it', async () => {
    let signal: AbortSignal | null | undefined
    const { harbor, sent } = start(jane, { checkCredentials: 'auto' }, {}, (fetch) => (url, init) => {
      if (!url.endsWith('/permissions')) return fetch(url, init)
      signal = init.signal
      return new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('aborted')))
      })
    })
    const call = rejection(harbor.projects.list())
    await vi.waitFor(() => expect(signal).toBeDefined())
    await harbor.close()
    expect(signal?.aborted).toBe(true)
    expect(await call).toMatchObject({
      message: 'The client is closed. Make a new one.',
      outcome: 'not-sent',
    })
    expect(sent).toEqual([])
  })

  test('sends nothing where there is no session, and closes anonymous clients as well', async () => {
    const { harbor, sent } = start(jane)
    await harbor.close()
    expect(sent).toEqual([])
    expect(await rejection(harbor.system.ping())).toBeInstanceOf(HarborError)
  })

  test('does not mind a Harbor that is gone', async () => {
    const { harbor, fake } = start(jane, { session: true })
    await get(harbor)
    fake.fail({ as: 'reset' })
    await harbor.close()
  })

  test('is what `await using` does', async () => {
    const { harbor, sent } = start(jane, { session: true })
    await get(harbor)
    await harbor[Symbol.asyncDispose]()
    expect(sent.at(-1)?.what).toBe('GET /c/log_out')
  })
})

describe('what stands for a password', () => {
  test('never shows in errors, logs or `inspect`, and never leaves the origin', async () => {
    const lines: string[] = []
    const log = (message: string, fields?: unknown) => lines.push(message, inspect(fields))
    const secrets: string[] = [password]
    const { harbor, fake } = start(
      jane,
      { session: true, logger: { debug: log, warn: log } },
      {},
      (fetch) => async (url, init) => {
        expect(url.startsWith('https://harbor.test/')).toBe(true)
        const headers = new Headers(init.headers)
        const cookie = headers.get('cookie') ?? ''
        secrets.push(...cookie.split('; ').map((pair) => pair.slice(pair.indexOf('=') + 1)))
        secrets.push(headers.get('x-harbor-csrf-token') ?? '')
        if (url.endsWith('/permissions')) {
          // A proxy that repeats all that it was sent.
          const echo = JSON.stringify([...headers])
          return new Response(echo, {
            status: 404,
            headers: { 'content-type': 'text/plain', 'x-request-id': cookie },
          })
        }
        if (url.endsWith('/volumes'))
          return new Response(null, {
            status: 302,
            headers: { location: `https://elsewhere.test/?${cookie}` },
          })
        return fetch(url, init)
      },
    )
    await get(harbor)
    const shown = [
      await rejection(harbor.users.currentPermissions()),
      await rejection(harbor.system.volumes()),
      harbor,
    ]
    fake.fail({ path: '/c/log_out', as: 500 })
    await harbor.close()
    const text = [...shown.map((one) => inspect(one, { depth: 9, showHidden: true })), ...lines].join('\n')
    expect(text).toContain('harbor')
    for (const secret of secrets.filter(({ length }) => length > 3)) expect(text).not.toContain(secret)
  })

  test('is hidden when it was renewed, too', async () => {
    const pair = ['Renewed-Cookie-1', 'Renewed-Token-1']
    let writes = 0
    const { harbor } = start(jane, { session: true }, {}, (fetch) => async (url, init) => {
      if (!url.endsWith('/labels')) return fetch(url, init)
      const headers = {
        'set-cookie': `_gorilla_csrf=${pair[0]}; Path=/`,
        'x-harbor-csrf-token': `${pair[1]}`,
      }
      const errors = [{ code: 'FORBIDDEN', message: 'CSRF token invalid' }]
      if (writes++ === 0) return Response.json({ errors }, { status: 403, headers })
      const message = JSON.stringify([...new Headers(init.headers)])
      return Response.json({ errors: [{ code: 'CONFLICT', message }] }, { status: 409 })
    })
    const error = await rejection(harbor.labels.create({ name: 'a', scope: 'g' }))
    expect(error).toMatchObject({ name: 'ConflictError' })
    for (const secret of pair) expect(inspect(error)).not.toContain(secret)
  })
})
