import { HarborError, type Outcome } from '../../errors/harbor-error'
import { isHarborError } from '../../errors/is-harbor-error'
import { HarborTimeoutError } from '../../errors/timeout-error'
import { readBytes, readText, timedBody } from '../answer/body'
import type { Fetch } from '../settings'
import { type Answer, type CallRequest, type CallState, describeRequest } from './call-request'
import { type ConnectionFailure, connectionError, readConnectionFailure } from './connection-failure'
import { startDeadline } from './deadline'
import { worst } from './outcome'
import { followRedirects } from './redirect'

/** How an attempt ended: with an answer, or without one for a reason that another attempt may not meet. */
export type AttemptResult = { answer: Answer } | { failure: ConnectionFailure }

/**
 * Sends a request once and reads its answer, under the clock of one attempt.
 *
 * @throws what no further attempt would mend: the signal's reason, a timeout, a refused redirect, an endless body
 */
export async function attempt(
  request: CallRequest,
  call: CallState,
  signal: AbortSignal | undefined,
  fetch: Fetch,
): Promise<AttemptResult> {
  const before = call.outcome
  const deadline = startDeadline(call.timeout, signal, () => timeoutError(request, call))
  let answered = false
  let streaming = false

  const receive = async (): Promise<Answer> => {
    const response = await followRedirects(fetch, request, deadline.signal, call.abroad)
    answered = true
    call.outcome = worst(before, effectOf(response))
    if (response.status === 416) {
      // Harbor announces the length of the whole blob here and sends less (recordings: pull.json): its end would never come.
      await response.body?.cancel()
      return { response, text: '' }
    }
    if (call.largest !== undefined && response.ok) {
      return { response, text: '', bytes: await readBytes(response, call.largest, request, call.outcome) }
    }
    if (!call.stream || !response.ok || response.body === null) {
      return { response, text: await readText(response, request, call.outcome) }
    }
    streaming = true
    const explain = (error: unknown) =>
      connectionError(request, readConnectionFailure(error, true), 'unknown')
    const { body, ended } = timedBody(response.body, deadline, explain)
    return { response: new Response(body, response), text: '', ended }
  }

  try {
    deadline.signal.throwIfAborted()
    // Until an answer says otherwise, Harbor may be at work on it.
    call.outcome = 'unknown'
    return { answer: await deadline.hold(receive()) }
  } catch (error) {
    if (deadline.signal.aborted) throw deadline.signal.reason
    if (isHarborError(error)) {
      call.outcome = worst(before, error.outcome)
      throw withOutcome(error, call.outcome)
    }
    const failure = readConnectionFailure(error, answered)
    if (failure.notSent) call.outcome = before
    return { failure }
  } finally {
    if (!streaming) deadline.clear()
  }
}

/** An error that knows only of this attempt, made to tell of those before as well. */
function withOutcome(error: HarborError, outcome: Outcome): HarborError {
  return error.outcome === outcome ? error : new HarborError(error.message, { outcome, cause: error })
}

/** Only a 4xx says that nothing was done. */
function effectOf(response: Response): Outcome {
  return response.status >= 400 && response.status < 500 ? 'refused' : 'unknown'
}

function timeoutError(request: CallRequest, call: CallState): HarborTimeoutError {
  return new HarborTimeoutError(`${describeRequest(request)}: no complete answer within ${call.timeout} ms`, {
    clock: 'timeout',
    milliseconds: call.timeout,
    outcome: call.outcome,
  })
}
