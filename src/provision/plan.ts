import { type Harbor, InvalidArgumentError } from '../index'
import { checkAccess } from './check-access'
import { checkDescription } from './check-description'
import { checkEndpoints } from './check-endpoints'
import type { HarborDescription } from './description'
import type { Difference } from './engine/difference'
import type { Step } from './engine/step'
import { checkOptions, type PlanOptions } from './plan-options'
import { stepsTo } from './steps-to'
import { writePlan } from './write-plan'

/** What has to be done to a Harbor. `String(plan)` is for people, `differences` for programs. Neither has a secret in it. */
export class Plan {
  /** In the order in which `apply` begins with them. Empty where everything is as it should be. */
  readonly differences: readonly Difference[]
  readonly #steps: readonly Step[]

  /** @internal */
  constructor(steps: readonly Step[]) {
    this.#steps = [...steps].sort((a, b) => a.stage - b.stage)
    this.differences = this.#steps.map(({ difference }) => difference)
  }

  /** @internal */
  static stepsOf(plan: Plan): readonly Step[] {
    if (plan instanceof Plan) return plan.#steps
    throw new InvalidArgumentError('plan', 'must be what `plan` gives, or the `plan` of a `ProvisionError`.')
  }

  toString(): string {
    return writePlan(this.differences)
  }

  toJSON(): readonly Difference[] {
    return this.differences
  }
}

/**
 * Compares a Harbor with a description of what it should be. Nothing is changed.
 *
 * Permission: system administrator. For projects alone, project admin of each, as long as none has to be made.
 *
 * @param desired What is not given is not looked at. A secret that Harbor does not show is not compared.
 * @throws {@link InvalidArgumentError} the description is not one, with the path of the member at fault; or it wants what
 * cannot be changed, such as the type of a registry endpoint; or a robot is to be allowed what this Harbor does not know; or
 * a registry endpoint is to be used that is neither described nor there
 *
 * @example
 * const changes = await plan(harbor, { projects: [{ name: 'demo', members: [{ username: 'jane', role_id: 'developer' }] }] })
 * console.log(String(changes))
 */
export async function plan(
  harbor: Harbor,
  desired: HarborDescription,
  options: PlanOptions = {},
): Promise<Plan> {
  checkDescription(desired)
  checkOptions(desired, options)
  // What was planned is done, whatever becomes of the caller's object meanwhile.
  const wanted = structuredClone(desired)
  const found = new Plan(await stepsTo(harbor, wanted, options))
  await checkAccess(harbor, wanted, found.differences)
  await checkEndpoints(harbor, wanted, found.differences)
  return found
}
