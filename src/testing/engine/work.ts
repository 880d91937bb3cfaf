import type { Clock } from './clock'
import { failureOf } from './failure'

/** What a task is for. */
export interface Work<Task> {
  /** Does it. What it throws makes the task an error, with its message in the log. */
  run(task: Task): void | Promise<void>
  /** Where it goes on elsewhere: asked each time after so many milliseconds, until it is done. What it throws is as in `run`. */
  readonly watch?: { readonly every: number; isDone(task: Task): Promise<boolean> }
}

type Ended = (failure: string | undefined) => void

/**
 * Does what a task is for, and asks after it where it goes on elsewhere.
 *
 * @param ended told what went wrong; `undefined`: nothing did, or it was stopped
 */
export async function work<Task extends { readonly status: string }>(
  clock: Clock,
  { run, watch: watched }: Work<Task>,
  task: Task,
  ended: Ended,
): Promise<void> {
  const failure = task.status === 'Running' ? await failureOf(() => run(task)) : undefined
  if (failure === undefined && watched) watch(clock, watched, task, ended)
  else ended(failure)
}

function watch<Task extends { readonly status: string }>(
  clock: Clock,
  watched: NonNullable<Work<Task>['watch']>,
  task: Task,
  ended: Ended,
): void {
  clock.afterPause(watched.every, async () => {
    let goesOn = false
    const look = async () => {
      goesOn = !(await watched.isDone(task))
    }
    const failure = task.status === 'Running' ? await failureOf(look) : undefined
    if (goesOn) watch(clock, watched, task, ended)
    else ended(failure)
  })
}
