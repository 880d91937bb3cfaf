import { type Keys, requireKeys } from '../seed/check'
import { attemptOnce, isDelivered } from './attempt'
import { firstRequest } from './delivery-request'
import { type DeliveryTarget, type LambdaHandler, receiverOf } from './receiver-of'

export interface DeliverOptions {
  /** The policy's `auth_header`. @default none, and no `Authorization` is sent */
  authorization?: string | undefined
  /**
   * The address of the policy's target, where the receiver is none. A receiver that was made with a `path` answers anything
   * else with 404: `'http://receiver.test/hooks'` for `/hooks`. @default 'http://receiver.test/'
   */
  url?: string | undefined
}

/** How a delivery ended, in the words of Harbor's webhook executions. */
export interface DeliveryResult {
  /** `Success` after an attempt that was answered 2xx. */
  readonly status: 'Success' | 'Error'
  /** Three at most. */
  readonly attempts: readonly DeliveryAttempt[]
}

export interface DeliveryAttempt {
  /** The method of each request: more than one where it was redirected. */
  readonly requests: readonly { readonly method: 'POST' | 'GET'; readonly url: string }[]
  /** The status of the last answer; `undefined` where there was none. */
  readonly answered: number | undefined
  /** Why there was no answer: what `fetch` threw, or that 3 seconds were over. */
  readonly failure?: unknown
}

const keys: Keys<DeliverOptions> = { authorization: true, url: true }

/** The first one included. */
const maxAttempts = 3

/**
 * Delivers an event as Harbor does: its headers, 3 seconds for an answer, three attempts in all, and redirects
 * followed, of which a 301, 302 or 303 loses the event: it becomes a GET without a body, whose 200 is a success.
 *
 * The attempts follow one another at once, where Harbor waits 23 to 120 seconds.
 *
 * @param receiver What `createWebhookReceiver` or `toLambdaHandler` made, or the address of a server that runs.
 * @param event The body, as `webhookFixture` builds it, or a payload that becomes one.
 * @returns When the last attempt has ended: whether one was answered 2xx, and of each attempt which requests it took and what
 *   the last of them was answered. A receiver that fails makes it an `Error`; nothing is thrown.
 * @throws {@link InvalidArgumentError} there is no such option, or an address is no URL
 *
 * @example
 * const { status } = await deliver(receiver, webhookFixture('PUSH_ARTIFACT'), { authorization: 'secret' })
 *
 * @example
 * // A receiver with a path is reached there only.
 * const receiver = createWebhookReceiver({ path: '/hooks', authorization: 'secret' })
 * await deliver(receiver, webhookFixture('PUSH_ARTIFACT'), { authorization: 'secret', url: 'http://receiver.test/hooks' })
 */
export async function deliver(
  receiver: DeliveryTarget | LambdaHandler | string | URL,
  event: string | object,
  options: DeliverOptions = {},
): Promise<DeliveryResult> {
  requireKeys(options, keys, 'options')
  const { url, send } = receiverOf(receiver, options.url)
  const body = new TextEncoder().encode(typeof event === 'string' ? event : JSON.stringify(event))
  const first = firstRequest(url, body, options.authorization)
  const attempts: DeliveryAttempt[] = []
  while (attempts.length < maxAttempts) {
    const attempt = await attemptOnce(send, first)
    const { requests, answer, failure } = attempt
    attempts.push({
      requests: requests.map(({ method, url }) => ({ method, url: url.href })),
      answered: answer?.status,
      ...(answer ? {} : { failure }),
    })
    if (isDelivered(attempt)) return { status: 'Success', attempts }
  }
  return { status: 'Error', attempts }
}
