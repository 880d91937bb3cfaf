import { createFakeHarbor, type FakeHarborOptions, type VulnerabilitySeed } from '../../../src/testing/index'
import { find } from './recorded'
import { pushRecordedImages } from './recorded-harbor'
import { Replay } from './replay'

const password = 'Recorded12345'

/** Scanners, what they find, and who is told: on a Harbor of its own, whose clock stands still. */
export async function replayScanning(): Promise<Replay> {
  const replay = new Replay(createFakeHarbor(options()))
  for (const user of ['developer', 'guest', 'outsider']) replay.know(user, password)
  replay.substitute('Demo Scanner', 'Fake')
  for (const space of ['', ' ']) {
    replay.substitute(`"vendor":${space}"Example"`, `"vendor":${space}"harborkit"`)
  }
  const [seeded] = replay.fake.state.scanners
  await replay.ask('DELETE', `/scanners/${seeded?.uuid}`)
  await pushRecordedImages(replay)
  await replay.run('scan', { until: 'scanArtifact: vulnerabilities' })
  await replay.run('scan-all', { until: 'createScanAllSchedule: Manual: start now' })
  await replay.run('securityhub', {
    until: 'getSecuritySummary: plain',
    loosely: ['getSecuritySummary: no vulnerabilities yet'],
  })
  await replayExports(replay)
  await replay.run('scanner')
  await replayScans(replay)
  await replayScanAll(replay)
  await replay.run('securityhub', { loosely: hub })
  await replay.run('system-cve-allowlist')
  replay.goTo('project', 'getScannerOfProject: the default one')
  await replay.run('project', { until: 'listProjects: as a system robot' })
  return replay
}

function options(): FakeHarborOptions {
  return {
    clock: new Date('2026-11-23T20:33:40Z'),
    users: ['developer', 'guest', 'outsider'].map((username) => ({ username, password })),
    projects: [
      { name: 'library', public: true },
      { name: 'replica-1' },
      { name: 'demo', members: { developer: 'developer', guest: 'guest' } },
      ...['empty', '2024', 'quota-demo'].map((name) => ({ name })),
    ],
    scanner: { find: ({ repository }) => (repository === 'library/clean' ? [] : recordedFindings()) },
  }
}

/** How much there is to say depends on how many images the recorded Harbor held. */
const hub = [
  'getSecuritySummary: plain',
  'getSecuritySummary: with the dangerous ones',
  ...['page 1', 'page 2, with tags', 'tune_count: X-Total-Count', 'q: severity and a CVSS range'].map(
    (note) => `ListVulnerabilities: ${note}`,
  ),
  'ListVulnerabilities: q: cve_id',
  'ListVulnerabilities: q: package and repository',
]

interface RecordedReport {
  readonly vulnerabilities: readonly {
    readonly id: string
    readonly package: string
    readonly version: string
    readonly fix_version: string
    readonly severity: VulnerabilitySeed['severity']
    readonly description: string
    readonly preferred_cvss: { score_v3: number | null; score_v2: number | null; vector_v3: string }
    readonly cwe_ids: readonly string[]
  }[]
}

function recordedFindings(): VulnerabilitySeed[] {
  const { response } = find('artifact', 'getVulnerabilitiesAddition: 1.1')
  const [report] = Object.values(response.body as Record<string, RecordedReport>)
  return (report?.vulnerabilities ?? []).map(({ preferred_cvss: cvss, ...one }) => ({
    ...one,
    score: cvss.score_v3 ?? undefined,
    score_v2: cvss.score_v2 ?? undefined,
    vector: cvss.vector_v3,
  }))
}

async function replayScans(replay: Replay): Promise<void> {
  const { clock } = replay.fake
  replay.goTo('artifact', 'getArtifact: a scan that is pending or running')
  await replay.run('scan', { until: 'scanArtifact: SBOM' })
  await replay.run('artifact', { until: 'getArtifact: scan_overview without X-Accept-Vulnerabilities' })
  await clock.advance(10_000)
  await replay.run('artifact', {
    until: 'getArtifact: scan_overview of the 1.1 report, and sbom_overview',
  })
  await replay.run('scan', { until: 'getReportLog: the log of a scan' })
  await clock.advance(10_000)
  await nameSbom(replay)
  await replay.run('artifact', { until: 'getArtifact: scan_overview while a scan is running' })
  await nameReport(replay)
  await clock.advance(500)
  await replay.run('scan', { until: 'scanArtifact: 409: a scan of the artifact is running' })
  await clock.advance(1_900)
  await replay.run('artifact', { until: 'getArtifact: scan_overview after the stop' })
  await replay.run('scan')
  await replay.run('artifact', { until: 'getArtifact: as a project robot' })
}

/** The recorded digest of the SBOM stands for the fake's. */
async function nameSbom(replay: Replay): Promise<void> {
  const accessory = replay.fake.state.accessories.find(({ type }) => type === 'sbom.harbor')
  const artifact = replay.fake.state.artifacts.find(({ id }) => id === accessory?.artifact_id)
  const recorded = '22d757f5e485de37121683a09dbd8b3b7e6a78bde4ee748c7f21b1b60513b0e9'
  replay.substitute(recorded, artifact?.digest.slice('sha256:'.length) ?? '')
}

async function nameReport(replay: Replay): Promise<void> {
  const alpine = replay.translate('512146eec609f1e72242f9ccd93c0816478e30f629bed701dfd21b8601c20dea')
  const report = replay.fake.state.scanReports.find(
    ({ kind, digest }) => kind === 'vulnerability' && digest === `sha256:${alpine}`,
  )
  replay.substitute('6b60c339-aa4d-4ff0-b997-07d36bcbe4a8', report?.uuid ?? '')
}

async function replayScanAll(replay: Replay): Promise<void> {
  const { clock } = replay.fake
  const loosely = ['after the end', 'after a complete run'].map((note) => `getLatestScanAllMetrics: ${note}`)
  await replay.run('scan-all', { until: 'stopScanAll: stopped' })
  await replay.run('scan-all', { until: 'getLatestScanAllMetrics: after a complete run', loosely })
  await replay.ask('POST', '/system/scanAll/schedule', { schedule: { type: 'Manual' } })
  await clock.advance(60_000)
  await replay.run('scan-all', { loosely })
  replay.goTo('artifact', 'getVulnerabilitiesAddition: with CVEs of the allowlist')
  await replay.run('artifact', { until: 'getArtifact: a model (CNAI)' })
  await replay.ask('POST', '/projects/demo/immutabletagrules', {
    tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: 'v1.*' }],
    scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: 'web/**' }] },
  })
  replay.goTo('artifact', 'getArtifact: X-Accept-Vulnerabilities: the native 1.0 type only')
  await replay.run('artifact')
  await replay.run('scan-data-export', { until: 'getScanDataExportExecution: at work' })
  nameExport(replay, 71)
  await clock.advance(1_000)
  await replay.run('scan-data-export', { until: 'getScanDataExportExecution: done' })
  await clock.advance(10_000)
  await replay.run('scan-data-export', { until: 'downloadScanData: Accept: application/json' })
  const { body, headers } = find('scan-data-export', 'exportScanData: started').request
  const type = { 'x-scan-data-type': headers['X-Scan-Data-Type'] ?? '' }
  const narrow = { ...(body as object), repositories: 'alpine', cveIds: 'CVE-2023-38545' }
  await replay.ask('POST', '/export/cve', narrow, type)
  nameExport(replay, 72)
  await clock.advance(10_000)
  await replay.run('scan-data-export')
}

async function replayExports(replay: Replay): Promise<void> {
  await replay.run('scan-data-export', {
    until: 'getScanDataExportExecution: done, nothing found: no file',
  })
  nameExport(replay, 13)
  await replay.fake.clock.advance(10_000)
  await replay.run('scan-data-export', { until: 'exportScanData: started' })
}

function nameExport(replay: Replay, recorded: number): void {
  const { executions } = replay.fake.state
  const own = executions.filter(({ vendor_type }) => vendor_type === 'SCAN_DATA_EXPORT').at(-1)
  for (const what of ['execution', 'download']) {
    replay.substitute(`${what}/${recorded}`, `${what}/${own?.id}`)
  }
  replay.substitute(`execution ${recorded}`, `execution ${own?.id}`)
}
