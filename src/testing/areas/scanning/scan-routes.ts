import { jobsIn, tasksIn } from '../../engine/jobs'
import { badRequest, json, notFound, text } from '../../http/answers'
import { causeOf } from '../../http/cause'
import { type Call, on, type Route } from '../../http/route'
import { isDigest } from '../../registry/digest'
import { requireArtifact } from '../artifacts/artifact-lookup'
import { isDone, reportsIn, type ScanKind, version10, version11 } from './report'
import { viewReport } from './report-views'
import { reportsOf, scannable, startScan } from './scan'
import { scannerOf } from './scanner'

export const scanRoutes: readonly Route[] = [
  on('scanArtifact', (call) => {
    const kind = kindOf(call.body?.scan_type)
    const artifact = requireArtifact(call, 'create', kind === 'sbom' ? 'sbom' : 'scan')
    const { reference } = call.params
    const tag = isDigest(reference) ? undefined : reference
    startScan(call.state, artifact, { kind, trigger: 'MANUAL', cause: causeOf(call), tag })
    return new Response(null, { status: 202 })
  }),

  on('stopScanArtifact', (call) => {
    const kind = kindOf(call.body.scan_type)
    const artifact = requireArtifact(call, 'stop', kind === 'sbom' ? 'sbom' : 'scan')
    const jobs = jobsIn(call.state)
    const vendor = `${kind === 'sbom' ? 'SBOM' : 'IMAGE_SCAN'} ${artifact.id}`
    const execution = jobs.executions.where('vendor', vendor).at(-1)
    if (!execution) throw badRequest(`no scan job for artifact digest=${artifact.digest}`)
    jobs.stop(execution)
    return new Response(null, { status: 202 })
  }),

  on('getReportLog', (call) => {
    const artifact = requireArtifact(call, 'read', 'scan')
    const digests = new Set(scannable(call.state, artifact).map(({ digest }) => digest))
    const logs = idsIn(call.params.report_id).flatMap((id) => {
      const report = reportsIn(call.state)
        .all()
        .find(({ uuid, native_uuid }) => uuid === id || native_uuid === id)
      if (!report) throw notFound(`report with uuid ${id} does not exist`)
      if (!digests.has(report.digest)) throw notFound(`scan log with uuid: ${id} not found`)
      return tasksIn(call.state).get(report.task_id)?.log ?? []
    })
    const log = logs.join('\n')
    return call.format === 'application/json' ? json(log) : text(log, 'text/plain')
  }),

  on('getVulnerabilitiesAddition', (call) => {
    const { state } = call
    const artifact = requireArtifact(call, 'read', 'artifact-addition')
    if (!scannerOf(state, { id: artifact.project_id })) {
      throw notFound(`no scanner registration configured for project: ${artifact.project_id}`)
    }
    if (scannable(state, artifact).length === 0) {
      throw notFound(`report not found for ${artifact.repository_name}@${artifact.digest}`)
    }
    const reports =
      reportsOf(state, artifact, 'vulnerability')?.filter((report) => isDone(state, report)) ?? []
    return json(reports.length === 0 ? {} : { [mimeOf(call)]: viewReport(state, reports) })
  }),
]

/** The type of report that is wanted: of several the first that is known; of others only the old one. */
export function mimeOf({ request }: Pick<Call, 'request'>): string {
  const wanted = request.headers.get('x-accept-vulnerabilities')
  if (!wanted) return version11
  const known = wanted.split(',').map((type) => type.trim())
  return known.find((type) => type === version11 || type === version10) ?? version10
}

function kindOf(type: string | undefined): ScanKind {
  return type === 'sbom' ? 'sbom' : 'vulnerability'
}

/** Of an index one names those of all its children. */
function idsIn(reportId: string): string[] {
  const isUuid = (id: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
  if (isUuid(reportId)) return [reportId]
  const ids = decoded(reportId).split('|')
  if (ids.every(isUuid)) return ids
  throw badRequest(`bad request: invalid UUID ${reportId}`)
}

function decoded(text: string): string {
  try {
    return atob(text)
  } catch {
    return ''
  }
}
