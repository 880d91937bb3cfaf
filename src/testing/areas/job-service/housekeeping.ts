import { isOver, jobsIn } from '../../engine/jobs'
import { schedulerIn } from '../../engine/schedules'
import type { State } from '../../state'
import { forgetOldExports } from '../scanning/export-files'

/** How many executions are kept of each policy or artifact (goharbor/harbor `src/jobservice/job/known_jobs.go`). */
const kept: Readonly<Record<string, number>> = {
  IMAGE_SCAN: 1,
  SBOM: 1,
  SCAN_ALL: 1,
  PURGE_AUDIT_LOG: 10,
  EXECUTION_SWEEP: 10,
  GARBAGE_COLLECTION: 50,
  SLACK: 50,
  WEBHOOK: 50,
  REPLICATION: 50,
  SCAN_DATA_EXPORT: 50,
  SYSTEM_ARTIFACT_CLEANUP: 50,
  P2P_PREHEAT: 50,
  RETENTION: 50,
}

/** What Harbor does of itself at midnight: it throws away exported files, and executions that are not among the last. */
export function scheduleHousekeeping(state: State): void {
  every(state, { vendor_type: 'SYSTEM_ARTIFACT_CLEANUP', vendor_id: 0, cron_type: 'Daily' }, () =>
    forgetOldExports(state),
  )
  every(state, { vendor_type: 'EXECUTION_SWEEP', vendor_id: -1, cron_type: 'Custom' }, () => sweep(state))
}

interface Kind {
  readonly vendor_type: string
  readonly vendor_id: number
  readonly cron_type: string
}

/** With the system's time it is listed only: a timer would keep each fake in memory until midnight. */
function every(state: State, kind: Kind, work: () => void): void {
  const { vendor_type, vendor_id } = kind
  const run = () => {
    jobsIn(state).start({ vendor_type, vendor_id, trigger: 'SCHEDULE', tasks: [{ run: work }] })
  }
  const schedule = { ...kind, cron: '0 0 0 * * *', extra_attrs: {} }
  schedulerIn(state).set(schedule, state.clock.isFrozen ? run : undefined)
}

function sweep(state: State): void {
  const { executions } = jobsIn(state)
  const vendors = new Map(executions.all().map((one) => [`${one.vendor_type} ${one.vendor_id}`, one]))
  for (const [vendor, { vendor_type }] of vendors) {
    const count = kept[vendor_type]
    if (count === undefined) continue
    const own = executions.where('vendor', vendor)
    const first = own
      .map(({ start_time }) => start_time)
      .sort()
      .at(-count)
    if (first === undefined) continue
    for (const execution of own) {
      if (execution.start_time < first && isOver(execution.status)) jobsIn(state).delete(execution)
    }
  }
}
