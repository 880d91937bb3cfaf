import { InvalidArgumentError } from '../../index'
import { key, projectPermissions, systemPermissions } from '../access/permissions'
import { isRobotName } from '../areas/projects/names'
import { type Robot, robotsIn } from '../areas/robots/robot'
import { isSecret } from '../areas/robots/secrets'
import type { State } from '../state'
import { demand, type Keys, requireKeys } from './check'
import type { RobotPermissionSeed, RobotSeed } from './options'

const permissionKeys: Keys<RobotPermissionSeed> = { kind: true, namespace: true, access: true }
const accessKeys: Keys<RobotPermissionSeed['access'][number]> = { resource: true, action: true }

type NewRobot = RobotSeed & Pick<Robot, 'level' | 'project_id'>

/** The name is with the project here. */
export function seedRobot(state: State, robot: NewRobot, argument: string): void {
  const { name, secret, expires_at = -1, disable = false, permissions, level, project_id } = robot
  demand(
    isRobotName(name.slice(name.indexOf('+') + 1)),
    argument,
    `'${name}' is no name that Harbor takes. Leave prefix and project out.`,
  )
  demand(
    isSecret(secret),
    argument,
    `the secret of '${name}' needs 8 characters, upper case, lower case and a digit.`,
  )
  if (robotsIn(state).find('name', name)) {
    throw new InvalidArgumentError(argument, `'${name}' is there twice. Name it once.`)
  }
  for (const permission of permissions) {
    requireKeys(permission, permissionKeys, `${argument}: ${name}.permissions`)
    const { kind, access } = permission
    for (const one of access) requireKeys(one, accessKeys, `${argument}: ${name}.permissions.access`)
    const known = new Set((kind === 'system' ? systemPermissions : projectPermissions).map(key))
    const unknown = access.find((one) => !known.has(key(one)))
    if (unknown) {
      throw new InvalidArgumentError(
        argument,
        `'${name}' has ${key(unknown)}, which Harbor does not give to robots. GET /permissions lists what it does.`,
      )
    }
  }
  const now = state.now()
  robotsIn(state).insert((id) => ({
    ...{ id, name, level, project_id, secret, turn: 1, description: '', disable, duration: -1, expires_at },
    ...{ permissions, creator_ref: 1, creator_type: 'local', creation_time: now, update_time: now },
  }))
}
