import type { Access, Robot, RobotPermission } from '../../generated/models'
import { InvalidArgumentError } from '../errors/invalid-argument-error'

/** What a robot may do in one project or in the system, as `robots.create` takes it. */
export interface RobotGrant extends Omit<RobotPermission, 'access'> {
  access: readonly Access[]
}

// What Harbor refuses with 400, or with a puzzling 404 (test/recordings/api/robot.json); found before a request is made.

export function checkName(name: string): void {
  if (typeof name === 'string' && /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/.test(name)) return
  throw new InvalidArgumentError(
    'name',
    "must be lower-case letters and digits with single '.', '_' or '-' between them, without prefix and project.",
  )
}

/** Harbor then takes none of its secrets. */
export function isExpired({ expires_at }: Robot): boolean {
  return expires_at !== -1 && expires_at * 1000 <= Date.now()
}

export function checkDuration(duration: number): void {
  if (Number.isSafeInteger(duration) && (duration === -1 || duration > 0)) return
  throw new InvalidArgumentError('duration', 'must be days, a whole number above 0, or -1 for ever.')
}

/** @param level where it is known already */
export function checkPermissions(permissions: readonly RobotGrant[], level?: Robot['level']): void {
  if (!Array.isArray(permissions) || permissions.length === 0) {
    throw new InvalidArgumentError('permissions', 'must be a list of at least one entry.')
  }
  if (level !== 'project' || (permissions.length === 1 && permissions.every(isOfOneProject))) return
  throw new InvalidArgumentError(
    'permissions',
    "must be one entry for the level 'project': { kind: 'project', namespace: 'name', access }.",
  )
}

function isOfOneProject(grant: RobotGrant): boolean {
  const { kind, namespace }: Partial<RobotGrant> = grant ?? {}
  return kind === 'project' && typeof namespace === 'string' && /^[^/*]+$/.test(namespace)
}

export function checkSecret(secret: string): void {
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/]
  if (typeof secret === 'string' && /^.{8,128}$/s.test(secret) && classes.every((one) => one.test(secret)))
    return
  throw new InvalidArgumentError(
    'secret',
    'must have 8 to 128 characters, with upper-case and lower-case letters and digits.',
  )
}
