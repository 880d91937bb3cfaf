import * as z from 'zod/mini'
import { InvalidArgumentError } from '../index'
import { descriptionSchema, type HarborDescription } from './description'
import { immutableRules } from './kinds/immutable-rules'
import { labels } from './kinds/labels'
import { members } from './kinds/members'
import { projects } from './kinds/projects'
import { registries } from './kinds/registries'
import { replicationPolicies } from './kinds/replication-policies'
import { projectRobots, systemRobots } from './kinds/robots'
import { webhookPolicies } from './kinds/webhook-policies'

/**
 * Checks a description, before anything is asked.
 *
 * @throws {@link InvalidArgumentError} names the member at fault: `projects[0].members[2].role_id`
 */
export function checkDescription(description: HarborDescription): void {
  const parsed = z.safeParse(descriptionSchema, description, { error: messageOf })
  const [issue, ...others] = (parsed.error?.issues ?? []).flatMap(ofNearest)
  if (issue !== undefined) {
    const at = writePath(issue.path) || 'desired'
    const more = others.map(({ path, message }) => `${writePath(path)}: ${message}.`)
    throw new InvalidArgumentError(at, [`${issue.message}.`, ...more].join(' '))
  }
  checkUnique(description)
}

function checkUnique(description: HarborDescription): void {
  requireUnique('registries', description.registries, registries.keyOf)
  requireUnique('projects', description.projects, projects.keyOf)
  requireUnique('labels', description.labels, labels.keyOf)
  requireUnique('robots', description.robots, systemRobots.keyOf)
  requireUnique('replicationPolicies', description.replicationPolicies, replicationPolicies.keyOf)
  for (const [index, project] of (description.projects ?? []).entries()) {
    const at = `projects[${index}]`
    requireUnique(`${at}.members`, project.members, members.keyOf)
    requireUnique(`${at}.labels`, project.labels, labels.keyOf)
    requireUnique(`${at}.robots`, project.robots, projectRobots.keyOf)
    requireUnique(`${at}.immutableRules`, project.immutableRules, immutableRules.keyOf)
    requireUnique(`${at}.webhookPolicies`, project.webhookPolicies, webhookPolicies.keyOf)
  }
}

function requireUnique<Item>(at: string, items: readonly Item[] = [], keyOf: (item: Item) => string): void {
  const keys = items.map(keyOf)
  const second = keys.findIndex((key, index) => keys.indexOf(key) < index)
  if (second === -1) return
  const first = keys.indexOf(keys[second] ?? '')
  throw new InvalidArgumentError(`${at}[${second}]`, `describes the same as ${at}[${first}].`)
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
      return `has members that no description has: ${issue.keys.join(', ')}`
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
