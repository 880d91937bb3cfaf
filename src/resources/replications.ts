import type {
  ListReplicationExecutionsQuery,
  ListReplicationTasksQuery,
  ReplicationExecution,
  ReplicationTask,
  StartReplicationExecution,
} from '../../generated/models'
import { type Listed, takeOut } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { type Created, created } from '../core/call/created'
import { Resource } from '../core/call/resource'
import type { Pager } from '../core/paging/pager'
import type { WaitOptions } from '../core/paging/wait'
import type { CallOptions } from '../core/settings'
import { requireBody, requireId } from './body'
import { failedJob } from './failed-job'
import { namedReplicationPolicy, type ReplicationPolicyReference } from './replication-policies'

export type ListReplicationExecutionsOptions = CallOptions &
  Listed<Omit<ListReplicationExecutionsQuery, 'policy_id'>, 'listReplicationExecutions'> & {
    /** The executions of this policy only, by name or id. A name costs one GET. */
    policy?: ReplicationPolicyReference | undefined
  }

export type ListReplicationTasksOptions = CallOptions &
  Listed<ListReplicationTasksQuery, 'listReplicationTasks'>

export type StartReplicationBody = StartReplicationExecution

/**
 * Replications: the executions of replication policies. Each has a task for every repository.
 *
 * Permission: system administrator, or a system robot with `replication:create` (start, stop), `:list` or `:read`.
 */
export class Replications extends Resource {
  /**
   * Lists executions, newest first unless `sort` says otherwise. This list is read by page: an execution may come twice
   * while others start.
   *
   * Permission: system administrator, or as a robot `replication:list`.
   */
  list(options: ListReplicationExecutionsOptions = {}): Pager<ReplicationExecution> {
    const [{ policy }, others] = takeOut(options, 'policy')
    const query = async (own: CallOptions) =>
      policy === undefined
        ? {}
        : { query: { policy_id: await this.idOf(namedReplicationPolicy, policy, own) } }
    return this.listOf('listReplicationExecutions', others, query)
  }

  /**
   * Gets an execution. Its status may be up to half a minute behind its tasks; `wait` looks at the tasks too.
   *
   * Permission: system administrator, or as a robot `replication:read`.
   */
  get(execution: number, options?: CallOptions): Call<ReplicationExecution> {
    return this.call('getReplicationExecution', options, () => ({
      path: { id: requireId('execution', execution) },
    }))
  }

  /**
   * Starts a replication.
   *
   * Permission: system administrator, or as a robot `replication:create`.
   *
   * @returns the execution's `id`, to `wait` for
   * @throws {@link NotFoundError} there is no such policy
   * @throws {@link PreconditionFailedError} the policy is disabled
   *
   * @example
   * const { id } = await harbor.replications.start({ policy_id: 7 })
   * await harbor.replications.wait(id)
   */
  start(body: StartReplicationBody, options?: CallOptions): Call<Created> {
    return this.call(
      'startReplication',
      options,
      () => ({ body: { ...body, policy_id: requireId('policy_id', requireBody(body).policy_id) } }),
      created,
    )
  }

  /**
   * Stops an execution. It does nothing if that has ended.
   *
   * Permission: system administrator, or as a robot `replication:create`.
   */
  stop(execution: number, options?: CallOptions): Call<undefined> {
    return this.call(
      'stopReplication',
      options,
      () => ({ path: { id: requireId('execution', execution) } }),
      () => undefined,
    )
  }

  /**
   * Waits until an execution and all its tasks have ended. An execution that had nothing to copy has no tasks, and its
   * `status_text` says so.
   *
   * Permission: system administrator, or as a robot `replication:read`.
   *
   * @param options `onProgress` is called with `{ done, total, status }` after each request. `totalTimeout` limits the
   * whole wait.
   * @returns the execution, with the status that follows from its tasks
   * @throws {@link HarborJobError} it failed or was stopped; the error has the tasks that did not succeed and the ends
   * of their logs
   * @throws {@link HarborTimeoutError} it did not end within `totalTimeout`
   *
   * @example
   * await harbor.replications.wait(id, { onProgress: ({ done, total }) => bar.update(done / total) })
   */
  async wait(execution: number, options: WaitOptions = {}): Promise<ReplicationExecution> {
    requireId('execution', execution)
    const job = `The replication ${execution}`
    return this.waitFor('getReplicationExecution', job, options, {
      look: async (own, before?: Seen): Promise<Seen> => {
        const seen = await this.get(execution, own)
        return { execution: seen, ended: await this.#tasksIfEnded(seen, before?.execution, own) }
      },
      isOver: ({ execution: { status }, ended }) => status !== 'InProgress' || ended.length > 0,
      progressOf: ({ execution: { total, in_progress, status } }) => ({
        done: total - in_progress,
        total,
        status,
      }),
      resultOf: (seen, own) => this.#result(job, seen, own),
    })
  }

  /**
   * Lists the tasks of an execution, one for each repository. This list is read by page.
   *
   * Permission: system administrator, or as a robot `replication:list`.
   */
  tasks(execution: number, options?: ListReplicationTasksOptions): Pager<ReplicationTask> {
    return this.listOf('listReplicationTasks', options, () => ({
      path: { id: requireId('execution', execution) },
    }))
  }

  /**
   * Gets the log of a task.
   *
   * Permission: system administrator, or as a robot `replication:read`.
   */
  log(execution: number, task: number, options?: CallOptions): Call<string> {
    return this.call('getReplicationLog', options, () => ({
      path: { id: requireId('execution', execution), task_id: requireId('task', task) },
      accept: 'text/plain',
    }))
  }

  /**
   * The tasks, once they have all ended. Harbor counts them while it still plans, so the number must have stayed the same
   * from one look to the next.
   */
  async #tasksIfEnded(
    { id, status, total, in_progress }: ReplicationExecution,
    before: ReplicationExecution | undefined,
    own: CallOptions,
  ): Promise<readonly ReplicationTask[]> {
    const settled = total > 0 && in_progress === 0 && before?.total === total
    if (status !== 'InProgress' || !settled) return []
    const tasks = await this.tasks(id, own).all()
    return tasks.every((task) => task.status !== 'Pending' && task.status !== 'InProgress') ? tasks : []
  }

  async #result(job: string, { execution, ended }: Seen, own: CallOptions): Promise<ReplicationExecution> {
    const { id, status_text } = execution
    const status = execution.status === 'InProgress' ? statusOf(ended) : execution.status
    if (status === 'Succeed') return { ...execution, status }
    const tasks = ended.length > 0 ? ended : await this.tasks(id, own).all({ limit: 100 })
    throw await failedJob({
      job,
      status,
      why: status_text,
      tasks,
      logOf: (task) => this.log(id, task.id, own),
    })
  }
}

/** What a look at a replication saw: its tasks only once they have all ended. */
interface Seen {
  readonly execution: ReplicationExecution
  readonly ended: readonly ReplicationTask[]
}

function statusOf(tasks: readonly ReplicationTask[]): ReplicationExecution['status'] {
  if (tasks.some(({ status }) => status === 'Failed')) return 'Failed'
  return tasks.some(({ status }) => status === 'Stopped') ? 'Stopped' : 'Succeed'
}
