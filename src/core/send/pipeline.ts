import type { Fetch, Settings } from '../settings'
import { attempt } from './attempt'
import type { Answer, CallRequest, CallState } from './call-request'
import { keepToOrigin } from './keep-to-origin'
import { withLog } from './log'
import { createQueue } from './queue'
import { withRetry } from './retry'

/** Sends a request and gives its answer, whatever the status. */
export type Send = (request: CallRequest, call: CallState) => Promise<Answer>

/**
 * The way of a request, outside in: retry( queue( attempt( log( auth( fetch ))))). The clock of the whole call is outside,
 * with whoever started the call: it counts what comes before the request too.
 *
 * @param auth adds the credentials: the API's, or the registry's tokens
 * @param otherOrigins where they may go besides the client's own
 */
export function createPipeline(
  settings: Settings,
  auth: (fetch: Fetch) => Fetch,
  otherOrigins: readonly string[] = [],
): Send {
  const { logger, origin } = settings
  // Read at each call: tests and instrumentation replace the global one after the client was made.
  const current: Fetch = (url, init) => (settings.fetch ?? globalThis.fetch)(url, init)
  const fetch = keepToOrigin(current, [origin, ...otherOrigins])
  const sendOnce = withLog(auth(fetch), logger)
  const queue = createQueue(settings.concurrency)

  return async (request, call) => {
    const { signal } = call
    call.request = request
    signal?.throwIfAborted()
    return withRetry(request, call, signal, logger, () =>
      queue.run(() => attempt(request, call, signal, sendOnce), signal),
    )
  }
}
