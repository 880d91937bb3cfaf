import * as z from 'zod/mini'
import type { ImmutableRule, ImmutableRuleInput } from '../../index'
import type { Kind } from '../engine/kind'

/** A rule as `immutable` makes it, told from others by the tags and repositories that it is for. */
export type ImmutableRuleDescription = Pick<
  ImmutableRuleInput,
  'disabled' | 'action' | 'template' | 'tag_selectors' | 'scope_selectors'
>

const selector = z
  .array(
    z.strictObject({
      kind: z.literal('doublestar'),
      decoration: z.string(),
      pattern: z.string().check(z.minLength(1)),
    }),
  )
  .check(z.length(1))

export const immutableRuleSchema = z.strictObject({
  disabled: z.optional(z.boolean()),
  action: z.optional(z.literal('immutable')),
  template: z.optional(z.literal('immutable_template')),
  tag_selectors: selector,
  scope_selectors: z.strictObject({ repository: selector }),
})

/** Immutable rules of a project. */
export const immutableRules: Kind<ImmutableRuleDescription, ImmutableRule> = {
  kind: 'immutableRules',
  list: ({ harbor, project }) => harbor.immutableRules.list(project).all(),
  keyOf: ({ tag_selectors, scope_selectors }) =>
    [...tag_selectors, ...(scope_selectors.repository ?? [])]
      .map(({ decoration, pattern }) => `${decoration} ${pattern}`)
      .join(', '),
  describe: ({ disabled = false, tag_selectors, scope_selectors = {} }) => ({
    ...{ disabled, action: 'immutable', template: 'immutable_template' },
    // Of several Harbor goes by the first (goharbor/harbor `src/pkg/immutable/match/rule/match.go`).
    tag_selectors: (tag_selectors ?? []).slice(0, 1),
    scope_selectors: { repository: (scope_selectors.repository ?? []).slice(0, 1) },
  }),
  isOwn: ({ tag_selectors, scope_selectors }) =>
    !tag_selectors?.length || !scope_selectors?.repository?.length,
  create: async ({ harbor, project }, { disabled = false, ...rule }) => {
    const { id } = await harbor.immutableRules.create(project, rule)
    // Harbor makes all of them enabled.
    if (disabled) await harbor.immutableRules.update(project, id, { disabled })
  },
  update: ({ harbor, project }, current, { disabled = false }) =>
    harbor.immutableRules.update(project, current, { disabled }),
  delete: ({ harbor, project }, { id }) => harbor.immutableRules.delete(project, id),
}
