import { WebhookError } from '../errors/webhook-error'
import type { Hold } from './dedupe/hold'
import type { AnyWebhookEvent } from './event'
import { type HandlerCall, runHandlers } from './handlers'

/** An event with its handlers, and who hears of what goes wrong. */
export interface Work {
  readonly event: AnyWebhookEvent
  readonly calls: readonly HandlerCall[]
  readonly hold: Hold | undefined
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
export async function runWork(work: Work, { timeBudget, maxHandlerTime }: WorkTimes): Promise<boolean> {
  const { event, calls, hold, tell } = work
  const results = runHandlers(calls)
  if (!(results instanceof Promise)) return conclude(work, results)
  const clocks = timeBudget ? [setTimeout(() => tell(handlersSlow(event, timeBudget)), timeBudget)] : []
  const givenUp = new Promise<false>((resolve) => {
    const giveUp = () => {
      hold?.giveUp()
      tell(handlersTimeout(event, maxHandlerTime))
      resolve(false)
    }
    clocks.push(setTimeout(giveUp, maxHandlerTime))
  })
  const concluded = results.then((failures) => conclude(work, failures))
  const succeeded = await Promise.race([concluded, givenUp])
  for (const clock of clocks) clearTimeout(clock)
  return succeeded
}

async function conclude({ hold, tell }: Work, failures: readonly WebhookError[]): Promise<boolean> {
  for (const failure of failures) tell(failure)
  if (hold !== undefined) await hold.end(failures.length === 0)
  return failures.length === 0
}

function handlersSlow({ type }: AnyWebhookEvent, milliseconds: number): WebhookError {
  return new WebhookError(
    'handlers-slow',
    `The handlers of ${type} still run after ${milliseconds} ms. Harbor gives up after 3,000 and delivers again: use a queue, or respond: 'immediately'.`,
  )
}

function handlersTimeout({ type }: AnyWebhookEvent, milliseconds: number): WebhookError {
  return new WebhookError(
    'handlers-timeout',
    `The handlers of ${type} still run after ${milliseconds} ms (maxHandlerTime). Nothing waits for them any more, and the event can be handled again.`,
  )
}
