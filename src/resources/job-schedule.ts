import type { ScheduleReq } from '../../generated/models'
import { checkCron } from './cron'
import type { JobSchedule } from './system-job'

/**
 * When a job of the system runs: garbage collection, the purge of audit logs, the scan of everything. The times are
 * those of the server, which is UTC in Harbor's own images.
 *
 * @example
 * await harbor.garbageCollection.setSchedule({ schedule: jobSchedule.custom('0 30 2 * * 6') })
 */
export const jobSchedule = {
  /** At each full hour. */
  hourly: (): JobSchedule => at('Hourly', '0 0 * * * *'),
  /** At midnight. */
  daily: (): JobSchedule => at('Daily', '0 0 0 * * *'),
  /** On Sunday at midnight, when Saturday ends. */
  weekly: (): JobSchedule => at('Weekly', '0 0 0 * * 0'),
  /** @param cron six fields. The first is the seconds and has to be 0. */
  custom(cron: string): JobSchedule {
    checkCron('cron', cron)
    return at('Custom', cron)
  },
  /** Never. It removes a schedule. */
  none: (): JobSchedule => ({ type: 'None' }),
} as const

function at<Type extends ScheduleReq['type']>(type: Type, cron: string): { type: Type; cron: string } {
  return { type, cron }
}
