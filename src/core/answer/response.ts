import { describeForeignBody, errorFromResponse, isJsonType } from '../../errors/from-response'
import type { HarborError } from '../../errors/harbor-error'
import { HarborResponseError } from '../../errors/response-error'
import { UnsupportedOperationError } from '../../errors/unsupported-operation-error'
import type { Credentials } from '../credentials'
import { type Answer, type CallState, describeRequest, pathOf } from '../send/call-request'
import { longestWait, readRetryAfter } from '../send/retry-after'
import { contentTypeOf } from './content-type'
import { hideSecrets } from './redaction'

/** What an error says of the request. */
export interface Sent {
  readonly request: { readonly method: string; readonly url: string }
  readonly call: CallState
  /** The `Accept` header it had. */
  readonly accept: string
  /** Its body, whose secrets no error may repeat. */
  readonly body: unknown
}

/**
 * The value of an answer: parsed where JSON was asked for, `undefined` for an empty body or `null`; a text where a text was
 * asked for; of the two whichever the content type says where anything was.
 * A proxy that answers for Harbor with an empty 200 must not pass for an empty list, or for a robot without a secret.
 *
 * @throws the error of its status, or {HarborResponseError} for a body that is not of the type that was asked for
 */
export function readValue(answer: Answer, sent: Sent, credentials: Credentials): unknown {
  if (!answer.response.ok) throw readError(answer, sent, credentials)
  const { text } = answer
  const contentType = contentTypeOf(answer.response)
  const page = readPage(answer, sent, credentials)
  if (page !== undefined) throw page
  const json = isJson(contentType)
  if (sent.accept === '*/*' ? !json : sent.accept !== 'application/json') return text
  if (text !== '' && !json) throw foreignBody(answer, sent, credentials)
  const value = text === '' ? undefined : parseJson(answer, sent)
  if (value === undefined && sent.call.answered)
    throw responseError(answer, sent, 'without what was asked for')
  return value
}

function parseJson(answer: Answer, sent: Sent): unknown {
  const { text } = answer
  try {
    return JSON.parse(text) ?? undefined
  } catch {
    // The parser's own error quotes the text, which may hold a secret: it is not kept as the cause.
    const length = `${text.length} characters of ${contentTypeOf(answer.response)}`
    throw responseError(answer, sent, `with JSON that is cut off or broken (${length})`)
  }
}

/** The items in the answer to a list. */
export function readItems(answer: Answer, sent: Sent, credentials: Credentials): readonly unknown[] {
  const value = readValue(answer, sent, credentials)
  if (!Array.isArray(value)) throw responseError(answer, sent, 'with JSON that is no list')
  return value
}

/** The error of an answer that is no success. */
export function readError(answer: Answer, sent: Sent, credentials: Credentials): HarborError {
  const { request, call } = sent
  const path = pathOf(request.url)
  const { status, headers } = answer.response
  const contentType = contentTypeOf(answer.response)
  // Not Harbor's 404: the request did not get there, so it does not say that a thing is missing.
  if (status === 404 && (isHtml(contentType) || (answer.text !== '' && !isJsonType(contentType)))) {
    return foreignBody(answer, sent, credentials)
  }
  const retryAfter = readRetryAfter(headers)
  const error = errorFromResponse({
    status,
    described: describeRequest(request),
    method: request.method,
    path,
    contentType,
    retryAfter,
    requestId: headers.get('x-request-id') ?? undefined,
    text: hideSecrets(credentials.hide(answer.text), sent.body),
    operation: call.operation,
    outcome: call.outcome,
    waitTooLong: retryAfter !== undefined && retryAfter > longestWait,
    quotable: !call.secret,
  })
  return isUnknownPath(status, error.message, path) ? unsupported(error, call.versions) : error
}

/** The router's own 404, and the 405 of a path that an older Harbor has for other methods (recordings: cross-cutting.json). */
function isUnknownPath(status: number, message: string, path: string): boolean {
  return (
    (status === 404 && / NOT_FOUND path \S+ was not found/.test(message) && path.includes('/api/')) ||
    (status === 405 && message.includes(' METHOD_NOT_ALLOWED '))
  )
}

function unsupported(error: ReturnType<typeof errorFromResponse>, versions: string): HarborError {
  return new UnsupportedOperationError(
    `${error.message}. This Harbor does not have the operation${versions}.`,
    {
      ...error,
      outcome: error.outcome,
    },
  )
}

/** The error of a page in place of what was asked for: some proxy's, or a login's; `undefined` where there is none. */
export function readPage(answer: Answer, sent: Sent, credentials: Credentials): HarborError | undefined {
  const streamed = answer.ended !== undefined
  if (!isHtml(contentTypeOf(answer.response)) || (answer.text === '' && !streamed)) return undefined
  return streamed ? responseError(answer, sent, 'with a page') : foreignBody(answer, sent, credentials)
}

function foreignBody(answer: Answer, sent: Sent, credentials: Credentials): HarborResponseError {
  const text = hideSecrets(credentials.hide(answer.text), sent.body)
  return responseError(
    answer,
    sent,
    describeForeignBody(text, contentTypeOf(answer.response), !sent.call.secret),
  )
}

function responseError(answer: Answer, { request, call }: Sent, what: string): HarborResponseError {
  const { status } = answer.response
  const hint = 'Is `url` the address of Harbor itself?'
  const contentType = contentTypeOf(answer.response)
  return new HarborResponseError(
    `${describeRequest(request)}: status ${status} ${what}${isHtml(contentType) ? `. ${hint}` : ''}`,
    { status, contentType, outcome: call.outcome },
  )
}

function isHtml(contentType: string | undefined): boolean {
  return contentType !== undefined && /^(?:text\/html|application\/xhtml)/i.test(contentType)
}

/** Harbor labels an SBOM, which is JSON, with a type of its own (recordings: artifact.json, getAddition). */
const sbomType = /^application\/vnd\.goharbor\.harbor\.sbom\.v1\s*(?:;|$)/i

function isJson(contentType: string | undefined): boolean {
  return isJsonType(contentType) || (contentType !== undefined && sbomType.test(contentType))
}
