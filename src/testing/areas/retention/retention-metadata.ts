import type { RetentionMetadata } from '../../../../generated/models'

/** Part of the program (test/recordings/api/retention.json). */
export const retentionMetadata: RetentionMetadata = {
  scope_selectors: [
    { decorations: ['repoMatches', 'repoExcludes'], display_text: 'Repositories', kind: 'doublestar' },
  ],
  tag_selectors: [{ decorations: ['matches', 'excludes'], display_text: 'Tags', kind: 'doublestar' }],
  templates: [
    {
      action: 'retain',
      display_text: 'the most recently pushed # artifacts',
      params: [{ required: true, type: 'int', unit: 'COUNT' }],
      rule_template: 'latestPushedK',
    },
    {
      action: 'retain',
      display_text: 'the most recently pulled # artifacts',
      params: [{ required: true, type: 'int', unit: 'COUNT' }],
      rule_template: 'latestPulledN',
    },
    {
      action: 'retain',
      display_text: 'pushed within the last # days',
      params: [{ required: true, type: 'int', unit: 'DAYS' }],
      rule_template: 'nDaysSinceLastPush',
    },
    {
      action: 'retain',
      display_text: 'pulled within the last # days',
      params: [{ required: true, type: 'int', unit: 'DAYS' }],
      rule_template: 'nDaysSinceLastPull',
    },
    { action: 'retain', display_text: 'always', params: [], rule_template: 'always' },
  ],
}
