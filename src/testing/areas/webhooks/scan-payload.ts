import type { ScanEventData } from '../../../webhooks'
import type { State } from '../../state'
import { type Project, projectsIn } from '../projects/project'
import { version11 } from '../scanning/report'
import { viewSbom, viewSummary } from '../scanning/report-views'
import type { ScanEvent } from '../scanning/scan'
import { describe, type HookEvent } from './event-payloads'

const types = {
  Success: 'SCANNING_COMPLETED',
  Error: 'SCANNING_FAILED',
  Stopped: 'SCANNING_STOPPED',
} as const

export function scanHook(state: State, event: ScanEvent): HookEvent | undefined {
  const { artifact, status, cause } = event
  const project = projectsIn(state).get(artifact.project_id)
  if (!project) return undefined
  return { project_id: project.id, type: types[status], event_data: scanData(state, project, event), cause }
}

function scanData(state: State, project: Project, event: ScanEvent): ScanEventData {
  const { artifact, tag, report, cause } = event
  const { digest, repository_name: name } = artifact
  const image = `${new URL(cause.origin).host}/${name}`
  const resource_url = tag === undefined ? `${image}@${digest}` : `${image}:${tag}`
  const overview = report.kind === 'sbom' ? sbomOverview(state, event) : scanOverview(state, event)
  return {
    resources: [{ digest, ...(tag === undefined ? {} : { tag }), resource_url, ...overview }],
    repository: describe(project, name),
    scan: { scan_type: report.kind },
  }
}

type Overviews = Pick<ScanEventData['resources'][number], 'scan_overview' | 'sbom_overview'>

/** Of a scan that failed there is less than nothing: an empty severity and no counts (recordings of webhooks). */
function scanOverview(state: State, { report }: ScanEvent): Overviews {
  const summary = viewSummary(state, [report], version11)
  const { severity = '', duration = 0, summary: counts = null, complete_percent = 0, scanner } = summary
  const { report_id, scan_status, start_time, end_time } = summary
  const overview = {
    ...{ report_id, scan_status, severity, duration },
    summary: counts && { ...counts, summary: counts.summary ?? {} },
    ...{ start_time: seconds(start_time), end_time: seconds(end_time) },
    ...(scanner ? { scanner } : {}),
    complete_percent,
  }
  return { scan_overview: { [version11]: overview } }
}

function sbomOverview(state: State, { report, artifact }: ScanEvent): Overviews {
  const { scan_status, report_id, ...overview } = viewSbom(state, report)
  if (scan_status !== 'Success') return { sbom_overview: { report_id, scan_status } }
  return { sbom_overview: { ...overview, scan_status, sbom_repository: artifact.repository_name } }
}

function seconds(time: string): string {
  return time.replace(/\.\d+Z$/, 'Z')
}
