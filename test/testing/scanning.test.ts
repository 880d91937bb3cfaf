import { describe, expect, test } from 'vitest'
import { Harbor, HarborJobError } from '../../src/index'
import { createFakeHarbor, type FakeHarborOptions, type VulnerabilitySeed } from '../../src/testing/index'
import { type AnyWebhookEvent, parseWebhook, scanSummary } from '../../src/webhooks/index'

const found: readonly VulnerabilitySeed[] = [
  { id: 'CVE-1', severity: 'High', package: 'curl', version: '7.1', fix_version: '7.2', score: 7.5 },
  { id: 'CVE-2', severity: 'Low', package: 'zlib' },
]
const targets = [{ type: 'http', address: 'https://hooks.example.com' }] as const

function start(options: FakeHarborOptions = {}) {
  const events: AnyWebhookEvent[] = []
  const fake = createFakeHarbor({
    projects: [
      { name: 'demo', repositories: [{ name: 'app', artifacts: [{ tags: ['v1'] }, { tags: ['bad'] }] }] },
    ],
    scanner: { find: ({ tags }) => (tags.includes('bad') ? 'failure' : found) },
    deliver: {
      async fetch(request) {
        events.push(parseWebhook(await request.text()))
        return new Response()
      },
    },
    ...options,
  })
  const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
  return { fake, harbor, events }
}

describe('a scan', () => {
  test('goes from waiting to its end as the clock does, and then says what the test has set', async () => {
    const { fake, harbor } = start({ clock: new Date('2026-01-01T00:00:00Z') })
    const stateNow = async () => (await harbor.artifacts.vulnerabilityReport('demo/app:v1')).state
    expect(await stateNow()).toBe('unscanned')
    await harbor.scans.start('demo/app:v1')
    expect(await stateNow()).toBe('pending')
    await fake.clock.advance(1_000)
    expect(await stateNow()).toBe('pending')
    await expect(harbor.scans.start('demo/app:v1')).rejects.toThrow(/a previous scan process is Running/)
    await fake.clock.advance(1_000)
    const result = await harbor.artifacts.vulnerabilityReport('demo/app:v1')
    expect(result).toMatchObject({ state: 'scanned', report: { severity: 'High' } })
    expect(await harbor.scans.wait('demo/app:v1')).toMatchObject({
      duration: 1,
      summary: { total: 2, fixable: 1 },
    })
    expect(fake.state.scanReports).toHaveLength(1)
  })

  test('takes the old report away, also where it is stopped', async () => {
    const { fake, harbor } = start({ clock: new Date('2026-01-01T00:00:00Z') })
    await harbor.scans.start('demo/app:v1')
    await fake.clock.advance(5_000)
    await harbor.scans.start('demo/app:v1')
    await harbor.scans.stop('demo/app:v1')
    expect(await harbor.artifacts.vulnerabilityReport('demo/app:v1')).toEqual({ state: 'unscanned' })
    expect((await harbor.securityHub.summary()).total_vuls).toBe(0)
  })

  test('tells webhooks how it ended', async () => {
    const { harbor, events } = start()
    const event_types = ['SCANNING_COMPLETED', 'SCANNING_FAILED'] as const
    await harbor.webhookPolicies.create('demo', { name: 'hook', enabled: true, event_types, targets })
    await harbor.scans.start('demo/app:v1')
    await harbor.scans.wait('demo/app:v1')
    await harbor.scans.start('demo/app:bad')
    await harbor.scans
      .wait('demo/app:bad')
      .catch((error: unknown) => expect(error).toBeInstanceOf(HarborJobError))
    await harbor.scans.start('demo/app:v1', { scan_type: 'sbom' })
    const { sbom_digest } = await harbor.scans.wait('demo/app:v1', { scan_type: 'sbom' })
    await expect.poll(() => events.length).toBe(3)
    const [completed, failed, sbom] = events
    if (!completed?.known || completed.type !== 'SCANNING_COMPLETED') throw new Error('not completed')
    if (!failed?.known || failed.type !== 'SCANNING_FAILED') throw new Error('not failed')
    expect(scanSummary(completed)).toMatchObject({
      vulnerabilities: { total: 2, fixable: 1 },
    })
    expect(completed.event_data).toMatchObject({
      resources: [{ tag: 'v1', resource_url: 'harbor.test/demo/app:v1' }],
      repository: { repo_full_name: 'demo/app', repo_type: 'private' },
      scan: { scan_type: 'vulnerability' },
    })
    const [overview] = Object.values(failed.event_data.resources[0]?.scan_overview ?? {})
    expect(overview).toMatchObject({ scan_status: 'Error', severity: '', summary: null, complete_percent: 0 })
    expect(sbom?.event_data).toMatchObject({
      resources: [{ sbom_overview: { scan_status: 'Success', sbom_digest } }],
      scan: { scan_type: 'sbom' },
    })
  })

  test('is not to be had without a scanner', async () => {
    const { harbor } = start({ scanner: undefined })
    await expect(harbor.scans.start('demo/app:v1')).rejects.toThrow(/no available scanner for project: 2/)
    expect(await harbor.artifacts.vulnerabilityReport('demo/app:v1')).toEqual({ state: 'unscannable' })
    expect(await harbor.scanners.ofProject('demo')).toBeUndefined()
    await expect(harbor.scanAll.start()).rejects.toThrow(/no scanner is configured/)
  })
})

test('a scan of everything fails in part where one does', async () => {
  const { harbor } = start()
  await harbor.scanAll.start()
  await expect(harbor.scanAll.wait()).rejects.toThrow(/1 of 2 scans failed/)
  const { total_vuls, high_cnt, scanned_cnt } = await harbor.securityHub.summary()
  expect({ total_vuls, high_cnt, scanned_cnt }).toEqual({ total_vuls: 2, high_cnt: 1, scanned_cnt: 1 })
})

test('a schedule scans everything when its time has come', async () => {
  const { fake, harbor } = start({ clock: new Date('2026-01-01T00:00:00Z') })
  await harbor.scanAll.setSchedule({ schedule: { type: 'Hourly', cron: '0 0 * * * *' } })
  await fake.clock.advance(3_605_000)
  expect(await harbor.scanAll.metrics()).toMatchObject({ trigger: 'Schedule', total: 2, completed: 2 })
})

test('the security hub refuses what Harbor refuses', async () => {
  const { harbor } = start()
  const list = (q: string) => harbor.securityHub.listVulnerabilities({ q })
  await expect(list('nope=1')).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining('nope is not allowed'),
  })
  await expect(list('package=~curl')).rejects.toMatchObject({ status: 400 })
  await expect(list('cvss_score_v3=[7~]')).rejects.toMatchObject({ status: 500 })
})
