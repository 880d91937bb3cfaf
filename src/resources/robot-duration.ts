import type { Robot } from '../../generated/models'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody, requireOnly } from './body'

const day = 86_400_000

/**
 * The `duration` with which a robot is valid for so many more days from now. Harbor counts a `duration` from when the robot was
 * made, so `duration: 30` ends a robot of 29 days tomorrow, and changes nothing of one that has 30 already.
 *
 * @param robot as Harbor gives it, expired or not
 * @param options `days`: how many at least, above 0. Harbor knows whole days only, so it may be almost one more.
 * @throws {@link InvalidArgumentError} `days` is not above 0, or the robot has no `creation_time`
 *
 * @example
 * const robot = await harbor.robots.get('robot$demo+ci')
 * await harbor.robots.update(robot, { duration: robotDuration(robot, { days: 30 }) })
 *
 * @see goharbor/harbor `src/server/v2.0/handler/robot.go`, where an update works out `expires_at`
 */
export function robotDuration(
  robot: Pick<Robot, 'creation_time'>,
  options: { readonly days: number },
): number {
  const { creation_time } = requireBody(robot, 'robot')
  const { days } = requireOnly(options, 'options', 'days')
  if (!(Number.isFinite(days) && days > 0)) {
    throw new InvalidArgumentError('days', 'must be a number above 0. For ever is `duration: -1`.')
  }
  const duration = Math.ceil((Date.now() - Date.parse(creation_time)) / day + days)
  if (Number.isSafeInteger(duration)) return duration
  throw new InvalidArgumentError('robot', 'has no `creation_time`: give it as it was read.')
}
