import type { WebhookError } from '../errors/webhook-error'
import { checkFunction } from './arguments'
import type { AnyWebhookEvent } from './event'
import { runHandlers } from './handlers'

export type ErrorHandler = (error: WebhookError, event: AnyWebhookEvent | undefined) => unknown

/** Whom a receiver tells what goes wrong: the console, where there is nobody else. */
export class ErrorHandlers {
  readonly #handlers: ErrorHandler[] = []

  add(handler: ErrorHandler): void {
    checkFunction('handler', handler)
    this.#handlers.push(handler)
  }

  /** Never rejects, so that nobody has to wait for it. */
  async tell(error: WebhookError, event: AnyWebhookEvent | undefined): Promise<void> {
    const handlers = this.#handlers.length === 0 ? [logError] : this.#handlers
    const failures = await runHandlers(handlers.map((handler) => () => handler(error, event)))
    // What goes wrong while it is told what went wrong is not told again.
    failures.forEach(logError)
  }
}

export function logError(error: WebhookError): void {
  console.error(error)
}
