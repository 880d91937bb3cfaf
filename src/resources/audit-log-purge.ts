import type { ExecHistory, GetPurgeHistoryQuery, PurgeParameters } from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { type Created, created } from '../core/call/created'
import { Resource } from '../core/call/resource'
import type { Pager } from '../core/paging/pager'
import type { WaitOptions } from '../core/paging/wait'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody, requireId, requireOnly, requireText } from './body'
import { type JobSchedule, readSchedule, watchOf } from './system-job'

export type ListAuditLogPurgesOptions = CallOptions & Listed<GetPurgeHistoryQuery, 'getPurgeHistory'>

/** Which rows of the audit logs are deleted. */
export interface AuditLogPurgeBody
  extends Omit<PurgeParameters, 'include_event_types' | 'include_operations'> {
  /** As `auditLogs.eventTypes` lists them: `['pull_artifact', 'login_user']`. */
  include_event_types: readonly string[] | string
  /** The older name of `include_event_types`, in other words: `['pull']`. Harbor before 2.13 needs it too. */
  include_operations?: readonly string[] | string | undefined
}

export interface AuditLogPurgeSchedule {
  schedule: JobSchedule
  /** What each run deletes. Harbor needs it even where `schedule` is `None`. */
  parameters: AuditLogPurgeBody
}

/** The purge of audit logs, a job that deletes rows older than a number of hours. */
export class AuditLogPurge extends Resource {
  /**
   * Starts a run.
   *
   * Permission: system administrator, or as a robot `purge-audit:create`.
   *
   * @param body `audit_retention_hour`: hours that rows are kept, 240,000 at most.
   * @returns the run's `id`, to `wait` for
   *
   * @example
   * const { id } = await harbor.auditLogPurge.run({
   *   audit_retention_hour: 90 * 24,
   *   include_event_types: ['pull_artifact'],
   * })
   */
  run(body: AuditLogPurgeBody, options?: CallOptions): Call<Created> {
    const prepare = () =>
      ({ body: { schedule: { type: 'Manual' }, parameters: readParameters(body) } }) as const
    return this.call('createPurgeSchedule', options, prepare, created)
  }

  /**
   * Lists the runs, the newest first unless `sort` says otherwise.
   *
   * Permission: system administrator, or as a robot `purge-audit:list`.
   */
  list(options?: ListAuditLogPurgesOptions): Pager<ExecHistory> {
    return this.listOf('getPurgeHistory', options)
  }

  /**
   * Gets a run.
   *
   * Permission: system administrator, or as a robot `purge-audit:read`.
   *
   * @throws {@link ServerError} there is no such run: Harbor fails then
   */
  get(run: number, options?: CallOptions): Call<ExecHistory> {
    return this.call('getPurgeJob', options, () => ({ path: { purge_id: requireId('run', run) } }))
  }

  /**
   * Gets the log of a run, which says how many rows were deleted.
   *
   * Permission: system administrator, or as a robot `purge-audit:read`.
   */
  log(run: number, options?: CallOptions): Call<string> {
    return this.call('getPurgeJobLog', options, () => ({
      path: { purge_id: requireId('run', run) },
      accept: 'text/plain',
    }))
  }

  /**
   * Stops a run. It does nothing if that has ended.
   *
   * Permission: system administrator, or as a robot `purge-audit:stop`.
   */
  stop(run: number, options?: CallOptions): Call<undefined> {
    return this.call('stopPurge', options, () => ({ path: { purge_id: requireId('run', run) } }))
  }

  /**
   * Waits until a run has ended.
   *
   * Permission: system administrator, or as a robot `purge-audit:read`.
   *
   * @param options `onProgress` is called with the run after each request. `totalTimeout` limits the whole wait.
   * @throws {@link HarborJobError} it failed or was stopped; the error has the end of its log
   * @throws {@link HarborTimeoutError} it did not end within `totalTimeout`
   */
  async wait(run: number, options: WaitOptions<ExecHistory> = {}): Promise<ExecHistory> {
    requireId('run', run)
    const job = `The purge ${run}`
    const watch = watchOf(
      job,
      (own) => this.get(run, own),
      (own) => this.log(run, own),
    )
    return this.waitFor('getPurgeJob', job, options, watch)
  }

  /**
   * Gets the schedule. Its parameters are JSON in the string `job_parameters`.
   *
   * Permission: system administrator, or as a robot `purge-audit:read`.
   *
   * @returns `undefined` if there is none
   */
  schedule(options?: CallOptions): Call<ExecHistory | undefined> {
    return this.call('getPurgeSchedule', options)
  }

  /**
   * Sets the schedule in place of the one that is there.
   *
   * Permission: system administrator, or as a robot `purge-audit:update`.
   *
   * @throws {@link InvalidArgumentError} Harbor would refuse the schedule, or its type is `Manual`: use `run`
   *
   * @example
   * await harbor.auditLogPurge.setSchedule({
   *   schedule: jobSchedule.weekly(),
   *   parameters: { audit_retention_hour: 365 * 24, include_event_types: ['pull_artifact'] },
   * })
   */
  setSchedule(body: AuditLogPurgeSchedule, options?: CallOptions): Call<undefined> {
    return this.call('updatePurgeSchedule', options, () => {
      const schedule = readSchedule(requireBody(body).schedule)
      return { body: { schedule, parameters: readParameters(body.parameters, 'parameters') } }
    })
  }
}

const members = ['audit_retention_hour', 'dry_run', 'include_event_types', 'include_operations'] as const

function readParameters(body: AuditLogPurgeBody, argument = 'body'): PurgeParameters {
  const {
    include_event_types: types,
    include_operations: operations,
    ...others
  } = requireOnly(body, argument, ...members)
  const { audit_retention_hour: hours } = others
  // With 0 Harbor does nothing, and says that it succeeded.
  if (!Number.isSafeInteger(hours) || hours < 1) {
    throw new InvalidArgumentError('audit_retention_hour', 'must be a whole number of hours, 1 or more.')
  }
  return {
    ...others,
    include_event_types: toWords('include_event_types', types),
    ...(operations !== undefined && { include_operations: toWords('include_operations', operations) }),
  }
}

/** Words as Harbor takes them, with commas between them. */
function toWords(argument: string, words: readonly string[] | string): string {
  const written = typeof words === 'string' ? words : Array.isArray(words) ? words.join() : undefined
  return requireText(argument, written)
}
