import { describeRequest, type Received } from '../answer/answer'
import { contentTypeOf, isJsonType } from '../answer/media-type'
import { longestWait, readRetryAfter, transientStatuses } from '../answer/retry-after'
import type { Logger } from '../settings'
import type { AttemptResult } from './attempt'
import type { CallRequest, CallState } from './call-request'
import { connectionError } from './connection-failure'
import { sleep } from './deadline'

const idempotent = new Set(['GET', 'HEAD', 'PUT', 'DELETE'])
const firstBackOff = 100
const longestBackOff = 8_000

/**
 * Tries again where that is safe: GET, HEAD, PUT and DELETE after anything transient; POST and PATCH only where they
 * cannot have been carried out (no connection was made, or 429).
 */
export async function withRetry(
  request: CallRequest,
  call: CallState,
  signal: AbortSignal | undefined,
  logger: Logger | undefined,
  send: () => Promise<AttemptResult>,
): Promise<Received> {
  for (let failed = 0; ; failed++) {
    const doubtful = call.outcome === 'unknown'
    call.attempts = failed + 1
    const result = await send()
    const wait = waitBeforeNext(request.method, call, result, failed)
    if (wait === undefined) {
      if ('failure' in result) throw connectionError(request, result.failure, call.outcome)
      const { answer } = result
      // It finds nothing any more, after an attempt that may have deleted it: it has succeeded.
      const gone = request.method === 'DELETE' && doubtful && saysGone(answer)
      return gone ? deleted(answer.response.headers) : answer
    }
    logger?.debug(`${describeRequest(request)}: trying again in ${Math.round(wait)} ms`, {
      attempt: failed + 2,
      wait,
    })
    await sleep(wait, signal)
  }
}

/** Harbor's own 404 of a thing: not that of a proxy, nor of a path that Harbor does not have. */
function saysGone({ response, text }: Received): boolean {
  if (response.status !== 404 || /\bpath \S+ was not found/.test(text)) return false
  return isJsonType(contentTypeOf(response))
}

function deleted(headers: Headers): Received {
  return { response: new Response(null, { status: 204, headers }), text: '' }
}

/** Milliseconds until the next attempt, or `undefined` where there is none. */
function waitBeforeNext(
  method: string,
  call: CallState,
  result: AttemptResult,
  failed: number,
): number | undefined {
  if (call.operation?.replayable === false || !isRepeatable(method, result)) return undefined
  const limit = call.retry ?? (method === 'GET' || method === 'HEAD' ? 4 : 2)
  if (failed >= limit) return undefined
  // A connection that died while it was kept alive (a frozen serverless function) needs no rest.
  if ('failure' in result && result.failure.stale && failed === 0) return 0
  const asked = 'answer' in result ? readRetryAfter(result.answer.response.headers) : undefined
  if (asked !== undefined && asked > longestWait) return undefined
  return asked || backOff(failed)
}

/** Milliseconds to wait after so many failures before this one: longer each time, with full jitter. */
export function backOff(failed: number): number {
  return Math.random() * Math.min(longestBackOff, firstBackOff * 2 ** failed)
}

function isRepeatable(method: string, result: AttemptResult): boolean {
  if ('failure' in result) {
    const { failure } = result
    return failure.transient && (failure.notSent || idempotent.has(method))
  }
  const { status } = result.answer.response
  return transientStatuses.has(status) && (status === 429 || idempotent.has(method))
}
