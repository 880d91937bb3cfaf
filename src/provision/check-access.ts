import { type Access, ForbiddenError, type Harbor, InvalidArgumentError } from '../index'
import type { HarborDescription } from './description'
import type { Difference } from './engine/difference'

type Pair = Pick<Access, 'resource' | 'action'>

/**
 * Checks that this Harbor knows what robots are to be allowed that are made or changed: it would refuse a robot with anything
 * else, in the midst of `apply`. Those that stay as they are may come from an older Harbor, which knew more. One GET at most.
 */
export async function checkAccess(
  harbor: Harbor,
  desired: HarborDescription,
  differences: readonly Difference[],
): Promise<void> {
  const changed = new Set(differences.flatMap(({ kind, name }) => (kind === 'robots' ? name : [])))
  const asked = [...ofSystem(desired), ...ofProjects(desired)].filter(({ name }) => changed.has(name))
  if (asked.length === 0) return
  const known = await knownTo(harbor)
  for (const { kind, access, at } of asked) {
    const index = access.findIndex((pair) => !(known?.[kind]?.has(write(pair)) ?? true))
    const unknown = access[index]
    if (unknown === undefined) continue
    throw new InvalidArgumentError(
      `${at}[${index}]`,
      `is '${write(unknown)}', which this Harbor does not know. \`harbor.permissions.list()\` has what it knows.`,
    )
  }
}

interface Asked {
  /** As a plan names the robot. */
  readonly name: string
  readonly kind: 'system' | 'project'
  readonly access: readonly Pair[]
  /** `robots[0].permissions[0].access` */
  readonly at: string
}

function ofSystem({ robots = [] }: HarborDescription): Asked[] {
  return robots.flatMap(({ name, permissions }, robot) =>
    permissions.map(({ kind, access }, grant) => ({
      ...{ name, kind, access },
      at: `robots[${robot}].permissions[${grant}].access`,
    })),
  )
}

function ofProjects({ projects = [] }: HarborDescription): Asked[] {
  return projects.flatMap(({ name: ofProject, robots = [] }, project) =>
    robots.map(({ name, access }, robot) => ({
      ...{ name: `${ofProject}/${name}`, kind: 'project' as const, access },
      at: `projects[${project}].robots[${robot}].access`,
    })),
  )
}

/** Robots may not ask, and only a system administrator is told of the system: what is not known is left to Harbor. */
async function knownTo(harbor: Harbor): Promise<Record<Asked['kind'], Set<string> | undefined> | undefined> {
  try {
    const { project, system } = await harbor.permissions.list()
    return { project: pairs(project), system: pairs(system) }
  } catch (error) {
    if (error instanceof ForbiddenError) return undefined
    throw error
  }
}

function pairs(known: readonly Pair[] | null): Set<string> | undefined {
  return known ? new Set(known.map(write)) : undefined
}

function write({ resource, action }: Pair): string {
  return `${resource}:${action}`
}
