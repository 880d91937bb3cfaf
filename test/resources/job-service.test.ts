import { replay } from './replay'

replay('jobservice.json', {
  operations: {
    getWorkerPools: { call: ({ harbor }) => harbor.jobService.pools() },
    getWorkers: { call: ({ harbor, path }) => harbor.jobService.workers(path.pool_id ?? '') },
    listJobQueues: { call: ({ harbor }) => harbor.jobService.queues() },
    actionPendingJobs: {
      call: ({ harbor, path, body }) => harbor.jobService.updateQueue(path.job_type ?? '', body()),
    },
    actionGetJobLog: { call: ({ harbor, path }) => harbor.jobService.log(path.job_id ?? '') },
    stopRunningJob: { call: ({ harbor, path }) => harbor.jobService.stop(path.job_id ?? '') },
  },
  refused: { 'actionPendingJobs: 422: no such action': 'action' },
})

const all = 'it is asked of all schedules, for Harbor answers nothing else'

replay('schedule.json', {
  operations: {
    listSchedules: { call: ({ harbor, query }) => harbor.jobService.schedules(query()) },
    getSchedulePaused: { call: ({ harbor }) => harbor.jobService.schedulerStatus() },
  },
  skipped: {
    'getSchedulePaused: another job type': all,
    'getSchedulePaused: while a queue is paused': all,
  },
})
