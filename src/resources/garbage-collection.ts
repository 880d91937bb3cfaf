import type { GCHistory, GCParameters, GetGCHistoryQuery } from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { type Created, created } from '../core/call/created'
import { Resource } from '../core/call/resource'
import type { Pager } from '../core/paging/pager'
import type { WaitOptions } from '../core/paging/wait'
import type { CallOptions } from '../core/settings'
import { requireBody, requireId, requireOnly } from './body'
import { type GarbageCollected, garbageCollected } from './garbage-collected'
import { type JobSchedule, readSchedule, watchOf } from './system-job'

export type ListGarbageCollectionsOptions = CallOptions & Listed<GetGCHistoryQuery, 'getGCHistory'>

export interface GarbageCollectionSchedule {
  schedule: JobSchedule
  /** What each run does. */
  parameters?: GCParameters | undefined
}

/** A run that has ended, with what it has freed. */
export type GarbageCollectionRun = GCHistory & GarbageCollected

/**
 * Garbage collection: the job that deletes from the storage what no artifact needs any more. Deleting an artifact frees
 * nothing by itself. What was uploaded in the last two hours is kept.
 */
export class GarbageCollection extends Resource {
  /**
   * Starts a run.
   *
   * Permission: system administrator, or as a robot `garbage-collection:create`.
   *
   * @param body `workers`: how many workers delete at once, 1 to 10. `delete_untagged`: deletes artifacts without a tag
   * too. `dry_run`: only tells what would be freed.
   * @returns the run's `id`, to `wait` for
   *
   * @example
   * const { id } = await harbor.garbageCollection.run({ dry_run: true })
   * const { freed_space } = await harbor.garbageCollection.wait(id)
   */
  run(body: GCParameters = {}, options?: CallOptions): Call<Created> {
    return this.call(
      'createGCSchedule',
      options,
      () => ({ body: { schedule: { type: 'Manual' }, parameters: readParameters('body', body) } }),
      created,
    )
  }

  /**
   * Lists the runs, the newest first unless `sort` says otherwise.
   *
   * Permission: system administrator, or as a robot `garbage-collection:list`.
   */
  list(options?: ListGarbageCollectionsOptions): Pager<GCHistory> {
    return this.listOf('getGCHistory', options)
  }

  /**
   * Gets a run. `garbageCollected(run)` reads what it freed.
   *
   * Permission: system administrator, or as a robot `garbage-collection:read`.
   */
  get(run: number, options?: CallOptions): Call<GCHistory> {
    return this.call('getGC', options, () => ({ path: { gc_id: requireId('run', run) } }))
  }

  /**
   * Gets the log of a run: each blob and manifest that it deletes.
   *
   * Permission: system administrator, or as a robot `garbage-collection:read`.
   */
  log(run: number, options?: CallOptions): Call<string> {
    return this.call('getGCLog', options, () => ({
      path: { gc_id: requireId('run', run) },
      accept: 'text/plain',
    }))
  }

  /**
   * Stops a run. It does nothing if that has ended.
   *
   * Permission: system administrator, or as a robot `garbage-collection:stop`.
   */
  stop(run: number, options?: CallOptions): Call<undefined> {
    return this.call('stopGC', options, () => ({ path: { gc_id: requireId('run', run) } }))
  }

  /**
   * Waits until a run has ended.
   *
   * Permission: system administrator, or as a robot `garbage-collection:read`.
   *
   * @param options `onProgress` is called with the run after each request. `totalTimeout` limits the whole wait.
   * @returns the run, with what it freed in bytes
   * @throws {@link HarborJobError} it failed or was stopped; the error has the end of its log
   * @throws {@link HarborTimeoutError} it did not end within `totalTimeout`
   */
  async wait(run: number, options: WaitOptions<GCHistory> = {}): Promise<GarbageCollectionRun> {
    requireId('run', run)
    const job = `The garbage collection ${run}`
    const watch = watchOf(
      job,
      (own) => this.get(run, own),
      (own) => this.log(run, own),
    )
    const ended = await this.waitFor('getGC', job, options, watch)
    return { ...garbageCollected(ended), ...ended }
  }

  /**
   * Gets the schedule. Its parameters are JSON in the string `job_parameters`.
   *
   * Permission: system administrator, or as a robot `garbage-collection:read`.
   *
   * @returns `undefined` if there is none
   */
  schedule(options?: CallOptions): Call<GCHistory | undefined> {
    return this.call('getGCSchedule', options)
  }

  /**
   * Sets the schedule in place of the one that is there.
   *
   * Permission: system administrator, or as a robot `garbage-collection:update`.
   *
   * @throws {@link InvalidArgumentError} Harbor would refuse the schedule, or its type is `Manual`: use `run`
   *
   * @example
   * await harbor.garbageCollection.setSchedule({
   *   schedule: jobSchedule.daily(),
   *   parameters: { delete_untagged: true },
   * })
   */
  setSchedule(body: GarbageCollectionSchedule, options?: CallOptions): Call<undefined> {
    return this.call('updateGCSchedule', options, () => {
      readSchedule(requireBody(body).schedule)
      readParameters('parameters', body.parameters)
      return { body }
    })
  }
}

function readParameters(argument: string, parameters: GCParameters = {}): GCParameters {
  return requireOnly(parameters, argument, 'delete_untagged', 'delete_tag', 'dry_run', 'workers')
}
