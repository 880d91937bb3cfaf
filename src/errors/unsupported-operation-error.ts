import { HarborApiError } from './api-error'

/**
 * This Harbor does not have the operation: its version is too old, or too new. The message names the version that has it, and
 * this Harbor's own, where it tells.
 */
export class UnsupportedOperationError extends HarborApiError {
  override readonly name = 'UnsupportedOperationError'
}
