import type { RetentionExecution, RetentionExecutionTask } from '../../generated/models'
import { hasEnded } from './job-status'

/** An execution of a retention policy, with its tasks. */
export interface RetentionRun extends RetentionExecution {
  /**
   * One for each repository. `total` is the number of its artifacts, `retained` of those that are kept; all others were
   * deleted, or would be after a dry run. Artifacts with an immutable tag count as `retained`:
   * `artifacts.list(repository, { with_immutable_status: true })` shows them.
   */
  readonly tasks: readonly RetentionExecutionTask[]
}

/** What a look at a run saw. */
export interface Seen {
  readonly run: RetentionRun
  readonly over: boolean
}

/** It begins without tasks, and is done without any where no rule has a repository. */
export function seenIn(run: RetentionRun, before: Seen | undefined): Seen {
  const { tasks } = run
  const settled = tasks.length > 0 && tasks.length === before?.run.tasks.length
  return { run, over: hasEnded(run) || (settled && tasks.every(hasEnded)) }
}
