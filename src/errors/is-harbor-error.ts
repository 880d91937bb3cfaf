import type { HarborApiError } from './api-error'
import type { BadRequestError } from './bad-request-error'
import type { ConflictError } from './conflict-error'
import type { HarborConnectionError } from './connection-error'
import type { HarborContentError } from './content-error'
import type { ForbiddenError } from './forbidden-error'
import { type HarborError, isBranded } from './harbor-error'
import type { InvalidArgumentError } from './invalid-argument-error'
import type { HarborJobError } from './job-error'
import type { NotFoundError } from './not-found-error'
import type { PayloadTooLargeError } from './payload-too-large-error'
import type { PreconditionFailedError } from './precondition-failed-error'
import type { RateLimitError } from './rate-limit-error'
import type { HarborResponseError } from './response-error'
import type { RobotRotationError } from './rotation-error'
import type { ServerError } from './server-error'
import type { SignatureVerificationError } from './signature-verification-error'
import type { HarborTimeoutError } from './timeout-error'
import type { UnauthorizedError } from './unauthorized-error'
import type { UnprocessableError } from './unprocessable-error'
import type { UnsupportedOperationError } from './unsupported-operation-error'
import type { WebhookError } from './webhook-error'

/** The classes of errors by their names. */
export interface HarborErrors {
  BadRequestError: BadRequestError
  ConflictError: ConflictError
  ForbiddenError: ForbiddenError
  HarborApiError: HarborApiError
  HarborConnectionError: HarborConnectionError
  HarborContentError: HarborContentError
  HarborError: HarborError
  HarborJobError: HarborJobError
  HarborResponseError: HarborResponseError
  HarborTimeoutError: HarborTimeoutError
  InvalidArgumentError: InvalidArgumentError
  NotFoundError: NotFoundError
  PayloadTooLargeError: PayloadTooLargeError
  PreconditionFailedError: PreconditionFailedError
  RateLimitError: RateLimitError
  RobotRotationError: RobotRotationError
  ServerError: ServerError
  SignatureVerificationError: SignatureVerificationError
  UnauthorizedError: UnauthorizedError
  UnprocessableError: UnprocessableError
  UnsupportedOperationError: UnsupportedOperationError
  WebhookError: WebhookError
}

/** The classes that others extend, by a member that each of these has: their names are those of the class that extends them. */
const bases: Readonly<Record<string, string>> = {
  HarborError: 'outcome',
  HarborApiError: 'operation',
  HarborResponseError: 'contentType',
}

/**
 * Whether a caught value is an error of this package, or of one class of it. Works across two copies of the package, where
 * `instanceof` does not: what `require` loads is another copy than what `import` loads.
 *
 * @param name of the class, or of one that it extends: of every answer of Harbor's, `'HarborApiError'`
 *
 * @example
 * if (isHarborError(error, 'NotFoundError')) console.log(error.requestId)
 */
export function isHarborError<Name extends keyof HarborErrors>(
  error: unknown,
  name: Name,
): error is HarborErrors[Name]
export function isHarborError(error: unknown): error is HarborError
export function isHarborError(error: unknown, name?: string): error is HarborError {
  if (!isBranded(error)) return false
  // `errors.filter(isHarborError)` gives it a number.
  return typeof name !== 'string' || error.name === name || (bases[name] ?? '') in error
}
