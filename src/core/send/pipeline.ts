import { isBranded } from '../../errors/harbor-error'
import type { Answer } from '../answer/answer'
import { finishError } from '../answer/finish-error'
import { hiding } from '../answer/redaction'
import type { SendStep } from '../fetch'
import type { Settings } from '../settings'
import { attempt } from './attempt'
import type { CallRequest, CallState } from './call-request'
import { closedError } from './closed-error'
import { keepToOrigin } from './keep-to-origin'
import { withLog } from './log'
import { ownFetch } from './own-fetch'
import { createQueue } from './queue'
import { withRetry } from './retry'
import { secretsOf } from './sent-secrets'

/** Sends a request and gives its answer, whatever the status. */
export type Send = (request: CallRequest, call: CallState) => Promise<Answer>

/** Whose requests these are. */
export interface Caller {
  /** As an error names it. */
  readonly who: string
  /** Whether no request is to be sent any more. */
  readonly closed?: boolean
  /** What no error and no log line may show: the credentials, and the tokens they were traded for. */
  secretsInUse(): Iterable<string>
}

/**
 * The way of a request, outside in: retry( queue( attempt( log( auth( fetch ))))). The clock of the whole call is outside,
 * with whoever started the call: it counts what comes before the request too.
 *
 * @param auth adds the credentials: the API's, or the registry's tokens
 * @param otherOrigins where they may go besides the client's own
 */
export function createPipeline(
  settings: Settings,
  auth: (fetch: SendStep, call: CallState) => SendStep,
  caller: Caller,
  otherOrigins: readonly string[] = [],
): Send {
  const { logger } = settings
  const origins = [settings.origin, ...otherOrigins]
  const queue = createQueue(settings.concurrency)

  return async (request, call) => {
    const { signal } = call
    const hide = hiding(() => [...caller.secretsInUse(), ...secretsOf(request)])
    const way = (onSend: () => void) =>
      withLog(auth(keepToOrigin(ownFetch(settings.fetch, onSend), origins), call), logger, hide)
    call.request = request
    signal?.throwIfAborted()
    try {
      const received = await withRetry(request, call, signal, logger, () =>
        queue.run(() => {
          if (caller.closed) throw closedError()
          return attempt(request, call, signal, way, hide)
        }, signal),
      )
      return { ...received, request, call, who: caller.who, hide }
    } catch (error) {
      // The reason of a signal may be anybody's.
      if (!isBranded(error) || error === signal?.reason) throw error
      throw finishError(error, hide, call.attempts)
    }
  }
}
