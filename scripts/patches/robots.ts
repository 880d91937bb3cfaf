import { alwaysPresent, mustBeGiven, neverNull, notRead, oneOf } from './members'
import type { Patch } from './patch'

export const robots: readonly Patch[] = [
  alwaysPresent(
    'Robot',
    ['id', 'name', 'level', 'expires_at'],
    'A database key, a name with a prefix, a level computed for each answer, an expiry of -1 or a time ' +
      '(controller/robot/controller.go). Not duration, which Harbor 2.10 leaves out when it is 0',
  ),
  notRead(
    'Robot',
    ['secret'],
    'robot.json: shown once, in the answer of CreateRobot or RefreshSec; UpdateRobot does not read it (server/v2.0/handler/robot.go)',
  ),
  neverNull('Robot', ['permissions'], 'server/v2.0/handler/model/robot.go starts from an empty list'),
  oneOf('Robot', ['level'], ['system', 'project'], 'robot.json: CreateRobot (400: level)'),
  alwaysPresent(
    'RobotPermission',
    ['kind', 'namespace'],
    'controller/robot/controller.go: each is made from a scope',
  ),
  neverNull(
    'RobotPermission',
    ['access'],
    'controller/robot/controller.go: a permission is made for its first access',
  ),
  oneOf(
    'RobotPermission',
    ['kind'],
    ['system', 'project'],
    'controller/robot/controller.go: unknown robot kind',
  ),
  alwaysPresent('Access', ['resource', 'action'], 'robot.json: CreateRobot (400: no such permission)'),
  oneOf('RobotCreate', ['level'], ['system', 'project'], 'robot.json: CreateRobot (400: level)'),
  notRead(
    'RobotCreate',
    ['secret', 'disable'],
    'robot.json: CreateRobot (project level, 30 days) ignores both',
  ),
  alwaysPresent(
    'RobotCreated',
    ['id', 'name', 'secret', 'expires_at'],
    'robot.json: CreateRobot; the secret is always generated',
  ),
  mustBeGiven(
    'RobotCreate',
    ['name', 'level', 'duration', 'permissions'],
    'robot.json: CreateRobot (400: the name is not valid, level, duration 0, no permissions)',
  ),
  mustBeGiven(
    'RobotPermission',
    ['kind', 'namespace', 'access'],
    'robot.json: CreateRobot (400: no such permission)',
  ),
  mustBeGiven('Access', ['resource', 'action'], 'robot.json: CreateRobot (400: no such permission)'),
]
