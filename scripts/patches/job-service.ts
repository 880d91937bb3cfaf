import { alwaysPresent, mustBeGiven, neverSent } from './members'
import type { Patch } from './patch'

export const jobService: readonly Patch[] = [
  alwaysPresent(
    'WorkerPool',
    ['pid', 'worker_pool_id', 'concurrency'],
    'jobservice.json: getWorkerPools; a process, its id, and at least one worker',
  ),
  neverSent('WorkerPool', ['host'], 'Not set in server/v2.0/handler/jobservice.go; in no recording'),
  alwaysPresent(
    'Worker',
    ['id', 'pool_id'],
    'jobservice.json: getWorkers; an idle worker has these two and nothing else',
  ),
  neverSent('Worker', ['check_in'], 'Not set in server/v2.0/handler/jobservice.go; in no recording'),
  alwaysPresent(
    'JobQueue',
    ['job_type'],
    'jobservice.json: listJobQueues. Not count and latency, which are 0 at rest',
  ),
  alwaysPresent(
    'ScheduleTask',
    ['id', 'vendor_type', 'cron'],
    'schedule.json: listSchedules; database columns. Not vendor_id, which is 0 for what is there once',
  ),
  mustBeGiven('ActionRequest', ['action'], 'jobservice.json: actionPendingJobs (422: no such action)'),
]
