import * as z from 'zod/mini'
import { InvalidArgumentError } from '../index'
import { callback, checkShape } from './check-shape'
import type { Difference } from './engine/difference'
import type { OnSecret } from './engine/kind'
import { runSteps } from './engine/run-steps'
import { Plan } from './plan'
import { ProvisionError } from './provision-error'
import { writeDifference } from './write-plan'

export interface ApplyOptions {
  /** Called after each step. If it throws, nothing more is begun, and `apply` rejects with that. */
  onProgress?: ((progress: ApplyProgress) => void) | undefined
  /** How many steps run at once. @default 4 */
  concurrency?: number | undefined
  /**
   * Takes the secrets of robots into safe keeping, and is awaited. If it throws, or the program ends before it is done, the
   * robot is marked in Harbor, and the next plan gives it another secret. Needed where the plan makes a robot or renews a secret.
   */
  onSecret?: OnSecret | undefined
}

export interface ApplyProgress {
  /** Steps done so far. */
  readonly done: number
  readonly total: number
  /** What the step has just done. */
  readonly difference: Difference
}

const schema = z.strictObject({
  onProgress: z.optional(callback),
  concurrency: z.optional(z.int().check(z.minimum(1))),
  onSecret: z.optional(callback),
})

/**
 * Does what a plan says: first settings and registry endpoints, then projects and what is in them, then replication, and at
 * last what has to go. Doing it twice does no harm.
 *
 * Permission: as for `plan`. Robots are changed by users only, not by robots.
 *
 * @returns what was done
 * @throws {@link ProvisionError} something failed. What was at work then was waited for; its `plan` is what is left.
 * @throws {@link InvalidArgumentError} there are secrets to come and no `onSecret`; or the description lacks the
 * secret of a registry endpoint that is new or gets another `url`. Nothing was done.
 *
 * @example
 * await apply(await plan(harbor, desired), { onSecret: ({ robot, secret }) => vault.write(robot, secret) })
 */
export async function apply(plan: Plan, options: ApplyOptions = {}): Promise<readonly Difference[]> {
  const steps = Plan.stepsOf(plan)
  checkShape(schema, options, 'options')
  const { onProgress, concurrency = 4, onSecret } = options
  const lack = steps.find((step) => step.lack)?.lack
  if (lack) throw lack
  const first = plan.differences.find(hasSecret)
  if (first !== undefined && onSecret === undefined) {
    throw new InvalidArgumentError(
      'onSecret',
      `is missing: '${writeDifference(first)}' gets a secret that has to be kept.`,
    )
  }
  const total = steps.length
  const { done, failed, thrown } = await runSteps(steps, {
    concurrency,
    onSecret: (secret) => onSecret?.(secret),
    onDone: (difference, done) => onProgress?.({ done, total, difference }),
  })
  const differences = done.map(({ difference }) => difference)
  if (failed.length === 0) {
    if (thrown.length > 0) throw thrown[0]
    return differences
  }
  throw new ProvisionError({
    done: differences,
    failed: failed.map(({ step: { difference }, error }) => ({ difference, error })),
    plan: new Plan(steps.filter((step) => !done.includes(step))),
  })
}

function hasSecret({ action, kind, changes }: Difference): boolean {
  if (kind !== 'robots') return false
  return action === 'create' || changes.some(({ path }) => path === 'secret')
}
