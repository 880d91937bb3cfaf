import type { ImmutableRuleInput } from '../../generated/models'
import { draft, type RuleDraft } from './rule-draft'

/**
 * Builds a rule that makes tags immutable, in all repositories of a project or in some. Artifacts without a tag are
 * never immutable.
 *
 * @example
 * await harbor.immutableRules.create('demo', immutable.tags('v*'))
 * await harbor.immutableRules.create('demo', immutable.repositories('web/**').exceptTags('dev-*', 'latest'))
 */
export const immutable: RuleDraft<ImmutableRuleInput> = /* @__PURE__ */ draft((repositories, tags) => ({
  action: 'immutable',
  template: 'immutable_template',
  scope_selectors: { repository: [repositories] },
  tag_selectors: [tags],
}))
