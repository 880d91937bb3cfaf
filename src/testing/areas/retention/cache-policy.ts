import type { RetentionPolicy } from './retention-policy'

/** What a proxy cache gets by itself: what nobody has pulled for a week goes, each night. */
export const cachePolicy: Pick<RetentionPolicy, 'algorithm' | 'rules' | 'cron'> = {
  algorithm: 'or',
  cron: '0 0 0 * * *',
  rules: [
    {
      ...{ priority: 1, disabled: false, action: 'retain' },
      template: 'nDaysSinceLastPull',
      params: { nDaysSinceLastPull: 7 },
      tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: '**', extras: '' }],
      scope_selectors: {
        repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: '**', extras: '' }],
      },
    },
  ],
}
