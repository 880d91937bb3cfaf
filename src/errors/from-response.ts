import { HarborApiError, type HarborApiErrorInit, type HarborErrorEntry } from './api-error'
import { BadRequestError } from './bad-request-error'
import { ConflictError } from './conflict-error'
import { ForbiddenError } from './forbidden-error'
import type { Outcome } from './harbor-error'
import { NotFoundError } from './not-found-error'
import { PayloadTooLargeError } from './payload-too-large-error'
import { PreconditionFailedError } from './precondition-failed-error'
import { RateLimitError } from './rate-limit-error'
import { ServerError } from './server-error'
import { UnauthorizedError } from './unauthorized-error'
import { UnprocessableError } from './unprocessable-error'

/** What an error needs to know of an answer that is no success. */
export interface FailedResponse {
  status: number
  requestId: string | undefined
  contentType: string | undefined
  /** The body, already read. */
  text: string
  operation: string | undefined
  /** What the message calls the request. */
  described: string
  method: string
  path: string
  outcome: Outcome
  /** Milliseconds the answer asks to wait. */
  retryAfter: number | undefined
  /** Whether that is longer than the client waits by itself. */
  waitTooLong: boolean
  /** Whether the body may be quoted where it is not Harbor's. */
  quotable: boolean
}

const classes: Record<number, new (message: string, init: HarborApiErrorInit) => HarborApiError> = {
  400: BadRequestError,
  401: UnauthorizedError,
  403: ForbiddenError,
  404: NotFoundError,
  409: ConflictError,
  412: PreconditionFailedError,
  413: PayloadTooLargeError,
  422: UnprocessableError,
}

/** Besides 429, what a server or a proxy answers while it is busy; from another status the wait says something else. */
const passing = new Set([408, 502, 503, 504])

/** The one place that chooses a class for a status. */
export function errorFromResponse(failed: FailedResponse): HarborApiError {
  const errors = entriesOf(failed.text)
  const message = messageOf(failed, errors)
  const init: HarborApiErrorInit = { ...failed, errors }
  if (failed.status === 429 || (failed.waitTooLong && passing.has(failed.status))) {
    return new RateLimitError(message, { ...init, retryAfter: failed.retryAfter })
  }
  if (failed.status >= 500) return new ServerError(message, init)
  return new (classes[failed.status] ?? HarborApiError)(message, init)
}

/** `{"errors": [{"code", "message"}]}` as Harbor and the registry send it; anything else has no entries. */
function entriesOf(text: string): HarborErrorEntry[] {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return []
  }
  if (typeof body !== 'object' || body === null || !('errors' in body) || !Array.isArray(body.errors))
    return []
  return body.errors.filter(isEntry)
}

function isEntry(value: unknown): value is HarborErrorEntry {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    'message' in value &&
    typeof value.message === 'string'
  )
}

function messageOf(failed: FailedResponse, errors: readonly HarborErrorEntry[]): string {
  const said =
    errors.length > 0
      ? errors.map(({ code, message }) => `${code} ${message}`).join('; ')
      : describeForeignBody(failed.text, failed.contentType, failed.quotable)
  const id = failed.requestId === undefined ? '' : ` (request ${failed.requestId})`
  return `${failed.described}: status ${failed.status} ${said}${id}`
}

/** What a message may say of a body that is not Harbor's: never of JSON, which may hold a secret. */
export function describeForeignBody(
  text: string,
  contentType: string | undefined,
  quotable: boolean,
): string {
  if (text === '') return 'without a body'
  const type = contentType ?? 'no content type'
  const quote = quotable && !isJsonType(contentType) ? `: ${quoteOf(text)}` : ''
  return `with a body that is not Harbor's (${type})${quote}`
}

/** The beginning of a foreign text, on one line: control characters would reach a terminal. */
function quoteOf(text: string): string {
  return text
    .slice(0, 200)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/** Whether a `Content-Type` is JSON: `application/json`, `application/vnd.….+json`, with or without parameters. */
export function isJsonType(contentType: string | undefined): boolean {
  return contentType !== undefined && /^application\/(?:[^;\s]+\+)?json\s*(?:;|$)/i.test(contentType)
}
