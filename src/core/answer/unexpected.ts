import type { Outcome } from '../../errors/harbor-error'
import { HarborResponseError } from '../../errors/response-error'
import { describeRequest, type SentRequest } from './answer'
import { contentTypeOf } from './media-type'

/** The error of an answer that is not what a request can be answered with, whatever its status. */
export function unexpected(
  request: SentRequest,
  response: Response,
  problem: string,
  outcome: Outcome = 'unknown',
): HarborResponseError {
  return new HarborResponseError(`${describeRequest(request)}: ${problem}`, {
    status: response.status,
    contentType: contentTypeOf(response),
    outcome,
  })
}
