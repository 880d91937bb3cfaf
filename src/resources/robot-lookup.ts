import type { Robot } from '../../generated/models'
import { findByName } from '../core/find-by-name'
import { type Filter, like } from '../core/query'
import type { CallOptions } from '../core/settings'
import type { ListOrder, Transport } from '../core/transport'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { projectId } from './project-lookup'
import type { ProjectReference } from './projects'

/** A robot by its id (`34`) or its full name, as it logs in: `'robot$ci'`, of a project `'robot$demo+ci'`. */
export type RobotReference = string | number

export const robotOrder: ListOrder<Robot> = { identity: 'id', sort: 'id' }

/** The id of a robot. A name costs one GET, that of a project's robot two. */
export async function robotId(
  transport: Transport,
  robot: RobotReference,
  own: CallOptions,
): Promise<number> {
  return typeof robot === 'string' ? (await findRobot(transport, robot, own)).id : robot
}

/** A robot by its full name: one GET; of a project two. */
export async function findRobot(transport: Transport, name: string, own: CallOptions): Promise<Robot> {
  const project = projectOf(name)
  const level = project === undefined ? {} : await levelOf(transport, project, own)
  const q = { ...level, name: like(lastWordOf(name)) }
  const wanted = { thing: 'robot', key: 'name', name } as const
  return findByName(transport, 'ListRobot', { options: { ...own, q } }, robotOrder, wanted)
}

/** What to ask the list for, to get a project's robots. Harbor looks at the case of the keys (recordings: robot.json). */
export async function levelOf(
  transport: Transport,
  project: ProjectReference,
  own: CallOptions,
): Promise<Filter> {
  return { Level: 'project', ProjectID: await projectId(transport, project, own) }
}

/**
 * The project in a full name, `demo` of `robot$demo+ci`. What stands before it is configured (`robot_name_prefix`), so it
 * is taken to be up to the last character that no project can have in its name.
 */
function projectOf(name: string): string | undefined {
  return /[^a-z0-9._-]([a-z0-9._-]+)\+[a-z0-9._-]+$/.exec(name)?.[1]
}

/** The end of the name, which is the robot's own whatever the prefix: Harbor looks for names without it. */
function lastWordOf(name: string): string {
  const [word] = /[a-z0-9]+$/.exec(name) ?? []
  if (word !== undefined) return word
  throw new InvalidArgumentError('robot', `'${name}' is not the name of a robot, such as 'robot$ci'.`)
}
