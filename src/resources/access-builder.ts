import {
  type RobotProjectActions,
  type RobotSystemActions,
  robotProjectActions,
  robotSystemActions,
} from '../../generated/permissions'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import type { RobotGrant } from './robot-rules'

/** A grant that is not finished: `can` adds actions, and gives a grant to which more can be added. */
export interface AccessDraft<Kind extends RobotGrant['kind'], Actions> {
  /** Adds actions on a resource. */
  can<Resource extends keyof Actions & string>(
    resource: Resource,
    ...actions: readonly [Actions[Resource], ...Actions[Resource][]]
  ): AccessGrant<Kind, Actions>
}

/** A permission of a robot, as Harbor takes it. */
export interface AccessGrant<Kind extends RobotGrant['kind'], Actions>
  extends RobotGrant,
    AccessDraft<Kind, Actions> {
  kind: Kind
}

/**
 * Builds the permissions of a robot. It knows the resources and actions of Harbor 2.15: others do not compile, and
 * `can` throws an {@link InvalidArgumentError} for them. For those of a later Harbor, write the object as Harbor takes
 * it.
 *
 * @example
 * await harbor.robots.create({
 *   name: 'ci',
 *   level: 'project',
 *   duration: 30,
 *   permissions: [access.project('demo').can('repository', 'pull', 'push').can('tag', 'list')],
 * })
 */
export const access = {
  /** In a project by its name, not its id. `*` stands for all projects, for robots of the system. */
  project(project: string): AccessDraft<'project', RobotProjectActions> {
    if (typeof project !== 'string' || project === '' || project.includes('/')) {
      throw new InvalidArgumentError('project', "must be the name of a project, or '*'.")
    }
    return draft('project', project, robotProjectActions, [])
  },
  /** Outside of projects, for robots of the system. */
  system(): AccessDraft<'system', RobotSystemActions> {
    return draft('system', '/', robotSystemActions, [])
  },
} as const

function draft<Kind extends RobotGrant['kind'], Actions>(
  kind: Kind,
  namespace: string,
  known: Readonly<Record<string, string>>,
  given: RobotGrant['access'],
): AccessDraft<Kind, Actions> {
  return {
    can(resource, ...actions) {
      const possible = Object.hasOwn(known, resource) ? known[resource]?.split(' ') : undefined
      if (possible === undefined) {
        throw new InvalidArgumentError(
          'resource',
          `'${resource}' is none of ${Object.keys(known).join(', ')}.`,
        )
      }
      const names = actions.map(String)
      const other = names.find((name) => !possible.includes(name))
      if (names.length === 0 || other !== undefined) {
        const not = other === undefined ? '' : `, not '${other}'`
        throw new InvalidArgumentError(
          'actions',
          `must be at least one of ${possible.join(', ')} for ${resource}${not}.`,
        )
      }
      const added = names.map((action) => ({ resource, action }))
      const grant: RobotGrant & { kind: Kind } = { kind, namespace, access: [...given, ...added] }
      const { can } = draft<Kind, Actions>(kind, namespace, known, grant.access)
      // Not enumerable: what is sent, compared or copied is Harbor's object.
      return Object.defineProperty({ ...grant, can }, 'can', { enumerable: false })
    },
  }
}
