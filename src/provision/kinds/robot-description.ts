import * as z from 'zod/mini'
import type { Access, RobotGrant } from '../../index'
import { isMarked } from './robot-marker'

/** What is said of every robot. */
export interface RobotDescription {
  /** Its own name, without prefix and project: `ci`. */
  name: string
  description?: string | undefined
  /**
   * Days from when it was made, or -1 for ever. Neither a new secret nor the same duration again prolongs a robot, and a plan
   * does not show that it has expired: give it more days. `robotDuration` says how many it takes from now.
   */
  duration: number
  /** @default false */
  disable?: boolean | undefined
}

/** A robot of a project. */
export interface ProjectRobotDescription extends RobotDescription {
  /** What it may do in its project. */
  access: readonly Pick<Access, 'resource' | 'action'>[]
}

/** A robot of the system. */
export interface SystemRobotDescription extends RobotDescription {
  /** What it may do, and where. */
  permissions: readonly RobotGrant[]
}

/** Characters that Harbor keeps of it. */
export const longestDescription = 1024

const access = z.array(z.strictObject({ resource: z.string(), action: z.string() })).check(z.minLength(1))

const common = {
  name: z
    .string()
    .check(
      z.regex(
        /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
        "must be lower-case letters and digits with single '.', '_' or '-' between them; Harbor adds its prefix and the project",
      ),
    ),
  description: z.optional(
    z.string().check(
      z.maxLength(longestDescription),
      z.refine((description) => !isMarked(description), 'ends as that of a robot without a secret'),
    ),
  ),
  duration: z
    .int()
    .check(z.refine((days) => days === -1 || days > 0, 'must be a number of days above 0, or -1 for ever')),
  disable: z.optional(z.boolean()),
}

export const projectRobotSchema = z.strictObject({ ...common, access })

export const systemRobotSchema = z.strictObject({
  ...common,
  permissions: z
    .array(
      z.strictObject({
        kind: z.enum(['system', 'project']),
        namespace: z.string().check(z.minLength(1)),
        access,
      }),
    )
    .check(z.minLength(1)),
})
