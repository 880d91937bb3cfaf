import type { HarborErrorEntry } from '../../errors/api-error'
import { errorFromResponse } from '../../errors/from-response'
import type { HarborError } from '../../errors/harbor-error'
import type { HarborResponseError } from '../../errors/response-error'
import { UnsupportedOperationError } from '../../errors/unsupported-operation-error'
import { type Answer, describeRequest, pathOf } from './answer'
import { finishError } from './finish-error'
import { contentTypeOf, isHtmlType, isJsonType } from './media-type'
import { describeNeed } from './need'
import { questions } from './question'
import { longestWait, readRetryAfter, transientStatuses } from './retry-after'
import { unexpected } from './unexpected'

/** The error of an answer that is no success. */
export function readError(answer: Answer): HarborError {
  const { request, call, hide, who } = answer
  const { operation } = call
  const { status, headers } = answer.response
  const body = bodyOf(answer)
  // Not Harbor's 404: the request did not get there, so it does not say that a thing is missing.
  if (status === 404 && body.foreign) return foreignBody(answer)
  const { errors } = body
  const path = pathOf(request.url)
  const retryAfter = readRetryAfter(headers)
  const error = errorFromResponse({
    status,
    errors,
    who,
    path,
    retryAfter,
    described: describeRequest(request),
    method: request.method,
    requestId: headers.get('x-request-id') ?? undefined,
    foreign: answer.text === '' ? undefined : describeForeignBody(answer) + hintOf(status, answer.text),
    operation: operation?.id,
    need: operation && describeNeed(operation.need),
    ofProject: operation?.ofProject ?? false,
    outcome: call.outcome,
    waitTooLong: transientStatuses.has(status) && retryAfter !== undefined && retryAfter > longestWait,
    ...questions.get(answer.response)?.(answer),
  })
  const fitting = isUnknownPath(status, errors, path)
    ? new UnsupportedOperationError(
        `${error.message}. This Harbor does not have the operation${operation?.versions ?? ''}.`,
        error,
      )
    : error
  return finishError(fitting, hide, call.attempts)
}

interface FailureBody {
  readonly errors: readonly HarborErrorEntry[]
  /** Whether Harbor cannot have made it. */
  readonly foreign: boolean
}

/** `{"errors": [{"code", "message"}]}` as Harbor and the registry send it, and the list of users that LDAP did not give. */
function bodyOf({ response, text }: Answer): FailureBody {
  const contentType = contentTypeOf(response)
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return { errors: [], foreign: isHtmlType(contentType) || text !== '' }
  }
  const list = typeof body === 'object' && body !== null && 'errors' in body ? body.errors : body
  const errors = Array.isArray(list) ? list.map(readEntry).filter(isEntry) : []
  return { errors, foreign: !isJsonType(contentType) || (errors.length === 0 && !Array.isArray(body)) }
}

/** `{"uid", "error"}` is what an import from LDAP says of each user whom it could not find (test/recordings/api/ldap.json). */
function readEntry(item: { uid?: unknown; error?: unknown }): unknown {
  if (typeof item?.uid !== 'string') return item
  return { code: 'NOT_FOUND', message: `${item.uid}: ${item.error}`, detail: item }
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

/** The router's own 404, and the 405 of a path that an older Harbor has for other methods (test/recordings/api/cross-cutting.json). */
function isUnknownPath(status: number, [entry]: readonly HarborErrorEntry[], path: string): boolean {
  if (entry === undefined) return false
  const { code, message } = entry
  if (status === 405) return code === 'METHOD_NOT_ALLOWED'
  return (
    status === 404 &&
    code === 'NOT_FOUND' &&
    /^path \S+ was not found/.test(message) &&
    path.includes('/api/')
  )
}

const hint = '. Is `url` the address of Harbor itself?'

/** The statuses of whoever does not know what was asked for. From the others a proxy in front of Harbor speaks. */
const astray = new Set([401, 403, 404, 405])

function hintOf(status: number, text: string): string {
  // The words of nginx and of Go.
  if (status === 400 && /request (?:was sent )?to (?:an )?HTTPS/.test(text)) {
    return '. That port expects TLS: `url` begins with https://.'
  }
  return astray.has(status) ? hint : ''
}

/** The error of a body that somebody else than Harbor made. */
export function foreignBody(answer: Answer): HarborResponseError {
  return responseError(answer, describeForeignBody(answer) + hint)
}

/** The error of a page that nobody reads. */
export function foreignPage(answer: Answer): HarborResponseError {
  return misplaced(answer, 'with a page')
}

/** The error of a success that only somebody else than Harbor can give. */
export function misplaced(answer: Answer, what: string): HarborResponseError {
  return responseError(answer, what + hint)
}

/** The error of a body that is not what was asked for. */
export function responseError({ response, request, call, hide }: Answer, what: string): HarborResponseError {
  const error = unexpected(request, response, `status ${response.status} ${what}`, call.outcome)
  return finishError(error, hide, call.attempts)
}

/** What a message may say of a body that is not Harbor's: never of JSON, which may hold a secret. */
function describeForeignBody({ response, text, call, hide }: Answer): string {
  const contentType = contentTypeOf(response)
  const quoted = call.secret || isJsonType(contentType) || text === '' ? '' : `: ${quote(hide(text))}`
  return `with a body that is not Harbor's (${contentType ?? 'no content type'})${quoted}`
}

/** The beginning of a foreign text, on one line: control characters would reach a terminal. */
function quote(text: string): string {
  return text
    .slice(0, 200)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}
