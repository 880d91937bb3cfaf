import type { Fetch, Settings } from '../settings'
import { attempt } from './attempt'
import { type Answer, type CallRequest, type CallState, describeRequest } from './call-request'
import { withLog } from './log'
import { createQueue } from './queue'
import { withRetry } from './retry'
import { startTotal } from './total-clock'

/** Sends a request and gives its answer, whatever the status. */
export type Send = (request: CallRequest, call: CallState) => Promise<Answer>

/**
 * The way of a request, outside in: total( retry( queue( attempt( log( auth( fetch )))))).
 *
 * @param auth adds the credentials: the API's, or the registry's tokens
 */
export function createPipeline(settings: Settings, auth: (fetch: Fetch) => Fetch): Send {
  const { logger } = settings
  // Read at each call: tests and instrumentation replace the global one after the client was made.
  const fetch: Fetch = (url, init) => (settings.fetch ?? globalThis.fetch)(url, init)
  const sendOnce = withLog(auth(fetch), logger)
  const queue = createQueue(settings.concurrency)

  return async (request, call) => {
    const total = startTotal(
      () => describeRequest(request),
      call.totalTimeout,
      call.signal,
      () => call.outcome,
    )
    const signal = total?.signal ?? call.signal
    let ended: Promise<void> | undefined
    try {
      signal?.throwIfAborted()
      const answer = await withRetry(request, call, signal, logger, () =>
        queue.run(() => attempt(request, call, signal, sendOnce), signal),
      )
      ended = answer.ended
      return answer
    } finally {
      // The clock of a whole call runs on while somebody reads its body.
      if (ended === undefined) total?.clear()
      else void ended.then(() => total?.clear())
    }
  }
}
