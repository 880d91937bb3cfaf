import {
  type Actor,
  isAdmin,
  requireAuthenticated,
  requireProject,
  requireSystem,
  robotPrefix,
} from '../../access/access'
import { badRequest, conflict, created, done, json, notFound } from '../../http/answers'
import type { Columns } from '../../http/columns'
import { answerList } from '../../http/list'
import { exact, type Pattern, parseQ } from '../../http/q'
import { type Call, on, type Route } from '../../http/route'
import type { State } from '../../state'
import { isRobotName } from '../projects/names'
import { type Project, projectsIn } from '../projects/project'
import { locationOf } from '../projects/project-lookup'
import { type Robot, type RobotPermission, robotsIn } from './robot'
import { expiry, requireValid, viewRobot } from './robots'
import { isSecret, makeSecret } from './secrets'

const columns: Columns<Robot> = {
  columns: {
    id: 'number',
    name: 'string',
    description: 'string',
    duration: 'number',
    project_id: 'number',
    creation_time: 'time',
    update_time: 'time',
  },
  // As the columns of its table are called.
  others: {
    disabled: { type: 'boolean', of: ({ disable }) => disable },
    expiresat: { type: 'number', of: ({ expires_at }) => expires_at },
  },
  order: 'name',
}

export const robotRoutes: readonly Route[] = [
  // Only `Level` in this spelling leads to the robots of a project (test/recordings/api/robot.json, "lower-case
  // keys").
  on('ListRobot', (call) => {
    const { state, actor } = call
    requireAuthenticated(actor)
    const keywords = parseQ(call.query.text('q'))
    const level = textOf(keywords.get('Level')) ?? 'system'
    if (level !== 'system' && level !== 'project') throw badRequest('bad request error level input')
    const projectId = level === 'project' ? projectIdOf(textOf(keywords.get('ProjectID'))) : 0
    requireRobotAccess(state, actor, level, projectId, 'list')
    return answerList(call, columns, {
      rows: robotsIn(state).rows('project', projectId),
      keywords: { ProjectID: exact(String(projectId)) },
      view: (robot) => viewRobot(state, robot),
    })
  }),

  // `secret` and `disable` are not looked at (test/recordings/api/robot.json, "secret and disable of the creation").
  on('CreateRobot', (call) => {
    const { state, actor, body } = call
    const { name = '', description = '', duration = 0 } = body
    if (!isRobotName(name)) {
      throw badRequest('robot name is not in lower case or contains illegal characters')
    }
    const { level, permissions } = requireValid(body)
    const project = requireScope(state, actor, level, permissions, 'create')
    const fullName = project ? `${project.name}+${name}` : name
    if (robotsIn(state).find('name', fullName)) {
      throw conflict(`robot account ${project?.id ?? 0}:${name} already exists`)
    }
    const now = state.now()
    const robot = robotsIn(state).insert((id) => ({
      ...{ id, name: fullName, level, project_id: project?.id ?? 0, description, disable: false, duration },
      secret: makeSecret(id, 1),
      turn: 1,
      expires_at: expiry(duration, now),
      permissions,
      ...creatorOf(actor),
      ...{ creation_time: now, update_time: now },
    }))
    const { id, secret, creation_time, expires_at } = robot
    return created(locationOf(call, id), {
      creation_time,
      expires_at,
      id,
      name: robotPrefix(state) + fullName,
      secret,
    })
  }),

  on('GetRobotByID', (call) => json(viewRobot(call.state, requireRobot(call, 'read')))),

  on('UpdateRobot', (call) => {
    const { state, actor, body } = call
    requireAuthenticated(actor)
    const robot = findRobot(call)
    const { description = '', disable = false, duration = robot.duration } = body
    const { level, permissions } = requireValid({ ...body, duration })
    if (robot.level === 'project') requireSameProject(state, robot, permissions[0]?.namespace ?? '')
    requireScope(state, actor, robot.level, permissions, 'update')
    if (level !== robot.level || body.name !== robotPrefix(state) + robot.name) {
      throw badRequest('cannot update the level or name of robot')
    }
    robotsIn(state).update(robot, {
      ...(duration !== robot.duration && { expires_at: expiry(duration, robot.creation_time) }),
      ...{ description, disable, duration, permissions, update_time: state.now() },
    })
    return done()
  }),

  // A secret that the caller chose is not said again.
  on('RefreshSec', (call) => {
    const robot = requireRobot(call, 'update')
    const { secret } = call.body
    if (secret && !isSecret(secret)) {
      throw badRequest(
        'the secret must be 8-128, inclusively, characters long with at least 1 uppercase letter, 1 lowercase letter and 1 number',
      )
    }
    const turn = robot.turn + 1
    robotsIn(call.state).update(robot, {
      ...{ turn, secret: secret || makeSecret(robot.id, turn), update_time: call.state.now() },
    })
    return json(secret ? {} : { secret: robot.secret })
  }),

  on('DeleteRobot', (call) => {
    robotsIn(call.state).delete(requireRobot(call, 'delete'))
    return done()
  }),
]

function textOf(pattern: Pattern | undefined): string | undefined {
  return pattern?.kind === 'exact' ? pattern.value : undefined
}

function projectIdOf(value: string | undefined): number {
  if (value === undefined) throw badRequest('must with project ID when to query project robots')
  if (!/^\d+$/.test(value)) throw badRequest('ProjectID must be a positive integer')
  return Number(value)
}

type Id = Call<{ readonly robot_id: number }, unknown>

function findRobot({ state, params }: Id): Robot {
  const robot = robotsIn(state).get(params.robot_id)
  if (!robot) throw notFound(`robot ${params.robot_id} not found`)
  return robot
}

function requireRobot(call: Id, action: string): Robot {
  requireAuthenticated(call.actor)
  const robot = findRobot(call)
  requireRobotAccess(call.state, call.actor, robot.level, robot.project_id, action)
  return robot
}

function requireRobotAccess(
  state: State,
  actor: Actor,
  level: Robot['level'],
  projectId: number,
  action: string,
): void {
  const project = projectsIn(state).get(projectId)
  // Of a project that is not there an administrator is told that it has none.
  if (level === 'project' && action === 'list' && !project && isAdmin(actor)) return
  if (level === 'system') requireSystem(actor, action, 'robot')
  else requireProject(state, actor, { project, named: String(projectId) }, action, 'robot')
}

/**
 * The namespace of each permission in projects is the name of one, or `*`. Of a robot of a project it is
 * that project.
 */
function requireScope(
  state: State,
  actor: Actor,
  level: Robot['level'],
  permissions: readonly RobotPermission[],
  action: string,
): Project | undefined {
  if (level === 'system') {
    requireSystem(actor, action, 'robot')
    for (const { kind, namespace } of permissions) {
      const known = kind === 'system' || namespace === '*' || projectsIn(state).find('name', namespace)
      if (!known) throw notFound(`project ${namespace} not found`)
    }
    return undefined
  }
  const named = permissions[0]?.namespace ?? ''
  return requireProject(
    state,
    actor,
    { project: projectsIn(state).find('name', named), named },
    action,
    'robot',
  )
}

function requireSameProject(state: State, robot: Robot, named: string): void {
  const project = projectsIn(state).find('name', named)
  if (!project) throw notFound(`project ${named} not found`)
  if (project.id !== robot.project_id) throw badRequest('cannot update the project id of robot')
}

function creatorOf(actor: Actor): Pick<Robot, 'creator_ref' | 'creator_type'> {
  if (actor.kind === 'robot') return { creator_ref: actor.robot.id, creator_type: 'robot' }
  return { creator_ref: actor.kind === 'user' ? actor.user.id : 0, creator_type: 'local' }
}
