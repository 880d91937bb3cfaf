import type { PreheatPolicyInput } from '../../generated/models'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { requireBody } from './body'
import { checkCron } from './cron'

/** Which images a policy preheats. Patterns know `*` (no slash), `**`, `?` and `{a,b}`. */
export interface PreheatFilter {
  /**
   * Of `repository` the value is a pattern for the name without the project, of `tag` a pattern, of `label` names with
   * commas between them.
   */
  type: 'repository' | 'tag' | 'label'
  value: string
}

/** When a policy runs: only when it is started, at times of the server's clock, or at each push. */
export type PreheatTrigger =
  | { type: 'manual' | 'event_based'; trigger_setting?: { cron?: string | undefined } | undefined }
  /** Six fields, the seconds first and always 0. */
  | { type: 'scheduled'; trigger_setting: { cron: string } }

/** A preheat policy. Harbor has `filters` and `trigger` as JSON in strings; here they may be values too. */
export interface PreheatPolicyMembers {
  /** Lower-case letters and digits, with single `.`, `_` or `-` between them. It cannot be changed. */
  name: string
  description?: string | undefined
  /** The id of an instance. */
  provider_id: number
  /** A list, or JSON in a string as Harbor gives it. */
  filters: readonly PreheatFilter[] | string
  /** An object, or JSON in a string as Harbor gives it. @default { type: 'manual' } */
  trigger?: PreheatTrigger | string | undefined
  /** Whether it is active. @default false */
  enabled?: boolean | undefined
  /** JSON in a string, which is passed on to the provider. Since Harbor 2.13. */
  extra_attrs?: string | undefined
}

type PolicyMembers = Omit<PreheatPolicyInput, 'filters' | 'trigger'> & {
  filters?: PreheatPolicyMembers['filters'] | undefined
  trigger?: PreheatPolicyMembers['trigger']
}

const manually: PreheatTrigger = { type: 'manual' }

/** The policy as Harbor takes it. */
export function preheatBody({ filters, trigger = manually, ...others }: PolicyMembers): PreheatPolicyInput {
  if (!Array.isArray(filters) && (typeof filters !== 'string' || filters === '')) {
    throw new InvalidArgumentError('filters', 'must be a list, which may be empty.')
  }
  if (typeof trigger !== 'string' && requireBody(trigger, 'trigger').type === 'scheduled') {
    checkCron('trigger.trigger_setting.cron', trigger.trigger_setting?.cron)
  }
  return { ...others, filters: toJson(filters), trigger: toJson(trigger) }
}

function toJson(value: object | string): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
