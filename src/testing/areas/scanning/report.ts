import type * as models from '../../../../generated/models'
import { tasksIn } from '../../engine/jobs'
import { never, type State } from '../../state'
import { table } from '../../table'

export type ScanKind = 'vulnerability' | 'sbom'

/** What a scan came to, or is to come to. It belongs to a digest, in whatever repositories that is. */
export interface ScanReport {
  readonly id: number
  readonly kind: ScanKind
  readonly digest: string
  /** Of the scanner. */
  readonly scanner_uuid: string
  /** Of the report of version 1.1, and of that of 1.0. */
  readonly uuid: string
  readonly native_uuid: string
  readonly task_id: number
  readonly vulnerabilities: readonly models.ReportedVulnerability[]
  /** Of an SBOM that is made. */
  readonly sbom_digest: string | undefined
}

export const reportsIn = table<ScanReport, 'of' | 'task' | 'scanner'>({
  of: ({ kind, digest, scanner_uuid }) => `${kind} ${digest} ${scanner_uuid}`,
  task: ({ task_id }) => task_id,
  scanner: ({ kind, scanner_uuid }) => `${kind} ${scanner_uuid}`,
})

export const version11 = 'application/vnd.security.vulnerability.report; version=1.1'
export const version10 = 'application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0'

/** What the scan has come to by now. */
export function stateOf(
  state: State,
  { task_id }: ScanReport,
): {
  readonly status: models.JobStatus
  readonly start_time: string
  readonly end_time: string
} {
  const task = tasksIn(state).get(task_id)
  if (!task) return { status: 'Error', start_time: never, end_time: never }
  const { status, start_time, end_time = never } = task
  return { status, start_time: status === 'Pending' ? never : start_time, end_time }
}

export function isDone(state: State, report: ScanReport): boolean {
  return stateOf(state, report).status === 'Success'
}
