import { type ContentErrorCode, HarborContentError } from '../../errors/content-error'

/** The error of content that a registry answered with 200. */
export function contentError(code: ContentErrorCode, message: string): HarborContentError {
  return new HarborContentError(`${message}.`, {
    code,
    status: 200,
    contentType: undefined,
    outcome: 'unknown',
  })
}
