import type { WebhookError } from '../errors/webhook-error'
import type { AnyWebhookEvent } from './event'
import { runHandlers } from './handlers'

export type WebhookErrorHandler = (error: WebhookError, event: AnyWebhookEvent | undefined) => unknown

/** Tells all of them what went wrong; the console, where there are none. Never rejects, so that nobody has to wait. */
export async function tellError(
  handlers: readonly WebhookErrorHandler[],
  error: WebhookError,
  event: AnyWebhookEvent | undefined,
): Promise<void> {
  const tellers = handlers.length === 0 ? [logError] : handlers
  const failures = await runHandlers(tellers.map((tell) => () => tell(error, event)))
  // What goes wrong while it is told what went wrong is not told again.
  failures.forEach(logError)
}

export function logError(error: WebhookError): void {
  console.error(error)
}
