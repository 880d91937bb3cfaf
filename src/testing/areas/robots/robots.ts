import type * as models from '../../../../generated/models'
import { robotPrefix } from '../../access/access'
import { key, projectPermissions, systemPermissions } from '../../access/permissions'
import { badRequest } from '../../http/answers'
import { view } from '../../http/json'
import type { BodyOf } from '../../http/route'
import type { State } from '../../state'
import type { Robot, RobotPermission } from './robot'

type Given = BodyOf<'CreateRobot'> | BodyOf<'UpdateRobot'>

/** What is true of every robot, whether it is made or changed. */
export function requireValid(body: Given): Pick<Robot, 'level' | 'permissions'> {
  const { duration = 0, level = '' } = body
  if (duration !== -1 && duration <= 0) {
    throw badRequest(
      `bad request error duration input: ${duration}, duration must be either -1(Never) or a positive integer`,
    )
  }
  if (level !== 'system' && level !== 'project') throw badRequest(`bad request error level input: ${level}`)
  const given = body.permissions ?? []
  if (given.length === 0) throw badRequest('bad request empty permission')
  if (given.some(({ access = [] }) => access.length === 0)) throw badRequest('bad request empty access')
  if (level === 'project' && given.length > 1) throw badRequest('bad request permission')
  return { level, permissions: given.map(readPermission) }
}

function readPermission({
  kind = '',
  namespace = '',
  access: given = [],
}: NonNullable<Given['permissions']>[number]): RobotPermission {
  if (kind !== 'system' && kind !== 'project') throw badRequest(`bad request permission level: ${kind}`)
  const access = given.map(({ resource = '', action = '' }) => ({ action, resource }))
  const known = new Set((kind === 'system' ? systemPermissions : projectPermissions).map(key))
  const unknown = access.find((one) => !known.has(key(one)))
  if (unknown) throw badRequest(`bad request permission: ${key(unknown)}`)
  return { kind, namespace, access }
}

/** Days from a moment, as epoch seconds. */
export function expiry(days: number, from: string): number {
  return days === -1 ? -1 : Math.floor(Date.parse(from) / 1000) + days * 24 * 60 * 60
}

/** Never with its secret. */
export function viewRobot(state: State, robot: Robot): models.Robot {
  return view<models.Robot>({
    creation_time: robot.creation_time,
    creator_ref: robot.creator_ref,
    creator_type: robot.creator_type,
    description: robot.description || undefined,
    disable: robot.disable,
    duration: robot.duration,
    editable: true,
    expires_at: robot.expires_at,
    id: robot.id,
    level: robot.level,
    name: robotPrefix(state) + robot.name,
    permissions: [...robot.permissions],
    update_time: robot.update_time,
  })
}
