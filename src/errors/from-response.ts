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
  /** Of Harbor's `{"errors": […]}`; none in a body of somebody else. */
  errors: readonly HarborErrorEntry[]
  /** What to say of a body that has no entries; `undefined` where there is no body. */
  foreign: string | undefined
  /** `operationId`; `undefined` outside the API description. */
  operation: string | undefined
  /** Who asked: the name of a robot or a user, or what an error calls somebody without one. Never a secret. */
  who: string
  /** What the operation takes of whoever asks, in words; `undefined` outside the API description. */
  need: string | undefined
  /** Whether it is about one project, which Harbor does not admit to whoever may not see it. */
  ofProject: boolean
  /** What the message calls the request. */
  described: string
  method: string
  path: string
  outcome: Outcome
  /** Milliseconds the answer asks to wait. */
  retryAfter: number | undefined
  /** Whether a server that is busy asks for more than the client waits by itself. */
  waitTooLong: boolean
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

/** The one place that chooses a class and words for a status. */
export function errorFromResponse(failed: FailedResponse): HarborApiError {
  const message = messageOf(failed)
  if (failed.status === 429 || failed.waitTooLong) {
    return new RateLimitError(message, failed)
  }
  if (failed.status >= 500) return new ServerError(message, failed)
  return new (classes[failed.status] ?? HarborApiError)(message, failed)
}

function messageOf(failed: FailedResponse): string {
  const id = failed.requestId === undefined ? '' : ` (request ${failed.requestId})`
  return `${failed.described}: status ${failed.status} ${saidOf(failed)}${id}`
}

function saidOf(failed: FailedResponse): string {
  const { status, errors, foreign, who } = failed
  if (errors.length > 0) {
    const said = errors.map(({ code, message }) => (message === who ? code : `${code} ${message}`))
    return said.join('; ') + whoIsNot(failed) + whoMayNot(failed)
  }
  if (foreign !== undefined) return foreign
  const meaning = withoutBody[status]
  return `without a body${meaning === undefined ? '' : `: ${meaning}`}`
}

/** Harbor's own 401s do not say whose credentials they are about. */
function whoIsNot({ status, who, need }: FailedResponse): string {
  if (status !== 401 || need === undefined) return ''
  return `: the credentials of ${who} are ${unknown}`
}

const unknown = 'missing, wrong, expired or disabled'

/**
 * Most of Harbor's own 403s say at most the name of who asked. Quota and read-only mode have another code, and words; a
 * missing CSRF token and a wrong old password have the same code, and words of their own.
 */
function whoMayNot({
  status,
  errors: [entry],
  operation,
  who,
  need,
  ofProject,
  path,
}: FailedResponse): string {
  if (status !== 403 || entry?.code !== 'FORBIDDEN' || need === undefined) return ''
  if (entry.message !== who && /\s/.test(entry.message)) return ''
  // Of the project that a robot is of, there is no doubt.
  const [, project] = /\/projects\/([^/]+)/.exec(path) ?? []
  const otherwise = ofProject && !who.includes(`$${project}+`) ? '; or the project does not exist' : ''
  return `: ${who} may not call ${operation}, which needs ${need}${otherwise}`
}

/** What a status says by itself: a HEAD is never answered with more. */
const withoutBody: Readonly<Record<number, string>> = {
  401: `the credentials are ${unknown}`,
  403: 'these credentials may not do this',
  404: 'it does not exist, or these credentials may not see it',
  413: 'it is larger than Harbor or a proxy takes',
  429: 'too many requests',
  502: 'a proxy could not reach Harbor',
  503: 'Harbor or a proxy cannot answer for now',
  504: 'Harbor did not answer a proxy in time',
}
