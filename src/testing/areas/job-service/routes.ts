import type * as models from '../../../../generated/models'
import { requireAuthenticated, requireSystem } from '../../access/access'
import { jobQueuesIn } from '../../engine/job-queues'
import { jobsIn, tasksIn } from '../../engine/jobs'
import { type Schedule, scheduleJob, schedulesIn } from '../../engine/schedules'
import { badRequest, done, internalError, json, text } from '../../http/answers'
import type { Columns } from '../../http/columns'
import { view } from '../../http/json'
import { answerList } from '../../http/list'
import { on, type Route } from '../../http/route'
import type { State } from '../../state'
import { requireLog } from '../task-log'
import { viewPools, viewWorkers } from './pool'

/** Every kind of job that Harbor knows, in the order in which it lists them (test/recordings/api/jobservice.json). */
const jobTypes = [
  'AUDIT_LOGS_GDPR_COMPLIANT',
  'EXECUTION_SWEEP',
  'GARBAGE_COLLECTION',
  'IMAGE_SCAN',
  'P2P_PREHEAT',
  'PURGE_AUDIT_LOG',
  'REPLICATION',
  'RETENTION',
  'SCAN_DATA_EXPORT',
  scheduleJob,
  'SLACK',
  'SYSTEM_ARTIFACT_CLEANUP',
  'WEBHOOK',
]

/** Neither `sort` nor `q` is looked at. */
const scheduleColumns: Columns<Schedule> = { columns: {}, order: '' }

export const jobServiceRoutes: readonly Route[] = [
  on('getWorkerPools', ({ state, actor }) => {
    requireSystem(actor, 'list', monitor)
    return json(viewPools(state))
  }),

  on('getWorkers', ({ state, actor, params }) => {
    requireSystem(actor, 'list', monitor)
    return json(viewWorkers(state, params.pool_id))
  }),

  // One that there is not is stopped as well.
  on('stopRunningJob', ({ state, actor, params }) => {
    requireSystem(actor, 'stop', monitor)
    const isAll = params.job_id.toLowerCase() === 'all'
    const jobs = isAll ? jobQueuesIn(state).workers.flatMap((job) => job?.job_id ?? []) : [params.job_id]
    for (const job_id of jobs) {
      const task = tasksIn(state).find('job', job_id)
      if (task) jobsIn(state).stopTask(task)
    }
    return done()
  }),

  on('actionGetJobLog', ({ state, actor, params }) => {
    requireSystem(actor, 'list', monitor)
    const task = tasksIn(state).find('job', params.job_id)
    // What does not look like the id of a job is nothing that it could look for.
    if (!task && !/^[0-9a-f]{24}$/i.test(params.job_id)) throw internalError()
    return text(requireLog(params.job_id, task), 'text/plain')
  }),

  on('listJobQueues', ({ state, actor }) => {
    requireSystem(actor, 'list', monitor)
    return json(jobTypes.map((job_type) => viewQueue(state, job_type)))
  }),

  // A kind of job that Harbor does not know is paused as well, and nobody learns of it.
  on('actionPendingJobs', ({ state, actor, params, body: { action } }) => {
    requireSystem(actor, 'stop', monitor)
    if (action === undefined) throw badRequest('bad request: the action is not supported')
    const job_type = params.job_type.toUpperCase()
    for (const one of job_type === 'ALL' ? jobTypes : [job_type]) {
      if (action === 'stop') jobsIn(state).stopWaiting(one)
      else if (action === 'pause') jobQueuesIn(state).pause(one)
      else jobQueuesIn(state).resume(one)
    }
    return done()
  }),

  on('listSchedules', (call) => {
    requireSystem(call.actor, 'list', monitor)
    return answerList(call, scheduleColumns, { rows: schedulesIn(call.state).rows(), view: viewSchedule })
  }),

  on('getSchedulePaused', ({ state, actor, params }) => {
    requireAuthenticated(actor)
    if (params.job_type.toLowerCase() !== 'all') throw badRequest("job_type can only be 'all'")
    return json({ paused: jobQueuesIn(state).isPaused(scheduleJob) })
  }),
]

const monitor = 'jobservice-monitor'

function viewQueue(state: State, job_type: string): models.JobQueue {
  const waiting = jobQueuesIn(state).waiting(job_type)
  const [oldest] = waiting
  const seconds = oldest ? Math.floor((state.clock.now() - oldest.since) / 1000) : 0
  return view<models.JobQueue>({
    count: waiting.length || undefined,
    job_type,
    latency: seconds || undefined,
    paused: jobQueuesIn(state).isPaused(job_type),
  })
}

function viewSchedule({ id, vendor_type, vendor_id, cron, update_time }: Schedule): models.ScheduleTask {
  return view<models.ScheduleTask>({
    cron,
    id,
    update_time,
    vendor_id: vendor_id || undefined,
    vendor_type,
  })
}
