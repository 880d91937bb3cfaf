import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { checkFunction, checkPositive } from './arguments'
import type { Secrets } from './authorization'
import { keyOf } from './dedupe/key'
import { memoryDedupe } from './dedupe/memory'
import type { DedupeStore } from './dedupe/store'
import type { AnyWebhookEvent } from './event'
import type { WaitUntil } from './request'
import { secretSource, type WebhookSecrets } from './secret-source'

export interface WebhookReceiverOptions<Env = unknown> {
  /**
   * The policy's `auth_header`; several while it is being changed. `false` lets anybody send events: only where
   * something before the receiver has verified the sender.
   *
   * A function is called for each request with the `env` that `fetch` is given, so that a receiver can be made once
   * where secrets come with a request, as in a Worker, or change. It is called before the sender is known, and has
   * 2 seconds: cache what is expensive.
   */
  authorization: WebhookSecrets | false | ((env: Env) => WebhookSecrets | PromiseLike<WebhookSecrets>)
  /** The one path to answer on, such as `/hooks/harbor`; any other is a 404. @default every path */
  path?: string | undefined
  /**
   * When to answer. Harbor waits 3 seconds, and delivers again where the answer is no success: three times in all.
   *
   * - `'after-handlers'`: a handler that fails answers 500, and all handlers see the event again.
   * - `'immediately'`: 202. Harbor never delivers again; failures go to `onError`.
   *
   * @default 'after-handlers'
   */
  respond?: 'after-handlers' | 'immediately' | undefined
  /**
   * After how many milliseconds `onError` is told `handlers-slow`. Harbor gives up after 3,000, or what its
   * `JOBSERVICE_WEBHOOK_JOB_HTTP_CLIENT_TIMEOUT` says. @default 2_500
   */
  timeBudget?: number | undefined
  /**
   * After how many milliseconds handlers are given up. `onError` is told `handlers-timeout`, and the event can be
   * claimed again; the handlers are not stopped. @default 600_000
   */
  maxHandlerTime?: number | undefined
  /** Where it is kept which events were handled; `false` for nowhere. @default memoryDedupe() */
  dedupe?: DedupeStore | false | undefined
  /**
   * The identity of an event, for `dedupe`. Without one, or where it gives `undefined`, a CloudEvent is its `source`
   * and `id`, and an event in the `Default` format is never taken for another: that format has no identity, and two
   * pulls of one tag may be the same byte for byte.
   */
  key?: ((event: AnyWebhookEvent) => string | undefined) | undefined
  /** Keeps the runtime alive for what goes on after the answer. A Worker's own is found without it. */
  waitUntil?: WaitUntil | undefined
}

export interface ReceiverSettings<Env> {
  /** `undefined`: anybody may send. */
  readonly secretsIn: ((env: Env) => Secrets | Promise<Secrets>) | undefined
  readonly path: string | undefined
  readonly respond: 'after-handlers' | 'immediately'
  /** `undefined` where no answer waits for the handlers. */
  readonly timeBudget: number | undefined
  readonly maxHandlerTime: number
  readonly store: DedupeStore | false
  readonly keyOf: (event: AnyWebhookEvent) => string | Promise<string> | undefined
  readonly waitUntil: WaitUntil
}

export function readOptions<Env>(options: WebhookReceiverOptions<Env>): ReceiverSettings<Env> {
  const {
    authorization,
    path,
    respond = 'after-handlers',
    timeBudget = 2_500,
    maxHandlerTime = 600_000,
    dedupe = memoryDedupe(),
    key = () => undefined,
    waitUntil = () => {},
    ...others
  } = options
  for (const [name, value] of Object.entries(others)) {
    // A misspelt one would be as not given.
    if (value !== undefined) throw new InvalidArgumentError(name, 'is no option.')
  }
  if (path !== undefined && path?.[0] !== '/') {
    throw new InvalidArgumentError('path', "must begin with '/'.")
  }
  if (respond !== 'after-handlers' && respond !== 'immediately') {
    throw new InvalidArgumentError('respond', "must be 'after-handlers' or 'immediately'.")
  }
  // What is no function would be found out by the first event.
  checkFunction('key', key)
  checkFunction('waitUntil', waitUntil)
  if (dedupe !== false) {
    for (const step of ['claim', 'complete', 'release']) checkFunction(`dedupe.${step}`, Object(dedupe)[step])
  }
  return {
    secretsIn: authorization === false ? undefined : secretSource(authorization),
    path,
    respond,
    timeBudget: respond === 'immediately' ? undefined : checkPositive('timeBudget', timeBudget),
    maxHandlerTime: checkPositive('maxHandlerTime', maxHandlerTime),
    store: dedupe,
    keyOf: (event) => keyOf(event, key(event)),
    waitUntil,
  }
}
