import { expect, test } from 'vitest'
import { Harbor, HarborConnectionError, InvalidArgumentError } from '../../src/index'
import { createFakeHarbor, type FakeHarbor, type FakeState, type Fault } from '../../src/testing/index'
import { asking, basic } from './ask'

const robots = [
  {
    name: 'ci',
    secret: 'Harbor12345',
    permissions: [
      { kind: 'project' as const, namespace: '*', access: [{ resource: 'project', action: 'read' }] },
    ],
  },
]

function start() {
  const fake = createFakeHarbor({ projects: [{ name: 'demo' }], robots })
  return { fake, ask: asking(fake, fake.admin) }
}

async function failureOf(promise: Promise<unknown>): Promise<{ message: string; code: unknown }> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Error)) throw new Error('nothing failed')
  return { message: error.message, code: (error.cause as { code?: unknown } | undefined)?.code }
}

test('fails as often as it is asked, for one operation, and is well again', async () => {
  const { fake, ask } = start()
  fake.fail({ operation: 'listProjects', times: 2, as: 503 })
  const statuses: number[] = []
  for (const path of ['/projects', '/labels?scope=g', '/projects', '/projects']) {
    statuses.push((await ask('GET', path)).status)
  }
  expect(statuses).toEqual([503, 200, 503, 200])
})

test.each([
  [{ method: 'post' }, [200, 503]],
  [{ path: '/api/v2.0/projects' }, [503, 503]],
  [{ path: /projects$/, method: 'GET' }, [503, 200]],
  [{ path: '/api/v2.0/proj' }, [200, 200]],
  [{}, [503, 503]],
] as const)('fails what matches %j', async (where, expected) => {
  const { fake, ask } = start()
  fake.fail({ ...where, as: 503 })
  const get = await ask('GET', '/projects')
  const post = await ask('POST', '/projects', { project_name: 'demo' }).then((answer) => answer)
  expect([get.status, post.status === 409 ? 200 : post.status]).toEqual(expected)
})

test('fails until it is ended, and leaves what else fails alone', async () => {
  const { fake, ask } = start()
  fake.fail({ path: '/api/v2.0/labels', as: 429 })
  const end = fake.fail({ operation: 'listProjects', as: 503 })
  const statuses = async () => [
    (await ask('GET', '/projects')).status,
    (await ask('GET', '/labels?scope=g')).status,
  ]
  expect(await statuses()).toEqual([503, 429])
  expect(await statuses()).toEqual([503, 429])
  end()
  expect(await statuses()).toEqual([200, 429])
})

test('answers a status with an error body as Harbor writes it', async () => {
  const { fake, ask } = start()
  fake.fail({ as: 429, times: 1 })
  expect((await ask('GET', '/projects')).body).toEqual({
    errors: [{ code: 'TOO_MANY_REQUEST', message: 'a fault' }],
  })
})

test('breaks the connection before there is an answer, and Harbor has done nothing', async () => {
  const { fake, ask } = start()
  fake.fail({ operation: 'CreateLabel', as: 'reset', times: 1 })
  const label = { name: 'team', scope: 'g' }
  expect(await failureOf(ask('POST', '/labels', label))).toEqual({
    message: 'fetch failed',
    code: 'ECONNRESET',
  })
  expect(fake.state.labels).toEqual([])
})

test('loses the answer where Harbor has done its work', async () => {
  const { fake, ask } = start()
  fake.fail({ operation: 'CreateLabel', as: 'reset', afterwards: true, times: 1 })
  await expect(ask('POST', '/labels', { name: 'team', scope: 'g' })).rejects.toThrow('fetch failed')
  expect(fake.state.labels.map(({ name }) => name)).toEqual(['team'])
})

test('breaks off in the middle of a body, after the half of it', async () => {
  const { fake } = start()
  fake.fail({ as: 'truncate', times: 1 })
  const answer = await fake.fetch(`${fake.url}/api/v2.0/systeminfo`)
  expect(answer.status).toBe(200)
  const reader = answer.body?.getReader()
  const first = await reader?.read()
  expect(first?.value?.length).toBe(Math.floor(Number(answer.headers.get('content-length')) / 2))
  expect(await failureOf(reader?.read() ?? Promise.resolve())).toEqual({
    message: 'terminated',
    code: 'UND_ERR_SOCKET',
  })
})

test("gives a proxy's page, or any answer", async () => {
  const { fake } = start()
  fake.fail({ as: { status: 503, headers: { 'retry-after': '3' }, body: 'busy' }, times: 1 })
  fake.fail({ as: 'html', times: 1 })
  const page = await fake.fetch(`${fake.url}/api/v2.0/systeminfo`)
  expect([page.status, page.headers.get('content-type')]).toEqual([502, 'text/html'])
  expect(await page.text()).toContain('<center>nginx</center>')
  const busy = await fake.fetch(`${fake.url}/api/v2.0/systeminfo`)
  expect([busy.status, busy.headers.get('retry-after'), await busy.text()]).toEqual([503, '3', 'busy'])
})

test.each(['reset', 'truncate'] as const)('breaks the connection of a socket: %s', async (as) => {
  const { fake } = start()
  await using server = await fake.listen()
  fake.fail({ as, times: 1 })
  const path = `${server.url}/api/v2.0/systeminfo`
  await expect(fetch(path).then((answer) => answer.text())).rejects.toThrow(
    as === 'reset' ? 'fetch failed' : 'terminated',
  )
  expect((await fetch(path)).status).toBe(200)
})

test('lets a client show that it tries again', async () => {
  const { fake } = start()
  const auth = { robot: 'robot$ci', secret: 'Harbor12345' } as const
  const harbor = new Harbor({ url: fake.url, auth, fetch: fake.fetch, checkCredentials: 'never' })
  fake.fail({ operation: 'getProject', as: 'reset', times: 1 })
  expect((await harbor.projects.get('demo')).name).toBe('demo')
  expect(fake.requests.map(({ operation, status }) => [operation, status])).toEqual([
    ['getProject', undefined],
    ['getProject', 200],
  ])
  fake.fail({ operation: 'getProject', as: 'reset' })
  await expect(harbor.with({ retry: 0 }).projects.get('demo')).rejects.toBeInstanceOf(HarborConnectionError)
})

test.each([
  [{ operation: 'listProject', as: 503 }, 'operation'],
  [{ as: 200 }, 'as'],
  [{ as: 600 }, 'as'],
  [{ as: 'explode' }, 'as'],
  [{ as: { status: 99 } }, 'as'],
  [{ as: 503, times: 0 }, 'times'],
  [{ as: 503, times: Number.NaN }, 'times'],
])('refuses %j', (fault, argument) => {
  const { fake } = start()
  // A caller in JavaScript is not kept from it by types.
  const fail = fake.fail as (fault: unknown) => void
  expect(() => fail(fault)).toThrow(expect.objectContaining({ name: 'InvalidArgumentError', argument }))
})

test('holds answers back, each as long as it is told to', async () => {
  const { fake } = start()
  const answered: string[] = []
  const ask = async (path: string) => {
    await fake.fetch(`${fake.url}/api/v2.0/${path}`)
    answered.push(path)
  }
  fake.latency((request) => (request.url.endsWith('ping') ? 20 : 0))
  await Promise.all([ask('ping'), ask('systeminfo')])
  expect(answered).toEqual(['systeminfo', 'ping'])
})

test('gives up a request that is held back when its signal says so', async () => {
  const { fake } = start()
  fake.latency(60_000)
  const controller = new AbortController()
  const held = fake.fetch(`${fake.url}/api/v2.0/ping`, { signal: controller.signal })
  controller.abort(new Error('enough'))
  await expect(held).rejects.toThrow('enough')
  fake.latency(0)
  expect((await fake.fetch(`${fake.url}/api/v2.0/ping`)).status).toBe(200)
  expect(() => fake.latency(-1)).toThrow(InvalidArgumentError)
})

test('remembers what came, without what is secret', async () => {
  const { fake, ask } = start()
  const user = { username: 'jane', email: 'jane@example.com', realname: 'Jane', password: 'Secret12345' }
  await ask('POST', '/users?page=1', user, {
    'x-request-id': 'r1',
    cookie: 'a=b',
    'x-harbor-csrf-token': 'c',
  })
  await fake.fetch(`${fake.url}/service/token?service=harbor-registry`, {
    headers: { authorization: basic(fake.admin) },
  })
  await fake.fetch(`${fake.url}/c/login?principal=admin&password=Harbor12345`)
  expect(fake.requests[0]).toEqual({
    operation: 'createUser',
    method: 'POST',
    path: '/api/v2.0/users?page=1',
    headers: { 'content-type': 'application/json', 'x-request-id': 'r1' },
    body: { ...user, password: '*****' },
    status: 201,
  })
  expect(fake.requests.map(({ operation, status }) => [operation, status])).toEqual([
    ['createUser', 201],
    [undefined, 200],
    [undefined, 404],
  ])
  expect(JSON.stringify(fake.requests)).not.toMatch(/Secret12345|Harbor12345|Basic/)
})

const tables: Readonly<Record<keyof FakeState, true>> = {
  ...{
    users: true,
    oidcUsers: true,
    userGroups: true,
    projects: true,
    members: true,
    quotas: true,
    repositories: true,
  },
  ...{
    artifacts: true,
    tags: true,
    accessories: true,
    scanners: true,
    scanReports: true,
    labels: true,
    robots: true,
  },
  ...{
    webhookPolicies: true,
    executions: true,
    tasks: true,
    schedules: true,
    registries: true,
    replicationPolicies: true,
  },
  ...{ immutableRules: true, retentionPolicies: true, auditLogs: true },
  ...{ preheatInstances: true, preheatPolicies: true },
}

test('shows what Harbor holds, as copies that cannot be written to', async () => {
  const { fake, ask } = start()
  const before = fake.state.labels
  await ask('POST', '/labels', { name: 'team', scope: 'g' })
  expect(before).toEqual([])
  expect(fake.state.labels).toMatchObject([{ id: 1, name: 'team', scope: 'g', project_id: 0 }])
  expect(fake.state.projects.map(({ name }) => name)).toEqual(['library', 'demo'])
  expect(Object.isFrozen(fake.state)).toBe(true)
  expect(Object.keys(fake.state).sort()).toEqual(Object.keys(tables).sort())
  expect(() => Object.assign(fake.state.projects[0] ?? {}, { name: 'other' })).toThrow(TypeError)
  expect(() => Object.assign(fake.state.projects[0]?.metadata ?? {}, { public: 'false' })).toThrow(TypeError)
})

test('says so when more content is pushed than it may keep', async () => {
  const fake = createFakeHarbor({ projects: [{ name: 'demo' }], memoryLimit: 1024 * 1024 })
  const send = (method: string, url: string, body?: Uint8Array<ArrayBuffer>) =>
    fake.fetch(url, { method, headers: { authorization: basic(fake.admin) }, ...(body && { body }) })
  const upload = async (size: number) => {
    const started = await send('POST', `${fake.url}/v2/demo/app/blobs/uploads/`)
    return send('PATCH', started.headers.get('location') ?? '', new Uint8Array(size))
  }
  const first = await upload(700_000)
  expect(first.status).toBe(202)
  const second = await upload(700_000)
  expect(second.status).toBe(507)
  expect(await second.json()).toMatchObject({
    errors: [{ code: 'FAKE_HARBOR_FULL', message: expect.stringContaining('at most 1 MiB') }],
  })
  expect((await send('DELETE', first.headers.get('location') ?? '')).status).toBe(204)
  expect((await upload(700_000)).status).toBe(202)
})

test('takes ids from the test, so that answers are the same in each run', async () => {
  let last = 0
  const fake: FakeHarbor = createFakeHarbor({ ids: () => `id-${++last}` })
  const answer = await fake.fetch(`${fake.url}/api/v2.0/ping`)
  expect(answer.headers.get('x-request-id')).toBe('id-1')
})

test.each([
  [{ op: 'listProjects', as: 503 }, "has no 'op'"],
  [{ as: { status: 503, header: {} } }, "has no 'header'"],
])('refuses a fault with a key that it does not have: %j', (fault, message) => {
  const { fake } = start()
  expect(() => fake.fail(fault as object as Fault)).toThrow(message)
})
