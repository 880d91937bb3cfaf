import { InvalidArgumentError } from '../index'
import { checkShape } from './check-shape'
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
  checkShape(descriptionSchema, description, 'desired')
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
