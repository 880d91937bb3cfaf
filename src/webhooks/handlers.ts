import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { WebhookError } from '../errors/webhook-error'
import { checkFunction } from './arguments'
import type { AnyWebhookEvent, UnknownWebhookEvent, WebhookEvent, WebhookEventMap } from './event'
import { payloadSchemas } from './schemas'

/** What the handlers of a type are given; `'*'` is every type that is known. */
export interface HandledEventMap extends WebhookEventMap {
  '*': WebhookEvent
}

/** A promise that it returns is waited for. `env` is what `fetch` was given beside the request. */
export type WebhookHandler<Event, Env = unknown> = (event: Event, env: Env) => unknown

/** A handler with its event, ready to be called. */
export type HandlerCall = () => unknown

/** Gives a call where the event is one for the handler. */
type Listener<Env> = (event: AnyWebhookEvent, env: Env) => HandlerCall | undefined

/** The handlers of a receiver, in the order in which they were given. */
export class Handlers<Env> {
  readonly #listeners: Listener<Env>[] = []

  on<Type extends keyof HandledEventMap>(
    type: Type | readonly Type[],
    handler: WebhookHandler<HandledEventMap[Type], Env>,
  ): void {
    const types: readonly string[] = typeof type === 'string' ? [type] : type
    checkTypes(types)
    checkFunction('handler', handler)
    this.#listeners.push((event, env) =>
      isOneOf<Type>(types, event) ? () => handler(event, env) : undefined,
    )
  }

  onUnknown(handler: WebhookHandler<UnknownWebhookEvent, Env>): void {
    checkFunction('handler', handler)
    this.#listeners.push((event, env) => (event.known ? undefined : () => handler(event, env)))
  }

  for(event: AnyWebhookEvent, env: Env): HandlerCall[] {
    return this.#listeners.map((listener) => listener(event, env)).filter((call) => call !== undefined)
  }
}

/**
 * Calls all handlers at once, and waits for all of them: one that fails keeps no other from its work.
 *
 * @returns What went wrong; no promise where no handler returned one.
 */
export function runHandlers(calls: readonly HandlerCall[]): WebhookError[] | Promise<WebhookError[]> {
  const failures: WebhookError[] = []
  const pending: PromiseLike<unknown>[] = []
  for (const call of calls) {
    try {
      const result = call()
      if (isThenable(result)) pending.push(result)
    } catch (cause) {
      failures.push(handlerFailed(cause))
    }
  }
  return pending.length === 0 ? failures : settle(pending, failures)
}

async function settle(
  pending: readonly PromiseLike<unknown>[],
  failures: WebhookError[],
): Promise<WebhookError[]> {
  for (const result of await Promise.allSettled(pending)) {
    if (result.status === 'rejected') failures.push(handlerFailed(result.reason))
  }
  return failures
}

/** Says nothing of the cause: the message becomes an answer, which Harbor shows to a project's administrators. */
export function handlerFailed(cause: unknown): WebhookError {
  return new WebhookError('handler-failed', 'A handler failed.', { cause })
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

function isOneOf<Type extends keyof HandledEventMap>(
  types: readonly string[],
  event: AnyWebhookEvent,
): event is HandledEventMap[Type] {
  return event.known && (types.includes(event.type) || types.includes('*'))
}

function checkTypes(types: unknown): void {
  const given: readonly unknown[] = Array.isArray(types) && types.length > 0 ? types : [types]
  for (const type of given) {
    if (type === '*' || Object.hasOwn(payloadSchemas, String(type))) continue
    const known = Object.keys(payloadSchemas).join(', ')
    throw new InvalidArgumentError('type', `'${type}' is no event. There are '*', ${known}.`)
  }
}
