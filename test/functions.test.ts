import { describe, expect, test } from 'vitest'
import * as harborkit from '../src/index'
import { Harbor, HarborError, InvalidArgumentError } from '../src/index'

const {
  access,
  allOf,
  anyOf,
  between,
  configurationValues,
  cveAllowlist,
  detectHarbor,
  dockerConfigJson,
  dockerConfigSecret,
  garbageCollected,
  immutable,
  jobSchedule,
  like,
  portalUrl,
  preheatFilters,
  preheatTrigger,
  projectSettings,
  replicationFilter,
  replicationTrigger,
  retain,
  retentionTrigger,
  robotDuration,
  scanState,
  severityAtLeast,
} = harborkit

const sent: string[] = []
const offline = {
  url: 'https://harbor.example.com',
  retry: 0,
  fetch: async (url: string) => {
    sent.push(url)
    throw new TypeError('offline')
  },
}
const harbor = new Harbor(offline)
const creation_time = '2026-01-01T00:00:00.000Z'
const login = { host: 'harbor.example.com', name: 'robot$ci', secret: 's' }

/** A function of an argument that the compiler has not seen, the argument's name in an error, and what must be refused. */
const functions: Readonly<
  Record<string, readonly [call: (value: never) => unknown, argument: string, bad: readonly unknown[]]>
> = {
  'access.project': [access.project, 'project', [undefined, null, {}, '', 5, []]],
  'access can: resource': [
    (it: 'robot') => access.system().can(it, 'read'),
    'resource',
    [undefined, null, {}, '', 5, []],
  ],
  'access can: actions': [
    (it) => access.system().can('robot', it),
    'actions',
    [undefined, null, {}, '', 5, []],
  ],
  allOf: [allOf, 'allOf', [undefined, null, {}, '', Number.NaN, []]],
  anyOf: [anyOf, 'anyOf', [undefined, null, {}, '', Number.NaN, []]],
  'between: min': [(it) => between(it, 5), 'between', [null, {}, '', 'x', Number.NaN, true, []]],
  'between: max': [(it) => between(5, it), 'between', [null, {}, '', 'x', Number.NaN, true, []]],
  configurationValues: [
    configurationValues,
    'configuration',
    [undefined, null, {}, '', 5, [], { a: null }, { a: 1 }],
  ],
  'cveAllowlist: ids': [cveAllowlist, 'ids', [undefined, null, {}, '', 'CVE-1', 5, [null], [''], [5]]],
  'cveAllowlist: options': [(it) => cveAllowlist(['CVE-1'], it), 'options', [null, '', 5, []]],
  'cveAllowlist: expires_at': [
    (it) => cveAllowlist(['CVE-1'], { expires_at: it }),
    'expires_at',
    [null, {}, '', '2027-01-01', 0.5, Number.NaN, [], new Date('?')],
  ],
  'cveAllowlist: another option': [(it) => cveAllowlist(['CVE-1'], it), 'expiresAt', [{ expiresAt: 1 }]],
  'detectHarbor: url': [detectHarbor, 'url', [undefined, null, {}, '', 5, []]],
  'detectHarbor: options': [(it) => detectHarbor(offline.url, it), 'options', [null, '', 5]],
  dockerConfigJson: [dockerConfigJson, 'host', [undefined, null, {}, '', 5, []]],
  'dockerConfigSecret: login': [
    (it) => dockerConfigSecret(it, { name: 'harbor' }),
    'host',
    [undefined, null, {}, '', 5, []],
  ],
  'dockerConfigSecret: metadata': [
    (it) => dockerConfigSecret(login, it),
    'metadata.name',
    [undefined, null, {}, '', 5, []],
  ],
  garbageCollected: [garbageCollected, 'run', [undefined, null, '', 5, []]],
  'Harbor.fromEnv': [Harbor.fromEnv, 'HARBOR_URL', [null, {}, '', 5, []]],
  'harbor.whoAmI': [(it) => harbor.whoAmI(it), 'options', [null, '', 5]],
  'harbor.with': [(it) => harbor.with(it), 'options', [undefined, null, '', 5]],
  immutable: [immutable.tags, 'patterns', [undefined, null, {}, '', 5, [], [null]]],
  'jobSchedule.custom': [jobSchedule.custom, 'cron', [undefined, null, {}, '', 5, []]],
  like: [like, 'like', [undefined, null, {}, '', []]],
  'new Harbor': [(it) => new Harbor(it), 'options', [undefined, null, '', 5]],
  'portalUrl: harbor': [(it) => portalUrl(it, 'demo'), 'harbor', [undefined, null, {}, '', 5, []]],
  'portalUrl: target': [(it) => portalUrl(harbor, it), 'target', [undefined, null, {}, '', 0.5, []]],
  'portalUrl: options': [(it) => portalUrl(harbor, 'demo', it), 'options', [null, '', 5]],
  'preheatFilters: policy': [preheatFilters, 'policy', [undefined, null, '', 5, []]],
  'preheatFilters: JSON': [(it) => preheatFilters({ filters: it }), 'policy.filters', ['{', '5', 'null']],
  'preheatTrigger: policy': [preheatTrigger, 'policy', [undefined, null, '', 5, []]],
  'preheatTrigger: JSON': [(it) => preheatTrigger({ trigger: it }), 'policy.trigger', ['{', '5', 'null']],
  projectSettings: [projectSettings, 'project', [undefined, null, {}, '', 5, [], { metadata: null }]],
  'replicationFilter.name': [replicationFilter.name, 'patterns', [undefined, null, {}, '', 5, []]],
  'replicationFilter.tag': [replicationFilter.tag, 'patterns', [undefined, null, {}, '', 5, []]],
  'replicationFilter.tag: decoration': [
    (it) => replicationFilter.tag('v*', it),
    'decoration',
    [null, {}, '', 'x', 5, []],
  ],
  'replicationFilter.label': [
    replicationFilter.label,
    'names',
    [undefined, null, {}, '', 'x', 5, [], [null], ['']],
  ],
  'replicationFilter.label: decoration': [
    (it) => replicationFilter.label(['a'], it),
    'decoration',
    [null, {}, '', 'x', 5, []],
  ],
  'replicationFilter.resource': [replicationFilter.resource, 'type', [undefined, null, {}, '', 'x', 5, []]],
  'replicationTrigger.scheduled': [replicationTrigger.scheduled, 'cron', [undefined, null, {}, '', 5, []]],
  'retain: count': [retain.mostRecentlyPushed, 'count', [undefined, null, {}, '', '5', 0, 0.5, []]],
  'retain: days': [retain.pulledWithin, 'days', [undefined, null, {}, '', '5', 0, 0.5, []]],
  'retain: patterns': [retain.always().tags, 'patterns', [undefined, null, {}, '', 5, [], [null]]],
  'retain: untagged': [
    (it) => retain.always().tags('**', { untagged: it }),
    'untagged',
    [null, {}, '', 'false', 0, []],
  ],
  'robotDuration: robot': [
    (it) => robotDuration(it, { days: 30 }),
    'robot',
    [undefined, null, {}, '', 5, [], { creation_time: 'x' }],
  ],
  'robotDuration: options': [
    (it) => robotDuration({ creation_time }, it),
    'options',
    [undefined, null, '', 5, []],
  ],
  'robotDuration: days': [
    (it) => robotDuration({ creation_time }, { days: it }),
    'days',
    [undefined, null, {}, '', '30', 0, -1, Number.NaN, Number.POSITIVE_INFINITY, []],
  ],
  'robotDuration: another option': [(it) => robotDuration({ creation_time }, it), 'day', [{ day: 1 }]],
  'retentionTrigger.scheduled': [retentionTrigger.scheduled, 'cron', [undefined, null, {}, '', 5, []]],
  scanState: [scanState, 'artifact', [undefined, null, '', 5, []]],
  'severityAtLeast: found': [
    (it) => severityAtLeast(it, 'High'),
    'found',
    [undefined, null, {}, '', 5, [], { vulnerabilities: null }, { vulnerabilities: [null] }, { severity: 5 }],
  ],
  'severityAtLeast: least': [
    (it) => severityAtLeast({ vulnerabilities: [] }, it),
    'least',
    [undefined, null, {}, '', 'high', 5, []],
  ],
}

const cases = Object.entries(functions).flatMap(([name, [call, argument, bad]]) =>
  bad.map((value) => ({ name, call, argument, value })),
)

test.each(cases)('$name refuses $value by the name of $argument', async ({ call, argument, value }) => {
  // An async function rejects, another throws: the caller sees both in a `try` with an `await`.
  const error = await (async () => call(value as never))().catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(InvalidArgumentError)
  expect(error).toMatchObject({ argument })
  expect(sent).toEqual([])
})

describe('the functions of the package', () => {
  test('are all here, or take whatever they are given', () => {
    const takesAnything = ['isHarborError', 'explainServerError', 'isZeroTime']
    const isClass = (name: string) => /^[A-Z]/.test(name)
    const tested = Object.keys(functions).map((name) => name.split(/[ .:]/)[0])
    const exported = Object.keys(harborkit).filter((name) => !isClass(name))
    expect(exported.filter((name) => !tested.includes(name)).sort()).toEqual(takesAnything.sort())
  })

  test.each([undefined, null, {}, '', 5, []])('that take anything answer about %s', (value) => {
    expect(harborkit.isHarborError(value)).toBe(false)
    expect(harborkit.explainServerError(value)).toBeUndefined()
    expect(harborkit.isZeroTime(value as never)).toBe(false)
    expect(harborkit.isHarborError(new HarborError('it failed'))).toBe(true)
  })
})
