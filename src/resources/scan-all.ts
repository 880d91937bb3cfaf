import type { ScanAllStats, Schedule } from '../../generated/models'
import type { Call } from '../core/call/call'
import { Resource } from '../core/call/resource'
import type { WaitOptions } from '../core/paging/wait'
import type { CallOptions } from '../core/settings'
import { requireBody } from './body'
import { failedJob } from './failed-job'
import { type JobSchedule, readSchedule } from './system-job'

/** Scans all artifacts of all projects for vulnerabilities. */
export class ScanAll extends Resource {
  /**
   * Starts a scan of everything. It deletes all reports at once; an artifact has one again when it was scanned.
   *
   * Permission: system administrator, or as a robot `scan-all:create`.
   *
   * @throws {@link ConflictError} a scan of everything is running
   * @throws {@link PreconditionFailedError} there is no scanner
   *
   * @example
   * await harbor.scanAll.start()
   * const { metrics } = await harbor.scanAll.wait()
   */
  start(options?: CallOptions): Call<undefined> {
    const body = { schedule: { type: 'Manual' } } as const
    return this.call('createScanAllSchedule', options, () => ({ body }))
  }

  /**
   * Stops the scan of everything. Artifacts that were not scanned yet have no report then. It does nothing if no scan
   * runs.
   *
   * Permission: system administrator, or as a robot `scan-all:stop`.
   */
  stop(options?: CallOptions): Call<undefined> {
    return this.call('stopScanAll', options)
  }

  /**
   * Gets the progress of the latest scan of everything, or its result.
   *
   * Permission: system administrator, or as a robot `scan-all:read`.
   *
   * @throws {@link PreconditionFailedError} there is no scanner
   */
  metrics(options?: CallOptions): Call<ScanAllStats> {
    return this.call('getLatestScanAllMetrics', options)
  }

  /**
   * Gets the progress of the latest scan that the schedule started. Harbor has deprecated it: `metrics` has a `trigger`
   * too.
   *
   * Permission: system administrator, or as a robot `scan-all:read`.
   */
  scheduledMetrics(options?: CallOptions): Call<ScanAllStats> {
    return this.call('getLatestScheduledScanAllMetrics', options)
  }

  /**
   * Waits until the latest scan of everything has ended.
   *
   * Permission: system administrator, or as a robot `scan-all:read`.
   *
   * @param options `onProgress` is called with `{ done, total, status }` after each request. `totalTimeout` limits the
   * whole wait.
   * @returns its result; of no artifacts if there was no scan yet
   * @throws {@link HarborJobError} some scans failed, or it was stopped. `harbor.scans` gets the log of each artifact.
   * @throws {@link HarborTimeoutError} it did not end within `totalTimeout`
   */
  async wait(options: WaitOptions = {}): Promise<ScanAllStats> {
    const job = 'The scan of everything'
    return this.waitFor('getLatestScanAllMetrics', job, options, {
      look: (own) => this.metrics(own),
      isOver: ({ ongoing }) => !ongoing,
      progressOf: (stats) => ({ done: stats.completed, total: stats.total, status: statusOf(stats) }),
      resultOf: async (stats) => {
        const status = statusOf(stats)
        if (status === 'Success') return stats
        const end = status === 'Error' ? 'failed' : 'were stopped'
        const why = `${stats.metrics?.[status]} of ${stats.total} scans ${end}`
        throw await failedJob({ job, status, why })
      },
    })
  }

  /**
   * Gets the schedule, without the time of the next run.
   *
   * Permission: system administrator, or as a robot `scan-all:read`.
   *
   * @returns `undefined` if there is none
   */
  schedule(options?: CallOptions): Call<Schedule | undefined> {
    return this.call('getScanAllSchedule', options)
  }

  /**
   * Sets the schedule in place of the one that is there.
   *
   * Permission: system administrator, or as a robot `scan-all:update`.
   *
   * @throws {@link InvalidArgumentError} Harbor would refuse the schedule, or its type is `Manual`: use `start`
   *
   * @example
   * await harbor.scanAll.setSchedule({ schedule: jobSchedule.daily() })
   */
  setSchedule(body: { schedule: JobSchedule }, options?: CallOptions): Call<undefined> {
    return this.call('updateScanAllSchedule', options, () => {
      readSchedule(requireBody(body).schedule)
      return { body }
    })
  }
}

/** By its parts, as Harbor has it. */
function statusOf({ ongoing, metrics: { Error: failed, Stopped: stopped } = {} }: ScanAllStats): string {
  if (ongoing) return 'Running'
  return failed ? 'Error' : stopped ? 'Stopped' : 'Success'
}
