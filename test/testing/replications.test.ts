import { expect, test } from 'vitest'
import { createFakeHarborPair, type FakeHarborOptions, signedImage } from '../../src/testing/index'
import { asking, basic, errorOf } from './ask'
import { pushImage, pushManifest } from './push-image'

const noon = new Date('2026-03-01T12:00:00Z')
const hour = 3_600_000

interface Trigger {
  readonly type: string
  readonly trigger_settings?: unknown
}

/** Two Harbors, of which the first knows the second as registry 1. */
async function start(projects: FakeHarborOptions['projects'] = [], deliver?: FakeHarborOptions['deliver']) {
  const [fake, remote] = createFakeHarborPair(
    { clock: noon, projects, deliver },
    { projects: [{ name: 'back' }] },
  )
  const [here, there] = [asking(fake, fake.admin), asking(remote, remote.admin)]
  const credential = {
    type: 'basic',
    access_key: remote.admin.username,
    access_secret: remote.admin.password,
  }
  const registry = { name: 'remote', type: 'harbor', url: remote.url, insecure: true, credential }
  expect((await here('POST', '/registries', registry)).status).toBe(201)
  const push = async (more: object = {}, trigger: Trigger = { type: 'manual' }) => {
    const policy = { name: 'out', dest_registry: { id: 1 }, enabled: true, override: true, trigger, ...more }
    expect((await here('POST', '/replication/policies', policy)).status).toBe(201)
  }
  const pull = async (more: object = {}) => {
    const policy = {
      name: 'in',
      src_registry: { id: 1 },
      enabled: true,
      trigger: { type: 'manual' },
      ...more,
    }
    expect((await here('POST', '/replication/policies', policy)).status).toBe(201)
  }
  const at = { url: fake.url, fetch: fake.fetch, authorization: basic(fake.admin) }
  return { fake, remote, here, there, push, pull, at, advance: (time: number) => fake.clock.advance(time) }
}

const app = { name: 'app', artifacts: [{ tags: ['v1', 'latest'] }, { tags: ['dev'] }] }
const demo = [{ name: 'demo', public: true, repositories: [app, { name: 'team/api', artifacts: [{}] }] }]
const namesOf = (body: readonly { readonly name: string }[]) => body.map(({ name }) => name).sort()

test('copies what the filters choose, with a task for each repository, and says how it goes', async () => {
  const { here, there, push, advance, fake } = await start(demo)
  const filters = [
    { type: 'name', value: 'demo/**' },
    { type: 'tag', decoration: 'excludes', value: 'dev*' },
  ]
  await push({ dest_namespace: 'mirror', dest_namespace_replace_count: 1, filters })
  const started = await here('POST', '/replication/executions', { policy_id: 1 })
  expect([started.status, started.headers.get('location')]).toEqual([
    201,
    '/api/v2.0/replication/executions/1',
  ])
  const execution = async () => (await here('GET', '/replication/executions/1')).body
  expect(await execution()).toMatchObject({ status: 'InProgress', total: 0, trigger: 'manual' })
  await advance(1000)
  expect(await execution()).toMatchObject({ status: 'InProgress', total: 2, in_progress: 2 })
  await advance(4000)
  expect(await execution()).toMatchObject({ status: 'InProgress', total: 2, succeed: 2 })
  await advance(30_000)
  const { status, end_time } = await execution()
  expect([status, end_time]).toEqual(['Succeed', '2026-03-01T12:00:05.000Z'])

  const tasks = (await here('GET', '/replication/executions/1/tasks?sort=id')).body
  expect(
    tasks.map(({ src_resource, dst_resource }: Record<string, string>) => [src_resource, dst_resource]),
  ).toEqual([
    ['demo/team/api [1 item(s) in total]', 'mirror/team/api [1 item(s) in total]'],
    ['demo/app [2 item(s) in total]', 'mirror/app [2 item(s) in total]'],
  ])
  const log = await here('GET', '/replication/executions/1/tasks/2/log', undefined, {
    accept: 'application/json',
  })
  expect(log.body).toContain('copy demo/app:[latest,v1](source registry) to mirror/app:[latest,v1]')
  expect((await there('GET', '/projects/mirror')).body.metadata.public).toBe('true')
  const [copied] = (await there('GET', '/projects/mirror/repositories/app/artifacts')).body
  expect([copied.digest, namesOf(copied.tags)]).toEqual([
    fake.state.artifacts.find(({ tag_count }) => tag_count === 2)?.digest,
    ['latest', 'v1'],
  ])
})

test('says that what is there already is there, and leaves other contents unless it may override', async () => {
  const { here, there, push, advance, at } = await start(demo)
  await push({ filters: [{ type: 'name', value: 'demo/app' }], override: false })
  await here('POST', '/replication/executions', { policy_id: 1 })
  await advance(60_000)
  await pushImage(at, 'demo/app', ['v1'], { layers: ['new'] })
  await here('POST', '/replication/executions', { policy_id: 1 })
  await advance(60_000)
  const log = await here('GET', '/replication/executions/2/tasks/2/log', undefined, {
    accept: 'application/json',
  })
  expect(log.body).toContain('the artifact demo/app:dev already exists on the destination registry, skip')
  expect(log.body).toContain(
    'demo/app:v1 exists on the destination registry, but the "override" is set to false, skip',
  )
  const kept = await there('GET', '/projects/demo/repositories/app/artifacts/v1')
  expect(namesOf(kept.body.tags)).toEqual(['latest', 'v1'])
})

test('copies signatures and SBOMs of both kinds with their image, and indexes with their children', async () => {
  const key = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])
  const signed = await signedImage({ key: key.privateKey, tags: ['v1'], sbom: { spdxVersion: 'SPDX-2.3' } })
  const legacy = await signedImage({ key: key.privateKey, tags: ['v2'], content: 'two', formats: ['legacy'] })
  const { here, there, push, advance, at } = await start([
    { name: 'demo', repositories: [{ name: 'app', artifacts: [signed, legacy] }] },
  ])
  const child = await pushImage(at, 'demo/multi', [], { layers: ['child'] })
  await pushManifest(at, 'demo/multi', ['all'], {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [child],
  })
  await push({ filters: [{ type: 'tag', value: '{v*,all}' }] })
  await here('POST', '/replication/executions', { policy_id: 1 })
  await advance(60_000)
  expect((await here('GET', '/replication/executions/1')).body).toMatchObject({
    status: 'Succeed',
    succeed: 2,
  })
  const accessories = async (ask: typeof here, tag: string) =>
    (await ask('GET', `/projects/demo/repositories/app/artifacts/${tag}/accessories`)).body.map(
      ({ type, digest }: Record<string, string>) => `${type} ${digest}`,
    )
  for (const [tag, count] of [
    ['v1', 2],
    ['v2', 1],
  ] as const) {
    const here1 = await accessories(here, tag)
    expect(here1).toHaveLength(count)
    expect((await accessories(there, tag)).sort()).toEqual(here1.sort())
  }
  const index = await there('GET', '/projects/demo/repositories/multi/artifacts/all')
  expect(index.body.references.map(({ child_digest }: Record<string, string>) => child_digest)).toEqual([
    child.digest,
  ])
})

test('pulls from the other Harbor into a project that it makes', async () => {
  const { remote, here, pull, advance } = await start()
  await pushImage(
    { url: remote.url, fetch: remote.fetch, authorization: basic(remote.admin) },
    'back/team/app',
    ['v1'],
  )
  await pull({ dest_namespace: 'inbound', filters: [{ type: 'name', value: 'back/**' }] })
  await here('POST', '/replication/executions', { policy_id: 1 })
  await advance(60_000)
  expect((await here('GET', '/replication/executions/1')).body).toMatchObject({ status: 'Succeed', total: 1 })
  expect((await here('GET', '/projects/inbound/repositories/app/artifacts/v1')).status).toBe(200)
})

test('follows pushes, tags and deletions here where the policy is event based', async () => {
  const { here, there, push, advance, at } = await start([{ name: 'demo' }])
  await push({ deletion: true, filters: [{ type: 'name', value: 'demo/*' }] }, { type: 'event_based' })
  await pushImage(at, 'demo/app', ['v1'])
  await pushImage(at, 'demo/team/app', ['v1'])
  await here('POST', '/projects/demo/repositories/app/artifacts/v1/tags', { name: 'stable' })
  await advance(60_000)
  const tags = async () =>
    namesOf((await there('GET', '/projects/demo/repositories/app/artifacts/v1/tags')).body)
  expect(await tags()).toEqual(['stable', 'v1'])
  await here('DELETE', '/projects/demo/repositories/app/artifacts/v1/tags/stable')
  await advance(60_000)
  expect(await tags()).toEqual(['v1'])
  await here('DELETE', '/projects/demo/repositories/app/artifacts/v1')
  await advance(60_000)
  expect((await there('GET', '/projects/demo/repositories/app/artifacts')).body).toEqual([])
  const executions = (await here('GET', '/replication/executions?trigger=event_based&sort=id')).body
  expect(executions).toHaveLength(4)
  const operations = await Promise.all(
    executions.map(
      async ({ id }: { id: number }) =>
        (await here('GET', `/replication/executions/${id}/tasks`)).body[0].operation,
    ),
  )
  expect(operations).toEqual(['copy', 'copy', 'deletion', 'deletion'])
})

test('runs when its schedule comes, until it is disabled', async () => {
  const { here, push, advance } = await start(demo)
  const trigger = { type: 'scheduled', trigger_settings: { cron: '0 0 * * * *' } }
  await push({ filters: [{ type: 'name', value: 'demo/app' }] }, trigger)
  await advance(2 * hour)
  const runs = async () =>
    (await here('GET', '/replication/executions?trigger=scheduled')).headers.get('x-total-count')
  expect(await runs()).toBe('2')
  const policy = (await here('GET', '/replication/policies/1')).body
  await here('PUT', '/replication/policies/1', { ...policy, enabled: false })
  await advance(2 * hour)
  expect(await runs()).toBe('2')
  expect(errorOf(await here('POST', '/replication/executions', { policy_id: 1 }))).toBe(
    'PRECONDITION: the policy 1 is disabled',
  )
})

test('stops what has not ended, and says when there was nothing to do', async () => {
  const { here, there, push, advance } = await start(demo)
  await push({ filters: [{ type: 'name', value: 'demo/app' }] })
  await here('POST', '/replication/executions', { policy_id: 1 })
  await advance(1000)
  expect(errorOf(await here('DELETE', '/replication/policies/1'))).toBe(
    "PRECONDITION: contains executions that aren't in final status, stop the execution first",
  )
  expect((await here('PUT', '/replication/executions/1')).body).toBeNull()
  await advance(60_000)
  expect((await here('GET', '/replication/executions/1')).body).toMatchObject({
    status: 'Stopped',
    stopped: 1,
    succeed: 0,
  })
  expect((await there('GET', '/projects/demo/repositories/app/artifacts')).body).toEqual([])
  await push({ name: 'nothing', filters: [{ type: 'name', value: 'none/**' }] })
  await here('POST', '/replication/executions', { policy_id: 2 })
  await advance(60_000)
  expect((await here('GET', '/replication/executions/2')).body).toMatchObject({
    status: 'Succeed',
    total: 0,
    status_text: 'no resources need to be replicated',
  })
})

test('fails a task three times where the destination refuses, and tells its webhooks each time', async () => {
  const heard: Record<string, string>[] = []
  const deliver = {
    async fetch(request: Request) {
      heard.push(JSON.parse(await request.text()).event_data.replication)
      return new Response()
    },
  }
  const { remote, here, push, advance } = await start(demo, deliver)
  const targets = [{ type: 'http', address: 'https://hooks.example.com' }]
  const hook = { name: 'hook', enabled: true, event_types: ['REPLICATION'], targets }
  await here('POST', '/projects/demo/webhook/policies', hook)
  await push({
    description: 'nightly',
    dest_namespace: 'mirror',
    filters: [{ type: 'name', value: 'demo/app' }],
  })
  remote.fail({ method: 'PUT', path: /manifests/, as: 500 })
  await here('POST', '/replication/executions', { policy_id: 1 })
  await advance(10 * 60_000)
  expect((await here('GET', '/replication/executions/1')).body).toMatchObject({ status: 'Failed', failed: 1 })
  expect(heard.map(({ job_status }) => job_status)).toEqual([
    'Running',
    'Error',
    'Running',
    'Error',
    'Running',
    'Error',
  ])
  expect(heard[1]).toEqual({
    harbor_hostname: 'harbor.test',
    job_status: 'Error',
    description: 'nightly',
    artifact_type: 'artifact',
    authentication_type: 'basic',
    override_mode: true,
    trigger_type: 'MANUAL',
    policy_creator: 'admin',
    execution_timestamp: noon.getTime() / 1000,
    src_resource: { registry_type: 'harbor', endpoint: 'https://harbor.test', namespace: 'mirror' },
    dest_resource: {
      registry_name: 'remote',
      registry_type: 'harbor',
      endpoint: 'https://remote.test',
      namespace: 'demo',
    },
    failed_artifact: [
      {
        type: 'artifact',
        status: 'Error',
        name_tag: 'app [3 item(s) in total]',
        references: ['dev', 'latest', 'v1'],
      },
    ],
    execution_id: 1,
    task_id: 1,
  })
})

test('an execution fails where nobody answers, with the reason', async () => {
  const { remote, here, push, advance } = await start(demo)
  await push({ dest_namespace: 'mirror' })
  remote.fail({ operation: 'createProject', as: 'reset' })
  await here('POST', '/replication/executions', { policy_id: 1 })
  await advance(60_000)
  expect((await here('GET', '/replication/executions/1')).body).toMatchObject({
    status: 'Failed',
    total: 0,
    status_text: 'fetch failed',
  })
})

test('a registry is taken only if it answers and knows the credentials', async () => {
  const { here, remote } = await start()
  const registry = { name: 'other', type: 'harbor', url: remote.url }
  const wrong = { credential: { type: 'basic', access_key: 'admin', access_secret: 'Wrong12345' } }
  expect(errorOf(await here('POST', '/registries', { ...registry, ...wrong }))).toBe(
    'BAD_REQUEST: the registry is unhealthy',
  )
  remote.fail({ as: 'reset', times: 1 })
  expect((await here('POST', '/registries', registry)).status).toBe(500)
  await here('POST', '/registries', registry)
  expect((await here('DELETE', '/registries/2')).status).toBe(200)
})

test('does not copy what content trust keeps from being pulled', async () => {
  const key = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])
  const signed = await signedImage({ key: key.privateKey, tags: ['signed'] })
  const metadata = { enable_content_trust_cosign: 'true' }
  const repositories = [{ name: 'app', artifacts: [signed, { tags: ['unsigned'] }] }]
  const { here, there, push, advance } = await start([{ name: 'demo', metadata, repositories }])
  await push()
  await here('POST', '/replication/executions', { policy_id: 1 })
  await advance(hour)
  expect((await here('GET', '/replication/executions/1')).body).toMatchObject({ status: 'Failed', failed: 1 })
  const log = await here('GET', '/replication/executions/1/tasks/1/log', undefined, {
    accept: 'application/json',
  })
  expect(log.body).toContain(
    'http status code: 412, body: {"errors":[{"code":"PROJECTPOLICYVIOLATION","message":"The image is not signed by cosign."}]}',
  )
  const [copied, ...others] = (await there('GET', '/projects/demo/repositories/app/artifacts')).body
  expect([namesOf(copied.tags), others]).toEqual([['signed'], []])
})
