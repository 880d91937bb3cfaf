import type {
  RetentionPolicyInput,
  RetentionRule,
  RetentionRuleInput,
  RetentionRuleTrigger,
  RetentionRuleTriggerInput,
} from '../../generated/models'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody } from './body'
import { checkCron } from './cron'

/**
 * As `retain` makes them, or as they were read. A policy that was read may have `null` for its rules, which is refused.
 */
export type RetentionRules = readonly AnyRetentionRule[] | null

type AnyRetentionRule = RetentionRuleInput | RetentionRule

/** The rules and the schedule of a retention policy. A policy that was read may be given too. */
export interface SetRetentionBody<Rules extends RetentionRules = RetentionRules> {
  /** An artifact is kept if any one of them keeps it. There are 1 to 15, no two the same. */
  rules: Rules extends readonly [] ? readonly [rule: AnyRetentionRule, ...others: AnyRetentionRule[]] : Rules
  /** As `retentionTrigger` makes it. */
  trigger?: RetentionRuleTriggerInput | RetentionRuleTrigger | undefined
}

/** @throws {@link InvalidArgumentError} there is no rule, with which everything would be kept, one
 * without template or tags, with which everything would go, or a wrong schedule */
export function readRetention(
  body: SetRetentionBody,
): Pick<RetentionPolicyInput, 'algorithm' | 'rules'> & { trigger: RetentionRuleTriggerInput | undefined } {
  const { rules, trigger } = requireBody(body)
  if (!Array.isArray(rules) || rules.length === 0) {
    throw new InvalidArgumentError('rules', 'needs a rule: [retain.mostRecentlyPulled(10).tags("**")].')
  }
  for (const [place, rule] of rules.entries()) {
    // Harbor takes such a rule, which keeps nothing: the run then deletes all there is.
    if (rule?.template && rule.tag_selectors?.length) continue
    throw new InvalidArgumentError(`rules[${place}]`, "is not whole: end it with `.tags('**')`.")
  }
  return {
    algorithm: 'or',
    rules,
    trigger: trigger === undefined ? undefined : scheduled(trigger?.settings?.cron),
  }
}

/** Harbor fails where `cron` is absent. Empty, it is no schedule. */
export function scheduled(cron: string | undefined): RetentionRuleTriggerInput {
  if (cron !== '') checkCron('trigger.settings.cron', cron)
  return { kind: 'Schedule', settings: { cron } }
}
