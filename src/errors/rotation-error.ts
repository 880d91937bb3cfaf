import { HarborError } from './harbor-error'

/** Which secret of a robot is valid. */
export type ActiveSecret = 'old' | 'new' | 'unknown'

/**
 * A robot's secret could not be rotated, or nobody knows whether it was. `cause` is what went wrong. The new secret was handed
 * over before: with `active: 'old'` throw it away, with `'unknown'` keep both and try them.
 */
export class RobotRotationError extends HarborError {
  override readonly name = 'RobotRotationError'
  /** The secret that is valid. */
  readonly active: ActiveSecret

  constructor(
    message: string,
    { active, cause }: { readonly active: ActiveSecret; readonly cause: unknown },
  ) {
    super(message, { outcome: active === 'old' ? 'refused' : 'unknown', cause })
    this.active = active
  }
}
