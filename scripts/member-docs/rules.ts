import type { MemberDocs } from './member-docs'

const plainTime = 'To the second or the microsecond: `2026-11-23T20:46:14.751884Z`.'
const kind = '`doublestar`: patterns such as `**`, `v1.*`, `{a,b}`.'
const tags = 'Tags: each has to fit.'
const repositories = 'Repositories: `{ repository: [selector] }`.'
const decoration = '`matches` and `excludes` for tags, `repoMatches` and `repoExcludes` for repositories.'

export const rules: MemberDocs = {
  RetentionMetadata: {
    templates: 'What rules can be.',
    scope_selectors: 'How repositories can be chosen.',
    tag_selectors: 'How tags can be chosen.',
  },
  RetentionRuleMetadata: {
    rule_template: 'The `template` of a rule: `latestPushedK` …',
    display_text: 'For people.',
    action: '`retain`',
    params: 'The numbers that it takes.',
  },
  RetentionRuleParamMetadata: {
    type: '`int`',
    unit: '`COUNT` or `DAYS`.',
    required: 'Whether it cannot be left out.',
  },
  RetentionSelectorMetadata: { display_text: 'For people.', kind, decorations: decoration },
  RetentionPolicy: {
    algorithm: 'What one rule keeps is kept.',
    rules: 'At most 15, no two the same. What no rule keeps is deleted. `null` for none.',
    trigger: 'When it runs.',
    scope: 'Which project it is of. A project has one policy at most.',
  },
  RetentionRuleTrigger: { settings: 'When. With an empty `cron` only by hand.' },
  RetentionRuleTriggerInput: { references: 'Ignored.' },
  RetentionPolicyScope: { ref: 'The id of the project.' },
  RetentionRule: {
    id: 'Absent unless Harbor made it.',
    priority: 'Ignored. Absent means 0.',
    disabled: 'Absent means `false`.',
    template:
      '`latestPushedK` and `latestPulledN`: so many. `nDaysSinceLastPush` and `nDaysSinceLastPull`: of so many days. `always`: all.',
    params:
      'The number that the template takes, under its name: `{ latestPushedK: 10 }`. Absent for `always`.',
    tag_selectors: `${tags} \`null\` if it was made without.`,
    scope_selectors: repositories,
  },
  RetentionRuleInput: { tag_selectors: tags },
  RetentionSelector: {
    kind,
    decoration,
    pattern: '`**` is everything.',
    extras: 'JSON in a string: `{"untagged":true}` takes artifacts without a tag too. Absent for nothing.',
  },
  RetentionExecution: {
    start_time: plainTime,
    end_time: `${plainTime} \`0001-01-01T00:00:00Z\` until it has ended.`,
    trigger: '`MANUAL` or `SCHEDULE`.',
  },
  RetentionExecutionTask: {
    repository: 'Without the project.',
    job_id: 'Absent until it has one.',
    status_code: '0 pending, 1 scheduled, 2 running, 3 ended: a number for `status`.',
    start_time: plainTime,
    end_time: `${plainTime} \`0001-01-01T00:00:00Z\` until it has ended.`,
    total: 'How many artifacts were looked at.',
    retained: 'How many of them are kept. The others were deleted, or would have been.',
  },
  ImmutableRule: {
    priority: 'Ignored. Absent means 0.',
    disabled: 'Absent means `false`.',
    action: '`immutable`. Absent if it was made without.',
    template: '`immutable_template`. Absent if it was made without.',
    tag_selectors: `${tags} \`null\` if it was made without.`,
    scope_selectors: repositories,
  },
  ImmutableRuleInput: {
    id: 'In an update the same as in the path.',
    action: '`immutable`',
    template: '`immutable_template`',
    tag_selectors: tags,
  },
  ImmutableSelector: { kind, decoration, pattern: '`**` is everything.' },
}
