import * as z from 'zod/mini'
import { invalidPayload } from './invalid-payload'

/** A JSON object of which nothing is known yet. */
export type Members = Readonly<Record<PropertyKey, unknown>>

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null
}

/**
 * Throws where a value does not fit its schema.
 *
 * @param spelled What the body calls a member that we call otherwise.
 */
export function check(
  schema: z.core.$ZodType,
  value: unknown,
  spelled: Readonly<Record<string, string>> = {},
): void {
  const [issue] = z.safeParse(schema, value, { reportInput: true }).error?.issues ?? []
  if (issue === undefined) return
  const path = issue.path.map((key, depth) => (depth === 0 && spelled[String(key)]) || key)
  throw invalidPayload(
    path,
    issue.code === 'invalid_type' ? issue.expected : 'what it has to be',
    issue.input,
  )
}
