import * as z from 'zod/mini'
import type { RetentionPolicy, RetentionRuleInput, RetentionRuleTriggerInput } from '../../index'
import { canonical, compare, sorted } from '../engine/compare'
import type { Kind } from '../engine/kind'
import { cron } from './cron'

/** What a project keeps, and when that is decided. */
export interface RetentionDescription {
  /** As `retain` makes them; all of them, in any order. */
  rules: readonly RetentionRuleInput[]
  /** As `retentionTrigger` makes it. @default as it is: of a new one only by hand, of a new cache each night */
  trigger?: RetentionRuleTriggerInput | undefined
}

const selectors = z
  .array(
    z.strictObject({
      kind: z.string(),
      decoration: z.string(),
      pattern: z.string().check(z.minLength(1)),
      extras: z.optional(z.string()),
    }),
  )
  .check(z.minLength(1))

const rule = z.strictObject({
  id: z.optional(z.int()),
  priority: z.optional(z.int()),
  disabled: z.optional(z.boolean()),
  action: z.literal('retain'),
  template: z.enum([
    'latestPushedK',
    'latestPulledN',
    'nDaysSinceLastPush',
    'nDaysSinceLastPull',
    'always',
    'latestActiveK',
    'lastXDays',
  ]),
  params: z.optional(z.record(z.string(), z.int())),
  tag_selectors: selectors,
  scope_selectors: z.record(z.string(), selectors),
})

export const retentionSchema = z.strictObject({
  rules: z.array(rule).check(z.minLength(1), z.maxLength(15)),
  trigger: z.optional(
    z.strictObject({
      kind: z.literal('Schedule'),
      settings: z.optional(
        z.strictObject({
          cron: z.optional(z.union([z.literal(''), cron])),
          next_scheduled_time: z.optional(z.nullable(z.string())),
        }),
      ),
      references: z.optional(z.record(z.string(), z.unknown())),
    }),
  ),
})

/** The retention policy of a project, which has one at most. */
export const retention: Kind<RetentionDescription, RetentionPolicy> = {
  kind: 'retention',
  list: async ({ harbor, project }) => {
    const policy = await harbor.retention.get(project)
    return policy === undefined ? [] : [policy]
  },
  keyOf: () => '',
  describe: ({ rules, trigger }) => ({ rules: rulesOf(rules), trigger: triggerOf(trigger) }),
  complete: ({ rules, trigger }) => ({ rules: rulesOf(rules), trigger: trigger && triggerOf(trigger) }),
  isOwn: (policy, { isCache = false }) =>
    !policy.rules?.length || (isCache && compare(retention.describe(policy), ofCache).length === 0),
  // Harbor gives a new cache one by itself, which is replaced like one that was there.
  create: ({ harbor, project }, wanted) => harbor.retention.set(project, wanted),
  update: ({ harbor, project }, _current, wanted) => harbor.retention.set(project, wanted),
  delete: ({ harbor, project }) => harbor.retention.delete(project),
}

type Rules = RetentionPolicy['rules'] | RetentionDescription['rules']

/** In an order of their own: what one rule keeps is kept. */
function rulesOf(rules: Rules): RetentionRuleInput[] {
  const plain = (rules ?? []).map((rule): RetentionRuleInput => {
    const { action, template, disabled = false, params = {}, tag_selectors, scope_selectors = {} } = rule
    const tags = (tag_selectors ?? []).map(({ extras, ...tag }) => ({ ...tag, extras: extrasOf(extras) }))
    return { action, template, disabled, params, tag_selectors: tags, scope_selectors }
  })
  return sorted(plain)
}

/** JSON in a string: the same string for the same members. */
function extrasOf(extras = ''): string {
  if (extras === '') return ''
  try {
    return canonical(JSON.parse(extras))
  } catch {
    return extras
  }
}

function triggerOf({
  settings,
}: RetentionRuleTriggerInput | RetentionPolicy['trigger']): RetentionRuleTriggerInput {
  return { kind: 'Schedule', settings: { cron: settings?.cron ?? '' } }
}

/** What Harbor gives a project that is a cache (goharbor/harbor `src/pkg/retention/policy/models.go`). */
const ofCache: RetentionDescription = {
  rules: rulesOf([
    {
      action: 'retain',
      template: 'nDaysSinceLastPull',
      params: { nDaysSinceLastPull: 7 },
      tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: '**' }],
      scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: '**' }] },
    },
  ]),
  trigger: { kind: 'Schedule', settings: { cron: '0 0 0 * * *' } },
}
