import { brand, type HarborError } from './harbor-error'

/** Whether a caught value is an error of this package. Works across two copies of it, where `instanceof` does not. */
export function isHarborError(error: unknown): error is HarborError {
  return typeof error === 'object' && error !== null && brand in error
}
