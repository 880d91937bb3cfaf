import {
  createWebhookReceiver,
  type WebhookError,
  type WebhookErrorCode,
  type WebhookReceiver,
  type WebhookReceiverOptions,
} from '../../src/webhooks'

/** A receiver with the secret `secret`, and what it was told to have gone wrong. */
export function makeReceiver(options: Partial<WebhookReceiverOptions> = {}): {
  readonly receiver: WebhookReceiver
  readonly errors: readonly WebhookError[]
  codes(): WebhookErrorCode[]
} {
  const receiver = createWebhookReceiver({ authorization: 'secret', ...options })
  const errors: WebhookError[] = []
  receiver.onError((error) => errors.push(error))
  return { receiver, errors, codes: () => errors.map(({ code }) => code) }
}
