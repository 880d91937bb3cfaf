import { HarborApiError } from './api-error'

/** The project, repository, artifact or other thing does not exist, or the caller may not see it. */
export class NotFoundError extends HarborApiError {
  override readonly name = 'NotFoundError'
  declare readonly status: 404
}
