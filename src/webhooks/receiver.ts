import { WebhookError, type WebhookErrorCode } from '../errors/webhook-error'
import { answerFetch, type FetchContext } from './adapters/fetch'
import { checkFunction } from './arguments'
import { holdEvent } from './dedupe/hold'
import { logError, tellError, type WebhookErrorHandler } from './error-handlers'
import type { AnyWebhookEvent, UnknownWebhookEvent } from './event'
import {
  type HandledEventMap,
  handlerFailed,
  type Listener,
  listenTo,
  listenToUnknown,
  type WebhookHandler,
} from './handlers'
import { readOptions, type WebhookReceiverOptions } from './options'
import { parseWebhook } from './parse'
import { checkHeaders, readBody } from './receive'
import type { WebhookAnswer, WebhookRequest } from './request'
import { type Delivery, runWork } from './work'

/** Receives deliveries, and calls your handlers with events. Made by `createWebhookReceiver`. */
export interface WebhookReceiver<Env = unknown> {
  /** Calls `handler` for each event of a type, of several types, or with `'*'` of every known type. */
  on<Type extends keyof HandledEventMap>(
    type: Type | readonly Type[],
    handler: WebhookHandler<HandledEventMap[Type], Env>,
  ): void
  /** Calls `handler` for each event of a type that this version does not know. */
  onUnknown(handler: WebhookHandler<UnknownWebhookEvent, Env>): void
  /**
   * Calls `handler` with everything that goes wrong: deliveries that are refused, handlers that fail or take too
   * long, a `dedupe` store that is out of reach. Without one, it goes to `console.error`.
   */
  onError(handler: WebhookErrorHandler): void
  readonly respond: 'after-handlers' | 'immediately'
  /** A handler of requests for Workers, Deno, Bun, Hono and Next. It needs no `this`. */
  readonly fetch: (request: Request, env?: Env, context?: FetchContext) => Promise<Response>
  /** What every adapter calls; for a transport that has none. It never rejects. */
  readonly handle: (request: WebhookRequest<Env>) => Promise<WebhookAnswer>
}

/**
 * Makes a receiver of Harbor's webhooks: it verifies the sender, reads the event, keeps repeated deliveries from
 * your handlers, and answers as Harbor needs it. Handlers of one event run at once.
 *
 * An event that no handler is interested in is answered 200. A redirect is never answered: Harbor would follow a 301
 * with a GET, and the event would be lost.
 *
 * @throws {@link InvalidArgumentError} `authorization` is missing or empty, or an option is out of its range.
 *
 * @example
 * const receiver = createWebhookReceiver({ authorization: secret })
 * receiver.on('PUSH_ARTIFACT', (event) => deploy(imageReference(event).pinned))
 * export default { fetch: receiver.fetch }
 */
export function createWebhookReceiver<Env = unknown>(
  options: WebhookReceiverOptions<Env>,
): WebhookReceiver<Env> {
  const settings = readOptions(options)
  const { path, respond, store } = settings
  const listeners: Listener<Env>[] = []
  const errorHandlers: WebhookErrorHandler[] = []

  async function handle(request: WebhookRequest<Env>): Promise<WebhookAnswer> {
    if (path !== undefined && request.path !== path) return answer(404, 'There is no webhook.')
    // What Harbor makes of a 301 or 302 that something before us answers is a GET: the event is not in it.
    if (request.method !== 'POST')
      return answer(405, 'A webhook is a POST, not redirected.', { allow: 'POST' })
    // Who declares an `Env` gives it; where it is missing after all, `authorization` finds no secret in it.
    const env = request.env as Env
    let event: AnyWebhookEvent | undefined
    const tell = (error: WebhookError) => keepAlive(request, tellError(errorHandlers, error, event))
    try {
      const secrets = settings.secretsIn?.(env)
      checkHeaders(request, secrets instanceof Promise ? await secrets : secrets)
      const body = readBody(request)
      event = parseWebhook(body instanceof Promise ? await body : body)
      return await dispatch({ event, tell }, request, env)
    } catch (cause) {
      const error = cause instanceof WebhookError ? cause : handlerFailed(cause)
      tell(error)
      return answer(statuses[error.code] ?? 400, error.message)
    }
  }

  async function dispatch(
    delivery: Delivery,
    request: WebhookRequest<Env>,
    env: Env,
  ): Promise<WebhookAnswer> {
    const { event, tell } = delivery
    const calls = listeners.map((listen) => listen(event, env)).filter((call) => call !== undefined)
    if (calls.length === 0) return answer(200, 'There is no handler.')
    const key = store && settings.keyOf(event)
    const hold = store && key ? await holdEvent(store, await key, tell) : undefined
    if (hold === 'done') return answer(200, 'Handled before.')
    if (hold === 'busy') return answer(503, 'Being handled.')

    const work = runWork(calls, delivery, hold, settings)
    if (respond === 'immediately') {
      keepAlive(request, work)
      return answer(202, 'To be handled.')
    }
    return (await work) ? answer(200, 'Handled.') : answer(500, 'A handler failed.')
  }

  /** Never throws: the work goes on, wherever the runtime lets it. */
  function keepAlive(request: WebhookRequest<Env>, work: Promise<unknown>): void {
    try {
      const waitUntil = request.waitUntil ?? settings.waitUntil
      waitUntil(work)
    } catch (cause) {
      logError(handlerFailed(cause))
    }
  }

  return {
    respond,
    on: (type, handler) => void listeners.push(listenTo(type, handler)),
    onUnknown: (handler) => void listeners.push(listenToUnknown(handler)),
    onError(handler) {
      checkFunction('handler', handler)
      errorHandlers.push(handler)
    },
    fetch: (request, env, context) => answerFetch(handle, request, env, context),
    handle,
  }
}

/** What is not in it is the sender's mistake: 400. */
const statuses: Partial<Record<WebhookErrorCode, number>> = {
  unauthorized: 401,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'unsupported-encoding': 415,
  'body-already-read': 500,
  'secrets-failed': 500,
  'handler-failed': 500,
  'dedupe-failed': 503,
}

function answer(status: number, body: string, headers: Readonly<Record<string, string>> = {}): WebhookAnswer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body }
}
