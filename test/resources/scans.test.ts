import { describe, expect, test } from 'vitest'
import {
  type Artifact,
  HarborJobError,
  InvalidArgumentError,
  type JobProgress,
  NotFoundError,
  type Severity,
  severityAtLeast,
  type VulnerabilityReport,
} from '../../src/index'
import { findExchange } from './recorded-exchange'
import { type Recorded, replay } from './replay'
import { type Answer, scripted } from './script'

function imageOf({ path }: Recorded): string {
  return `${path.project_name}/${path.repository_name}:${path.reference}`
}

replay('scan.json', {
  operations: {
    scanArtifact: {
      call: (recorded) => recorded.harbor.scans.start(imageOf(recorded), recorded.body()),
    },
    stopScanArtifact: {
      call: (recorded) => recorded.harbor.scans.stop(imageOf(recorded), recorded.body()),
    },
    getReportLog: {
      call: (recorded) => recorded.harbor.scans.log(imageOf(recorded), recorded.path.report_id ?? ''),
    },
  },
  refused: { 'scanArtifact: 422: no such type': 'scan_type' },
  skipped: {
    'stopScanArtifact: 422: no body': 'there is always a body',
    'getReportLog: Accept: application/json: the log as a JSON string': 'a log is asked for as a string',
  },
})

const recorded = (note: string) => findExchange('artifact.json', 'getArtifact', note)
const running = overview({ scan_status: 'Running', complete_percent: 50 })
const scanned = overview({ scan_status: 'Success', severity: 'Critical', complete_percent: 100 })
const unscanned = { body: artifact({}) }
const log = findExchange('scan.json', 'getReportLog', 'the log of a scan')

/** The members that matter here. */
function artifact(members: Partial<Artifact>): object {
  return { digest: `sha256:${'a'.repeat(64)}`, tags: null, labels: null, accessories: null, ...members }
}

function overview(summary: object): Answer {
  const times = { start_time: '2026-11-23T20:33:41.000Z', end_time: '0001-01-01T00:00:00.000Z' }
  const type = 'application/vnd.security.vulnerability.report; version=1.1'
  return { body: { ...artifact({}), scan_overview: { [type]: { report_id: 'r1', ...times, ...summary } } } }
}

describe('wait', () => {
  test('looks until the scan is over, and gives what was found in short', async () => {
    const { harbor, asked } = scripted(overview({ scan_status: 'Pending' }), running, scanned)
    const seen: JobProgress[] = []
    const found = await harbor.scans.wait('demo/app:v1', { interval: 1, onProgress: (one) => seen.push(one) })
    expect(found).toMatchObject({ report_id: 'r1', severity: 'Critical' })
    expect(seen).toEqual([
      { done: 0, total: 100, status: 'Pending' },
      { done: 50, total: 100, status: 'Running' },
      { done: 100, total: 100, status: 'Success' },
    ])
    const look =
      'GET /projects/demo/repositories/app/artifacts/v1?with_tag=false&with_scan_overview=true&with_sbom_overview=false'
    expect(asked).toEqual([look, look, look])
  })

  test('tells where an SBOM is', async () => {
    const made = recorded('scan_overview of the 1.1 report, and sbom_overview')
    const { harbor, asked } = scripted(made)
    const { sbom_digest } = await harbor.scans.wait('demo/alpine:3.19', { scan_type: 'sbom' })
    expect(sbom_digest).toMatch(/^sha256:/)
    expect(asked[0]).toContain('with_scan_overview=false&with_sbom_overview=true')
  })

  test.each([
    ['Error', /ended as Error/],
    ['Stopped', /was stopped/],
  ])('throws where the scan ends as %s, with the end of its log', async (scan_status, message) => {
    const { harbor } = scripted(overview({ scan_status }), log)
    const error = await harbor.scans.wait('demo/app:v1').catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(HarborJobError)
    expect(error).toMatchObject({ jobStatus: scan_status, message: expect.stringMatching(message) })
    const { tasks } = error as HarborJobError
    expect(tasks).toEqual([{ id: 'r1', status: scan_status, log: String(log.response.body).slice(-2000) }])
  })

  test('says that an artifact was never scanned', async () => {
    const { harbor } = scripted(unscanned)
    const wait = harbor.scans.wait('demo/app:v1')
    await expect(wait).rejects.toThrow(NotFoundError)
    await expect(scripted(unscanned).harbor.scans.wait('demo/app:v1')).rejects.toThrow(/never scanned/)
  })

  test('refuses a kind of scan that there is not', async () => {
    const { harbor, asked } = scripted()
    // @ts-expect-error only two kinds of scans can be waited for
    const wait = harbor.scans.wait('demo/app:v1', { scan_type: 'nope' })
    await expect(wait).rejects.toMatchObject({ name: 'InvalidArgumentError', argument: 'scan_type' })
    expect(asked).toEqual([])
  })
})

describe('vulnerabilityReport', () => {
  const report = findExchange('artifact.json', 'getVulnerabilitiesAddition', '1.1')
  const empty = findExchange('artifact.json', 'getVulnerabilitiesAddition', 'not scanned: {}')
  const chart = findExchange('artifact.json', 'getVulnerabilitiesAddition', 'a chart: not scannable')
  const noScanner = findExchange('artifact.json', 'getVulnerabilitiesAddition', 'never scanned, no scanner')

  test.each<[what: string, state: string, answers: Answer[]]>([
    ['was scanned', 'scanned', [scanned, report]],
    ['waits for its scan', 'pending', [overview({ scan_status: 'Pending' })]],
    ['is being scanned', 'pending', [running]],
    ['is scanned again meanwhile', 'pending', [scanned, empty]],
    ['was scanned for the first time meanwhile', 'pending', [unscanned, report]],
    ['could not be scanned', 'failed', [overview({ scan_status: 'Error' })]],
    ['was to be scanned until it was stopped', 'unscanned', [overview({ scan_status: 'Stopped' })]],
    ['was never scanned', 'unscanned', [unscanned, empty]],
    ['is no image', 'unscannable', [unscanned, chart]],
    ['is in a project without a scanner', 'unscannable', [unscanned, noScanner]],
  ])('of an artifact that %s is %s', async (_what, state, answers) => {
    const { harbor, asked } = scripted(...answers)
    expect(await harbor.artifacts.vulnerabilityReport('demo/app:v1')).toMatchObject({ state })
    expect(asked).toHaveLength(answers.length)
  })

  test('is that of the digest that was looked at, and has a type', async () => {
    const { harbor, asked } = scripted(scanned, report)
    const result = await harbor.artifacts.vulnerabilityReport('demo/app:v1')
    const found: VulnerabilityReport | undefined = result.state === 'scanned' ? result.report : undefined
    expect(found?.vulnerabilities[0]?.id).toBe('CVE-2023-38545')
    expect(asked[1]).toBe(
      `GET /projects/demo/repositories/app/artifacts/sha256%3A${'a'.repeat(64)}/additions/vulnerabilities`,
    )
  })

  test('of an artifact that does not exist is an error', async () => {
    const { harbor } = scripted(recorded('404: no such tag'))
    await expect(harbor.artifacts.vulnerabilityReport('demo/app:v1')).rejects.toThrow(NotFoundError)
  })
})

describe('sbom', () => {
  const document = findExchange('artifact.json', 'getAddition', 'sbom, of the SBOM artifact')
  const accessory = (id: number, digit: string) => ({ id, digest: `sha256:${digit.repeat(64)}` })

  test('is read from the newest accessory that is one', async () => {
    const { harbor, asked } = scripted({ body: [accessory(1, 'b'), accessory(2, 'c')] }, document)
    const { spdxVersion, packages } = await harbor.artifacts.sbom('demo/alpine:3.19')
    expect([spdxVersion, packages?.[0]?.name]).toEqual(['SPDX-2.3', 'curl'])
    expect(asked).toEqual([
      expect.stringMatching(
        /^GET \/projects\/demo\/repositories\/alpine\/artifacts\/3.19\/accessories\?q=type=sbom.harbor/,
      ),
      `GET /projects/demo/repositories/alpine/artifacts/sha256%3A${'c'.repeat(64)}/additions/sbom`,
    ])
  })

  test('that was never made is an error that says how to make it', async () => {
    const sbom = scripted({ body: [] }).harbor.artifacts.sbom('demo/alpine:3.19')
    await expect(sbom).rejects.toThrow(/no SBOM.*scan_type: 'sbom'/)
    await expect(scripted({ body: [] }).harbor.artifacts.sbom('demo/alpine:3.19')).rejects.toThrow(
      NotFoundError,
    )
  })
})

describe('severityAtLeast', () => {
  const report = findExchange('artifact.json', 'getVulnerabilitiesAddition', 'a clean image')
  const [clean] = Object.values(report.response.body as Record<string, VulnerabilityReport>)
  const ascending: readonly Severity[] = ['None', 'Negligible', 'Low', 'Medium', 'High', 'Critical']

  test('knows the order of the severities', () => {
    const all = ascending.map((severity) => ascending.map((least) => severityAtLeast({ severity }, least)))
    expect(all).toEqual(ascending.map((_, rank) => ascending.map((_, least) => rank >= least)))
    expect(severityAtLeast({ severity: 'Unknown' }, 'Negligible')).toBe(false)
  })

  test('of a report is about what it has found', () => {
    const found: { vulnerabilities: { severity: Severity }[] } = {
      vulnerabilities: [{ severity: 'Low' }, { severity: 'High' }],
    }
    expect(severityAtLeast(found, 'High')).toBe(true)
    expect(severityAtLeast(found, 'Critical')).toBe(false)
    if (clean === undefined) throw new Error('no report')
    expect(severityAtLeast(clean, 'None')).toBe(false)
  })

  test('takes a word that nobody knows for the worst', () => {
    // @ts-expect-error what a scanner may say one day
    expect(severityAtLeast({ severity: 'Defcon' }, 'Critical')).toBe(true)
  })

  test('refuses to compare with what is no severity', () => {
    // @ts-expect-error severities begin with a capital
    expect(() => severityAtLeast({ severity: 'High' }, 'high')).toThrow(InvalidArgumentError)
  })
})
