import { HarborApiError } from './api-error'

/**
 * No credentials, or wrong ones, for something that needs them. Harbor also says so to anonymous callers where a thing does
 * not exist. Where the client asked before the call whether Harbor knows the credentials (`checkCredentials`), `operation`,
 * `method`, `path` and `requestId` are of that question, and the message names the call, which was then not sent.
 */
export class UnauthorizedError extends HarborApiError {
  override readonly name = 'UnauthorizedError'
  declare readonly status: 401
}
