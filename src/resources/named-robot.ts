import type { Robot } from '../../generated/models'
import { type Addressed, idOf } from '../core/call/named'
import { anyOf, type Filter, like } from '../core/call/query'
import type { Transport } from '../core/call/transport'
import { nameNotFound } from '../core/paging/name-not-found'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { namedProject } from './named-project'

/** A robot by its id (`34`) or its full name, as it logs in: `'robot$ci'`, of a project `'robot$demo+ci'`. */
export type RobotReference = string | number

/**
 * By its full name: one GET; of a project two, and one more for each further project that the name can mean.
 */
export const namedRobot: Addressed<'GetRobotByID', Robot> = {
  argument: 'robot',
  idOf: ({ id }) => id,
  get: 'GetRobotByID',
  pathOf: (id) => ({ robot_id: id }),
  async find(transport, name, own) {
    const word = like(lastWordOf(name))
    for (const level of await levelsOf(transport, name, own)) {
      const query = () => ({ query: { q: { ...level, name: word } } })
      for await (const robot of transport.list('ListRobot', own, query)) {
        if (robot.name === name) return robot
      }
    }
    const [, others] = /^[a-z0-9._-]+(\+?)[a-z0-9._-]*$/.exec(name) ?? []
    const ofProject = others === '' ? `, or 'robot$demo+${name}' of the project demo` : ''
    const whole = others === undefined ? '' : `. A robot is named as it logs in: 'robot$${name}'${ofProject}`
    const problem = `no robot is named '${name}'${whole}`
    throw nameNotFound(transport.settings, problem, { operation: 'ListRobot' })
  },
}

/** What to ask the list for, to get a project's robots. Harbor looks at the case of the keys (test/recordings/api/robot.json). */
export function levelOf(project: number): Filter {
  return { Level: 'project', ProjectID: project }
}

/** Where a robot is to be looked for, by its full name: `robot$demo+ci` in the project `demo`. */
async function levelsOf(transport: Transport, name: string, own: CallOptions): Promise<Filter[]> {
  const [, before, words] = /(^|[^a-z0-9._-])([a-z0-9._-]+)\+[a-z0-9._-]+$/.exec(name) ?? []
  if (words === undefined) return [{}]
  // Harbor's own prefix, `robot$`, cannot be part of a project.
  if (before === '$') return [levelOf(await idOf(transport, namedProject, words, own))]
  // Another one (`robot_name_prefix`) can: `robot-my-demo+ci` is of `my-demo`, of `demo`, or of the system.
  const ends = [...words.matchAll(/(?<![a-z0-9])[a-z0-9]/g)].map(({ index }) => words.slice(index))
  const projects = before === '' ? ends.filter((end) => end !== words) : ends
  return [...(await idsOf(transport, projects, own)).map(levelOf), {}]
}

/** The ids of these projects, without those that do not exist. */
async function idsOf(transport: Transport, projects: readonly string[], own: CallOptions): Promise<number[]> {
  if (projects.length === 0) return []
  const query = () => ({ query: { q: { name: anyOf(...projects) } } })
  const found = await transport.list('listProjects', own, query, { identity: 'project_id' }).all()
  return projects.flatMap((name) => found.find((project) => project.name === name)?.project_id ?? [])
}

/** The end of the name, which is the robot's own whatever the prefix: Harbor looks for names without it. */
function lastWordOf(name: string): string {
  const [word] = /[a-z0-9]+$/.exec(name) ?? []
  if (word !== undefined) return word
  throw new InvalidArgumentError('robot', `'${name}' is not the name of a robot, such as 'robot$ci'.`)
}
