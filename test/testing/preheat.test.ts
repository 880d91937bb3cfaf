import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createFakeHarbor, type FakeHarbor, type FakeHarborOptions } from '../../src/testing/index'
import { asking, basic, errorOf, namesIn } from './ask'
import { pushImage } from './push-image'

const noon = new Date('2026-03-01T12:00:00Z')
const instances = '/p2p/preheat/instances'
const policies = '/projects/demo/preheat/policies'
const all = JSON.stringify([{ type: 'repository', value: '**' }])
const kraken = { name: 'kraken', vendor: 'kraken', endpoint: 'http://kraken.test', auth_mode: 'NONE' }
const unknown = 'UNKNOWN: internal server error'

const repositories = [
  { name: 'app', artifacts: [{ tags: ['v1', 'latest'] }, { tags: ['dev'] }, {}] },
  { name: 'team/api', artifacts: [{ tags: ['v1'], labels: ['hot'] }] },
]

async function start({ projects = [{ name: 'demo', repositories }], ...more }: FakeHarborOptions = {}) {
  const fake = createFakeHarbor({ clock: noon, labels: [{ name: 'hot' }], projects, ...more })
  const ask = asking(fake, fake.admin)
  const done = async (method: string, path: string, body?: unknown) => {
    const answer = await ask(method, path, body)
    expect([method, path, answer.status, answer.body]).toEqual([
      method,
      path,
      method === 'POST' ? 201 : 200,
      method === 'GET' ? expect.anything() : undefined,
    ])
    return answer
  }
  const addInstance = (more: object = {}) => done('POST', instances, { ...kraken, enabled: true, ...more })
  const addPolicy = (more: object = {}) =>
    done('POST', policies, {
      ...{ name: 'heat', provider_id: 1, filters: all, trigger: '{"type":"manual"}', enabled: true },
      ...more,
    })
  const at = { url: fake.url, fetch: fake.fetch, authorization: basic(fake.admin) }
  /** What the last execution sent. */
  const sent = () =>
    fake.state.tasks
      .filter(({ execution_id }) => execution_id === fake.state.executions.at(-1)?.id)
      .map(({ extra_attrs }) => String(extra_attrs.artifact).replace('demo/', ''))
  return { fake, ask, done, addInstance, addPolicy, at, sent, advance: fake.clock.advance }
}

function schedulesIn({ state }: FakeHarbor) {
  return state.schedules.filter(({ vendor_type }) => vendor_type === 'P2P_PREHEAT')
}

interface Heard {
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
  readonly body: any
}

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** A server that answers as it is told: with 200 and `{}` unless told otherwise. */
async function startProvider(answer: (heard: Heard) => object | number = () => ({})) {
  const heard: Heard[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    const { method = '', url: path = '', headers } = request
    const one = { method, path, authorization: headers.authorization, body: text && JSON.parse(text) }
    heard.push(one)
    const said = answer(one)
    const [status, body] = typeof said === 'number' ? [said, { message: 'no' }] : [200, said]
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  stops.push(() => server.close())
  return { heard, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

describe('an instance', () => {
  test('is known by its name, and shows neither its credentials nor its health', async () => {
    const { ask, addInstance } = await start()
    const made = await addInstance({ auth_mode: 'BASIC', auth_info: { jane: 'secret' } })
    expect(made.headers.get('location')).toBe('/api/v2.0/p2p/preheat/instances/kraken')
    expect((await ask('GET', `${instances}/kraken`)).body).toEqual({
      ...kraken,
      ...{ id: 1, auth_mode: 'BASIC', default: false, enabled: true, insecure: false },
      ...{ setup_timestamp: noon.getTime() / 1000, status: 'Unknown' },
    })
    expect(errorOf(await ask('GET', `${instances}/nope`))).toBe('NOT_FOUND: instance nope not found')
  })

  test('has a name and an endpoint of its own', async () => {
    const { ask, addInstance } = await start()
    await addInstance()
    const refusalOf = async (more: object) => errorOf(await ask('POST', instances, { ...kraken, ...more }))
    expect(await refusalOf({ endpoint: 'http://other.test' })).toBe(
      'CONFLICT: instance kraken already exists',
    )
    expect(await refusalOf({ name: 'other' })).toBe(unknown)
    expect(await refusalOf({ name: 'no name', endpoint: 'http://other.test' })).toBe(unknown)
  })

  test('is changed by the id in the body, and loses what the body does not give but its credentials', async () => {
    const { fake, ask, addInstance, done } = await start()
    await addInstance({ auth_mode: 'BASIC', auth_info: { jane: 'secret' }, description: 'd' })
    const body = { ...kraken, auth_mode: 'BASIC', enabled: true }
    expect(errorOf(await ask('PUT', `${instances}/kraken`, body))).toBe('NOT_FOUND: instance 0 not found')
    expect(errorOf(await ask('PUT', `${instances}/kraken`, { ...body, id: 1, vendor: 'dragonfly' }))).toBe(
      unknown,
    )
    await done('PUT', `${instances}/kraken`, { ...body, id: 1 })
    const [changed] = fake.state.preheatInstances
    expect(changed).toMatchObject({ description: '', setup_timestamp: 0, auth_info: { jane: 'secret' } })
    await done('PUT', `${instances}/kraken`, { ...body, id: 1, auth_mode: 'NONE' })
    expect(fake.state.preheatInstances[0]).toMatchObject({ auth_info: undefined })
  })

  test('that becomes the default one is the only one', async () => {
    const { ask, addInstance, done } = await start()
    for (const name of ['a', 'b', 'c']) {
      await addInstance({ name, endpoint: `http://${name}.test`, default: name !== 'a' })
    }
    await done('PUT', `${instances}/a`, { ...kraken, name: 'a', id: 1, default: true })
    expect(namesIn(await ask('GET', `${instances}?q=is_default=true`))).toEqual(['a'])
    // What was written last comes last.
    expect(namesIn(await ask('GET', instances))).toEqual(['b', 'c', 'a'])
  })

  test('that a policy uses is neither deleted nor disabled', async () => {
    const { ask, addInstance, addPolicy, done } = await start()
    await addInstance()
    await addPolicy()
    expect(errorOf(await ask('DELETE', `${instances}/kraken`))).toBe(
      'PRECONDITION: Provider [kraken] cannot be deleted as some preheat policies are using it',
    )
    expect(errorOf(await ask('PUT', `${instances}/kraken`, { ...kraken, id: 1 }))).toBe(
      'PRECONDITION: Provider [kraken] cannot be disabled as some preheat policies are using it',
    )
    await done('DELETE', `${policies}/heat`)
    await done('DELETE', `${instances}/kraken`)
  })

  test('is asked for its health as its vendor has it, with its credentials', async () => {
    const { ask } = await start()
    const { heard, endpoint } = await startProvider(({ path }) => (path.startsWith('/sick') ? 500 : {}))
    const ping = async (more: object) =>
      (await ask('POST', `${instances}/ping`, { ...kraken, endpoint, ...more })).status
    expect(await ping({})).toBe(200)
    expect(await ping({ vendor: 'dragonfly', endpoint: `${endpoint}/` })).toBe(200)
    expect(await ping({ auth_mode: 'BASIC', auth_info: { jane: 'secret' } })).toBe(200)
    expect(await ping({ auth_mode: 'OAUTH', auth_info: { token: 't0ken' } })).toBe(200)
    expect(await ping({ auth_mode: 'CUSTOM', auth_info: { Authorization: 'Own it' } })).toBe(200)
    expect(heard.map(({ path, authorization }) => [path, authorization])).toEqual([
      ['/health', undefined],
      ['/healthy', undefined],
      ['/health', basic({ username: 'jane', password: 'secret' })],
      ['/health', 'Bearer t0ken'],
      ['/health', 'Own it'],
    ])
    for (const odd of [
      { endpoint: `${endpoint}/sick` },
      { endpoint: 'http://127.0.0.1:1' },
      { vendor: 'nope' },
      { auth_mode: 'ODD' },
      { auth_mode: 'BASIC' },
      { auth_mode: 'OAUTH', auth_info: { other: 't0ken' } },
    ]) {
      expect([odd, await ping(odd)]).toEqual([odd, 500])
    }
    expect(errorOf(await ask('POST', `${instances}/ping`, { ...kraken, endpoint: 'ftp://x' }))).toBe(
      'BAD_REQUEST: invalid HTTP scheme: ftp',
    )
  })

  test('is for administrators, and for robots that have the permission', async () => {
    const { fake } = await start({ users: [{ username: 'jane', password: 'Harbor12345' }] })
    const asJane = asking(fake, { username: 'jane', password: 'Harbor12345' })
    expect(errorOf(await asJane('GET', instances))).toBe('FORBIDDEN: jane')
    expect((await asking(fake)('GET', '/p2p/preheat/providers')).status).toBe(401)
  })

  test('keeps its credentials out of what the fake shows of requests', async () => {
    const { fake, addInstance } = await start()
    await addInstance({ auth_mode: 'CUSTOM', auth_info: { 'x-key': 'hidden value' } })
    expect(JSON.stringify(fake.requests)).not.toContain('hidden value')
    expect(fake.requests.at(-1)?.body).toMatchObject({ auth_info: { 'x-key': '*****' } })
  })
})

describe('a policy', () => {
  test('has filters and a trigger in JSON, and an instance that is there', async () => {
    const { ask, addInstance } = await start()
    await addInstance()
    const refusalOf = async (more: object) => {
      const body = { name: 'heat', provider_id: 1, filters: all, trigger: '{"type":"manual"}', ...more }
      return errorOf(await ask('POST', policies, body))
    }
    expect(await refusalOf({ provider_id: 9 })).toBe('NOT_FOUND: instance 9 not found')
    for (const odd of [
      ...[{ name: 'no name' }, { filters: '' }, { filters: '{}' }, { filters: '[{"type":5}]' }],
      ...[{ trigger: '' }, { trigger: '"manual"' }, { extra_attrs: '[]' }],
    ]) {
      expect([odd, await refusalOf(odd)]).toEqual([odd, unknown])
    }
    const cron = (cron: string) => JSON.stringify({ type: 'scheduled', trigger_setting: { cron } })
    expect(await refusalOf({ trigger: cron('* * * * * *') })).toBe(
      'BAD_REQUEST: invalid cron string for scheduled preheat: * * * * * *, error: the 1st field (indicating Seconds of time) of the cron setting must be 0',
    )
  })

  test('is changed by the id in the body, by which it gets another name', async () => {
    const { ask, addInstance, addPolicy, done } = await start({ projects: [{ name: 'demo' }, { name: 'b' }] })
    await addInstance()
    await addPolicy()
    const body = { name: 'other', provider_id: 1, filters: all, trigger: '{"type":"manual"}' }
    expect(errorOf(await ask('PUT', `${policies}/heat`, body))).toBe('NOT_FOUND: policy 0 not found')
    expect(errorOf(await ask('PUT', '/projects/b/preheat/policies/heat', { ...body, id: 1 }))).toBe(
      'NOT_FOUND: resource not found: project id 3 does not match',
    )
    await done('PUT', `${policies}/heat`, { ...body, id: 1 })
    expect((await ask('GET', `${policies}/other`)).body).toMatchObject({
      ...{ enabled: false, creation_time: '0001-01-01T00:00:00.000Z', provider_name: 'kraken' },
    })
    expect((await ask('GET', `${policies}/heat`)).status).toBe(404)
  })

  test('sends each tag that its filters leave, the newest image first', async () => {
    const { addInstance, addPolicy, done, sent, advance } = await start()
    await addInstance()
    const chosen = async (name: string, filters: object[]) => {
      await addPolicy({ name, filters: JSON.stringify(filters) })
      await done('POST', `${policies}/${name}`, {})
      await advance(10_000)
      return sent()
    }
    expect(await chosen('a', [{ type: 'repository', value: '**' }])).toEqual([
      ...['team/api:v1', 'app:dev', 'app:latest', 'app:v1'],
    ])
    expect(await chosen('b', [{ type: 'repository', value: '*' }])).toEqual([
      ...['app:dev', 'app:latest', 'app:v1'],
    ])
    expect(await chosen('c', [{ type: 'tag', value: 'v*' }])).toEqual(['team/api:v1', 'app:v1'])
    expect(await chosen('d', [{ type: 'label', value: 'hot' }])).toEqual(['team/api:v1'])
    // What a policy says of signatures and vulnerabilities is left out.
    const ignored = [
      { type: 'signature', value: true },
      { type: 'vulnerability', value: 1 },
    ]
    expect(await chosen('e', [{ type: 'tag', value: 'dev' }, ...ignored])).toEqual(['app:dev'])
  })

  test('sends only what the project lets be pulled', async () => {
    const vulnerable = { id: 'CVE-2026-1', severity: 'High', package: 'zlib' } as const
    const { ask, addInstance, addPolicy, done, sent, advance } = await start({
      scanner: { find: ({ tags }) => (tags.includes('v1') ? [vulnerable] : []) },
      projects: [{ name: 'demo', metadata: { prevent_vul: 'true', severity: 'medium' }, repositories }],
    })
    await addInstance()
    await addPolicy()
    for (const tag of ['v1', 'dev']) {
      expect((await ask('POST', `/projects/demo/repositories/app/artifacts/${tag}/scan`)).status).toBe(202)
    }
    await advance(60_000)
    await done('POST', `${policies}/heat`, {})
    expect(sent()).toEqual(['app:dev'])
    expect((await ask('PUT', '/projects/demo', { metadata: { enable_content_trust: 'true' } })).status).toBe(
      200,
    )
    await done('POST', `${policies}/heat`, {})
    expect(sent()).toEqual([])
  })

  test('without a filter that does, disabled, or without an instance that is well, does not start', async () => {
    const { fake, ask, addInstance, addPolicy } = await start()
    await addInstance()
    await addInstance({ name: 'gone', endpoint: 'http://127.0.0.1:1' })
    await addInstance({ name: 'odd', endpoint: 'ftp://x' })
    const odds = [
      ...[{ filters: '[]' }, { filters: '[{"type":"vulnerability","value":3}]' }],
      ...[{ filters: '[{"type":"odd","value":"x"}]' }, { filters: '[{"type":"tag","value":1}]' }],
      ...[{ enabled: false }, { provider_id: 2 }],
    ]
    for (const [n, odd] of odds.entries()) {
      await addPolicy({ name: `odd-${n}`, ...odd })
      const answer = await ask('POST', `${policies}/odd-${n}`, {})
      expect([odd, answer.status, errorOf(answer)]).toEqual([odd, 500, unknown])
    }
    await addPolicy({ name: 'null', filters: '[null]' })
    expect(await ask('POST', `${policies}/null`, {})).toMatchObject({ status: 500, body: undefined })
    await addPolicy({ name: 'ftp', provider_id: 3 })
    expect(errorOf(await ask('POST', `${policies}/ftp`, {}))).toBe(
      'UNKNOWN: enforce policy error: invalid HTTP scheme: ftp',
    )
    expect(fake.state.executions).toEqual([])
  })

  test('is for those who administer the project', async () => {
    const { fake } = await start({
      users: [
        { username: 'jane', password: 'Harbor12345' },
        { username: 'joe', password: 'Harbor12345' },
      ],
      projects: [{ name: 'demo', members: { jane: 'projectAdmin', joe: 'maintainer' } }],
    })
    const [asJane, asJoe] = ['jane', 'joe'].map((username) =>
      asking(fake, { username, password: 'Harbor12345' }),
    )
    expect((await asJane?.('GET', '/projects/demo/preheat/providers'))?.status).toBe(200)
    expect((await asJoe?.('GET', '/projects/demo/preheat/providers'))?.status).toBe(403)
    expect((await asJoe?.('GET', policies))?.status).toBe(403)
  })

  test('goes with its project, with its executions and its schedule', async () => {
    const { fake, addInstance, addPolicy, done } = await start({ projects: [{ name: 'demo' }] })
    await addInstance()
    await addPolicy({ trigger: '{"type":"scheduled","trigger_setting":{"cron":"0 0 * * * *"}}' })
    await done('POST', `${policies}/heat`, {})
    expect([schedulesIn(fake).length, fake.state.executions.length]).toEqual([1, 1])
    await done('DELETE', '/projects/demo')
    const { preheatPolicies, executions } = fake.state
    expect([preheatPolicies, executions, schedulesIn(fake)]).toEqual([[], [], []])
  })
})

describe('an execution', () => {
  test('goes by the clock, with a task and a log for each image', async () => {
    const { ask, addInstance, addPolicy, done, advance } = await start()
    await addInstance()
    await addPolicy({ filters: JSON.stringify([{ type: 'tag', value: 'v1' }]) })
    const { headers } = await done('POST', `${policies}/heat`, {})
    expect(headers.get('location')).toBe('/projects/demo/preheat/policies/heat/executions/1')
    const execution = async () => (await ask('GET', `${policies}/heat/executions/1`)).body
    expect(await execution()).toMatchObject({
      ...{ status: 'Running', trigger: 'manual', vendor_type: 'P2P_PREHEAT', vendor_id: 1 },
      extra_attrs: { totalCount: 2, trigger: 'manual', triggerSetting: '-' },
    })
    expect(errorOf(await ask('DELETE', `${policies}/heat`))).toBe(
      'PRECONDITION: execution 1 under the policy heat is running, stop it and retry',
    )
    await advance(2000)
    expect(await execution()).toMatchObject({
      ...{ status: 'Success', end_time: '2026-03-01T12:00:02Z' },
      metrics: { task_count: 2, success_task_count: 2 },
    })
    const tasks = await ask('GET', `${policies}/heat/executions/1/tasks?sort=id`)
    expect(tasks.body[0].extra_attrs).toEqual({
      ...{ artifact: 'demo/team/api:v1', digest: expect.stringMatching(/^sha256:/), kind: 'image' },
    })
    const { body } = await ask('GET', `${policies}/heat/executions/1/tasks/1/logs`, undefined, {
      accept: 'application/json',
    })
    expect(body).toContain('to the target preheat provider: kraken kraken:http://kraken.test\n')
    expect(body).toMatch(/job\.go:152\]: Preheating is completed\n$/)
    expect(errorOf(await ask('GET', `${policies}/heat/executions/9`))).toBe(
      'NOT_FOUND: execution 9 not found',
    )
  })

  test('tells Kraken of an image as of a push, and fails where that fails', async () => {
    const { fake, addInstance, addPolicy, done } = await start({ clock: 'system' })
    let isWell = true
    const { heard, endpoint } = await startProvider(({ method }) => (isWell || method === 'GET' ? {} : 503))
    await addInstance({ endpoint })
    await addPolicy({ filters: JSON.stringify([{ type: 'label', value: 'hot' }]) })
    const status = () => fake.state.executions.at(-1)?.status
    await done('POST', `${policies}/heat`, {})
    await expect.poll(status).toBe('Success')
    expect(heard.map(({ method, path }) => `${method} ${path}`)).toEqual([
      ...['GET /health', 'GET /health', 'POST /registry/notifications'],
    ])
    expect(heard.at(-1)?.body.Events[0]).toMatchObject({
      Action: 'push',
      Target: { Repository: 'demo/team/api', Tag: 'v1', Url: `${fake.url}/v2/demo/team/api/manifests/v1` },
    })
    isWell = false
    await done('POST', `${policies}/heat`, {})
    await expect.poll(status).toBe('Error')
    expect(fake.state.tasks.at(-1)?.log).toContain(
      `[ERROR] [/harbor/src/pkg/p2p/preheat/job.go:75]: POST "${endpoint}/registry/notifications" error: 503 Service Unavailable {"message":"no"}`,
    )
  })

  test('waits for a job of Dragonfly, which gets a token that pulls the image', async () => {
    const { fake, addInstance, addPolicy, done, advance } = await start()
    const states = ['PENDING', 'SUCCESS']
    const job = { id: 7, created_at: '2026-03-01T12:00:00Z', updated_at: '2026-03-01T13:02:03Z' }
    const blob = { url: 'http://blob', hostname: 'peer', ip: '10.0.0.1' }
    const result = { job_states: [{ results: [{ success_tasks: [blob], scheduler_cluster_id: 3 }] }] }
    const { heard, endpoint } = await startProvider(({ method, path }) =>
      path.endsWith('/7') && method === 'GET' ? { ...job, state: states.shift(), result } : job,
    )
    await addInstance({ vendor: 'dragonfly', endpoint })
    await addPolicy({
      filters: JSON.stringify([{ type: 'label', value: 'hot' }]),
      extra_attrs: '{"scope":"all_peers","cluster_ids":[3]}',
    })
    await done('POST', `${policies}/heat`, {})
    await advance(20_000)
    expect(fake.state.executions[0]?.status).toBe('Running')
    await advance(10_000)
    expect(fake.state.executions[0]?.status).toBe('Success')
    const { args, ...more } = heard.find(({ method }) => method === 'POST')?.body ?? {}
    expect(more).toEqual({ type: 'preheat', scheduler_cluster_ids: [3] })
    expect(args).toMatchObject({ type: 'image', scope: 'all_peers' })
    const manifest = await fake.fetch(args.url, {
      headers: {
        authorization: args.headers.Authorization,
        accept: 'application/vnd.oci.image.manifest.v1+json',
      },
    })
    expect(manifest.status).toBe(200)
    expect(fake.state.tasks[0]?.log.split('\n').slice(5, 13).join('\n')).toBe(
      [
        '2026-03-01T12:00:12Z [INFO] [/harbor/src/pkg/p2p/preheat/job.go:186]: Check preheat progress: Task [7] is running, start time=2026-03-01T12:00:00Z',
        '2026-03-01T12:00:22Z [INFO] [/harbor/src/pkg/p2p/preheat/job.go:186]: Check preheat progress: Task [7] is success with duration: 1h2m3s',
        '2026-03-01T12:00:22Z [INFO] [/harbor/src/pkg/p2p/preheat/job.go:196]: Preheat job finished, message from provider: ',
        '+-------------+----------+----------+------------+---------+---------------+',
        '|  BLOB URL   | HOSTNAME |    IP    | CLUSTER ID |  STATE  | ERROR MESSAGE |',
        '+-------------+----------+----------+------------+---------+---------------+',
        '| http://blob | peer     | 10.0.0.1 |          3 | SUCCESS |               |',
        '+-------------+----------+----------+------------+---------+---------------+',
      ].join('\n'),
    )
  })

  test.each([
    [
      { state: 'FAILURE', result: { job_states: [{ error: 'disk' }] } },
      '{"errors":[{"code":"UNKNOWN","message":"disk"}]}',
    ],
    [{ state: 'ODD' }, 'unknown state: ODD'],
  ])('fails with a job of Dragonfly that is %o', async (job, why) => {
    const { fake, addInstance, addPolicy, done, advance } = await start()
    const { endpoint } = await startProvider(() => ({ id: 7, ...job }))
    await addInstance({ vendor: 'dragonfly', endpoint })
    await addPolicy({ filters: JSON.stringify([{ type: 'label', value: 'hot' }]) })
    await done('POST', `${policies}/heat`, {})
    await advance(20_000)
    expect(fake.state.tasks[0]).toMatchObject({ status: 'Error' })
    expect(fake.state.tasks[0]?.log).toContain(`preheat failed: Task [7] is fail with error: ${why}\n`)
  })

  test('of Dragonfly that never ends is given up after half an hour', async () => {
    const { fake, addInstance, addPolicy, done, advance } = await start()
    const { endpoint } = await startProvider(() => ({ id: 7, state: 'PENDING' }))
    await addInstance({ vendor: 'dragonfly', endpoint })
    await addPolicy({ filters: JSON.stringify([{ type: 'label', value: 'hot' }]) })
    await done('POST', `${policies}/heat`, {})
    await advance(1_820_000)
    expect(fake.state.tasks[0]).toMatchObject({ status: 'Error' })
    expect(fake.state.tasks[0]?.log).toMatch(/status check timeout: 30m1s\n$/)
  })

  test('is stopped while it runs, and not with another word', async () => {
    const { fake, ask, addInstance, addPolicy, done, advance } = await start()
    await addInstance()
    await addPolicy()
    await done('POST', `${policies}/heat`, {})
    expect(errorOf(await ask('PATCH', `${policies}/heat/executions/1`, { status: 'stop' }))).toBe(unknown)
    await done('PATCH', `${policies}/heat/executions/1`, { status: 'Stopped' })
    await advance(60_000)
    expect(fake.state.executions[0]?.status).toBe('Stopped')
    await done('DELETE', `${policies}/heat`)
    expect([fake.state.executions, fake.state.tasks]).toEqual([[], []])
  })

  test('with nothing to send says so', async () => {
    const { ask, addInstance, addPolicy, done } = await start()
    await addInstance()
    await addPolicy({ filters: '[{"type":"tag","value":"nothing"}]' })
    await done('POST', `${policies}/heat`, {})
    const { body } = await ask('GET', `${policies}/heat/executions`)
    expect(body).toMatchObject([
      { status: 'Success', status_message: 'no artifacts to preheat', metrics: {} },
    ])
  })

  test('starts when its schedule says, unless the policy is disabled', async () => {
    const { fake, addInstance, addPolicy, done, advance } = await start()
    await addInstance()
    const trigger = '{"type":"scheduled","trigger_setting":{"cron":"0 0 * * * *"}}'
    await addPolicy({ trigger })
    await advance(3_600_000)
    expect(fake.state.executions).toMatchObject([
      { trigger: 'scheduled', extra_attrs: { triggerSetting: '0 0 * * * *' } },
    ])
    const policy = { id: 1, name: 'heat', provider_id: 1, filters: all, trigger }
    await done('PUT', `${policies}/heat`, { ...policy, enabled: false })
    await advance(3_600_000)
    expect(fake.state.executions).toHaveLength(1)
    await done('PUT', `${policies}/heat`, { ...policy, enabled: true, trigger: '{"type":"manual"}' })
    expect(schedulesIn(fake)).toEqual([])
  })

  test('starts when an image is pushed with a tag, labeled, or scanned', async () => {
    const { fake, ask, addInstance, addPolicy, at, sent, advance } = await start({
      scanner: { find: () => [] },
    })
    await addInstance()
    await addPolicy({ trigger: '{"type":"event_based"}', filters: '[{"type":"tag","value":"v*"}]' })
    await pushImage(at, 'demo/new', ['v1'])
    await pushImage(at, 'demo/new', ['other'])
    await pushImage(at, 'demo/new', [], { layers: ['untagged'] })
    await advance(10_000)
    expect([fake.state.executions.length, sent()]).toEqual([1, ['new:v1']])
    expect((await ask('POST', '/projects/demo/repositories/app/artifacts/v1/labels', { id: 1 })).status).toBe(
      200,
    )
    await advance(10_000)
    expect([fake.state.executions.length, sent()]).toEqual([2, ['app:v1']])
    expect((await ask('POST', '/projects/demo/repositories/app/artifacts/v1/scan')).status).toBe(202)
    await advance(10_000)
    expect(fake.state.executions.map(({ vendor_type }) => vendor_type)).toEqual([
      ...['P2P_PREHEAT', 'P2P_PREHEAT', 'IMAGE_SCAN', 'P2P_PREHEAT'],
    ])
  })
})
