import type { Robot, RobotGrant } from '../../index'
import { canonical, sorted } from '../engine/compare'
import { type Kind, nameIn, type OnSecret, type Place } from '../engine/kind'
import {
  longestDescription,
  type ProjectRobotDescription,
  type RobotDescription,
  type SystemRobotDescription,
} from './robot-description'
import { isMarked, mark, unmark } from './robot-marker'

interface CurrentRobot {
  readonly robot: Robot
  /** Its own name, without prefix and project. */
  readonly name: string
}

const common = {
  kind: 'robots',
  keyOf: ({ name }: RobotDescription) => name,
  due: ({ robot }: CurrentRobot, rotate: boolean) => {
    const before = isMarked(robot.description) ? 'not handed over' : rotate ? 'in use' : undefined
    return before === undefined ? [] : [{ path: 'secret', before, after: 'new secret' }]
  },
  // The marker has to fit in as well, which one that is there may have no room for.
  refuse: ({ description }: RobotDescription, current: CurrentRobot | undefined) =>
    current === undefined && mark(description).length > longestDescription
      ? { member: 'description', problem: `must not be longer than ${longestDescription - mark().length}.` }
      : undefined,
  isKept: isOfScan,
  // Those of Harbor before 2.2 can only be deleted.
  isOwn: (current: CurrentRobot) => !current.robot.editable || isOfScan(current),
  delete: ({ harbor }: Place, { robot }: CurrentRobot) => harbor.robots.delete(robot.id),
} as const

/** Robots of a project. */
export const projectRobots: Kind<ProjectRobotDescription, CurrentRobot> = {
  ...common,
  list: async ({ harbor, project }) => {
    const robots = await harbor.robots.list({ project }).all()
    return robots.map((robot) => ({ robot, name: robot.name.slice(robot.name.lastIndexOf('+') + 1) }))
  },
  describe: (current) => ({
    ...describeCommon(current),
    access: accessOf(current.robot.permissions[0]?.access ?? []),
  }),
  complete: (robot) => ({ ...robot, access: accessOf(robot.access) }),
  create: (place, wanted, onSecret) => makeRobot(place, wanted, grantsOf(place, wanted), onSecret),
  update: (place, current, wanted, changes, onSecret) => {
    const newSecret = changes.some(({ path }) => path === 'secret')
    return changeRobot(place, current, wanted, grantsOf(place, wanted), newSecret ? onSecret : undefined)
  },
}

/** Robots of the system. */
export const systemRobots: Kind<SystemRobotDescription, CurrentRobot> = {
  ...common,
  list: async ({ harbor }) => {
    const robots = await harbor.robots.list().all()
    if (robots.length === 0) return []
    const { robot_name_prefix: prefix } = await harbor.configuration.get()
    return robots.map((robot) => ({ robot, name: robot.name.slice(prefix.value.length) }))
  },
  describe: (current) => ({
    ...describeCommon(current),
    permissions: sortGrants(current.robot.permissions),
  }),
  complete: (robot) => ({ ...robot, permissions: sortGrants(robot.permissions) }),
  create: (place, wanted, onSecret) => makeRobot(place, wanted, sortGrants(wanted.permissions), onSecret),
  update: (place, current, wanted, changes, onSecret) => {
    const newSecret = changes.some(({ path }) => path === 'secret')
    return changeRobot(place, current, wanted, wanted.permissions, newSecret ? onSecret : undefined)
  },
}

/** Those that Harbor makes for a scan come and go (goharbor/harbor `src/controller/scan/base_controller.go`). */
function isOfScan({ name }: CurrentRobot): boolean {
  return /^scan-.*[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name)
}

function describeCommon({ robot, name }: CurrentRobot): Required<RobotDescription> {
  const { description, duration = 0, disable } = robot
  return { name, description: unmark(description), duration, disable }
}

function accessOf(access: ProjectRobotDescription['access']): ProjectRobotDescription['access'] {
  return sorted(access.map(({ resource, action }) => ({ resource, action })))
}

/**
 * By place, and then by what may be done there. Harbor stores them one after the other in the order in which they come, and
 * shares the rows among robots: two that are made at once with the same ones in another order make its database report a
 * deadlock, and Harbor answer 500 (goharbor/harbor `src/controller/robot/controller.go`, `createPermission`).
 */
function sortGrants(grants: readonly RobotGrant[]): RobotGrant[] {
  const plain = grants.map(({ kind, namespace, access }) => ({ kind, namespace, access: accessOf(access) }))
  return sorted(plain, ({ kind, namespace, access }) => canonical([kind, namespace, access]))
}

function grantsOf({ project }: Place, { access }: ProjectRobotDescription): RobotGrant[] {
  return sortGrants([{ kind: 'project', namespace: project, access }])
}

/**
 * The marker is in the description from the first moment, and is taken off when the secret is kept: wherever this
 * breaks off, it is seen next time.
 */
async function makeRobot(
  place: Place,
  { name, description, duration, disable }: RobotDescription,
  permissions: readonly RobotGrant[],
  onSecret: OnSecret,
): Promise<void> {
  const level = place.project === '' ? 'system' : 'project'
  const made = await place.harbor.robots.create({
    ...{ name, level, duration, permissions },
    description: mark(description),
  })
  await onSecret({ name: nameIn(place, name), robot: made.name, secret: made.secret })
  await place.harbor.robots.update(made.id, { description: description ?? '', disable, permissions })
}

/** @param onSecret where the robot gets a new secret. The old one is void at once, so it is marked before. */
async function changeRobot(
  place: Place,
  { robot, name }: CurrentRobot,
  { description = unmark(robot.description), duration, disable }: RobotDescription,
  permissions: readonly RobotGrant[],
  onSecret: OnSecret | undefined,
): Promise<void> {
  const { robots } = place.harbor
  if (onSecret) {
    if (!isMarked(robot.description)) {
      await robots.update(robot.id, { description: mark(robot.description), permissions })
    }
    const { secret } = await robots.refreshSecret(robot.id)
    await onSecret({ name: nameIn(place, name), robot: robot.name, secret })
  }
  await robots.update(robot.id, { description, duration, disable, permissions })
}
