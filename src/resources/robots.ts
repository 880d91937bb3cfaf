import type { ListRobotQuery, Project, Robot, RobotCreated, RobotSec } from '../../generated/models'
import { type Listed, takeOut } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { type Filter, formatFilter } from '../core/call/query'
import { Resource } from '../core/call/resource'
import { listAcross } from '../core/paging/across'
import { LazyPager, type Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody } from './body'
import { withChanges } from './changes'
import { allProjects, namedProject, type ProjectReference } from './named-project'
import { levelOf, namedRobot, type RobotReference } from './named-robot'
import { checkDuration, checkName, checkPermissions, checkSecret, type RobotGrant } from './robot-rules'
import { type RotateRobotBody, refuseOwn, rotateRobot } from './rotate-robot'

export type ListRobotsOptions = CallOptions &
  Listed<ListRobotQuery, 'ListRobot'> & {
    /** Lists the robots of this project, by name or id. A name costs one GET. @default the robots of the system */
    project?: ProjectReference | undefined
  }

/** A robot to be created. */
export interface CreateRobotBody {
  /** Its short name, `ci`. The robot's full name is then `robot$ci`, or `robot$demo+ci` in the project `demo`. */
  name: string
  description?: string | undefined
  level: 'system' | 'project'
  /** How many days it is valid; -1 for ever. */
  duration: number
  /**
   * What it may do, as `access` makes it. At the level `project` it is one entry, for one project. At the level
   * `system` it is any number of entries: of `kind: 'system'` with the namespace `/`, or of `kind: 'project'` with the
   * name of a project or `*` for all projects.
   */
  permissions: readonly RobotGrant[]
  /** Harbor would ignore it: `refreshSecret` sets one. */
  secret?: undefined
  /** Harbor would ignore it: `update` disables a robot. */
  disable?: undefined
}

/** A new robot with its secret, which cannot be read later. */
export interface CreatedRobot extends RobotCreated {
  /** The path of the robot, as Harbor sent it. */
  readonly location: string | undefined
}

/** The members of a robot to change. All others stay as they are. */
export interface UpdateRobotBody {
  description?: string | undefined
  disable?: boolean | undefined
  /** Days from when it was made, not from now; -1 for ever. `robotDuration` counts from now. */
  duration?: number | undefined
  /** They replace all permissions that it has. */
  permissions?: readonly RobotGrant[] | undefined
}

export interface ExpiringRobotsBody {
  /** Milliseconds from now. */
  within: number
  /** The robots of this project only, by name or id. @default the robots of the system and of all projects */
  project?: ProjectReference | undefined
}

export interface RefreshRobotSecretBody {
  /** 8 to 128 characters, with an upper-case letter, a lower-case letter and a digit. */
  secret: string
}

/**
 * Robots: accounts for programs. A robot of the system may work in any projects, a robot of a project only in that one.
 */
export class Robots extends Resource {
  /**
   * Lists the robots of the system, or those of a project, newest first unless `sort` says otherwise. If `project` is
   * `undefined` it lists those of the system.
   *
   * Permission: guest in a project, system administrator outside, or as a robot `robot:list`.
   *
   * @example
   * for await (const robot of harbor.robots.list({ project: 'demo' })) console.log(robot.name, robot.expires_at)
   */
  list(options: ListRobotsOptions = {}): Pager<Robot> {
    const [{ project }, others] = takeOut(options, 'project')
    const ofProject = async (own: CallOptions) => {
      if (project === undefined) return {}
      const level = levelOf(await this.idOf(namedProject, project, own))
      return { query: { q: joinFilters(level, others.q) } }
    }
    return this.listOf('ListRobot', others, ofProject)
  }

  /**
   * Gets a robot, without its secret.
   *
   * Permission: guest in a project, system administrator outside, or as a robot `robot:read`.
   *
   * @param robot its id; or its full name, which costs one more GET, or two for a robot of a project. If Harbor has
   * another prefix than `robot$` (`robot_name_prefix`), it can cost more: `robot-my-demo+ci` may be in the project
   * `my-demo` or `demo`. With a prefix that ends in a letter or a digit, only the id works for robots of projects.
   */
  get(robot: RobotReference, options?: CallOptions): Call<Robot> {
    return this.callOn('GetRobotByID', namedRobot, robot, options)
  }

  /**
   * Tells whether a robot exists. It takes one GET, or two for a robot of a project by its name.
   *
   * Permission: guest in a project, system administrator outside, or as a robot `robot:list`.
   */
  async exists(robot: RobotReference, options?: CallOptions): Promise<boolean> {
    return this.existsIn('ListRobot', namedRobot, robot, options)
  }

  /**
   * Creates a robot. The answer has its full name and its secret. The secret cannot be read later.
   *
   * Permission: project admin in a project, system administrator outside, or as a robot `robot:create`. A robot can
   * only give permissions that it has itself.
   *
   * @throws {@link ConflictError} there is a robot with the name
   * @throws {@link NotFoundError} there is no such project. The `namespace` has to be its name, not its id.
   * @throws {@link InvalidArgumentError} Harbor would refuse the name, the duration or the permissions
   *
   * @example
   * const { name, secret } = await harbor.robots.create({
   *   name: 'ci',
   *   level: 'project',
   *   duration: 30,
   *   permissions: [access.project('demo').can('repository', 'pull', 'push')],
   * })
   */
  create(body: CreateRobotBody, options?: CallOptions): Call<CreatedRobot> {
    return this.call(
      'CreateRobot',
      options,
      () => {
        const { name, duration, level, permissions } = requireBody(body)
        checkName(name)
        checkDuration(duration)
        checkPermissions(permissions, level)
        return { body }
      },
      // A proxy that drops Location must not cost the secret.
      ({ data, response }) => ({ ...data, location: response.headers.get('location') ?? undefined }),
    )
  }

  /**
   * Changes a robot. Harbor replaces it as a whole, so this reads the robot and sends it back with the changes: one GET
   * and one PUT, and one more GET for a robot of a project by its name. What somebody else changes in between is lost.
   * For a robot that was read before it sends only the PUT. Name and level cannot be changed.
   *
   * Permission: project admin in a project, system administrator outside; no robot can do it.
   *
   * @throws {@link InvalidArgumentError} Harbor would refuse the duration or the permissions
   *
   * @example
   * await harbor.robots.update('robot$demo+ci', { disable: true })
   */
  update(robot: RobotReference | Robot, body: UpdateRobotBody, options?: CallOptions): Call<undefined> {
    const prepare = async (own: CallOptions) => {
      const { duration, permissions } = requireBody(body)
      if (duration !== undefined) checkDuration(duration)
      if (permissions !== undefined) checkPermissions(permissions)
      const current = await this.read(namedRobot, robot, own)
      const changed = withChanges(current, body)
      checkPermissions(changed.permissions, changed.level)
      return { path: { robot_id: current.id }, body: changed }
    }
    return this.call('UpdateRobot', options, prepare)
  }

  /**
   * Gives a robot a new secret. The old one is invalid at once. Without a body Harbor generates the secret, and the
   * answer has it. If the caller gives the secret, the answer is empty. The robot still expires when it did before:
   * `update` prolongs it.
   *
   * Permission: project admin in a project, system administrator outside; no robot can do it. A name costs one more
   * GET, or two for a robot of a project.
   *
   * @throws {@link InvalidArgumentError} Harbor would refuse the secret
   */
  refreshSecret(
    robot: RobotReference,
    body?: undefined,
    options?: CallOptions,
  ): Call<{ readonly secret: string }>
  refreshSecret(robot: RobotReference, body: RefreshRobotSecretBody, options?: CallOptions): Call<RobotSec>
  refreshSecret(robot: RobotReference, body?: RefreshRobotSecretBody, options?: CallOptions): Call<RobotSec> {
    return this.callOn('RefreshSec', namedRobot, robot, options, () => {
      // Harbor would make one up for an empty secret.
      if (body !== undefined) checkSecret(requireBody(body).secret)
      return { body: body ?? {} }
    })
  }

  /**
   * Gives a robot a new secret that is stored before it becomes valid. It generates the secret, awaits `onSecret`, and
   * then sets the secret. A request that fails is sent again. If it is unknown whether the secret was set, this logs in
   * with it to find out. The robot still expires when it did before: `update` prolongs it. An id or a name costs one
   * more GET, or two for a robot of a project by its name; a robot that was read before costs none.
   *
   * Permission: project admin in a project, system administrator outside; no robot can do it.
   *
   * @param body `onSecret(secret, robot)`: has to store the secret. The old secret is valid until its promise fulfils.
   * @returns the robot
   * @throws {@link RobotRotationError} it was not rotated, or it is unknown whether it was; `active` says which secret
   * is valid
   * @throws {@link InvalidArgumentError} the robot has expired, so that no secret of it is valid; or the client logs in
   * as this robot, and its secret is not a function. Nothing was changed, but the robot may have been read.
   *
   * @example
   * await harbor.robots.rotate('robot$demo+ci', { onSecret: (secret) => vault.write('harbor/ci', secret) })
   */
  rotate(robot: RobotReference | Robot, body: RotateRobotBody, options?: CallOptions): Promise<Robot> {
    return this.together('RefreshSec', options, async (own) => {
      if (typeof requireBody(body).onSecret !== 'function') {
        throw new InvalidArgumentError('onSecret', 'must be a function that keeps the new secret.')
      }
      refuseOwn(this.transport, robot)
      const read = await this.read(namedRobot, robot, own)
      const set = (secret: string) => this.refreshSecret(read.id, { secret }, own)
      await rotateRobot(this.transport, read, body, set, own)
      return read
    })
  }

  /**
   * Finds the robots that expire soon or have expired, in the order in which they expire. It takes one GET for each
   * hundred robots of the system, for each hundred projects, and for each hundred robots of a project.
   *
   * Permission: guest in a project, system administrator outside, or as a robot `robot:list`.
   *
   * @throws {@link InvalidArgumentError} `within` is not a number of milliseconds above 0
   *
   * @example Those that expire within a week are valid for 30 more days
   * for (const robot of await harbor.robots.expiring({ within: 7 * 86_400_000 })) {
   *   await harbor.robots.update(robot, { duration: robotDuration(robot, { days: 30 }) })
   * }
   */
  expiring(body: ExpiringRobotsBody, options?: CallOptions): Promise<Robot[]> {
    return this.together('ListRobot', options, async (own) => {
      const { within, project } = requireBody(body)
      if (typeof within !== 'number' || !(within > 0))
        throw new InvalidArgumentError('within', 'must be milliseconds from now, above 0.')
      const robots = await this.list({ ...own, project }).all()
      if (project === undefined) {
        const ofProject = ({ project_id }: Project) => this.list({ ...own, project: project_id })
        const all = () => allProjects(this.transport, own)
        const across = new LazyPager(async () => listAcross(all, ofProject, own.signal, undefined))
        robots.push(...(await across.all()))
      }
      const last = (Date.now() + within) / 1000
      return robots
        .filter(({ expires_at }) => expires_at !== -1 && expires_at <= last)
        .sort((one, other) => one.expires_at - other.expires_at)
    })
  }

  /**
   * Deletes a robot.
   *
   * Permission: project admin in a project, system administrator outside, or as a robot `robot:delete`. A name costs
   * one more GET, or two for a robot of a project.
   */
  delete(robot: RobotReference, options?: CallOptions): Call<undefined> {
    return this.callOn('DeleteRobot', namedRobot, robot, options)
  }
}

function joinFilters(level: Filter, q: Filter | string | undefined): Filter | string {
  if (typeof q !== 'string') return { ...level, ...q }
  return [formatFilter(level), q].filter(Boolean).join(',')
}
