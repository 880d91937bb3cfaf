import { HarborApiError } from './api-error'

/** The credentials are good but may not do this; or the quota is full (`code` is `DENIED`), or Harbor is read-only. */
export class ForbiddenError extends HarborApiError {
  override readonly name = 'ForbiddenError'
  declare readonly status: 403
}
