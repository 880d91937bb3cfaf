import type { ImmutableRule, ImmutableRuleInput, ListImmuRulesQuery } from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import type { Call } from '../core/call/call'
import { type Created, created } from '../core/call/created'
import { isRead } from '../core/call/named'
import { Resource } from '../core/call/resource'
import { nameNotFound } from '../core/paging/name-not-found'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody, requireId } from './body'
import { withChanges } from './changes'
import type { ProjectReference } from './named-project'

export type ListImmutableRulesOptions = CallOptions & Listed<ListImmuRulesQuery, 'ListImmuRules'>

/** As `immutable` makes it, or as it was read. Its id is Harbor's. */
export type CreateImmutableRuleBody = ImmutableRuleInput | ImmutableRule

/** The members to change. All others stay as they are. It may also be a rule as it was read, with changes. */
export type UpdateImmutableRuleBody = Partial<Omit<ImmutableRuleInput, 'id'>> | ImmutableRule

/** Immutable rules: which tags of a project can neither be deleted nor moved to another artifact. */
export class ImmutableRules extends Resource {
  /**
   * Lists the rules of a project, the oldest first. This list is read by page.
   *
   * Permission: maintainer, or as a robot `immutable-tag:list`.
   */
  list(project: ProjectReference, options?: ListImmutableRulesOptions): Pager<ImmutableRule> {
    return this.listOf('ListImmuRules', options, () => ({ path: { project_name_or_id: project } }))
  }

  /**
   * Makes a rule.
   *
   * Permission: maintainer, or as a robot `immutable-tag:create`.
   *
   * @param body as `immutable` makes it: with exactly one selector for the repositories and one for the tags. Harbor
   * looks at no more.
   * @throws {@link ConflictError} the project has the same rule already
   * @throws {@link InvalidArgumentError} there is not exactly one selector of each kind, or it is `disabled`: Harbor
   * would take the rule and ignore that
   *
   * @example
   * await harbor.immutableRules.create('demo', immutable.tags('v*'))
   */
  create(project: ProjectReference, body: CreateImmutableRuleBody, options?: CallOptions): Call<Created> {
    return this.call(
      'CreateImmuRule',
      options,
      () => {
        const { id: _, ...rule } = toWire(requireBody(body))
        if (rule.disabled) {
          throw new InvalidArgumentError('disabled', 'is ignored by Harbor here: `update` it afterwards.')
        }
        return { path: { project_name_or_id: project }, body: checkSelectors(rule) }
      },
      created,
    )
  }

  /**
   * Changes a rule. Harbor replaces a rule as a whole. So this finds the rule in the list of the project and sends it
   * back with the changes: a GET and a PUT. For a rule that was read before it sends only the PUT. Where `disabled`
   * changes, Harbor ignores all other changes (goharbor/harbor `src/controller/immutable/controller.go`), so they take
   * a second PUT.
   *
   * Permission: maintainer, or as a robot `immutable-tag:update`.
   *
   * @throws {@link NotFoundError} the project has no rule of this id
   * @throws {@link InvalidArgumentError} a list of selectors does not have exactly one
   *
   * @example
   * await harbor.immutableRules.update('demo', 3, { disabled: true })
   */
  async update(
    project: ProjectReference,
    rule: number | ImmutableRule,
    body: UpdateImmutableRuleBody,
    options?: CallOptions,
  ): Promise<void> {
    await this.together('UpdateImmuRule', options, async (own) => {
      checkSelectors(requireBody(body))
      const current = await this.#read(project, rule, own)
      const changed = toWire(withChanges(current, body))
      const path = { project_name_or_id: project, immutable_rule_id: current.id }
      const put = () => this.call('UpdateImmuRule', own, () => ({ path, body: changed }))
      await put()
      const isSwitched = (changed.disabled ?? false) !== (current.disabled ?? false)
      if (isSwitched && Object.keys(body).length > 1) await put()
    })
  }

  /**
   * Deletes a rule.
   *
   * Permission: maintainer, or as a robot `immutable-tag:delete`.
   */
  delete(project: ProjectReference, rule: number, options?: CallOptions): Call<undefined> {
    return this.call('DeleteImmuRule', options, () => ({
      path: { project_name_or_id: project, immutable_rule_id: requireId('rule', rule) },
    }))
  }

  /** There is no route to a single one. */
  async #read(
    project: ProjectReference,
    rule: number | ImmutableRule,
    own: CallOptions,
  ): Promise<ImmutableRule> {
    if (isRead({ idOf: ({ id }: ImmutableRule) => id }, rule)) return rule
    requireId('rule', rule)
    for await (const one of this.list(project, own)) if (one.id === rule) return one
    const where = { operation: 'ListImmuRules', path: { project_name_or_id: project } } as const
    throw nameNotFound(this.settings, `there is no immutable rule ${rule}`, where)
  }
}

function toWire({
  tag_selectors,
  scope_selectors = {},
  ...rule
}: CreateImmutableRuleBody): ImmutableRuleInput {
  return { ...rule, tag_selectors: tag_selectors ?? [], scope_selectors }
}

/** Of two selectors Harbor goes by the first, and without one by none (src/pkg/immutable/match/rule/match.go). */
function checkSelectors<Body extends UpdateImmutableRuleBody>(body: Body): Body {
  const { tag_selectors, scope_selectors } = body
  const lists = {
    tag_selectors,
    'scope_selectors.repository': scope_selectors && (scope_selectors.repository ?? []),
  }
  for (const [name, list] of Object.entries(lists)) {
    if (list === undefined || (Array.isArray(list) && list.length === 1)) continue
    throw new InvalidArgumentError(name, 'must be a list of one selector. `immutable` makes both.')
  }
  return body
}
