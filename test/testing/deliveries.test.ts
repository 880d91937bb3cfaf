import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import {
  createFakeHarbor,
  type FakeHarbor,
  type FakeHarborOptions,
  signedImage,
} from '../../src/testing/index'
import { createWebhookReceiver } from '../../src/webhooks/index'
import { bodyOf } from '../webhooks/recorded'
import { type Ask, asking, basic } from './ask'
import { pushImage, pushManifest, type RegistryAt } from './push-image'

const start = new Date('2026-03-01T12:00:00Z')
const everything = ['PUSH_ARTIFACT', 'PULL_ARTIFACT', 'DELETE_ARTIFACT', 'QUOTA_EXCEED', 'QUOTA_WARNING']
const policies = '/projects/demo/webhook/policies'
const oci = 'application/vnd.oci.image.manifest.v1+json'

interface Delivered {
  readonly headers: Headers
  readonly url: string
  readonly body: string
}

async function open(options: FakeHarborOptions = {}, target: object = {}, answer = () => new Response()) {
  const delivered: Delivered[] = []
  const deliver = {
    async fetch(request: Request) {
      delivered.push({ headers: request.headers, url: request.url, body: await request.text() })
      return answer()
    },
  }
  const fake = createFakeHarbor({ clock: start, projects: [{ name: 'demo' }], deliver, ...options })
  const ask = asking(fake, fake.admin)
  const targets = [{ type: 'http', address: 'https://hooks.test/in?x=1', ...target }]
  await ask('POST', policies, { name: 'hook', enabled: true, event_types: everything, targets })
  const at: RegistryAt = { url: fake.url, fetch: fake.fetch, authorization: basic(fake.admin) }
  return { fake, ask, at, delivered }
}

/** What has come since the last time, once all that is due has been delivered. */
async function take(fake: FakeHarbor, delivered: Delivered[]): Promise<Delivered[]> {
  await fake.clock.advance(2000)
  return delivered.splice(0)
}

test('delivers to a receiver, in both formats, with the Authorization of the target', async () => {
  for (const payload_format of ['Default', 'CloudEvents']) {
    const receiver = createWebhookReceiver({ authorization: 'secret' })
    const seen: unknown[] = []
    receiver.on('PUSH_ARTIFACT', ({ operator, event_data, cloudEvent }) => {
      seen.push([operator, event_data.resources[0]?.resource_url, cloudEvent?.source])
    })
    const { fake, at } = await open({ deliver: receiver }, { payload_format, auth_header: 'secret' })
    await pushImage(at, 'demo/team/app', ['v1'])
    expect(seen).toEqual([])
    await fake.clock.advance(1000)
    const source = payload_format === 'Default' ? undefined : '/projects/2/webhook/policies/1'
    expect(seen).toEqual([['admin', 'harbor.test/demo/team/app:v1', source]])
  }
})

test('sends what Go sends, to the address with its query', async () => {
  const { fake, at, delivered } = await open({}, { auth_header: 'Bearer x' })
  await pushImage(at, 'demo/app', ['v1'])
  const [{ url, headers, body } = fail()] = await take(fake, delivered)
  expect(url).toBe('https://hooks.test/in?x=1')
  expect(Object.fromEntries(headers)).toEqual({
    'accept-encoding': 'gzip',
    authorization: 'Bearer x',
    'content-length': String(body.length),
    'content-type': 'application/json',
    host: 'hooks.test',
    'user-agent': 'Go-http-client/1.1',
  })
})

type Act = (given: { ask: Ask; at: RegistryAt; fake: FakeHarbor }) => Promise<unknown>

const image =
  (tags: string[]): Act =>
  ({ at }) =>
    pushImage(at, 'demo/app', tags)
const get =
  (reference: string, headers: Record<string, string> = {}): Act =>
  ({ fake, at }) =>
    fake.fetch(`${fake.url}/v2/demo/app/manifests/${reference}`, {
      headers: { authorization: at.authorization, accept: oci, ...headers },
    })
const digestOf = ({ fake }: { fake: FakeHarbor }, index = 0) => fake.state.artifacts[index]?.digest ?? ''

/** What is done before, what is recorded of what, and what each delivery was recorded as. */
const cases: readonly [what: string, before: Act | undefined, act: Act, recordings: readonly string[]][] = [
  ['a push by tag', undefined, image(['1.4.2']), ['push-artifact.image-tag']],
  ['the same push again', image(['1.4.2']), image(['1.4.2']), ['push-artifact.image-tag-repeat']],
  ['a second tag by push', image(['1.4.2']), image(['stable']), ['push-artifact.second-tag']],
  ['a push by digest', undefined, image([]), ['push-artifact.image-digest']],
  [
    'an index with its children',
    undefined,
    async ({ at }) => {
      const children = [
        await pushImage(at, 'demo/multi', [], { layers: ['a'] }),
        await pushImage(at, 'demo/multi', []),
      ]
      const mediaType = 'application/vnd.oci.image.index.v1+json'
      await pushManifest(at, 'demo/multi', ['1.4.2'], { schemaVersion: 2, mediaType, manifests: children })
    },
    ['push-artifact.index-1', 'push-artifact.index-2', 'push-artifact.index-3'],
  ],
  [
    'a copy by the API',
    image(['1.4.2', 'stable']),
    ({ ask }) => ask('POST', '/projects/demo/repositories/copied/artifacts?from=demo/app:1.4.2'),
    ['push-artifact.copy-by-api'],
  ],
  [
    'a tag by the API',
    image(['1']),
    ({ ask }) => ask('POST', '/projects/demo/repositories/app/artifacts/1/tags', { name: '2' }),
    [],
  ],
  ['a pull by tag', image(['1.4.2']), get('1.4.2'), ['pull-artifact.by-tag']],
  ['a pull by digest', image(['1']), (given) => get(digestOf(given))(given), ['pull-artifact.by-digest']],
  [
    'a HEAD',
    image(['1']),
    ({ fake, at }) =>
      fake.fetch(`${fake.url}/v2/demo/app/manifests/1`, {
        method: 'HEAD',
        headers: { authorization: at.authorization, accept: oci },
      }),
    [],
  ],
  [
    'the deletion of an artifact with two tags',
    image(['one', 'three']),
    ({ ask }) => ask('DELETE', '/projects/demo/repositories/app/artifacts/one'),
    ['delete-artifact.artifact-two-tags'],
  ],
  [
    'the deletion of an artifact without tags',
    image([]),
    (given) => given.ask('DELETE', `/projects/demo/repositories/app/artifacts/${digestOf(given)}`),
    ['delete-artifact.untagged'],
  ],
  [
    'a deletion by the registry',
    image(['v2del']),
    ({ fake, at, ...given }) =>
      fake.fetch(`${fake.url}/v2/demo/app/manifests/${digestOf({ fake, ...given })}`, {
        method: 'DELETE',
        headers: { authorization: at.authorization },
      }),
    ['delete-artifact.registry-api'],
  ],
  [
    'the deletion of one tag of two',
    image(['one', 'two']),
    ({ ask }) => ask('DELETE', '/projects/demo/repositories/app/artifacts/one/tags/one'),
    [],
  ],
  [
    'the deletion of a repository',
    async (given) => {
      await image(['a'])(given)
      await pushImage(given.at, 'demo/app', ['b'], { layers: ['b'] })
    },
    ({ ask }) => ask('DELETE', '/projects/demo/repositories/app'),
    ['delete-artifact.repository-1', 'delete-artifact.repository-2'],
  ],
]

test.each(cases)('tells of %s as a real Harbor does', async (_what, before, act, recordings) => {
  const { fake, ask, at, delivered } = await open()
  await before?.({ fake, ask, at })
  await take(fake, delivered)
  await act({ fake, ask, at })
  const bodies = (await take(fake, delivered)).map(({ body }) => body)
  expect(bodies.map(membersOf)).toEqual(recordings.map((name) => membersOf(bodyOf(name))))
})

test('tells of the accessories of an image that is deleted, and of no children of an index', async () => {
  const pair = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const signed = await signedImage({ key: pair.privateKey, tags: ['1.4.2'], formats: ['legacy', 'bundle'] })
  const { fake, ask, at, delivered } = await open({
    projects: [{ name: 'demo', repositories: [{ name: 'app', artifacts: [signed] }] }],
  })
  await ask('DELETE', '/projects/demo/repositories/app/artifacts/1.4.2')
  const tagOf = ({ body }: Delivered) => JSON.parse(body).event_data.resources[0].tag
  const names = ['1', '2', '3'].map((n) => membersOf(bodyOf(`delete-artifact.signed-artifact-${n}`)))
  const deleted = await take(fake, delivered)
  expect(deleted.map(({ body }) => membersOf(body))).toEqual(names)
  expect(deleted.map(tagOf).map((tag: string) => tag.replace(/[0-9a-f]{64}/, '…'))).toEqual([
    '1.4.2',
    'sha256-….sig',
    'sha256:…',
  ])

  const child = await pushImage(at, 'demo/delidx', [])
  const mediaType = 'application/vnd.oci.image.index.v1+json'
  await pushManifest(at, 'demo/delidx', ['all'], { schemaVersion: 2, mediaType, manifests: [child] })
  await take(fake, delivered)
  await ask('DELETE', '/projects/demo/repositories/delidx/artifacts/all')
  expect((await take(fake, delivered)).map(({ body }) => membersOf(body))).toEqual([
    membersOf(bodyOf('delete-artifact.index')),
  ])
})

test('names an anonymous caller by nothing, and a robot by its whole name', async () => {
  const robot = { name: 'ci', secret: 'Harbor12345', access: [{ resource: 'repository', action: 'pull' }] }
  const artifacts = [{ tags: ['v1'] }]
  const { fake, delivered } = await open({
    projects: [{ name: 'demo', public: true, robots: [robot], repositories: [{ name: 'app', artifacts }] }],
  })
  const token = await (
    await fake.fetch(`${fake.url}/service/token?service=harbor-registry&scope=repository:demo/app:pull`)
  ).json()
  for (const authorization of [
    `Bearer ${token.token}`,
    basic({ username: 'robot$demo+ci', password: 'Harbor12345' }),
  ]) {
    await fake.fetch(`${fake.url}/v2/demo/app/manifests/v1`, { headers: { authorization, accept: oci } })
  }
  const events = (await take(fake, delivered)).map(({ body }) => JSON.parse(body))
  expect(events.map(({ operator }) => operator)).toEqual(['', 'robot$demo+ci'])
  expect(membersOf(JSON.stringify(events[0]))).toEqual(membersOf(bodyOf('pull-artifact.anonymous')))
  expect(events[0].event_data.repository.repo_type).toBe('public')
})

test('warns when a project is nearly full, and tells when it has no room', async () => {
  const projects = [
    { name: 'demo', storage_limit: 6000, repositories: [{ name: 'full', artifacts: [{ size: 4000 }] }] },
  ]
  const { fake, at, delivered } = await open({ projects })
  await pushImage(at, 'demo/fits', ['1.4.2'], { layers: ['x'.repeat(1000)] })
  const warnings = (await take(fake, delivered)).map(({ body }) => body)
  const events = warnings.map((body) => JSON.parse(body))
  expect(events.map(({ type }) => type)).toEqual(['QUOTA_WARNING', 'PUSH_ARTIFACT'])
  expect(membersOf(warnings[0] ?? '')).toEqual(membersOf(bodyOf('quota-warning.near-limit')))
  expect(events[0].event_data.custom_attributes.Details).toMatch(
    /^quota usage reach 85%: resource storage used 5\.\d KiB of 5\.9 KiB$/,
  )

  await expect(pushImage(at, 'demo/nomore', ['2'], { layers: ['y'.repeat(2000)] })).rejects.toThrow('403')
  const refused = (await take(fake, delivered)).map(({ body }) => body)
  const types = refused.map((body) => JSON.parse(body).type)
  expect(types.at(-1)).toBe('QUOTA_EXCEED')
  expect(membersOf(refused.at(-1) ?? '')).toEqual(membersOf(bodyOf('quota-exceed.storage-second')))
  expect(membersOf(refused[0] ?? '')).toEqual(membersOf(bodyOf('quota-warning.storage-second-1')))
})

test('writes to Slack as a real Harbor does', async () => {
  const { fake, at, delivered } = await open({}, { type: 'slack', auth_header: 'secret' })
  await pushImage(at, 'demo/app', ['1.4.2'])
  const [{ headers, body } = fail()] = await take(fake, delivered)
  const expected = bodyOf('push-artifact.image-tag', 'slack')
  const blank = (text: string) =>
    text.replaceAll(/sha256:[0-9a-f]{64}|\d{10}|127\.0\.0\.1:28080|harbor\.test|acme-web|demo/g, '…')
  expect(blank(body)).toBe(blank(expected))
  expect(headers.get('authorization')).toBeNull()
})

test('tries three times, with the pauses of Harbor, and shows it by the API', async () => {
  let status = 500
  const { fake, ask, at, delivered } = await open({}, {}, () => new Response('boom', { status }))
  await pushImage(at, 'demo/app', ['v1'])
  await fake.clock.advance(1000)
  expect(delivered).toHaveLength(1)
  const executions = `${policies}/1/executions`
  expect((await ask('GET', executions)).body).toMatchObject([
    {
      id: 1,
      status: 'Running',
      trigger: 'EVENT',
      vendor_id: 1,
      vendor_type: 'WEBHOOK',
      end_time: '0001-01-01T00:00:00Z',
    },
  ])
  await fake.clock.advance(22_000)
  expect(delivered).toHaveLength(1)
  await fake.clock.advance(200_000)
  expect(new Set(delivered.map(({ body }) => body)).size).toBe(1)
  expect(delivered).toHaveLength(3)
  const [execution] = (await ask('GET', executions)).body
  expect(execution).toMatchObject({ status: 'Error', metrics: { error_task_count: 1, task_count: 1 } })
  expect(execution.extra_attrs).toEqual({ event_type: 'PUSH_ARTIFACT', payload: delivered[0]?.body })
  const [task] = (await ask('GET', `${executions}/1/tasks`)).body
  expect(task).toMatchObject({ id: 1, status: 'Error', run_count: 3 })
  const log = await fake.fetch(`${fake.url}/api/v2.0${executions}/1/tasks/1/log`, {
    headers: { authorization: basic(fake.admin), accept: '*/*' },
  })
  expect(log.headers.get('content-type')).toBe('text/plain')
  expect(await log.text()).toMatch(
    /^\S+Z \[INFO\] \[\S+webhook_job\.go:73\]: start to run webhook job\n(.*\n)?\S+ \[ERROR\] \[\S+:76\]: exit webhook job, error: abnormal response code: 500, body: boom\n$/,
  )
  const triggers = (await ask('GET', '/projects/demo/webhook/lasttrigger')).body
  expect(triggers[0]).toMatchObject({
    event_type: 'PUSH_ARTIFACT',
    last_trigger_time: start.toISOString(),
    policy_name: 'hook',
  })
  expect(triggers[1].last_trigger_time).toBe('0001-01-01T00:00:00.000Z')
  expect((await ask('GET', '/projects/demo/webhook/jobs?policy_id=1&status=Running')).body).toEqual([])
  expect((await ask('GET', '/projects/demo/webhook/jobs?policy_id=1&status=Error')).body).toMatchObject([
    {
      id: 1,
      event_type: 'PUSH_ARTIFACT',
      notify_type: 'http',
      status: 'Error',
      job_detail: delivered[0]?.body,
    },
  ])

  status = 200
  await ask('POST', '/projects/demo/repositories/app/artifacts/v1/tags', { name: 'v2' })
  await pushImage(at, 'demo/app', ['v3'])
  await fake.clock.advance(1000)
  expect((await ask('GET', executions)).body.map((one: { status: string }) => one.status)).toEqual([
    'Success',
    'Error',
  ])
  await ask('DELETE', `${policies}/1`)
  expect(fake.state.executions).toEqual([])
})

test('does not wait for a pause where the clock is the system clock', async () => {
  const answers = [500, 500, 200]
  const { at, delivered } = await open(
    { clock: 'system' },
    {},
    () => new Response(null, { status: answers.shift() ?? 200 }),
  )
  await pushImage(at, 'demo/app', ['v1'])
  await expect.poll(() => delivered.length).toBe(3)
})

test('posts to the address of the target over the network', async () => {
  const posted: unknown[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    posted.push([
      request.method,
      request.url,
      request.headers.authorization,
      JSON.parse(Buffer.concat(chunks).toString()).type,
    ])
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?q=1`
  const { fake, at } = await open({ deliver: undefined }, { address, auth_header: 'größe' })
  await pushImage(at, 'demo/app', ['v1'])
  await fake.clock.advance(1000)
  expect(posted).toEqual([['POST', '/hook?q=1', Buffer.from('größe').toString('latin1'), 'PUSH_ARTIFACT']])
  expect(fake.state.executions).toMatchObject([{ status: 'Success' }])
})

test('keeps quiet where a policy is disabled, or is about something else', async () => {
  const { fake, ask, at, delivered } = await open()
  const targets = [{ type: 'http', address: 'https://hooks.test/in' }]
  await ask('PUT', `${policies}/1`, {
    name: 'hook',
    enabled: true,
    event_types: ['DELETE_ARTIFACT'],
    targets,
  })
  await pushImage(at, 'demo/app', ['v1'])
  await ask('PUT', `${policies}/1`, { name: 'hook', enabled: false, event_types: everything, targets })
  await pushImage(at, 'demo/app', ['v2'])
  expect(await take(fake, delivered)).toEqual([])
})

/** The paths of all members, in their order. */
function membersOf(body: string): string[] {
  const walk = (value: unknown, path: string): string[] => {
    if (Array.isArray(value)) return value.flatMap((item) => walk(item, `${path}[]`))
    if (typeof value !== 'object' || value === null)
      return [`${path}: ${path === '.type' ? value : typeof value}`]
    return Object.entries(value).flatMap(([key, member]) => walk(member, `${path}.${key}`))
  }
  return walk(JSON.parse(body), '')
}

function fail(): never {
  throw new Error('nothing was delivered')
}
