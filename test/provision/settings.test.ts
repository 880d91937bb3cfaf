import { beforeEach, expect, test } from 'vitest'
import { Harbor, jobSchedule } from '../../src/index'
import { apply, type HarborDescription, plan } from '../../src/provision/index'
import { createFakeHarborPair, type FakeHarbor } from '../../src/testing/index'

let fake: FakeHarbor
let harbor: Harbor
/** Bodies that were sent by PUT. */
let sent: string[]
/** Bodies of new robots. */
let robots: string[]

beforeEach(() => {
  sent = []
  robots = []
  fake = createFakeHarborPair()[0]
  harbor = new Harbor({
    url: fake.url,
    auth: fake.admin,
    async fetch(input, init) {
      const request = new Request(input, init)
      if (request.method === 'PUT') sent.push(await request.clone().text())
      if (request.method === 'POST' && request.url.endsWith('/robots')) {
        robots.push(await request.clone().text())
      }
      return fake.fetch(request)
    },
  })
})

const registry = {
  name: 'second',
  type: 'harbor',
  url: 'https://remote.test',
  credential: { access_key: 'admin', access_secret: 'Harbor12345' },
} as const

test('sends only the settings that change, and the passwords that Harbor hides with them', async () => {
  const desired: HarborDescription = {
    configuration: { token_expiration: 31, session_timeout: 60, oidc_client_secret: 'hush' },
  }
  const changes = await plan(harbor, desired)
  expect(String(changes)).toBe('~ configuration\n    token_expiration: 30 → 31')
  await apply(changes)
  expect(sent.map((body) => JSON.parse(body))).toEqual([{ token_expiration: 31, oidc_client_secret: 'hush' }])
  expect(String(await plan(harbor, desired))).toBe('Nothing to do.')

  const again = await plan(harbor, desired, { rotate: { configuration: true } })
  expect(String(again)).toBe("~ configuration\n    oidc_client_secret: '(hidden)' → '(secret)'")
  await apply(again)
  expect(sent.slice(1).map((body) => JSON.parse(body))).toEqual([{ oidc_client_secret: 'hush' }])
})

test.each<[path: string, problem: string, configuration: object]>([
  ['configuration.token_expiraton', 'is no setting of this Harbor', { token_expiraton: 31 }],
  ['configuration.auth_mode', "cannot be changed here: it is 'db_auth'", { auth_mode: 'ldap_auth' }],
])('refuses %s, which %s', async (argument, problem, configuration) => {
  await harbor.users.create({
    username: 'jane',
    password: 'Janes-pw-1',
    email: 'j@example.com',
    realname: 'Jane',
  })
  await expect(plan(harbor, { configuration })).rejects.toMatchObject({
    argument,
    message: expect.stringContaining(problem),
  })
})

test('makes a Harbor read-only at the very end, and ends that first', async () => {
  const desired = { configuration: { read_only: true, token_expiration: 31 }, labels: [{ name: 'a' }] }
  const changes = await plan(harbor, desired)
  expect(changes.differences.map(({ kind, changes }) => [kind, changes[0]?.path])).toEqual([
    ['configuration', 'token_expiration'],
    ['labels', 'name'],
    ['configuration', 'read_only'],
  ])
  await apply(changes)
  const back = { configuration: { read_only: false }, labels: [{ name: 'b' }] }
  await apply(await plan(harbor, back))
  expect(String(await plan(harbor, back))).toBe('Nothing to do.')
})

test('sends what robots may do in one order, as Harbor locks it for one robot after the other', async () => {
  const access = ['pull', 'push', 'list'].map((action) => ({ resource: 'repository', action }))
  const grants = ['library', '*'].map((namespace) => ({ kind: 'project' as const, namespace, access }))
  const backwards = grants.map((grant) => ({ ...grant, access: [...access].reverse() })).reverse()
  const common = { duration: 1 }
  const desired: HarborDescription = {
    robots: [
      { ...common, name: 'a', permissions: grants },
      { ...common, name: 'b', permissions: backwards },
    ],
    projects: [
      {
        name: 'library',
        robots: [
          { ...common, name: 'a', access },
          { ...common, name: 'b', access: [...access].reverse() },
        ],
      },
    ],
  }
  await apply(await plan(harbor, desired), { onSecret: () => {} })
  const orders = robots.map((body) => JSON.parse(body)).map(({ level, permissions }) => [level, permissions])
  for (const [level, permissions] of orders) {
    expect(orders.filter(([other]) => other === level)).toEqual([
      [level, permissions],
      [level, permissions],
    ])
  }
  expect(orders).toHaveLength(4)
  expect(
    orders
      .find(([level]) => level === 'system')?.[1]
      .map(({ namespace }: { namespace: string }) => namespace),
  ).toEqual(['*', 'library'])
})

test('asks a registry endpoint for nothing that Harbor hides, and sets it again where `rotate` says so', async () => {
  await apply(await plan(harbor, { registries: [registry] }))
  const known = { ...registry, credential: { access_key: 'admin' } }
  for (const registries of [[registry], [known]]) {
    expect(String(await plan(harbor, { registries }))).toBe('Nothing to do.')
  }
  const rotate = { registries: ['second'] }
  const changes = await plan(harbor, { registries: [registry] }, { rotate })
  expect(String(changes)).toBe("~ registry second\n    credential.access_secret: '(hidden)' → '(secret)'")
  await apply(changes)
  expect(sent.map((body) => JSON.parse(body))).toMatchObject([{ access_secret: 'Harbor12345' }])
})

test('refuses another type of an endpoint that is there, as it cannot be changed', async () => {
  await apply(await plan(harbor, { registries: [registry] }))
  const registries = [{ ...registry, type: 'docker-registry' }]
  await expect(plan(harbor, { registries })).rejects.toMatchObject({
    argument: 'registries[0].type',
    message: expect.stringContaining('cannot be changed'),
  })
})

test('plans an endpoint without its secret, which `apply` asks for before it does anything', async () => {
  const others = { labels: [{ name: 'approved' }] }
  const refusal = { name: 'InvalidArgumentError', argument: 'registries[0].credential.access_secret' }
  const credential = { access_key: 'admin' }
  const made = await plan(harbor, { ...others, registries: [{ ...registry, credential }] })
  expect(String(made)).toContain('+ registry second')
  const withSecret = await plan(harbor, { ...others, registries: [registry] })
  expect(JSON.stringify(made)).toBe(JSON.stringify(withSecret))
  await expect(apply(made)).rejects.toMatchObject(refusal)

  await apply(await plan(harbor, { registries: [registry] }))
  const url = 'https://harbor.test'
  const moved = await plan(harbor, { ...others, registries: [{ ...registry, url, credential }] })
  expect(String(moved)).toContain('~ registry second')
  await expect(apply(moved)).rejects.toMatchObject(refusal)
  expect(await harbor.labels.list().all()).toEqual([])
})

test('makes what leans on an endpoint after it, and deletes it before', async () => {
  const policies = [{ name: 'to-second', dest_registry: 'second' }]
  const changes = await plan(harbor, { replicationPolicies: policies, registries: [registry] })
  expect(changes.differences.map(({ kind }) => kind)).toEqual(['registries', 'replicationPolicies'])
  await apply(changes)
  const prune = ['registries', 'replicationPolicies'] as const
  const nothing = await plan(harbor, { registries: [], replicationPolicies: [] }, { prune })
  expect(String(nothing)).toBe('- replication policy to-second\n- registry second')
  await apply(nothing)
  expect(await harbor.registries.list().all()).toEqual([])
})

test.each<[argument: string, description: HarborDescription]>([
  ['projects[1].registry', { projects: [{ name: 'library' }, { name: 'cache', registry: 'secnd' }] }],
  ['replicationPolicies[0].src_registry', { replicationPolicies: [{ name: 'a', src_registry: 'secnd' }] }],
  [
    'replicationPolicies[1].dest_registry',
    {
      registries: [registry],
      replicationPolicies: [
        { name: 'a', dest_registry: 'second' },
        { name: 'b', dest_registry: 'secnd' },
      ],
    },
  ],
])('refuses in a plan an endpoint that is neither described nor there: %s', async (argument, description) => {
  await expect(plan(harbor, description)).rejects.toMatchObject({
    ...{ name: 'InvalidArgumentError', argument },
    message: expect.stringContaining("is 'secnd', which this Harbor does not know"),
  })
})

test('plans with an endpoint that is there, though it is not described', async () => {
  await apply(await plan(harbor, { registries: [registry] }))
  const changes = await plan(harbor, {
    projects: [{ name: 'cache', registry: 'second' }],
    replicationPolicies: [{ name: 'a', dest_registry: 'second' }],
  })
  expect(changes.differences.map(({ name }) => name)).toEqual(['cache', 'a'])
})

test('compares the parameters of a schedule, which says nothing where there is none', async () => {
  const weekly: HarborDescription = {
    schedules: {
      garbageCollection: { schedule: jobSchedule.weekly(), parameters: { workers: 2 } },
      auditLogPurge: {
        schedule: jobSchedule.daily(),
        parameters: { audit_retention_hour: 24, include_event_types: ['pull_artifact', 'create_artifact'] },
      },
    },
  }
  await apply(await plan(harbor, weekly))
  const untagged: HarborDescription = {
    schedules: {
      garbageCollection: { schedule: jobSchedule.weekly(), parameters: { delete_untagged: true } },
    },
  }
  const changes = await plan(harbor, untagged)
  expect(String(changes)).toBe('~ schedule garbageCollection\n    parameters.delete_untagged: false → true')
  await apply(changes)
  const { job_parameters } = (await harbor.garbageCollection.schedule()) ?? {}
  expect(JSON.parse(job_parameters ?? '')).toMatchObject({ workers: 2, delete_untagged: true })

  const none: HarborDescription = {
    schedules: {
      auditLogPurge: { schedule: { type: 'None' } },
      garbageCollection: { schedule: jobSchedule.none() },
    },
  }
  await apply(await plan(harbor, none))
  expect(String(await plan(harbor, none))).toBe('Nothing to do.')
})
