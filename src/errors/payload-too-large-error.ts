import { HarborApiError } from './api-error'

/** The body is larger than Harbor or the proxy in front of it takes. */
export class PayloadTooLargeError extends HarborApiError {
  override readonly name = 'PayloadTooLargeError'
  declare readonly status: 413
}
