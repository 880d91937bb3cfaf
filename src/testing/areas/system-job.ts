import type * as models from '../../../generated/models'
import { wrongCron } from '../engine/cron-problem'
import { type Execution, executionsIn, jobsIn, tasksIn } from '../engine/jobs'
import { type Schedule, schedulerIn } from '../engine/schedules'
import { created, done, notFound } from '../http/answers'
import type { Call } from '../http/route'
import { never, type State } from '../state'
import { requireLog } from './task-log'

// What garbage collection and the purge of audit logs have in common: one schedule, and runs of a single task.

/** There is one of its kind. */
export const vendor_id = -1

export interface SystemJob<Parameters> {
  readonly vendor_type: string
  /** In the message about a cron. */
  readonly name: string
  /** Of a schedule, in JSON. */
  readonly shown: (parameters: Parameters) => Readonly<Record<string, unknown>>
  start(state: State, parameters: Parameters, trigger: 'MANUAL' | 'SCHEDULE'): Execution
}

/** Runs it, or sets its schedule. What a history calls `Schedule` is taken, and nothing happens. */
export function kick<Parameters>(
  { state }: Call,
  job: SystemJob<Parameters>,
  { type = '', cron = '' }: { readonly type?: string; readonly cron?: string },
  parameters: Parameters,
): number {
  const vendor = { vendor_type: job.vendor_type, vendor_id }
  if (type === 'Manual') return job.start(state, parameters, 'MANUAL').id
  if (type === 'None') schedulerIn(state).remove(vendor)
  if (!['Hourly', 'Daily', 'Weekly', 'Custom'].includes(type)) return 0
  const problem = wrongCron(job.name, cron)
  if (problem) throw problem
  const extra_attrs = job.shown(parameters)
  schedulerIn(state).set({ ...vendor, cron_type: type, cron, extra_attrs }, () => {
    job.start(state, parameters, 'SCHEDULE')
  })
  return 0
}

/** The id is 0 unless it runs at once. */
export function kicked(call: Call, id: number): Response {
  return created(call.path.replace(/[^/]*\/?$/, String(id)))
}

type History = models.GCHistory & models.ExecHistory

/** None: an empty body under the type of JSON. */
export function answerSchedule(state: State, vendor_type: string): Response {
  const schedule = schedulerIn(state).find({ vendor_type, vendor_id })
  const body = schedule && JSON.stringify(viewSchedule(state, schedule))
  return new Response(body ?? null, { headers: { 'content-type': 'application/json' } })
}

function viewSchedule(state: State, schedule: Schedule): History {
  const { id, cron, cron_type, extra_attrs, creation_time, update_time } = schedule
  const type = cron_type as models.ScheduleObj['type']
  return {
    creation_time,
    id,
    job_kind: cron,
    job_parameters: inOrder(extra_attrs),
    job_status: 'Running',
    schedule: { cron, next_scheduled_time: schedulerIn(state).nextTime(schedule) ?? never, type },
    update_time,
  }
}

export function viewRun(execution: Execution): History {
  const { id, vendor_type, trigger, extra_attrs, status, start_time, update_time } = execution
  return {
    creation_time: start_time,
    id,
    job_kind: trigger,
    job_name: vendor_type,
    job_parameters: inOrder(extra_attrs),
    job_status: status,
    schedule: { next_scheduled_time: never, type: trigger === 'MANUAL' ? 'Manual' : 'Schedule' },
    update_time,
  }
}

/** Go writes the keys of a map in their order. */
function inOrder(attributes: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))))
}

export function findRun(state: State, vendor_type: string, id: number): Execution | undefined {
  const execution = executionsIn(state).get(id)
  return execution?.vendor_type === vendor_type ? execution : undefined
}

export function stopRun(state: State, vendor_type: string, id: number): Response {
  const execution = findRun(state, vendor_type, id)
  if (!execution) throw notFound(`execution ${id} not found`)
  jobsIn(state).stop(execution)
  return done()
}

/** `undefined` where there is no task. @throws {Refusal} 404: it has not begun */
export function logOf(state: State, execution: Execution | undefined): string | undefined {
  const task = execution && tasksIn(state).find('execution', execution.id)
  return task && requireLog(task.job_id, task)
}
