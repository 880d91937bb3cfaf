import { WebhookError } from '../errors/webhook-error'
import type { Hold } from './dedupe/hold'
import type { AnyWebhookEvent } from './event'
import { type HandlerCall, runHandlers } from './handlers'
import { inTime } from './in-time'

/** An event on its way to its handlers, and who hears of what goes wrong. */
export interface Delivery {
  readonly event: AnyWebhookEvent
  tell(error: WebhookError): void
}

/** Milliseconds. */
export interface WorkTimes {
  /** `undefined` where no answer waits for the handlers. */
  readonly timeBudget: number | undefined
  readonly maxHandlerTime: number
}

/**
 * Runs the handlers of an event to their end, or for as long as they may run. Never rejects: it may go on after the
 * answer, with nobody there to catch.
 *
 * @returns Whether all of them have succeeded.
 */
export function runWork(
  calls: readonly HandlerCall[],
  delivery: Delivery,
  hold: Hold | undefined,
  times: WorkTimes,
): Promise<boolean> {
  const results = runHandlers(calls)
  return results instanceof Promise
    ? waitForHandlers(results, delivery, hold, times)
    : conclude(results, delivery, hold)
}

async function waitForHandlers(
  results: Promise<readonly WebhookError[]>,
  delivery: Delivery,
  hold: Hold | undefined,
  { timeBudget, maxHandlerTime }: WorkTimes,
): Promise<boolean> {
  const warn = (code: 'handlers-slow' | 'handlers-timeout', rest: string) =>
    delivery.tell(new WebhookError(code, `The handlers of ${delivery.event.type} ${rest}.`))
  const clock = timeBudget && setTimeout(() => warn('handlers-slow', slow), timeBudget)
  const concluded = results.then((failures) => conclude(failures, delivery, hold))
  try {
    return await inTime(concluded, maxHandlerTime)
  } catch {
    hold?.end()
    warn('handlers-timeout', `took more than ${maxHandlerTime} ms`)
    return false
  } finally {
    clearTimeout(clock)
  }
}

const slow = "still run: use a queue, or respond: 'immediately'"

async function conclude(
  failures: readonly WebhookError[],
  { tell }: Delivery,
  hold: Hold | undefined,
): Promise<boolean> {
  for (const failure of failures) tell(failure)
  if (hold !== undefined) await hold.end(failures.length === 0)
  return failures.length === 0
}
