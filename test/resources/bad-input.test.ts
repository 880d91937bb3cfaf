import { describe, expect, test } from 'vitest'
import { Resource } from '../../src/core/call/resource'
import { Harbor, HarborError, InvalidArgumentError } from '../../src/index'
import { callMethod, methods } from './methods'

/** A client that sends nothing, and what it would have sent. */
function offline(): { harbor: Harbor; sent: string[] } {
  const sent: string[] = []
  const harbor = new Harbor({
    url: 'https://harbor.example.com',
    retry: 0,
    fetch: async (url) => {
      sent.push(url)
      throw new TypeError('offline')
    },
  })
  return { harbor, sent }
}

const { harbor: specimen } = offline()

test('every method of every resource is here', () => {
  const all = Object.entries(specimen).flatMap(([resource, value]) =>
    methodNamesOf(Object.getPrototypeOf(value)).map((method) => `${resource}.${method}`),
  )
  expect(all.length).toBeGreaterThan(0)
  expect(Object.keys(methods).sort()).toEqual(all.sort())
})

/** Its own and those that it inherits, up to what all resources are made of. */
function methodNamesOf(prototype: object): string[] {
  if (prototype === Resource.prototype) return []
  const own = Object.getOwnPropertyNames(prototype).filter((method) => method !== 'constructor')
  return [...own, ...methodNamesOf(Object.getPrototypeOf(prototype))]
}

/** What comes of a method. */
async function outcomeOf(harbor: Harbor, method: string, given: readonly unknown[]): Promise<unknown> {
  try {
    return await callMethod(harbor, method, given)
  } catch (error) {
    return error
  }
}

describe.each(Object.entries(methods))('%s', (method, { arguments: given, optionsNeeded = false }) => {
  const good = given.map((argument) => argument.good)

  test('sends a request for what it should be given', async () => {
    const { harbor, sent } = offline()
    await outcomeOf(harbor, method, good)
    expect(sent).toHaveLength(1)
  })

  test(`may ${optionsNeeded ? 'not ' : ''}be called without options`, async () => {
    const { harbor, sent } = offline()
    await outcomeOf(harbor, method, good.slice(0, -1))
    expect(sent).toHaveLength(optionsNeeded ? 0 : 1)
  })

  const bad = given.flatMap((argument, index) =>
    argument.bad.map(([value, name]): [number, unknown, string] => [index + 1, value, name]),
  )
  test.each(bad)('refuses as argument %d: %j, by the name of %s', async (position, value, name) => {
    const { harbor, sent } = offline()
    const error = await outcomeOf(harbor, method, Object.assign([...good], { [position - 1]: value }))
    expect(error).toBeInstanceOf(InvalidArgumentError)
    expect(error).toMatchObject({ argument: name })
    expect(sent).toEqual([])
  })
})

/** What a caller without a compiler may come with. */
const nonsense = [undefined, null, '', 'x', 0, 5, Number.NaN, true, [], [null], {}, () => 1] as const

/** The value with nonsense in its own place, or in the place of one of its members, however deep. */
function* spoiled(value: unknown, depth = 0): Generator<unknown> {
  yield* nonsense
  if (typeof value !== 'object' || value === null || value instanceof Date || depth > 3) return
  for (const [key, member] of Object.entries(value)) {
    for (const bad of spoiled(member, depth + 1)) {
      yield Array.isArray(value) ? Object.assign([...value], { [key]: bad }) : { ...value, [key]: bad }
    }
  }
}

const selectors = [{ kind: 'doublestar', decoration: 'matches', pattern: '**' }]
const trigger = { type: 'scheduled', trigger_setting: { cron: '0 0 2 * * *' } }

/** Calls with members that need not be given. */
const fuller: readonly (readonly [method: string, given: readonly unknown[]])[] = [
  ['auditLogPurge.run', [{ audit_retention_hour: 1, include_event_types: ['a'], include_operations: ['b'] }]],
  ['garbageCollection.setSchedule', [{ schedule: { type: 'None' }, parameters: { workers: 1 } }]],
  [
    'immutableRules.update',
    ['demo', 3, { tag_selectors: selectors, scope_selectors: { repository: selectors } }],
  ],
  ['labels.create', [{ name: 'a', scope: 'p', project_id: 1, color: '#fff' }]],
  ['members.create', ['demo', { role_id: 1, member_group: { group_name: 'devs', group_type: 'oidc' } }]],
  [
    'preheatPolicies.create',
    ['demo', { name: 'a', provider_id: 1, filters: [{ type: 'tag', value: '*' }], trigger }],
  ],
  ['preheatPolicies.update', ['demo', 'a', { filters: [{ type: 'tag', value: '*' }], trigger }]],
  ['projects.create', [{ project_name: 'demo', metadata: { severity: 'high' }, storage_limit: 1 }]],
  [
    'projects.update',
    ['demo', { metadata: { severity: 'low' }, cve_allowlist: { items: [{ cve_id: 'CVE-1' }] } }],
  ],
  [
    'projects.purge',
    ['demo', { confirm: 'demo', dryRun: false, replicateDeletions: true, onProgress: () => {} }],
  ],
  [
    'replicationPolicies.create',
    [
      {
        name: 'a',
        src_registry: { id: 1 },
        dest_registry: { id: 0 },
        filters: [{ type: 'name', value: 'demo/**' }],
        trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 2 * * *' } },
      },
    ],
  ],
  [
    'retention.set',
    [
      'demo',
      {
        rules: [{ template: 'always', tag_selectors: selectors, scope_selectors: { repository: selectors } }],
        trigger: { kind: 'Schedule', settings: { cron: '0 0 2 * * *' } },
      },
    ],
  ],
  ['retention.start', ['demo', { dry_run: true }]],
  ['robots.expiring', [{ within: 1, project: 'demo' }]],
  [
    'robots.update',
    [
      { id: 3, level: 'project', permissions: [] },
      { duration: 3, permissions: [{ kind: 'project' }] },
    ],
  ],
  ['scanExports.start', [{ projects: ['demo'], repositories: 'a', tags: 'b', cveIds: 'c', labels: [1] }]],
  ['scans.wait', ['demo/app:v1', { scan_type: 'sbom', interval: 1, onProgress: () => {} }]],
  ['securityHub.listVulnerabilities', [{ q: { cvss_score_v3: 7, severity: 'High' } }]],
  [
    'webhookPolicies.create',
    ['demo', { name: 'a', enabled: true, event_types: ['A'], targets: [{ type: 'http' }] }],
  ],
]

const calls = [
  ...Object.entries(methods).map(([method, row]) => [method, row.arguments.map(({ good }) => good)] as const),
  ...fuller,
]

test.each(calls)('%s fails with no error that is not ours, whatever it is given', async (method, good) => {
  const { harbor } = offline()
  for (const [index, value] of good.entries()) {
    for (const bad of spoiled(value)) {
      const given = Object.assign([...good], { [index]: bad })
      const outcome = await outcomeOf(harbor, method, given)
      if (outcome instanceof Error) expect([outcome, given]).toEqual([expect.any(HarborError), given])
    }
  }
})
