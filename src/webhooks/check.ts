import * as z from 'zod/mini'
import { invalidPayload } from './invalid-payload'

/** A JSON object of which nothing is known yet. */
export type Members = Readonly<Record<PropertyKey, unknown>>

/**
 * Throws where a value does not fit its schema.
 *
 * @typeParam Checked What the schema, and what was checked before, make of the value.
 * @param spelled What the body calls a member that we call otherwise.
 */
export function check<Checked>(
  schema: z.core.$ZodType,
  value: unknown,
  spelled: Readonly<Record<string, string>> = {},
): asserts value is Checked {
  const [issue] = z.safeParse(schema, value).error?.issues ?? []
  if (issue === undefined) return
  const path = issue.path.map((key, depth) => (depth === 0 && spelled[String(key)]) || key)
  const found = issue.path.reduce((at: unknown, key) => Object(at)[key], value)
  throw invalidPayload(path, issue.code === 'invalid_type' ? issue.expected : 'what it has to be', found)
}
