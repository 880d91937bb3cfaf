import { HarborContentError } from '../../errors/content-error'
import { HarborError, isBranded, type Outcome } from '../../errors/harbor-error'
import { HarborTimeoutError } from '../../errors/timeout-error'
import { describeRequest, type Received } from '../answer/answer'
import { type BodyReader, decode, largestBody, readBytes, readText } from '../answer/body'
import { finishError } from '../answer/finish-error'
import { contentTypeOf } from '../answer/media-type'
import type { Hide } from '../answer/redaction'
import type { SendStep } from '../fetch'
import type { CallRequest, CallState } from './call-request'
import { type ConnectionFailure, connectionError, readConnectionFailure } from './connection-failure'
import { startDeadline } from './deadline'
import { followRedirects } from './redirect'
import { timedBody } from './timed-body'

/** How an attempt ended: with an answer, or without one for a reason that another attempt may not meet. */
export type AttemptResult = { answer: Received } | { failure: ConnectionFailure }

/**
 * Sends a request once and reads its answer, under the clock of one attempt.
 *
 * @param way makes the `fetch` of this attempt, which calls back when it sends something
 * @param hide for errors that come when the answer has left the pipeline: of a stream
 * @throws what no further attempt would mend: the signal's reason, a timeout, a refused redirect, an endless body
 */
export async function attempt(
  request: CallRequest,
  call: CallState,
  signal: AbortSignal | undefined,
  way: (onSend: () => void) => SendStep,
  hide: Hide,
): Promise<AttemptResult> {
  const before = call.outcome
  const deadline = startDeadline(call.timeout, signal, () => timeoutError(request, call))
  // Until an answer says otherwise, Harbor may be at work on it.
  const fetch = way(() => {
    call.outcome = 'unknown'
  })
  let answered = false
  let reader: BodyReader | undefined
  let answer: Received | undefined
  try {
    deadline.signal.throwIfAborted()
    const response = await deadline.hold(followRedirects(fetch, request, deadline.signal, call.abroad))
    answered = true
    call.outcome = worst(before, effectOf(response))
    if (call.stream && response.ok && response.body !== null) {
      const explain = (error: unknown) =>
        finishError(
          connectionError(request, readConnectionFailure(error, true), 'unknown'),
          hide,
          call.attempts,
        )
      const { body, ended } = timedBody(response.body, deadline, explain)
      answer = { response: new Response(body, response), text: '', ended }
    } else {
      reader = response.body?.getReader()
      answer = await deadline.hold(readWhole(request, call, response, reader))
    }
    return { answer }
  } catch (error) {
    if (deadline.signal.aborted) {
      const { reason } = deadline.signal
      // Not every `fetch` heeds its signal.
      reader?.cancel(reason).catch(() => {})
      throw reason
    }
    if (isBranded(error)) {
      call.outcome = worst(before, error.outcome)
      throw withOutcome(error, call.outcome)
    }
    const failure = readConnectionFailure(error, answered)
    if (failure.notSent) call.outcome = before
    return { failure }
  } finally {
    // The reader of a stream still needs its clock.
    if (answer?.ended === undefined) deadline.clear()
  }
}

/** An answer whose body is there. */
async function readWhole(
  request: CallRequest,
  call: CallState,
  response: Response,
  reader: BodyReader | undefined,
): Promise<Received> {
  if (response.status === 416) {
    // Harbor announces the length of the whole blob here and sends less (test/recordings/registry/pull.json): its end would never come.
    await reader?.cancel()
    reader?.releaseLock()
    return { response, text: '' }
  }
  if (!response.ok) return { response, text: await readText(reader) }
  const limit = call.largest ?? largestBody
  const { bytes, cut } = await readBytes(reader, limit)
  if (cut) throw tooLarge(request, call, response, limit)
  return call.largest === undefined ? { response, text: decode(bytes) } : { response, text: '', bytes }
}

const order: readonly Outcome[] = ['not-sent', 'refused', 'unknown']

function worst(a: Outcome, b: Outcome): Outcome {
  return order.indexOf(a) > order.indexOf(b) ? a : b
}

/** An error that knows only of this attempt, made to tell of those before as well. */
function withOutcome(error: HarborError, outcome: Outcome): HarborError {
  return error.outcome === outcome ? error : new HarborError(error.message, { outcome, cause: error })
}

/** Only a 4xx says that nothing was done. */
function effectOf(response: Response): Outcome {
  return response.status >= 400 && response.status < 500 ? 'refused' : 'unknown'
}

function tooLarge(
  request: CallRequest,
  call: CallState,
  response: Response,
  limit: number,
): HarborContentError {
  return new HarborContentError(`${describeRequest(request)}: the body does not end after ${limit} bytes`, {
    code: 'TOO_LARGE',
    status: response.status,
    contentType: contentTypeOf(response),
    outcome: call.outcome,
  })
}

function timeoutError(request: CallRequest, call: CallState): HarborTimeoutError {
  return new HarborTimeoutError(`${describeRequest(request)}: no complete answer within ${call.timeout} ms`, {
    clock: 'timeout',
    milliseconds: call.timeout,
    outcome: call.outcome,
  })
}
