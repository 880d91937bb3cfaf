import { beforeAll, describe, expect, test } from 'vitest'
import { deviating, type Exceptions, isIn, notSetUp } from './exceptions'
import { replayDirectly } from './harbor'
import { replayJobService } from './job-service'
import { replayModes } from './modes'
import { replayThroughNginx } from './nginx'
import { ofDirectories } from './of-directories'
import { replayPolicies } from './policies'
import { replayPreheat } from './preheat'
import { type Exchange, readExchanges } from './recorded'
import { replayRegistry } from './registry'
import type { Outcome } from './replay'
import { replayReplications } from './replications'
import { replayScanning } from './scanning'
import { replaySessionTimes } from './session-times'
import { replaySessions } from './sessions'

// What is about the areas that the fake has.
const files = [
  ...[
    'artifact',
    'auditlog',
    'configure',
    'cross-cutting',
    'gc',
    'health',
    'icon',
    'immutable',
    'jobservice',
    'label',
    'ldap',
    'member',
    'oidc',
    'permissions',
    'ping',
    'preheat',
    'project',
    'project-metadata',
  ],
  ...[
    'proxy',
    'purge',
    'quota',
    'registry',
    'replication',
    'repository',
    'retention',
    'robot',
    'schedule',
    'search',
    'session',
    'statistic',
  ],
  ...['scan', 'scan-all', 'scan-data-export', 'scanner', 'securityhub', 'system-cve-allowlist'],
  ...['systeminfo', 'user', 'usergroup', 'webhook', 'webhookjob'],
  ...['auth', 'delete', 'names', 'policies', 'pull', 'push-blobs', 'push-manifests', 'push-permissions'].map(
    registry,
  ),
  ...['referrers', 'tags-and-catalog'].map(registry),
]

let outcomes: readonly Outcome[] = []

beforeAll(async () => {
  const replays = [
    await replayDirectly(),
    await replayThroughNginx(),
    await replaySessions(),
    await replayRegistry(),
    await replayReplications(),
    ...(await replayModes()),
    ...(await replaySessionTimes()),
    await replayScanning(),
    await replayPolicies(),
    await replayPreheat(),
    await replayJobService(),
  ]
  outcomes = replays.flat().flatMap((replay) => replay.outcomes)
}, 120_000)

describe.each(files)('%s.json', (file) => {
  test('is answered as a real Harbor did, but where it is said', () => {
    const lines = outcomesOf(file)
      .filter(({ exchange, differences }) => differences.length > 0 && !isIn(deviating, exchange))
      .flatMap(({ exchange, differences }) => [exchange.name, ...differences])
    expect(lines).toEqual([])
  })

  test('is sent, but where it is said', () => {
    const sent = new Set(outcomesOf(file).map(({ exchange }) => exchange.name))
    const left = readExchanges(file).filter(
      (exchange) => !isIn(notSetUp, exchange) && !isIn(ofDirectories, exchange),
    )
    expect(left.map(({ name }) => name).filter((name) => !sent.has(name))).toEqual([])
  })

  test('does differ where it is said', () => {
    const same = outcomesOf(file).filter(
      ({ exchange, differences }) => isIn(deviating, exchange) && differences.length === 0,
    )
    expect(same.map(({ exchange }) => exchange.name)).toEqual([])
  })
})

test('at least 95 of 100 exchanges are sent, and at most 3 of 100 are answered otherwise', () => {
  const ofToday = files.flatMap(readExchanges).filter((exchange) => !isIn(ofDirectories, exchange))
  const percentOf = (exceptions: Exceptions) =>
    (100 * ofToday.filter((one) => isIn(exceptions, one)).length) / ofToday.length
  expect(ofToday.length).toBeGreaterThan(1_000)
  expect(100 - percentOf(notSetUp)).toBeGreaterThanOrEqual(95)
  expect(percentOf(deviating)).toBeLessThanOrEqual(3)
})

function outcomesOf(file: string): readonly Outcome[] {
  return outcomes.filter(({ exchange }: { readonly exchange: Exchange }) => exchange.file === file)
}

function registry(name: string): string {
  return `registry/${name}`
}
