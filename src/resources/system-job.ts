import type { JobStatus, ScheduleReq } from '../../generated/models'
import type { Watch } from '../core/paging/wait'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody } from './body'
import { checkCron } from './cron'
import { failedJob } from './failed-job'
import { hasEnded } from './job-status'

/** When a job of the system runs, as `jobSchedule` makes it. `None` removes the schedule. */
export type JobSchedule = ScheduleReq & { type: Exclude<ScheduleReq['type'], 'Manual'> }

const types: readonly unknown[] = ['Hourly', 'Daily', 'Weekly', 'Custom', 'None']

/** @throws {@link InvalidArgumentError} Harbor would refuse it, ignore it (`Schedule`), or run the job at once (`Manual`) */
export function readSchedule(schedule: JobSchedule): JobSchedule {
  const { type, cron } = requireBody(schedule, 'schedule')
  if (!types.includes(type)) {
    throw new InvalidArgumentError(
      'schedule.type',
      `must be one of ${types.join(', ')}. \`run\` starts it at once.`,
    )
  }
  if (type !== 'None') checkCron('schedule.cron', cron)
  return schedule
}

/** A run of a job that has a single task. */
interface Run {
  readonly id: number
  readonly job_status: JobStatus
}

/** How a run is watched. @param job names it: `The purge 3` */
export function watchOf<Seen extends Run>(
  job: string,
  look: (own: CallOptions) => PromiseLike<Seen>,
  logOf: (own: CallOptions) => PromiseLike<string>,
): Watch<Seen, Seen, Seen> {
  return {
    look,
    isOver: ({ job_status: status }) => hasEnded({ status }),
    progressOf: (run) => run,
    resultOf: async (run, own) => {
      const { id, job_status: status } = run
      if (status === 'Success') return run
      throw await failedJob({
        job,
        status,
        tasks: [{ id, status }],
        logOf: () => logOf(own),
      })
    },
  }
}
