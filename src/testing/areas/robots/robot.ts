import type { Access } from '../../access/permissions'
import { table } from '../../table'

export interface RobotPermission {
  readonly kind: 'system' | 'project'
  /** `/`, a project's name, or `*`. */
  readonly namespace: string
  readonly access: readonly Access[]
}

export interface Robot {
  readonly id: number
  /** Without the prefix: `ci`, or `demo+ci` where it is of a project. */
  readonly name: string
  readonly level: 'system' | 'project'
  /** 0 for a system robot. */
  readonly project_id: number
  readonly secret: string
  /** How many secrets there were. */
  readonly turn: number
  readonly description: string
  readonly disable: boolean
  /** Days, or -1: never. */
  readonly duration: number
  /** Epoch seconds, or -1: never. */
  readonly expires_at: number
  readonly permissions: readonly RobotPermission[]
  readonly creator_ref: number
  readonly creator_type: 'local' | 'robot'
  readonly creation_time: string
  readonly update_time: string
}

export const robotsIn = table<Robot, 'project' | 'name'>({
  project: (robot) => robot.project_id,
  name: (robot) => robot.name,
})
