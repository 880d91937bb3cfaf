import { type Execution, isOver, jobsIn, type Task, type TaskPlan } from '../../engine/jobs'
import { badRequest, conflict, precondition } from '../../http/answers'
import type { Cause } from '../../http/cause'
import type { State } from '../../state'
import { topic } from '../../topic'
import { type Artifact, artifactsIn } from '../artifacts/artifact'
import { tagsOf } from '../artifacts/tags'
import { findIn } from './findings'
import { reportsIn, type ScanKind, type ScanReport, stateOf } from './report'
import { makeSbom } from './sbom'
import { type Scanner, scannerOf } from './scanner'

/** A scan of an artifact has ended, however it did. */
export interface ScanEvent {
  readonly artifact: Artifact
  readonly tag: string | undefined
  readonly report: ScanReport
  readonly status: 'Success' | 'Error' | 'Stopped'
  readonly cause: Cause
}

export const scanEnded = topic<ScanEvent>()

/** What a scanner takes: images, and of an index those it refers to (goharbor/harbor `src/controller/scan`). */
export function scannable(state: State, artifact: Artifact): Artifact[] {
  if (artifact.is_accessory || artifact.type !== 'IMAGE') return []
  if (artifact.references.length === 0) return [artifact]
  return artifact.references.flatMap(({ child_id }) => {
    const child = artifactsIn(state).get(child_id)
    return child ? scannable(state, child) : []
  })
}

/** The reports of an artifact, of an index those of its children; `undefined` where one has none. */
export function reportsOf(
  state: State,
  artifact: Artifact,
  kind: ScanKind,
  scanner = scannerOf(state, { id: artifact.project_id }),
): ScanReport[] | undefined {
  if (!scanner) return undefined
  const reports = scannable(state, artifact).map((one) => {
    return reportsIn(state).find('of', `${kind} ${one.digest} ${scanner.uuid}`)
  })
  const known = reports.flatMap((report) => report ?? [])
  return known.length === reports.length && known.length > 0 ? known : undefined
}

export interface ScanOptions {
  readonly kind: ScanKind
  readonly trigger: string
  readonly cause: Cause
  /** The one it was asked by. */
  readonly tag?: string | undefined
}

export function startScan(state: State, artifact: Artifact, options: ScanOptions): void {
  const scanner = scannerOf(state, { id: artifact.project_id })
  if (!scanner) throw precondition(`no available scanner for project: ${artifact.project_id}`)
  if (scanner.disabled) throw precondition(`scanner ${scanner.name} is deactivated`)
  const artifacts = scannable(state, artifact)
  if (artifacts.length === 0) {
    throw badRequest(
      `the configured scanner ${scanner.name} does not support scanning artifact with mime type ${artifact.manifest_media_type}`,
    )
  }
  const running = (reportsOf(state, artifact, options.kind) ?? []).map(
    (report) => stateOf(state, report).status,
  )
  const status = running.find((one) => one === 'Pending' || one === 'Running')
  if (status) throw conflict(`a previous scan process is ${status}`)
  const vendor_type = options.kind === 'sbom' ? 'SBOM' : 'IMAGE_SCAN'
  runScans(
    state,
    artifacts.map((one) => [one, scanner] as const),
    options,
    { vendor_type, vendor_id: artifact.id },
  )
}

/** One execution, with a task for each artifact. The old reports are gone at once. */
export function runScans(
  state: State,
  scans: readonly (readonly [Artifact, Scanner])[],
  { kind, trigger, cause, tag }: ScanOptions,
  vendor: { readonly vendor_type: string; readonly vendor_id: number },
): Execution {
  const jobs = jobsIn(state)
  const planned = scans.map(([artifact, scanner]): TaskPlan & { artifact: Artifact; report: ScanReport } => {
    const report = newReport(state, artifact, scanner, kind)
    return {
      ...{ artifact, report },
      extra_attrs: {
        artifact: { digest: artifact.digest, id: artifact.id, repository_name: artifact.repository_name },
      },
      run(task) {
        jobs.log(task, `[INFO] [/harbor/src/pkg/scan/job.go:172]: Report mime types: [${kind}]`)
        const vulnerabilities = findIn(state, artifact)
        const change =
          kind === 'sbom' ? { sbom_digest: makeSbom(state, artifact, vulnerabilities) } : { vulnerabilities }
        reportsIn(state).update(report, change)
      },
    }
  })
  const execution = jobs.start({
    ...{ ...vendor, trigger, tasks: planned },
    onChange: (_execution, task) => task && tell(task),
  })
  for (const [index, task] of jobs.tasksOf(execution).entries()) {
    const report = planned[index]?.report
    if (report) reportsIn(state).update(report, { task_id: task.id })
  }
  return execution

  function tell(task: Task): void {
    const { status } = task
    const report = reportsIn(state).find('task', task.id)
    const artifact = planned.find((one) => one.report === report)?.artifact
    if (!report || !artifact || !isOver(status) || status === 'Pending' || status === 'Running') return
    const own = tag ?? tagsOf(state, artifact)[0]?.name
    scanEnded.publish(state, { artifact, tag: own, report, status, cause })
  }
}

function newReport(
  state: State,
  { digest }: Artifact,
  { uuid: scanner_uuid }: Scanner,
  kind: ScanKind,
): ScanReport {
  reportsIn(state).deleteWhere('of', `${kind} ${digest} ${scanner_uuid}`)
  return reportsIn(state).insert((id) => ({
    ...{ id, kind, digest, scanner_uuid, uuid: state.newId(), native_uuid: state.newId() },
    ...{ task_id: 0, vulnerabilities: [], sbom_digest: undefined },
  }))
}
