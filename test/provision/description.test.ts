import { beforeEach, expect, test } from 'vitest'
import { Harbor, immutable, retain } from '../../src/index'
import {
  type ApplyOptions,
  apply,
  type ExportOptions,
  exportState,
  type HarborDescription,
  type PlanOptions,
  plan,
} from '../../src/provision/index'
import { createFakeHarbor, type FakeHarbor } from '../../src/testing/index'

let fake: FakeHarbor
let harbor: Harbor

beforeEach(() => {
  fake = createFakeHarbor({ projects: [{ name: 'demo' }] })
  harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
})

const robot = { name: 'ci', duration: 30, access: [{ resource: 'repository', action: 'pull' }] }
const hook = {
  name: 'deploy',
  event_types: ['PUSH_ARTIFACT'],
  targets: [{ type: 'http', address: 'https://a.test' }],
}
const registry = { name: 'second', type: 'harbor', url: 'https://b.test' }

/** A description with this in the project `demo`. */
const inDemo = (things: object): unknown => ({ projects: [{ name: 'demo', ...things }] })

test.each<[path: string, problem: string, description: unknown]>([
  ['desired', 'must be of type object', null],
  ['desired', 'has unknown members: project', { project: [] }],
  ['projects', 'must be of type array', { projects: {} }],
  ['projects[0].name', 'is missing', { projects: [{}] }],
  ['projects[0].name', 'must be lower-case letters', { projects: [{ name: 'Demo' }] }],
  ['projects[1]', 'describes the same as projects[0]', { projects: [{ name: 'a' }, { name: 'a' }] }],
  [
    'projects[0].metadata.severity',
    "must be 'none' or 'low'",
    inDemo({ metadata: { severity: 'terrible' } }),
  ],
  ['projects[0].metadata.public', "must be 'true' or 'false'", inDemo({ metadata: { public: true } })],
  ['projects[0].metadata', 'has unknown members: publik', inDemo({ metadata: { publik: 'true' } })],
  [
    'projects[0].metadata.proxy_speed_kb',
    'is ignored by Harbor',
    inDemo({ metadata: { proxy_speed_kb: '1' } }),
  ],
  [
    'projects[0].metadata.enable_content_trust',
    'is ignored by Harbor',
    inDemo({ registry: 'second', metadata: { enable_content_trust: 'true' } }),
  ],
  ['projects[0].storage_limit', 'above 0, or -1', inDemo({ storage_limit: 0 })],
  [
    'projects[0].members[0].role_id',
    'must be ',
    inDemo({ members: [{ username: 'jane', role_id: 'boss' }] }),
  ],
  [
    'projects[0].members[0].username',
    'must not be empty',
    inDemo({ members: [{ username: '', role_id: 'guest' }] }),
  ],
  [
    'projects[0].members[0].group_type',
    'must be ',
    inDemo({ members: [{ group_name: 'devs', group_type: 'saml', role_id: 'guest' }] }),
  ],
  [
    'projects[0].labels[0].color',
    'longer than 16',
    inDemo({ labels: [{ name: 'a', color: '#'.repeat(17) }] }),
  ],
  ['projects[0].labels[1]', 'describes the same', inDemo({ labels: [{ name: 'a' }, { name: 'a' }] })],
  ['projects[0].robots[0].name', 'must be lower-case', inDemo({ robots: [{ ...robot, name: 'robot$ci' }] })],
  ['projects[0].robots[0].duration', 'above 0, or -1', inDemo({ robots: [{ ...robot, duration: 0 }] })],
  ['projects[0].robots[0].access', 'must not be empty', inDemo({ robots: [{ ...robot, access: [] }] })],
  [
    'projects[0].robots[0].description',
    'ends as that of a robot without a secret',
    inDemo({ robots: [{ ...robot, description: 'x [harborkit: secret not handed over]' }] }),
  ],
  ['robots[0].permissions', 'is missing', { robots: [{ name: 'ci', duration: 1 }] }],
  [
    'projects[0].webhookPolicies[0].event_types',
    'must not be empty',
    inDemo({ webhookPolicies: [{ ...hook, event_types: [] }] }),
  ],
  [
    'projects[0].webhookPolicies[0].targets[0].address',
    "must begin with 'http://'",
    inDemo({ webhookPolicies: [{ ...hook, targets: [{ type: 'http', address: 'hooks.example.com' }] }] }),
  ],
  [
    'projects[0].webhookPolicies[0].targets[0].type',
    'is not one of the things',
    inDemo({ webhookPolicies: [{ ...hook, targets: [{ type: 'smtp', address: 'https://a.test' }] }] }),
  ],
  ['projects[0].retention.rules', 'must not be empty', inDemo({ retention: { rules: [] } })],
  [
    'projects[0].retention.trigger.settings',
    'has unknown members: corn',
    inDemo({
      retention: {
        rules: [retain.always().tags('**')],
        trigger: { kind: 'Schedule', settings: { corn: '0 0 2 * * *' } },
      },
    }),
  ],
  [
    'projects[0].retention.trigger.settings.cron',
    'must be six fields',
    inDemo({
      retention: {
        rules: [retain.always().tags('**')],
        trigger: { kind: 'Schedule', settings: { cron: '0 2 * * *' } },
      },
    }),
  ],
  [
    'projects[0].immutableRules[0].scope_selectors',
    'is missing',
    inDemo({ immutableRules: [{ tag_selectors: immutable.tags('v*').tag_selectors }] }),
  ],
  [
    'schedules.garbageCollection.schedule.cron',
    'must be six fields',
    { schedules: { garbageCollection: { schedule: { type: 'Daily', cron: '0 0 * * *' } } } },
  ],
  [
    'schedules.auditLogPurge.parameters',
    'is missing',
    { schedules: { auditLogPurge: { schedule: { type: 'Daily', cron: '0 0 0 * * *' } } } },
  ],
  [
    'schedules.scanAll.schedule.type',
    'is not one of',
    { schedules: { scanAll: { schedule: { type: 'Manual' } } } },
  ],
  ['registries[0].url', "must begin with 'http://'", { registries: [{ ...registry, url: 'b.test' }] }],
  [
    'replicationPolicies[0].dest_registry',
    'must name the other side',
    { replicationPolicies: [{ name: 'a' }] },
  ],
  [
    'replicationPolicies[0].trigger.trigger_settings',
    'is missing',
    { replicationPolicies: [{ name: 'a', src_registry: 'second', trigger: { type: 'scheduled' } }] },
  ],
])('names %s, which %s, before it asks anything', async (path, problem, description) => {
  // What a program without types gives.
  const given = description as HarborDescription
  await expect(plan(harbor, given)).rejects.toMatchObject({
    name: 'InvalidArgumentError',
    argument: path,
    message: expect.stringContaining(problem),
  })
  expect(fake.requests).toEqual([])
})

test('names everything that is wrong with a description at once, and repeats no secret', async () => {
  const description = inDemo({
    labels: [{ name: 'a', color: '#'.repeat(17) }],
    webhookPolicies: [{ ...hook, targets: [{ type: 'http', address: 'a', auth_header: ['hush'] }] }],
  }) as HarborDescription
  const error = await plan(harbor, description).catch((error: unknown) => error)
  expect(String(error)).toContain('projects[0].labels[0].color')
  expect(String(error)).toContain('projects[0].webhookPolicies[0].targets[0].address')
  expect(String(error)).not.toContain('hush')
})

test.each<[path: string, problem: string, options: unknown]>([
  ['options', 'has unknown members: purge', { purge: ['labels'] }],
  ['options', 'must be of type object', ['labels']],
  ['prune', 'must be of type array', { prune: 'labels' }],
  ['prune[1]', "must be 'registries' or", { prune: ['labels', 'configuration'] }],
  ['rotate', 'has unknown members: robot', { rotate: { robot: ['ci'] } }],
  ['rotate.robots', 'must be of type array', { rotate: { robots: 'ci' } }],
  [
    'rotate.robots[0]',
    "'robot$demo+ci' is not in the description. A robot is named as there: `ci`, or `demo/ci` of a project.",
    { rotate: { robots: ['robot$demo+ci'] } },
  ],
  [
    'rotate.registries[0]',
    "'second' is not in the description, or has no secret there.",
    { rotate: { registries: ['second'] } },
  ],
])('refuses of a plan %s, which %s and would do less than was asked for', async (path, problem, options) => {
  const description: HarborDescription = {
    registries: [registry],
    projects: [{ name: 'demo', robots: [robot] }],
  }
  await expect(plan(harbor, description, options as PlanOptions)).rejects.toMatchObject({
    argument: path,
    message: expect.stringContaining(problem),
  })
  expect(fake.requests).toEqual([])
})

test.each<[path: string, options: unknown]>([
  ['options', { onsecret: () => {} }],
  ['onSecret', { onSecret: 'vault' }],
  ['onProgress', { onProgress: true }],
  ['concurrency', { concurrency: 0 }],
  ['concurrency', { concurrency: 1.5 }],
])('refuses %s of apply: %j', async (path, options) => {
  const changes = await plan(harbor, { labels: [{ name: 'a' }] })
  await expect(apply(changes, options as ApplyOptions)).rejects.toMatchObject({ argument: path })
  expect(await harbor.labels.list().all()).toEqual([])
})

test.each<[path: string, options: unknown]>([
  ['options', { project: ['demo'] }],
  ['projects', { projects: 'demo' }],
  ['projects[1]', { projects: ['demo', 'a b,public=true'] }],
])('refuses %s of exportState: %j', async (path, options) => {
  await expect(exportState(harbor, options as ExportOptions)).rejects.toMatchObject({ argument: path })
  expect(fake.requests).toEqual([])
})

test('refuses to make a cache of a project that is there', async () => {
  await expect(plan(harbor, { projects: [{ name: 'demo', registry: 'second' }] })).rejects.toMatchObject({
    argument: 'projects[0].registry',
  })
})
