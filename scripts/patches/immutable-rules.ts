import { alwaysPresent, mustBeGiven, notRead, oneOf } from './members'
import type { Patch } from './patch'

export const immutableRules: readonly Patch[] = [
  alwaysPresent(
    'ImmutableRule',
    ['id'],
    'A database key. Not action and template, which a rule may be made without (immutable.json: an empty rule is accepted)',
  ),
  notRead('ImmutableRule', ['params'], 'immutable.json: CreateImmuRule (with params) drops them'),
  notRead('ImmutableSelector', ['extras'], 'pkg/immutable/model has no such member; in no answer recorded'),
  alwaysPresent(
    'ImmutableSelector',
    ['kind', 'decoration', 'pattern'],
    'immutable.json: ListImmuRules; required of a selector (pkg/immutable/model)',
  ),
  mustBeGiven(
    'ImmutableSelector',
    ['kind', 'decoration', 'pattern'],
    'Required of a selector (pkg/immutable/model)',
  ),
  oneOf('ImmutableSelector', ['kind'], ['doublestar'], 'pkg/immutable/model: Match(doublestar)'),
  mustBeGiven(
    'ImmutableRule',
    ['tag_selectors', 'scope_selectors'],
    'immutable.json: a rule without selects nothing (an empty rule is accepted)',
  ),
]
