import type { Answer } from './answer'
import { foreignBody, readError, responseError } from './failure'
import { contentTypeOf, isHtmlType, isJsonType, isSbomType } from './media-type'

/**
 * The value of an answer: parsed where JSON was asked for, `undefined` for an empty body or `null`; a string where text was
 * asked for; of the two whichever the content type says where anything was.
 * A proxy that answers for Harbor with an empty 200 must not pass for an empty list, or for a robot without a secret.
 *
 * @param accept the `Accept` header that the request had
 * @throws the error of its status, or {@link HarborResponseError} for a body that is not of the type that was asked for
 */
export function readValue(answer: Answer, accept: string): unknown {
  if (!answer.response.ok) throw readError(answer)
  const { text } = answer
  const contentType = contentTypeOf(answer.response)
  // Some proxy's page, or a login's.
  if (text !== '' && isHtmlType(contentType)) throw foreignBody(answer)
  const json = isJsonType(contentType) || isSbomType(contentType)
  if (accept === '*/*' ? !json : accept !== 'application/json') return text
  if (text !== '' && !json) throw foreignBody(answer)
  const value = text === '' ? undefined : parseJson(answer)
  if (value === undefined && answer.call.operation?.answer === 'json') {
    throw responseError(answer, 'without what was asked for')
  }
  return value
}

function parseJson(answer: Answer): unknown {
  const { text } = answer
  try {
    return JSON.parse(text) ?? undefined
  } catch {
    // The parser's own error quotes the text, which may hold a secret: it is not kept as the cause.
    const length = `${text.length} characters of ${contentTypeOf(answer.response)}`
    throw responseError(answer, `with JSON that is cut off or broken (${length})`)
  }
}

/** The items in the answer to a list. */
export function readItems(answer: Answer): readonly unknown[] {
  const value = readValue(answer, 'application/json')
  if (!Array.isArray(value)) throw responseError(answer, 'with JSON that is no list')
  return value
}
