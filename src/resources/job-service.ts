import type {
  ActionRequest,
  JobQueue,
  ListSchedulesQuery,
  SchedulerStatus,
  ScheduleTask,
  Worker,
  WorkerPool,
} from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { Resource } from '../core/call/resource'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody } from './body'

export type ListJobSchedulesOptions = CallOptions & Listed<ListSchedulesQuery>

const actions: readonly unknown[] = ['stop', 'pause', 'resume']

/** The job service, which runs Harbor's background jobs: its workers, its queues, and all schedules. */
export class JobService extends Resource {
  /**
   * Lists the pools of workers. There is one for each process of the job service.
   *
   * Permission: system administrator, or as a robot `jobservice-monitor:list`.
   */
  pools(options?: CallOptions): Call<WorkerPool[]> {
    return this.call('getWorkerPools', options)
  }

  /**
   * Lists the workers of a pool, each with the job that it runs.
   *
   * Permission: system administrator, or as a robot `jobservice-monitor:list`.
   *
   * @param pool its `worker_pool_id`, or `all`. A pool that does not exist has no workers.
   */
  workers(pool: string, options?: CallOptions): Call<Worker[]> {
    return this.call('getWorkers', options, () => ({ path: { pool_id: pool } }))
  }

  /**
   * Lists the queues, one for each type of job: how many jobs wait in it, and for how many seconds.
   *
   * Permission: system administrator, or as a robot `jobservice-monitor:list`.
   */
  queues(options?: CallOptions): Call<JobQueue[]> {
    return this.call('listJobQueues', options)
  }

  /**
   * Pauses or resumes a queue, or stops all jobs that wait in it.
   *
   * Permission: system administrator, or as a robot `jobservice-monitor:stop`.
   *
   * @param queue the `job_type` of the queue, or `all`. It is no error if there is no such queue.
   *
   * @example
   * await harbor.jobService.updateQueue('REPLICATION', { action: 'pause' })
   */
  updateQueue(queue: string, body: ActionRequest, options?: CallOptions): Call<undefined> {
    return this.call('actionPendingJobs', options, () => {
      if (!actions.includes(requireBody(body).action)) {
        throw new InvalidArgumentError('action', `must be one of ${actions.join(', ')}.`)
      }
      return { path: { job_type: queue }, body }
    })
  }

  /**
   * Stops a job that runs.
   *
   * Permission: system administrator, or as a robot `jobservice-monitor:stop`.
   *
   * @param job the `job_id` of a worker, or `all`. It is no error if there is no such job.
   */
  stop(job: string, options?: CallOptions): Call<undefined> {
    return this.call('stopRunningJob', options, () => ({ path: { job_id: job } }))
  }

  /**
   * Gets the log of a job, which may still run.
   *
   * Permission: system administrator, or as a robot `jobservice-monitor:list`.
   *
   * @throws {@link ServerError} there is no such job: Harbor fails then
   */
  log(job: string, options?: CallOptions): Call<string> {
    return this.call('actionGetJobLog', options, () => ({ path: { job_id: job }, accept: 'text/plain' }))
  }

  /**
   * Lists all schedules: of replications, retention, garbage collection, … This list is read by page.
   *
   * Permission: system administrator, or as a robot `jobservice-monitor:list`.
   */
  schedules(options?: ListJobSchedulesOptions): Pager<ScheduleTask> {
    return this.listOf('listSchedules', options)
  }

  /**
   * Tells whether all schedules are paused. They are while the queue `SCHEDULER` is.
   *
   * Permission: any user or robot.
   */
  schedulerStatus(options?: CallOptions): Call<SchedulerStatus> {
    // Harbor takes nothing else in its place.
    return this.call('getSchedulePaused', options, () => ({ path: { job_type: 'all' } }))
  }
}
