import { HarborApiError } from './api-error'

/** Harbor did not accept what was sent: `message` says what. Do not repeat it unchanged. */
export class BadRequestError extends HarborApiError {
  override readonly name = 'BadRequestError'
  declare readonly status: 400
}
