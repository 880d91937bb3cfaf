import { type Execution, jobsIn, type Task, type TaskPlan } from '../../engine/jobs'
import { badRequest, conflict, precondition } from '../../http/answers'
import type { Cause } from '../../http/cause'
import type { State } from '../../state'
import { topic } from '../../topic'
import { type Artifact, artifactsIn } from '../artifacts/artifact'
import { tagsOf } from '../artifacts/tags'
import { findIn } from './findings'
import { reportsIn, type ScanKind, type ScanReport, stateOf } from './report'
import { makeSbom } from './sbom'
import { logScan } from './scan-log'
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

/** One queue for all of them, whatever they make and whoever asked. */
export const scanJob = 'IMAGE_SCAN'

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
  const scans = artifacts.map((one) => [one, scanner] as const)
  const vendor = { vendor_type, vendor_id: artifact.id }
  const planned = planScans(state, scans, options)
  jobsIn(state).start({
    ...vendor,
    job_type: scanJob,
    trigger: options.trigger,
    tasks: planned.tasks,
    onChange: planned.onChange,
  })
}

type Scans = readonly (readonly [Artifact, Scanner])[]

/** A task for each artifact. The old reports are gone at once. */
export function planScans(
  state: State,
  scans: Scans,
  { kind, cause, tag }: Omit<ScanOptions, 'trigger'>,
): { tasks: readonly TaskPlan[]; onChange(execution: Execution, task: Task | undefined): void } {
  const scanned = new Map<number, { readonly artifact: Artifact; readonly report: ScanReport }>()
  const tasks = scans.map(([artifact, scanner]): TaskPlan => {
    const report = newReport(state, artifact, scanner, kind)
    return {
      extra_attrs: {
        artifact: { digest: artifact.digest, id: artifact.id, repository_name: artifact.repository_name },
      },
      onPlanned(task) {
        scanned.set(task.id, { artifact, report })
        reportsIn(state).update(report, { task_id: task.id })
      },
      async run(task) {
        logScan(state, task, { artifact, scanner, kind, tag: tag ?? tagsOf(state, artifact)[0]?.name })
        const vulnerabilities = await findIn(state, artifact)
        // What was stopped meanwhile comes to nothing.
        if (task.status !== 'Running') return
        const change =
          kind === 'sbom' ? { sbom_digest: makeSbom(state, artifact, vulnerabilities) } : { vulnerabilities }
        reportsIn(state).update(report, change)
      },
    }
  })
  return {
    tasks,
    onChange(_execution, task) {
      const { artifact, report } = scanned.get(task?.id ?? 0) ?? {}
      // One that was replaced meanwhile is nobody's.
      if (!task || !artifact || !report || reportsIn(state).get(report.id) !== report) return
      const { status } = task
      if (status === 'Pending' || status === 'Running') return
      const own = tag ?? tagsOf(state, artifact)[0]?.name
      scanEnded.publish(state, { artifact, tag: own, report, status, cause })
    },
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
