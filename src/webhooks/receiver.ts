import { WebhookError, type WebhookErrorCode } from '../errors/webhook-error'
import { answerFetch, type FetchContext } from './adapters/fetch'
import { type Hold, holdEvent } from './dedupe/hold'
import type { AnyWebhookEvent, UnknownWebhookEvent } from './event'
import {
  checkHandler,
  type HandledEventMap,
  Handlers,
  handlerFailed,
  runHandlers,
  type WebhookHandler,
} from './handlers'
import { readOptions, type WebhookReceiverOptions } from './options'
import { parseWebhook } from './parse'
import { checkHeaders, readBody } from './receive'
import type { WaitUntil, WebhookAnswer, WebhookRequest } from './request'

/** Receives deliveries, and calls your handlers with events. Made by `createWebhookReceiver`. */
export interface WebhookReceiver {
  /** Calls `handler` for each event of a type, of several types, or with `'*'` of every known type. */
  on<Type extends keyof HandledEventMap>(
    type: Type | readonly Type[],
    handler: WebhookHandler<HandledEventMap[Type]>,
  ): void
  /** Calls `handler` for each event of a type that this version does not know. */
  onUnknown(handler: WebhookHandler<UnknownWebhookEvent>): void
  /**
   * Calls `handler` with everything that goes wrong: deliveries that are refused, handlers that fail or take too
   * long, a `dedupe` store that is out of reach. Without one, it goes to `console.error`.
   */
  onError(handler: (error: WebhookError, event: AnyWebhookEvent | undefined) => unknown): void
  readonly respond: 'after-handlers' | 'immediately'
  /** A handler of requests for Workers, Deno, Bun, Hono and Next. It needs no `this`. */
  fetch(request: Request, env?: unknown, context?: FetchContext): Promise<Response>
  /** What every adapter calls; for a transport that has none. It never rejects. */
  handle(request: WebhookRequest): Promise<WebhookAnswer>
}

/**
 * Makes a receiver of Harbor's webhooks: it verifies the sender, reads the event, keeps repeated deliveries from
 * your handlers, and answers as Harbor needs it. Handlers of one event run at once.
 *
 * An event that no handler is interested in is answered 200. A redirect is never answered: Harbor would follow a 301
 * with a GET, and the event would be lost.
 *
 * @throws {InvalidArgumentError} `authorization` is missing or empty, or an option is out of its range.
 *
 * @example
 * const receiver = createWebhookReceiver({ authorization: secret })
 * receiver.on('PUSH_ARTIFACT', (event) => deploy(imageReference(event).pinned))
 * export default { fetch: receiver.fetch }
 */
export function createWebhookReceiver(options: WebhookReceiverOptions): WebhookReceiver {
  const { secrets, path, respond, timeBudget, store, keyOf, waitUntil } = readOptions(options)
  const handlers = new Handlers()
  const errorHandlers: ErrorHandler[] = []

  async function handle(request: WebhookRequest): Promise<WebhookAnswer> {
    if (path !== undefined && request.path !== path) return answer(404, 'There is no webhook here.')
    // What Harbor makes of a 301 or 302 that something before us answers is a GET: the event is not in it.
    if (request.method !== 'POST')
      return answer(405, 'A webhook is a POST that was not redirected.', { allow: 'POST' })
    let event: AnyWebhookEvent | undefined
    try {
      checkHeaders(request, secrets)
      const body = readBody(request)
      event = parseWebhook(body instanceof Promise ? await body : body)
      return await dispatch(event, request.waitUntil ?? waitUntil)
    } catch (cause) {
      const error = cause instanceof WebhookError ? cause : handlerFailed(cause)
      report(error, event)
      return answer(statuses[error.code] ?? 400, error.message)
    }
  }

  async function dispatch(event: AnyWebhookEvent, keepAlive: WaitUntil | undefined): Promise<WebhookAnswer> {
    const calls = handlers.for(event)
    if (calls.length === 0) return answer(200, 'No handler is interested.')
    const key = store && keyOf(event)
    const hold = store && key ? await holdEvent(store, await key, (error) => report(error, event)) : undefined
    if (hold === 'done') return answer(200, 'It was handled before.')
    if (hold === 'busy') return answer(503, 'It is being handled.')

    const results = runHandlers(calls)
    const work = conclude(results, event, hold)
    if (respond === 'immediately') {
      keepAlive?.(work)
      return answer(202, 'It will be handled.')
    }
    const warn = () => report(handlersSlow(event, timeBudget), event)
    const clock = results instanceof Promise ? setTimeout(warn, timeBudget) : undefined
    const succeeded = await work
    clearTimeout(clock)
    return succeeded ? answer(200, 'It was handled.') : answer(500, 'A handler failed.')
  }

  /** Never rejects: it may go on after the answer, with nobody there to catch. */
  async function conclude(
    results: WebhookError[] | Promise<WebhookError[]>,
    event: AnyWebhookEvent,
    hold: Hold | undefined,
  ): Promise<boolean> {
    const failures = results instanceof Promise ? await results : results
    for (const failure of failures) report(failure, event)
    if (hold !== undefined) await hold.end(failures.length === 0)
    return failures.length === 0
  }

  /** Never rejects, so that nobody has to wait for it. */
  async function report(error: WebhookError, event?: AnyWebhookEvent): Promise<void> {
    const tellers = errorHandlers.length === 0 ? [logError] : errorHandlers
    const failures = await runHandlers(tellers.map((tell) => () => tell(error, event)))
    // What goes wrong while it is told what went wrong is not told again.
    failures.forEach(logError)
  }

  return {
    respond,
    on: (type, handler) => handlers.on(type, handler),
    onUnknown: (handler) => handlers.onUnknown(handler),
    onError(handler) {
      checkHandler(handler)
      errorHandlers.push(handler)
    },
    fetch: (request, _env, context) => answerFetch(handle, request, context),
    handle,
  }
}

type ErrorHandler = (error: WebhookError, event: AnyWebhookEvent | undefined) => unknown

/** What is not in it is the sender's mistake: 400. */
const statuses: Partial<Record<WebhookErrorCode, number>> = {
  unauthorized: 401,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'unsupported-encoding': 415,
  'body-already-read': 500,
  'handler-failed': 500,
  'dedupe-failed': 503,
}

function answer(status: number, body: string, headers: Readonly<Record<string, string>> = {}): WebhookAnswer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body }
}

function handlersSlow({ type }: AnyWebhookEvent, milliseconds: number): WebhookError {
  return new WebhookError(
    'handlers-slow',
    `The handlers of ${type} still run after ${milliseconds} ms. Harbor gives up after 3,000 and delivers again: use a queue, or respond: 'immediately'.`,
  )
}

function logError(error: WebhookError): void {
  console.error(error)
}
