import { HarborError } from '../index'
import type { Difference } from './engine/difference'
import type { Plan } from './plan'

/** A plan was not carried out to its end. What was done stays. */
export class ProvisionError extends HarborError {
  override readonly name = 'ProvisionError'
  /** What was done. */
  readonly done: readonly Difference[]
  /** What was begun and failed, with the reasons; the first is the `cause`. */
  readonly failed: readonly { readonly difference: Difference; readonly error: unknown }[]
  /** What is left, with what failed: `apply` goes on with it. What others changed meanwhile only a new `plan` sees. */
  readonly plan: Plan

  /** @internal */
  constructor(message: string, parts: Pick<ProvisionError, 'done' | 'failed' | 'plan'>) {
    super(message, { outcome: 'unknown', cause: parts.failed[0]?.error })
    this.done = parts.done
    this.failed = parts.failed
    this.plan = parts.plan
  }
}
