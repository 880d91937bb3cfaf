import { InvalidArgumentError } from '../errors/invalid-argument-error'

/** Checks for a body before anything is looked up, so that without one nothing is sent at all. */
export function requireBody<Body extends object>(body: Body): Body {
  if (typeof body !== 'object' || body === null) throw new InvalidArgumentError('body', 'is missing.')
  return body
}
