import { refuseUnknown } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'

/** Checks for a body before anything is looked up, so that without one nothing is sent at all. */
export function requireBody<Body extends object>(body: Body, argument = 'body'): Body {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body
  throw new InvalidArgumentError(argument, body === undefined ? 'is missing.' : 'must be an object.')
}

/**
 * Checks for a body in which nothing but these may be: Harbor ignores what it does not know, and `dryRun` for `dry_run` would
 * delete.
 */
export function requireOnly<Body extends object>(
  body: Body,
  argument: string,
  ...members: readonly (keyof Body & string)[]
): Body {
  refuseUnknown(requireBody(body, argument), members)
  return body
}

/** Checks for a body and for members of it that must be strings, and not empty. */
export function requireTexts<Body extends object>(
  body: Body,
  ...members: readonly (keyof Body & string)[]
): Body {
  requireBody(body)
  for (const member of members) requireText(member, body[member])
  return body
}

export function requireText(argument: string, text: unknown): string {
  if (typeof text === 'string' && text !== '') return text
  throw new InvalidArgumentError(argument, 'is missing or empty.')
}

/** A body for what is to be made, perhaps of what was read. Where Harbor takes an id, it would say that the thing exists already. */
export function withoutId<Body extends object>(body: Body): Body & { id?: undefined } {
  return { ...body, id: undefined }
}

/** Checks for an id before anything is looked up. */
export function requireId(argument: string, id: unknown): number {
  if (typeof id === 'number' && Number.isSafeInteger(id) && id > 0) return id
  throw new InvalidArgumentError(argument, 'must be an id, a whole number.')
}
