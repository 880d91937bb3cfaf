import { internalError } from '../../http/answers'
import { isRecord } from '../../http/json'

// Filters and trigger of a policy are JSON in strings. What does not fit Go's structs is a 500 without a word.

export interface PreheatFilter {
  readonly type: string
  readonly value: unknown
}

export interface PreheatTrigger {
  /** `manual`, `scheduled`, `event_based`, or what else was given. */
  readonly type: string
  /** Six fields, or ''. */
  readonly cron: string
}

/** `null` may be one of them. @throws {Refusal} 500 */
export function parseFilters(text: string): readonly (PreheatFilter | null)[] {
  const json = parse(text)
  if (json === null) return []
  if (!Array.isArray(json)) throw internalError()
  return json.map((filter) =>
    filter === null ? null : { type: stringIn(filter, 'type'), value: memberOf(filter, 'value') },
  )
}

/** @throws {Refusal} 500 */
export function parseTrigger(text: string): PreheatTrigger {
  const json = parse(text)
  const settings = memberOf(json, 'trigger_setting') ?? null
  return { type: stringIn(json, 'type'), cron: stringIn(settings, 'cron') }
}

/** @throws {Refusal} 500 */
export function parseExtraAttributes(text: string): Readonly<Record<string, unknown>> {
  const json = text === '' ? null : parse(text)
  if (json !== null && !isRecord(json)) throw internalError()
  return json ?? {}
}

/** As Harbor writes it where it has made a schedule of it. */
export function writeTrigger({ type, cron }: PreheatTrigger): string {
  return JSON.stringify({ type, trigger_setting: { cron } })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw internalError()
  }
}

function stringIn(json: unknown, name: string): string {
  const value = memberOf(json, name) ?? ''
  if (typeof value !== 'string') throw internalError()
  return value
}

/** Go does not look at the case of a name; of two members of one name the last one counts. */
function memberOf(json: unknown, name: string): unknown {
  if (json === null) return undefined
  if (!isRecord(json)) throw internalError()
  return Object.entries(json)
    .reverse()
    .find(([key]) => key.toLowerCase() === name)?.[1]
}
