import { HarborApiError } from './api-error'

/** A parameter or the body is missing or of the wrong type. */
export class UnprocessableError extends HarborApiError {
  override readonly name = 'UnprocessableError'
  declare readonly status: 422
}
