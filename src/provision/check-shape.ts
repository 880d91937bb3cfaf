import * as z from 'zod/mini'
import { InvalidArgumentError } from '../index'

/** Something to call. */
export const callback = z.custom((value) => typeof value === 'function', 'must be a function')

/**
 * Checks an argument, with all that is in it.
 *
 * @param name of the argument, for what is wrong with the whole of it
 * @throws {@link InvalidArgumentError} names the member at fault: `projects[0].members[2].role_id`
 */
export function checkShape(schema: z.ZodMiniType, value: unknown, name: string): void {
  const parsed = z.safeParse(schema, value, { error: messageOf })
  const [issue, ...others] = (parsed.error?.issues ?? []).flatMap(ofNearest)
  if (issue === undefined) return
  const more = others.map(({ path, message }) => `${writePath(path) || name}: ${message}.`)
  throw new InvalidArgumentError(writePath(issue.path) || name, [`${issue.message}.`, ...more].join(' '))
}

/** Of several things that can be described in a place, what the one that is nearest to the input lacks. */
function ofNearest(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const [nearest] = [...issue.errors].sort((a, b) => a.length - b.length)
  if (nearest === undefined) return [issue]
  return nearest.flatMap((inner) => ofNearest({ ...inner, path: [...issue.path, ...inner.path] }))
}

/** Zod's own messages leave out what was found, and say `Invalid input`. */
function messageOf(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined && issue.code !== 'custom') return 'is missing'
  switch (issue.code) {
    case 'unrecognized_keys':
      return `has unknown members: ${issue.keys.join(', ')}`
    case 'invalid_type':
      return `must be ${issue.expected === 'int' ? 'a whole number' : `of type ${issue.expected}`}`
    case 'invalid_value':
      return `must be ${issue.values.map((value) => `'${String(value)}'`).join(' or ')}`
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? 'must not be empty'
        : `must be ${issue.minimum} or more`
    case 'too_big':
      return `must not be longer than ${issue.maximum}`
    case 'invalid_union':
      return 'is not one of the things that can be described here'
    default:
      return undefined
  }
}

/** `projects[0].members[2].role_id` */
function writePath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}
