import { expect, test } from 'vitest'
import {
  Harbor,
  immutable,
  jobSchedule,
  replicationFilter,
  replicationTrigger,
  retain,
  retentionTrigger,
} from '../../src/index'
import { apply, exportState, type HarborDescription, type NewSecret, plan } from '../../src/provision/index'
import { createFakeHarborPair, type FakeHarbor } from '../../src/testing/index'

const pull = { resource: 'repository', action: 'pull' }

/** Uses everything that can be described. */
const desired: HarborDescription = {
  configuration: { token_expiration: 31, read_only: true, oidc_client_secret: 'not shown' },
  registries: [
    {
      name: 'second',
      type: 'harbor',
      url: 'https://remote.test',
      credential: { access_key: 'admin', access_secret: 'Harbor12345' },
    },
  ],
  labels: [{ name: 'everywhere' }],
  robots: [{ name: 'all', duration: 7, permissions: [{ kind: 'project', namespace: '*', access: [pull] }] }],
  replicationPolicies: [
    {
      name: 'to-second',
      dest_registry: 'second',
      filters: [replicationFilter.name('demo/**'), replicationFilter.tag('v*', 'excludes')],
      trigger: replicationTrigger.scheduled('0 0 2 * * *'),
    },
    { name: 'from-second', src_registry: 'second', enabled: false, dest_namespace: 'demo' },
  ],
  schedules: {
    scanAll: { schedule: jobSchedule.daily() },
    garbageCollection: { schedule: jobSchedule.weekly(), parameters: { delete_untagged: true } },
    auditLogPurge: {
      schedule: jobSchedule.daily(),
      parameters: { audit_retention_hour: 24, include_event_types: ['pull_artifact'] },
    },
  },
  projects: [
    {
      name: 'demo',
      metadata: { public: 'true' },
      storage_limit: 1024 ** 3,
      cve_allowlist: { items: [{ cve_id: 'CVE-2024-1' }] },
      members: [
        { username: 'jane', role_id: 'developer' },
        { group_name: 'devs', group_type: 'oidc', role_id: 'guest' },
        { group_name: 'ops', group_type: 'http', role_id: 'maintainer' },
      ],
      labels: [{ name: 'approved' }],
      robots: [
        { name: 'ci', duration: 30, access: [pull] },
        { name: 'off', description: 'for later', duration: -1, disable: true, access: [pull] },
      ],
      immutableRules: [{ ...immutable.tags('v*'), disabled: true }],
      retention: {
        rules: [retain.mostRecentlyPulled(10).tags('**')],
        trigger: retentionTrigger.scheduled('0 0 2 * * *'),
      },
      webhookPolicies: [
        {
          name: 'deploy',
          event_types: ['PUSH_ARTIFACT'],
          targets: [
            { type: 'http', address: 'https://a.test', auth_header: 'hush', payload_format: 'CloudEvents' },
            { type: 'slack', address: 'https://hooks.slack.test/x' },
          ],
        },
        {
          name: 'off',
          enabled: false,
          event_types: ['REPLICATION'],
          targets: [{ type: 'http', address: 'https://b.test' }],
        },
      ],
    },
    // Caches: one keeps the retention that Harbor gives it, the other gets another.
    { name: 'cache', registry: 'second', metadata: { public: 'true', proxy_speed_kb: '100' } },
    { name: 'cache-kept', registry: 'second', retention: { rules: [retain.always().tags('**')] } },
    // There already, and other than it should be.
    { name: 'there', metadata: { public: 'true' }, members: [], labels: [], robots: [] },
  ],
}
const prune = ['members', 'labels', 'robots'] as const

/** What a run left behind. */
interface World {
  readonly fake: FakeHarbor
  readonly secrets: Map<string, string>
}

async function start(): Promise<World> {
  const [fake] = createFakeHarborPair({
    users: [{ username: 'jane', password: 'Janes-pw-1' }],
    projects: [
      {
        name: 'there',
        members: { jane: 'guest' },
        labels: [{ name: 'old' }],
        robots: [{ name: 'old', secret: 'Secret-123', access: [pull] }],
      },
    ],
  })
  const { userGroups } = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
  await userGroups.create({ group_name: 'devs', group_type: 'oidc' })
  await userGroups.create({ group_name: 'ops', group_type: 'http' })
  return { fake, secrets: new Map() }
}

type Kill = { after: number; isCarriedOut: boolean }

/** Plans and applies. From the request with the number on, nothing is heard any more. @returns how many requests it made */
async function run({ fake, secrets }: World, concurrency: number, kill?: Kill): Promise<number> {
  let requests = 0
  const fetch: typeof fake.fetch = async (input, init) => {
    const isKilled = kill !== undefined && ++requests > kill.after
    if (kill === undefined) requests++
    if (!isKilled) return fake.fetch(input, init)
    if (requests === kill.after + 1 && kill.isCarriedOut) await fake.fetch(input, init)
    throw new TypeError('fetch failed: the process was killed')
  }
  const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch, retry: 0, session: false })
  const onSecret = async ({ robot, secret }: NewSecret) => {
    if (kill !== undefined && requests > kill.after) throw new Error('killed')
    secrets.set(robot, secret)
  }
  const changes = await plan(harbor, desired, { prune })
  await apply(changes, { concurrency, onSecret })
  return requests
}

/** What matters of a Harbor, without ids and times. */
async function endOf({ fake, secrets }: World): Promise<unknown> {
  const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
  expect(String(await plan(harbor, desired, { prune }))).toBe('Nothing to do.')
  const state = await exportState(harbor)
  expect(String(await plan(harbor, state))).toBe('Nothing to do.')
  const rows = Object.entries(fake.state)
    .filter(([table]) => !['auditLogs', 'executions', 'tasks'].includes(table))
    .map(([table, rows]) => [table, rows.length])
  await expectSecretsToWork(harbor, { fake, secrets })
  return { state, secrets: [...secrets.keys()].sort(), rows: Object.fromEntries(rows) }
}

/** Every robot that is there, the disabled ones too, logs in with what was handed over. */
async function expectSecretsToWork(harbor: Harbor, { fake: { url, fetch }, secrets }: World): Promise<void> {
  await harbor.configuration.update({ read_only: false })
  const robots = [
    ...(await harbor.robots.list({ project: 'demo' }).all()),
    ...(await harbor.robots.list().all()),
  ]
  expect(robots.map(({ description }) => description)).not.toContainEqual(
    expect.stringContaining('not handed over'),
  )
  for (const { id, name } of robots) {
    await harbor.robots.update(id, { disable: false })
    const robot = new Harbor({ url, fetch, auth: { robot: name, secret: secrets.get(name) ?? '' } })
    await expect(robot.whoAmI(), name).resolves.toMatchObject({ kind: 'robot', name })
  }
}

test.each([
  [1, 'never carried out', false],
  [1, 'carried out', true],
  [4, 'never carried out', false],
  [4, 'carried out', true],
])(
  'ends the same, %i at once, wherever it is killed, the last request %s',
  async (concurrency, _what, isCarriedOut) => {
    const whole = await start()
    const total = await run(whole, concurrency)
    const end = await endOf(whole)
    for (let after = 0; after < total; after++) {
      const world = await start()
      await expect(run(world, concurrency, { after, isCarriedOut }), `${after}`).rejects.toThrow()
      await run(world, concurrency)
      expect(await endOf(world), `killed at ${after}`).toEqual(end)
    }
  },
  120_000,
)
