import { HarborApiError } from './api-error'

/**
 * Harbor or a proxy in front of it answered 5xx.
 *
 * A 500 of Harbor is often the caller's mistake (an endpoint that cannot be reached, an id that does not exist),
 * so it is not retried; 502, 503 and 504 were, where that is safe.
 */
export class ServerError extends HarborApiError {
  override readonly name = 'ServerError'
}
