import * as z from 'zod/mini'
import { InvalidArgumentError } from '../index'
import { checkShape } from './check-shape'
import type { HarborDescription } from './description'
import type { ProvisionKind } from './engine/difference'

/** What can be deleted because no description names it. */
export type PrunableKind = Exclude<ProvisionKind, 'configuration' | 'schedules'>

export interface PlanOptions {
  /**
   * The kinds of which everything is deleted that is not in their list. A kind whose list is not given is left alone all the
   * same, and so are the user who made a project, and robots of Harbor's own scans. With `projects`, every project is deleted
   * that is not in `projects`, with all that is in it, but for `library`, which Harbor makes by itself; without it, neither these projects nor what is in them is touched.
   * Harbor refuses to delete a project that has repositories: the plan shows the deletion all the same, and `apply` fails there.
   * @default none
   */
  prune?: readonly PrunableKind[] | undefined
  /** What gets another secret. @default nothing */
  rotate?: RotateOptions | undefined
}

/** Secrets that are set again, though Harbor does not show whether they are other ones. Each name has to be described. */
export interface RotateOptions {
  /** Robots that get a new secret, which is then given to `onSecret`: `ci`, or `demo/ci` of a project. */
  robots?: readonly string[] | undefined
  /** Registry endpoints whose `access_secret` is sent again. */
  registries?: readonly string[] | undefined
  /** Whether the passwords for LDAP and OIDC are sent again. @default false */
  configuration?: boolean | undefined
}

const prunable = [
  'registries',
  'projects',
  'labels',
  'members',
  'robots',
  'webhookPolicies',
  'immutableRules',
  'retention',
  'replicationPolicies',
] as const satisfies readonly PrunableKind[]

const names = z.optional(z.array(z.string()))

const schema = z.strictObject({
  prune: z.optional(z.array(z.enum(prunable))),
  rotate: z.optional(
    z.strictObject({ robots: names, registries: names, configuration: z.optional(z.boolean()) }),
  ),
})

/** @throws {@link InvalidArgumentError} a kind or a name that there is not; a typo would delete or renew less than was asked */
export function checkOptions(desired: HarborDescription, options: PlanOptions): void {
  checkShape(schema, options, 'options')
  const { rotate = {} } = options
  const { projects = [], robots = [], registries = [] } = desired
  const ofProjects = projects.flatMap(({ name, robots = [] }) =>
    robots.map((robot) => `${name}/${robot.name}`),
  )
  checkNames(
    'rotate.robots',
    rotate.robots,
    [...robots.map(({ name }) => name), ...ofProjects],
    '. A robot is named as there: `ci`, or `demo/ci` of a project.',
  )
  checkNames(
    'rotate.registries',
    rotate.registries,
    registries.filter(({ credential }) => credential?.access_secret !== undefined).map(({ name }) => name),
    ', or has no secret there.',
  )
}

function checkNames(
  at: string,
  names: readonly string[] = [],
  known: readonly string[],
  reason: string,
): void {
  const unknown = names.findIndex((name) => !known.includes(name))
  if (unknown === -1) return
  throw new InvalidArgumentError(
    `${at}[${unknown}]`,
    `'${names[unknown]}' is not in the description${reason}`,
  )
}
