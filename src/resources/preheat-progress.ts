import type { Execution } from '../../generated/models'
import { hasEnded } from './job-status'

/** What a look at an execution saw. */
export interface Seen {
  readonly execution: Execution
  readonly done: number
  readonly total: number
  readonly over: boolean
}

/**
 * The status of an execution lags behind its tasks, which Harbor counts anew at each look. While it still plans it counts too
 * few, so the number must have stayed the same from one look to the next.
 */
export function seenIn(execution: Execution, before: Seen | undefined): Seen {
  const { task_count: total = 0, error_task_count: failed = 0, ...count } = execution.metrics ?? {}
  const { success_task_count: good = 0, stopped_task_count: stopped = 0 } = count
  const done = good + failed + stopped
  const settled = total > 0 && done === total && before?.total === total
  if (hasEnded(execution) || !settled) return { execution, done, total, over: hasEnded(execution) }
  const status = failed > 0 ? 'Error' : stopped > 0 ? 'Stopped' : 'Success'
  return { execution: { ...execution, status }, done, total, over: true }
}
