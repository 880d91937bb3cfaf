import { HarborError } from '../index'
import type { Difference } from './engine/difference'
import type { Plan } from './plan'
import { writeDifference } from './write-plan'

/** A plan was not carried out to its end. What was done stays. The message names all that failed, each with its reason. */
export class ProvisionError extends HarborError {
  override readonly name = 'ProvisionError'
  /** What was done. */
  readonly done: readonly Difference[]
  /** What was begun and failed, with the reasons; the first is the `cause`. */
  readonly failed: readonly { readonly difference: Difference; readonly error: unknown }[]
  /** What is left, with what failed: `apply` goes on with it. What others changed meanwhile only a new `plan` sees. */
  readonly plan: Plan

  /** @internal */
  constructor(parts: Pick<ProvisionError, 'done' | 'failed' | 'plan'>) {
    super(messageOf(parts), { outcome: 'unknown', cause: parts.failed[0]?.error })
    this.done = parts.done
    this.failed = parts.failed
    this.plan = parts.plan
  }
}

function messageOf({ done, failed, plan }: Pick<ProvisionError, 'done' | 'failed' | 'plan'>): string {
  const left = plan.differences.length
  const failures = failed.map(({ difference, error }) => {
    const reason = error instanceof Error ? error.message : String(error)
    return `'${writeDifference(difference)}' failed: ${reason}`
  })
  return `${failures.join('; ')} (${done.length} of ${done.length + left} done, ${failed.length} failed, ${left - failed.length} not begun.)`
}
