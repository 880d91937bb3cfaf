import { HarborApiError } from './api-error'

/** A rule stands in the way: an immutable tag, content trust, a project that is not empty, a robot where a user is needed. */
export class PreconditionFailedError extends HarborApiError {
  override readonly name = 'PreconditionFailedError'
  declare readonly status: 412
}
