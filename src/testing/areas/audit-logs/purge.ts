import { type Execution, jobsIn } from '../../engine/jobs'
import type { State } from '../../state'
import { auditLogsIn } from './audit-log'

export const vendor_type = 'PURGE_AUDIT_LOG'

export interface Parameters {
  readonly audit_retention_hour: number
  /** `create_artifact,pull_artifact` */
  readonly include_event_types: string
  readonly dry_run?: boolean | undefined
}

const hour = 60 * 60 * 1000

/** What is older goes. With 0 hours nothing does (goharbor/harbor `src/jobservice/job/impl/purge/purge.go`). */
export function startPurge(state: State, parameters: Parameters, trigger: 'MANUAL' | 'SCHEDULE'): Execution {
  const { audit_retention_hour: hours, include_event_types, dry_run = false } = parameters
  const jobs = jobsIn(state)
  return jobs.start({
    vendor_type,
    vendor_id: -1,
    trigger,
    extra_attrs: { ...parameters },
    tasks: [
      {
        run(task) {
          const log = (line: number, text: string) =>
            jobs.log(task, `[INFO] [/harbor/src/jobservice/job/impl/purge/purge.go:${line}]: ${text}`)
          log(96, 'Purge audit job start')
          const given = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1))
          log(97, `job parameters map[${given.map(([key, value]) => `${key}:${value}`).join(' ')}]`)
          const types = include_event_types.split(',')
          const words = `retention_hour:${hours}, include_event_types:[${types.join(' ')}], dry_run:${dry_run}`
          const limit = new Date(state.clock.now() - hours * hour).toISOString()
          const old = auditLogsIn(state)
            .all()
            .filter(
              ({ op_time, operation, resource_type }) =>
                hours > 0 && op_time < limit && types.includes(`${operation}_${resource_type}`),
            )
          if (!dry_run) for (const row of old) auditLogsIn(state).delete(row)
          log(122, `Purge operation parameter, ${words}`)
          const purged = dry_run ? '[DRYRUN]Purged' : 'Purged'
          log(125, `${purged} 0 rows of audit logs`)
          log(126, `${purged} ${old.length} rows of audit log exts`)
        },
      },
    ],
  })
}
