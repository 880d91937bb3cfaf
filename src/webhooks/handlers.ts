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
export type Listener<Env> = (event: AnyWebhookEvent, env: Env) => HandlerCall | undefined

export function listenTo<Type extends keyof HandledEventMap, Env>(
  type: Type | readonly Type[],
  handler: WebhookHandler<HandledEventMap[Type], Env>,
): Listener<Env> {
  const types: readonly string[] = [type].flat()
  checkTypes(types)
  checkFunction('handler', handler)
  return (event, env) => (isOneOf<Type>(types, event) ? () => handler(event, env) : undefined)
}

export function listenToUnknown<Env>(handler: WebhookHandler<UnknownWebhookEvent, Env>): Listener<Env> {
  checkFunction('handler', handler)
  return (event, env) => (event.known ? undefined : () => handler(event, env))
}

/**
 * Calls all handlers at once, and waits for all of them: one that fails keeps no other from its work.
 *
 * @returns What went wrong; no promise where no handler returned one.
 */
export function runHandlers(calls: readonly HandlerCall[]): WebhookError[] | Promise<WebhookError[]> {
  const failures: WebhookError[] = []
  const pending: Promise<unknown>[] = []
  const fail = (cause: unknown) => void failures.push(handlerFailed(cause))
  for (const call of calls) {
    try {
      const result = call()
      if (isThenable(result)) pending.push(Promise.resolve(result).catch(fail))
    } catch (cause) {
      fail(cause)
    }
  }
  return pending.length === 0 ? failures : Promise.all(pending).then(() => failures)
}

/** Says nothing of the cause: the message becomes an answer, which Harbor shows to a project's administrators. */
export function handlerFailed(cause: unknown): WebhookError {
  return new WebhookError('handler-failed', 'A handler failed.', { cause })
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof Object(value).then === 'function'
}

function isOneOf<Type extends keyof HandledEventMap>(
  types: readonly string[],
  event: AnyWebhookEvent,
): event is HandledEventMap[Type] {
  return event.known && (types.includes(event.type) || types.includes('*'))
}

function checkTypes(types: readonly string[]): void {
  const isKnown = (type: string) => type === '*' || Object.hasOwn(payloadSchemas, type)
  if (types.length > 0 && types.every(isKnown)) return
  const known = Object.keys(payloadSchemas).join(', ')
  throw new InvalidArgumentError('type', `'${types.map(String)}' is none of '*', ${known}.`)
}
