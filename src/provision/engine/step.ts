import type { Difference } from './difference'
import type { OnSecret } from './kind'

/** A difference, and how to remove it. Running it a second time does no harm. */
export interface Step {
  readonly difference: Difference
  /** Steps of a lower stage are done first, those of the same one at once. */
  readonly stage: number
  /** Why `apply` does not begin. */
  readonly lack?: Error | undefined
  run(onSecret: OnSecret): PromiseLike<unknown>
}

/** What each stage makes and changes. What is deleted goes the other way round, after all of them. */
const stages: readonly (readonly Difference['kind'][])[] = [
  ['configuration'],
  ['registries'],
  ['projects'],
  ['labels', 'members', 'robots', 'webhookPolicies', 'immutableRules', 'retention'],
  ['replicationPolicies'],
  ['schedules'],
]

/** After everything else. */
export const lastStage = 2 * stages.length

export function stageOf({ action, kind }: Pick<Difference, 'action' | 'kind'>): number {
  const stage = stages.findIndex((kinds) => kinds.includes(kind))
  return action === 'delete' ? lastStage - 1 - stage : stage
}
