import type * as models from '../../../../generated/models'
import { view } from '../../http/json'
import { never, type State } from '../../state'
import { worst } from './findings'
import { type ScanReport, stateOf, version10 } from './report'
import { maker } from './scanner'

/** Of one report, or of those of the children of an index together. */
export function viewSummary(
  state: State,
  reports: readonly ScanReport[],
  mime: string,
): models.NativeReportSummary {
  const parts = reports.map((report) => stateOf(state, report))
  const status = together(parts.map(({ status }) => status))
  const uuids = reports.map(({ uuid, native_uuid }) => (mime === version10 ? native_uuid : uuid))
  const report_id = uuids.length === 1 ? (uuids[0] ?? '') : btoa(uuids.join('|'))
  const start_time = seconds(parts.map((one) => one.start_time).sort()[0] ?? never)
  const last =
    parts
      .map(({ end_time }) => end_time)
      .sort()
      .at(-1) ?? never
  const end_time = hasEnded(status) ? seconds(last) : never
  const running = { end_time, report_id, scan_status: status, start_time }
  if (!hasEnded(status)) return running
  const duration = Math.round((Date.parse(end_time) - Date.parse(start_time)) / 1000) || undefined
  if (status !== 'Success') return view<models.NativeReportSummary>({ ...running, duration })
  const found = merged(reports)
  return view<models.NativeReportSummary>({
    ...{ complete_percent: 100, duration, ...running },
    ...{ scanner: maker, severity: worst(found, 'None'), summary: viewCounts(found) },
  })
}

export function viewReport(state: State, reports: readonly ScanReport[]): models.VulnerabilityReport {
  const vulnerabilities = merged(reports)
  const [report] = reports
  const generated_at = report ? stateOf(state, report).end_time : never
  return { generated_at, scanner: maker, severity: worst(vulnerabilities, 'Unknown'), vulnerabilities }
}

/** One that several children have comes once, with all their digests. */
export function merged(reports: readonly ScanReport[]): models.ReportedVulnerability[] {
  const all = new Map<string, models.ReportedVulnerability>()
  for (const found of reports.flatMap(({ vulnerabilities }) => vulnerabilities)) {
    const key = `${found.id} ${found.package} ${found.version}`
    const digests = [...(all.get(key)?.artifact_digests ?? []), ...(found.artifact_digests ?? [])]
    all.set(key, { ...found, artifact_digests: digests })
  }
  return [...all.values()]
}

function viewCounts(found: readonly models.ReportedVulnerability[]): models.VulnerabilitySummary {
  const summary: Record<string, number> = {}
  for (const { severity } of found) summary[severity] = (summary[severity] ?? 0) + 1
  return {
    fixable: found.filter(({ fix_version }) => fix_version !== '').length,
    summary,
    total: found.length,
  }
}

/** What the scans of several have come to together. */
export function together(statuses: readonly models.JobStatus[]): models.JobStatus {
  const has = (wanted: models.JobStatus) => statuses.includes(wanted)
  if (has('Running') || (has('Pending') && has('Success'))) return 'Running'
  return (['Pending', 'Error', 'Stopped'] as const).find(has) ?? 'Success'
}

/** Harbor keeps whole seconds of a task. */
function seconds(time: string): string {
  return time.replace(/\.\d+Z$/, '.000Z')
}

export function viewSbom(state: State, report: ScanReport): models.SBOMOverview {
  const { status: scan_status, start_time, end_time } = stateOf(state, report)
  if (scan_status !== 'Success') return { end_time, report_id: report.uuid, scan_status, start_time }
  const duration = Math.round((Date.parse(end_time) - Date.parse(start_time)) / 1000) || undefined
  const { sbom_digest } = report
  return view<models.SBOMOverview>({
    duration,
    end_time,
    sbom_digest,
    scan_status,
    scanner: maker,
    start_time,
  })
}

function hasEnded(status: models.JobStatus): boolean {
  return status === 'Success' || status === 'Error' || status === 'Stopped'
}
