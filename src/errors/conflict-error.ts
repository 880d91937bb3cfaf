import { HarborApiError } from './api-error'

/** A thing of that name exists already, or another run of the same job is under way. */
export class ConflictError extends HarborApiError {
  override readonly name = 'ConflictError'
  declare readonly status: 409
}
