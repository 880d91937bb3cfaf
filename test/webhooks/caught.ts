import { expect } from 'vitest'
import { WebhookError } from '../../src/webhooks'

/** The `WebhookError` that a call throws. Anything else fails the test. */
export function caught(call: () => unknown): WebhookError {
  let thrown: unknown
  try {
    call()
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(WebhookError)
  return thrown as WebhookError
}
