import type * as models from '../../../../generated/models'
import { selectorOf } from '../../engine/selectors'
import { badRequest, conflict, created, done, notFound } from '../../http/answers'
import type { Columns } from '../../http/columns'
import { view } from '../../http/json'
import { answerList } from '../../http/list'
import { type BodyOf, type Call, on, type Route } from '../../http/route'
import { locationOf, requireProjectByNameOrId } from '../projects/project-lookup'
import { type ImmutableRule, immutableRulesIn } from './immutable-rule'

const columns: Columns<ImmutableRule> = {
  columns: { id: 'number', project_id: 'number', disabled: 'boolean' },
  order: 'id',
}

export const immutableRuleRoutes: readonly Route[] = [
  on('ListImmuRules', (call) => {
    const project = requireProjectByNameOrId(call, 'list', 'immutable-tag')
    return answerList(call, columns, {
      rows: immutableRulesIn(call.state).rows('project', project.id),
      view: viewRule,
    })
  }),

  // A rule that selects nothing is taken, and `disabled` is not looked at (goharbor/harbor `src/pkg/immutable/dao/dao.go`).
  on('CreateImmuRule', (call) => {
    const { id: project_id } = requireProjectByNameOrId(call, 'create', 'immutable-tag')
    const made = { ...readRule(call.body), project_id, disabled: false }
    const same = immutableRulesIn(call.state)
      .where('project', project_id)
      .some(({ id: _, ...rule }) => JSON.stringify(readRule(rule)) === JSON.stringify(readRule(made)))
    if (same) throw conflict('immutable rule already exists')
    const rule = immutableRulesIn(call.state).insert((id) => ({ id, ...made }))
    return created(locationOf(call, rule.id))
  }),

  // Where `disabled` changes, nothing else does (goharbor/harbor `src/controller/immutable/controller.go`).
  on('UpdateImmuRule', (call) => {
    const { id, disabled = false } = call.body
    if (id !== call.params.immutable_rule_id) {
      throw badRequest(
        "bad request: the immutable_rule_id doesn't match the id in the payload body of ImmutableRule",
      )
    }
    const rule = requireRule(call, 'update')
    const change = disabled === rule.disabled ? readRule(call.body) : { disabled }
    immutableRulesIn(call.state).update(rule, change)
    return done()
  }),

  on('DeleteImmuRule', (call) => {
    immutableRulesIn(call.state).delete(requireRule(call, 'delete'))
    return done()
  }),
]

type RuleParams = { readonly project_name_or_id: string; readonly immutable_rule_id: number }

function requireRule(call: Call<RuleParams, unknown>, action: string): ImmutableRule {
  const project = requireProjectByNameOrId(call, action, 'immutable-tag')
  const id = call.params.immutable_rule_id
  const rule = immutableRulesIn(call.state).get(id)
  if (rule?.project_id !== project.id) throw notFound(`immutable rule ${id} not found`)
  return rule
}

type RuleBody = Pick<BodyOf<'CreateImmuRule'>, 'priority' | 'action' | 'template' | 'scope_selectors'> & {
  readonly tag_selectors?: BodyOf<'CreateImmuRule'>['tag_selectors'] | null
}

function readRule(body: RuleBody): Omit<ImmutableRule, 'id' | 'project_id' | 'disabled'> {
  const { priority = 0, action = '', template = '', tag_selectors, scope_selectors = {} } = body
  const scopes = Object.entries(scope_selectors).map(([key, list]) => [key, list.map(selectorOf)])
  return {
    ...{ priority, action, template },
    tag_selectors: tag_selectors?.map(selectorOf) ?? null,
    scope_selectors: Object.fromEntries(scopes),
  }
}

function viewRule(rule: ImmutableRule): models.ImmutableRule {
  const scopes = Object.entries(rule.scope_selectors).map(([key, list]) => [key, list.map(viewSelector)])
  return view<models.ImmutableRule>({
    action: rule.action || undefined,
    disabled: rule.disabled || undefined,
    id: rule.id,
    priority: rule.priority || undefined,
    scope_selectors: scopes.length > 0 ? Object.fromEntries(scopes) : undefined,
    tag_selectors: rule.tag_selectors?.map(viewSelector) ?? null,
    template: rule.template || undefined,
  })
}

function viewSelector({
  decoration,
  pattern,
}: ImmutableRule['scope_selectors'][string][number]): models.ImmutableSelector {
  return { decoration, kind: 'doublestar', pattern }
}
