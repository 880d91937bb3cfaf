import type { Robot } from '../../generated/models'
import { finishError } from '../core/answer/finish-error'
import { hiding } from '../core/answer/redaction'
import { readAuth } from '../core/auth'
import { Transport } from '../core/call/transport'
import { sleep } from '../core/send/deadline'
import type { CallOptions } from '../core/settings'
import { HarborError } from '../errors/harbor-error'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { type ActiveSecret, RobotRotationError } from '../errors/rotation-error'
import { UnauthorizedError } from '../errors/unauthorized-error'
import { isExpired } from './robot-rules'

export interface RotateRobotBody {
  /**
   * Stores the new secret, before Harbor gets it, where the robot's users read it. It is awaited. If it throws, the old
   * secret stays valid.
   */
  onSecret(secret: string, robot: Robot): void | Promise<void>
}

/** Milliseconds. The request has the secret in it: sent again it does the same. */
const pauses = [500, 2_000]

/** A client whose own secret is a string would go on with the old one. */
export function refuseOwn({ credentials }: Transport, name: unknown): void {
  if (credentials.who !== name || !credentials.fixed) return
  throw new InvalidArgumentError('robot', "is the client's own: give its secret as a function.")
}

/**
 * Makes a secret, hands it over, and sets it.
 *
 * @param set sends it to Harbor
 */
export async function rotateRobot(
  transport: Transport,
  robot: Robot,
  { onSecret }: RotateRobotBody,
  set: (secret: string) => PromiseLike<unknown>,
  own: CallOptions,
): Promise<void> {
  refuseOwn(transport, robot.name)
  if (isExpired(robot)) {
    throw new InvalidArgumentError(
      'robot',
      'has expired: first update(robot, { duration: robotDuration(robot, { days: 30 }) }).',
    )
  }
  const secret = makeSecret()
  try {
    await onSecret(secret, robot)
  } catch (cause) {
    throw failed(robot, 'old', cause, secret)
  }
  const most = own.retry ?? transport.settings.retry ?? pauses.length
  let inDoubt = false
  for (let attempt = 0; ; attempt++) {
    try {
      await set(secret)
      return
    } catch (error) {
      const refused = error instanceof HarborError && error.outcome !== 'unknown'
      inDoubt ||= !refused
      const pause = refused || attempt >= most ? undefined : pauses[attempt]
      if (pause !== undefined && !own.signal?.aborted) {
        await sleep(pause, own.signal).catch(() => {})
        continue
      }
      const active = inDoubt ? await probe(transport, robot, secret, own) : 'old'
      if (active === 'new') return
      throw failed(robot, active, error, secret)
    }
  }
}

/** Asks Harbor whether the new secret is good. */
async function probe(
  { settings }: Transport,
  robot: Robot,
  secret: string,
  own: CallOptions,
): Promise<ActiveSecret> {
  // Harbor knows no secret of one that may not log in.
  if (robot.disable || isExpired(robot)) return 'unknown'
  try {
    await new Transport(settings, readAuth({ robot: robot.name, secret })).call(
      'getCurrentUserPermissions',
      own,
    )
    return 'new'
  } catch (error) {
    return error instanceof UnauthorizedError ? 'old' : 'unknown'
  }
}

/** What `onSecret` throws may have the secret in it. */
function failed({ name }: Robot, active: ActiveSecret, cause: unknown, secret: string): RobotRotationError {
  const known =
    active === 'unknown' ? 'nobody knows which of its secrets is valid' : `its ${active} secret is valid`
  const why = cause instanceof Error ? cause.message : cause
  const message = `The secret of ${name} was not rotated, ${known}: ${why}`
  return finishError(
    new RobotRotationError(message, { active, cause }),
    hiding(() => [secret]),
    1,
  )
}

/** Some 190 bits, in letters and digits that need no quotes anywhere, with the three kinds that Harbor asks for. */
function makeSecret(): string {
  const random = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))
  return `${random.replace(/[+/]/g, '0')}Aa0`
}
