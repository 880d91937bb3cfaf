import { expect, test } from 'vitest'
import { access, Harbor, immutable, jobSchedule, replicationFilter, retain } from '../../src/index'
import { apply, type HarborDescription, type NewSecret, plan } from '../../src/provision/index'
import { createFakeHarbor, createFakeHarborPair } from '../../src/testing/index'

const pull = [{ resource: 'repository', action: 'pull' }]

test('plans as a robot that may only read, but for settings and robots of the system', async () => {
  const fake = createFakeHarbor({
    projects: [{ name: 'demo' }],
    users: [{ username: 'jane', password: 'Janes-pw-1' }],
  })
  const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
  const { name, secret } = await harbor.robots.create({
    name: 'planner',
    level: 'system',
    duration: 365,
    permissions: [
      access
        .system()
        .can('registry', 'list')
        .can('replication-policy', 'list')
        .can('garbage-collection', 'read')
        .can('purge-audit', 'read')
        .can('scan-all', 'read'),
      access
        .project('*')
        .can('project', 'read')
        .can('member', 'list')
        .can('label', 'list')
        .can('robot', 'list')
        .can('notification-policy', 'list')
        .can('immutable-tag', 'list'),
    ],
  })
  const planner = new Harbor({ url: fake.url, auth: { robot: name, secret }, fetch: fake.fetch })
  const targets = [{ type: 'http', address: 'https://hooks.test' }] as const
  const desired: HarborDescription = {
    registries: [{ name: 'b', type: 'harbor', url: 'https://b.test', credential: { access_key: 'admin' } }],
    projects: [
      {
        ...{ name: 'demo', storage_limit: 1024, metadata: { public: 'true' } },
        members: [{ username: 'jane', role_id: 'guest' }],
        labels: [{ name: 'approved' }],
        robots: [{ name: 'ci', duration: 1, access: pull }],
        webhookPolicies: [{ name: 'deploy', event_types: ['PUSH_ARTIFACT'], targets }],
        immutableRules: [immutable.tags('v*')],
        retention: { rules: [retain.always().tags('**')] },
      },
      { name: 'new' },
    ],
    labels: [{ name: 'everywhere' }],
    replicationPolicies: [{ name: 'to-b', dest_registry: 'b' }],
    schedules: {
      garbageCollection: { schedule: jobSchedule.daily() },
      auditLogPurge: { schedule: { type: 'None' } },
      scanAll: { schedule: jobSchedule.daily() },
    },
  }
  const planned = await plan(planner, desired)
  expect(planned.differences).toHaveLength(13)
  expect(JSON.stringify(planned)).toBe(JSON.stringify(await plan(harbor, desired)))
  await expect(plan(planner, { configuration: { read_only: false } })).rejects.toThrow('403')
})

test("puts the secret of one Harbor's robot into an endpoint of another, and renews it there", async () => {
  const [first, second] = createFakeHarborPair()
  const [a, b] = [first, second].map(
    (fake) => new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch }),
  )
  if (a === undefined || b === undefined) throw new Error('There are two.')
  const secrets: NewSecret[] = []
  const onSecret = (secret: NewSecret) => void secrets.push(secret)
  const permissions = [access.project('demo').can('repository', 'pull', 'push').can('artifact', 'list')]
  const atB: HarborDescription = {
    projects: [{ name: 'demo' }],
    robots: [{ name: 'from-a', duration: -1, permissions }],
  }
  const atA = (): HarborDescription => ({
    registries: [
      {
        ...{ name: 'b', type: 'harbor', url: second.url },
        credential: { access_key: 'robot$from-a', access_secret: secrets.at(-1)?.secret },
      },
    ],
    replicationPolicies: [{ name: 'to-b', dest_registry: 'b', filters: [replicationFilter.name('demo/**')] }],
  })
  const ping = async () => a.registries.ping({ id: (await a.registries.get('b')).id })
  await apply(await plan(b, atB), { onSecret })
  await apply(await plan(a, atA()))
  expect([String(await plan(b, atB)), String(await plan(a, atA()))]).toEqual([
    'Nothing to do.',
    'Nothing to do.',
  ])
  await expect(ping()).resolves.toBeUndefined()

  await apply(await plan(b, atB, { rotate: { robots: ['from-a'] } }), { onSecret })
  expect(secrets.map(({ robot }) => robot)).toEqual(['robot$from-a', 'robot$from-a'])
  await expect(ping()).rejects.toThrow()
  await apply(await plan(a, atA(), { rotate: { registries: ['b'] } }))
  await expect(ping()).resolves.toBeUndefined()
})
