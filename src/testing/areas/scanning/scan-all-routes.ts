import type * as models from '../../../../generated/models'
import { requireSystem } from '../../access/access'
import { wrongCron } from '../../engine/cron-problem'
import { type Execution, executionsIn, isOver, jobsIn } from '../../engine/jobs'
import { schedulerIn } from '../../engine/schedules'
import { conflict, created, done, json, precondition } from '../../http/answers'
import { type Cause, causeOf } from '../../http/cause'
import { type Call, on, type Route } from '../../http/route'
import { never, type State } from '../../state'
import { type Artifact, artifactsIn } from '../artifacts/artifact'
import { planScans, scanJob } from './scan'
import { defaultScanner, type Scanner, scannerOf } from './scanner'

const vendor = { vendor_type: 'SCAN_ALL', vendor_id: 0 } as const

type Asked = { readonly type?: string; readonly cron?: string }

export const scanAllRoutes: readonly Route[] = [
  on('createScanAllSchedule', (call) => {
    requireSystem(call.actor, 'create', 'scan-all')
    const asked = call.body.schedule ?? {}
    requireScanner(call.state)
    if (asked.type === 'Manual') {
      const running = latest(call.state)
      if (running && !isOver(running.status)) {
        throw conflict(`a previous scan all job aleady exits, its status is ${running.status}`)
      }
      scanEverything(call.state, 'MANUAL', causeOf(call))
    } else if (schedulerIn(call.state).find(vendor)) {
      throw precondition(
        'fail to set schedule for scan all as always had one, please delete it firstly then to re-schedule',
      )
    } else schedule(call, asked)
    return created()
  }),

  on('updateScanAllSchedule', (call) => {
    requireSystem(call.actor, 'update', 'scan-all')
    schedule(call, call.body.schedule ?? {})
    return done()
  }),

  // None: an empty body under the type of JSON.
  on('getScanAllSchedule', (call) => {
    requireSystem(call.actor, 'read', 'scan-all')
    const found = schedulerIn(call.state).find(vendor)
    if (!found) return new Response(null, { headers: { 'content-type': 'application/json' } })
    const { id, cron, cron_type, creation_time, update_time } = found
    const type = cron_type as models.ScheduleObj['type']
    const shown = { cron, next_scheduled_time: never, type }
    return json({ creation_time, id, schedule: shown, status: 'Running' as const, update_time })
  }),

  on('stopScanAll', (call) => {
    requireSystem(call.actor, 'stop', 'scan-all')
    const execution = latest(call.state)
    if (execution) jobsIn(call.state).stop(execution)
    return new Response(null, { status: 202 })
  }),

  on('getLatestScanAllMetrics', (call) => {
    requireSystem(call.actor, 'read', 'scan-all')
    requireScanner(call.state)
    return json(viewStats(call.state, latest(call.state)))
  }),

  on('getLatestScheduledScanAllMetrics', (call) => {
    requireSystem(call.actor, 'read', 'scan-all')
    requireScanner(call.state)
    return json(viewStats(call.state, latest(call.state, 'SCHEDULE')))
  }),
]

function requireScanner(state: State): void {
  if (!defaultScanner(state)) throw precondition("no scanner is configured, it's not possible to scan")
}

/** Here `Schedule` is a schedule as well (test/recordings/api/scan-all.json). */
function schedule(call: Call, { type = '', cron = '' }: Asked): void {
  if (type === 'None') {
    schedulerIn(call.state).remove(vendor)
    return
  }
  const problem = wrongCron('scan all', cron)
  if (problem) throw problem
  const cause = causeOf(call)
  const made = { ...vendor, cron_type: type, cron, extra_attrs: {} }
  schedulerIn(call.state).set(made, () => void scanEverything(call.state, 'SCHEDULE', cause))
}

/** It is found out later what there is to scan: right after the start there is no task yet. */
function scanEverything(state: State, trigger: string, cause: Cause): void {
  let planned: ReturnType<typeof planScans> | undefined
  jobsIn(state).start({
    ...{ ...vendor, job_type: scanJob, trigger },
    async tasks() {
      planned = planScans(state, everything(state), { kind: 'vulnerability', cause })
      return planned.tasks
    },
    onChange: (execution, task) => planned?.onChange(execution, task),
  })
}

/** Each image, also one that only an index refers to, by the scanner of its project. */
function everything(state: State): (readonly [Artifact, Scanner])[] {
  return artifactsIn(state)
    .all()
    .filter(
      ({ is_accessory, type, references }) => !is_accessory && type === 'IMAGE' && references.length === 0,
    )
    .flatMap((artifact) => {
      const scanner = scannerOf(state, { id: artifact.project_id })
      return scanner && !scanner.disabled ? [[artifact, scanner] as const] : []
    })
}

function latest(state: State, trigger?: string): Execution | undefined {
  return executionsIn(state)
    .all()
    .filter((one) => one.vendor_type === vendor.vendor_type && (!trigger || one.trigger === trigger))
    .at(-1)
}

function viewStats(state: State, execution: Execution | undefined): models.ScanAllStats {
  if (!execution) return { completed: 0, ongoing: false, total: 0 }
  const statuses = jobsIn(state)
    .tasksOf(execution)
    .map(({ status }) => status)
  const metrics: Record<string, number> = {}
  for (const status of ['Error', 'Pending', 'Running', 'Stopped', 'Success'] as const) {
    metrics[status] = statuses.filter((one) => one === status).length
  }
  return {
    completed: statuses.filter(isOver).length,
    metrics,
    ongoing: !isOver(execution.status),
    total: statuses.length,
    trigger: execution.trigger === 'MANUAL' ? 'Manual' : 'Schedule',
  }
}
