import type { RetentionRuleInput, RetentionRuleTriggerInput } from '../../generated/models'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { checkCron } from './cron'
import { scheduled } from './retention-body'
import { draft, type RuleDraft } from './rule-draft'

/** What a retention rule does with artifacts that have no tag. */
export interface UntaggedOption {
  /**
   * Whether the rule is for artifacts without a tag, too.
   * @default true
   */
  untagged?: boolean | undefined
}

/** A retention rule that is not finished: `tags` or `exceptTags` finishes it. */
export type RetentionDraft = RuleDraft<RetentionRuleInput, UntaggedOption>

/**
 * Rules of a retention policy: which artifacts of each repository are kept, and how many or for how long.
 *
 * @example
 * rules: [
 *   retain.mostRecentlyPulled(10).tags('**'),
 *   retain.pushedWithin(30).repositories('web/**').exceptTags('dev-*', { untagged: false }),
 *   retain.always().tags('v*', 'release-*'),
 * ]
 */
export const retain = {
  /** Keeps this many of the artifacts that were pushed last. */
  mostRecentlyPushed: (count: number): RetentionDraft => rule('latestPushedK', 'count', count),
  /** Keeps this many of the artifacts that were pulled last. */
  mostRecentlyPulled: (count: number): RetentionDraft => rule('latestPulledN', 'count', count),
  /** Keeps what was pushed within this many days. */
  pushedWithin: (days: number): RetentionDraft => rule('nDaysSinceLastPush', 'days', days),
  /** Keeps what was pulled within this many days. */
  pulledWithin: (days: number): RetentionDraft => rule('nDaysSinceLastPull', 'days', days),
  /** All. */
  always: (): RetentionDraft => rule('always', '', 1),
} as const

/**
 * When a retention policy runs.
 *
 * @example
 * trigger: retentionTrigger.scheduled('0 0 2 * * *')
 */
export const retentionTrigger = {
  /** Only when `retention.start` starts it. */
  manual: (): RetentionRuleTriggerInput => scheduled(''),
  /**
   * The times are those of the server, which is UTC in Harbor's own images.
   *
   * @param cron six fields. The first is the seconds and has to be 0.
   */
  scheduled(cron: string): RetentionRuleTriggerInput {
    checkCron('cron', cron)
    return scheduled(cron)
  },
} as const

function rule(template: RetentionRuleInput['template'], unit: string, number: number): RetentionDraft {
  // Without a number that it can use Harbor takes 10 or 1 (pkg/retention/policy/rule), and 0 keeps nothing.
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new InvalidArgumentError(unit, 'must be a whole number, 1 or more.')
  }
  return draft<RetentionRuleInput, UntaggedOption>((repositories, tags, options) => {
    const { untagged = true }: UntaggedOption = options ?? {}
    if (typeof untagged !== 'boolean') throw new InvalidArgumentError('untagged', 'must be true or false.')
    // Of tags that are excluded Harbor turns this around (lib/selector/selectors/doublestar/selector.go).
    const extras = JSON.stringify({ untagged: untagged === (tags.decoration === 'matches') })
    return {
      action: 'retain',
      template,
      params: unit === '' ? {} : { [template]: number },
      scope_selectors: { repository: [repositories] },
      tag_selectors: [{ ...tags, extras }],
    }
  })
}
