import type { HarborErrorInit } from './harbor-error'
import { HarborResponseError } from './response-error'

/**
 * What is wrong with the content.
 *
 * - `'DIGEST_MISMATCH'`: other bytes than the digest names.
 * - `'SIZE_MISMATCH'`: more or fewer bytes than the descriptor or the caller said.
 * - `'TOO_LARGE'`: it did not end within a limit.
 * - `'MALFORMED'`: a manifest, an index or a list that is none.
 */
export type ContentErrorCode = 'DIGEST_MISMATCH' | 'SIZE_MISMATCH' | 'TOO_LARGE' | 'MALFORMED'

/** Content that came whole, but is not what was asked for: a broken, hostile or intercepted registry. */
export class HarborContentError extends HarborResponseError {
  override readonly name = 'HarborContentError'
  readonly code: ContentErrorCode

  constructor(
    message: string,
    init: HarborErrorInit & { code: ContentErrorCode; status: number; contentType: string | undefined },
  ) {
    super(message, init)
    this.code = init.code
  }
}
