import type { ListRobotQuery, Project, Robot, RobotCreated, RobotSec } from '../../generated/models'
import { type Listed, takeOut } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { type Filter, formatFilter } from '../core/call/query'
import { Resource } from '../core/call/resource'
import { listAcross } from '../core/paging/across'
import { Pager } from '../core/paging/pager'
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
    /** The robots of this project, by name or id; a name costs one GET. @default those of the system */
    project?: ProjectReference | undefined
  }

/** A robot to be made. */
export interface CreateRobotBody {
  /** Its own name, `ci`. Harbor makes `robot$ci` of it, or `robot$demo+ci`. */
  name: string
  description?: string | undefined
  level: 'system' | 'project'
  /** In days; -1 for ever. */
  duration: number
  /**
   * What it may do, as `access` makes it. At level `project` one entry for one project. At level `system` any number:
   * `kind: 'system'` with the namespace `/`, `kind: 'project'` with the name of a project, or `*` for all.
   */
  permissions: readonly RobotGrant[]
  /** Harbor would ignore it: `refreshSecret` sets one. */
  secret?: undefined
  /** Harbor would ignore it: `update` disables a robot. */
  disable?: undefined
}

/** A new robot: the only time that its secret can be read. */
export interface CreatedRobot extends RobotCreated {
  /** The path of the robot, as Harbor sent it. */
  readonly location: string | undefined
}

/** What can be changed of a robot. What is not given stays. */
export interface UpdateRobotBody {
  description?: string | undefined
  disable?: boolean | undefined
  /** In days; -1 for ever. */
  duration?: number | undefined
  /** In place of all it had. */
  permissions?: readonly RobotGrant[] | undefined
}

export interface ExpiringRobotsBody {
  /** Milliseconds from now. */
  within: number
  /** Those of this project only, by name or id. @default those of the system and of all projects */
  project?: ProjectReference | undefined
}

export interface RefreshRobotSecretBody {
  /** 8 to 128 characters, with an upper-case letter, a lower-case letter and a digit. */
  secret: string
}

/** Robots: accounts for programs. One of the system may work in any projects, one of a project in that one only. */
export class Robots extends Resource {
  /**
   * Lists the robots of the system, or those of a project. Newest first unless `sort` says otherwise. A `project` that is
   * `undefined` is as not given.
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
   * Gets a robot. Its secret is never told again.
   *
   * Permission: guest in a project, system administrator outside, or as a robot `robot:read`.
   *
   * @param robot its id; or its full name, which costs one GET more, for a project's robot two. With another prefix than
   * `robot$` (`robot_name_prefix`) it may be more, as `robot-my-demo+ci` can be of `my-demo` and of `demo`; one that ends in
   * a letter or a digit cannot be told from a project: then only the id will do.
   */
  get(robot: RobotReference, options?: CallOptions): Call<Robot> {
    return this.callOn('GetRobotByID', namedRobot, robot, options)
  }

  /**
   * Tells whether a robot exists. One GET; by name, for a project's robot, two.
   *
   * Permission: guest in a project, system administrator outside, or as a robot `robot:list`.
   */
  async exists(robot: RobotReference, options?: CallOptions): Promise<boolean> {
    return this.existsIn('ListRobot', namedRobot, robot, options)
  }

  /**
   * Makes a robot. The answer has its full name and its secret, which nobody can ask for later.
   *
   * Permission: project admin in a project, system administrator outside, or as a robot `robot:create`. A robot makes
   * robots that may do no more than itself.
   *
   * @throws {@link ConflictError} there is a robot with the name
   * @throws {@link NotFoundError} there is no such project: `namespace` is its name, not its id
   * @throws {@link InvalidArgumentError} name, duration or permissions are not what Harbor takes
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
   * Changes a robot. Harbor replaces it whole, so this reads the robot and sends it back with the changes: one GET and
   * one PUT (one GET more for a project's robot by name). What somebody else changed in between is undone. Given a robot
   * that was read before, only the PUT. Name and level cannot be changed.
   *
   * Permission: project admin in a project, system administrator outside; no robot can do it.
   *
   * @throws {@link InvalidArgumentError} duration or permissions are not what Harbor takes
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
   * Gives a robot a new secret; the old one is void at once. Harbor makes one up and tells it, once; a secret of the
   * caller's is not repeated in the answer, which is then empty.
   *
   * Permission: project admin in a project, system administrator outside; no robot can do it. By name one GET more, for a
   * project's robot two.
   *
   * @throws {@link InvalidArgumentError} the secret is not what Harbor takes
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
   * Gives a robot a new secret without a moment in which nobody has it: makes one, hands it to `onSecret`, and sets it when
   * that has kept it. The request can be repeated, and is. Where it is not known whether one did its work, the new secret is
   * tried. By id or name one GET more, for a project's robot by name two; given a robot that was read, none.
   *
   * Permission: project admin in a project, system administrator outside; no robot can do it.
   *
   * @param body `onSecret(secret, robot)` is awaited. The old secret is good until then, and void after.
   * @returns the robot
   * @throws {@link RobotRotationError} it was not rotated, or nobody knows: `active` says which secret is valid
   * @throws {@link InvalidArgumentError} the client is this robot, and its secret is not a function; of one given by its id, after a GET
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
   * Finds the robots that expire soon, or have expired, the first to expire first. One GET for each hundred robots of
   * the system, of projects, and of each project.
   *
   * Permission: guest in a project, system administrator outside, or as a robot `robot:list`.
   *
   * @throws {@link InvalidArgumentError} `within` is not a number of milliseconds above 0
   *
   * @example Within a week
   * for (const robot of await harbor.robots.expiring({ within: 7 * 86_400_000 })) {
   *   await harbor.robots.update(robot, { duration: 30 })
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
        const across = new Pager(async () => listAcross(all, ofProject, own.signal, undefined))
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
   * Permission: project admin in a project, system administrator outside, or as a robot `robot:delete`. By name one GET
   * more, for a project's robot two.
   */
  delete(robot: RobotReference, options?: CallOptions): Call<undefined> {
    return this.callOn('DeleteRobot', namedRobot, robot, options)
  }
}

function joinFilters(level: Filter, q: Filter | string | undefined): Filter | string {
  if (typeof q !== 'string') return { ...level, ...q }
  return [formatFilter(level), q].filter(Boolean).join(',')
}
