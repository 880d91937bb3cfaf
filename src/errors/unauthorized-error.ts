import { HarborApiError } from './api-error'

/** No credentials, or wrong ones, for something that needs them. Harbor also says so to anonymous callers where a thing does not exist. */
export class UnauthorizedError extends HarborApiError {
  override readonly name = 'UnauthorizedError'
  declare readonly status: 401
}
