import type { WebhookError } from '../errors/webhook-error'
import type { AnyWebhookEvent } from './event'
import { runHandlers } from './handlers'

export type WebhookErrorHandler = (error: WebhookError, event: AnyWebhookEvent | undefined) => unknown

/** Tells every handler what went wrong, or the console if there is none. Never rejects, so it need not be awaited. */
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
