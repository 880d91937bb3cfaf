import { HarborError, type HarborErrorInit } from './harbor-error'

/**
 * Why a delivery was refused, or what went wrong while it was handled.
 *
 * - `unauthorized`: `Authorization` is missing, repeated, or none of the secrets.
 * - `secrets-failed`: the function in `authorization` gave no secret; `cause` says why. Nobody is let in.
 * - `unsupported-media-type`: neither `application/json` nor `application/cloudevents+json`, in UTF-8.
 * - `unsupported-encoding`: a `Content-Encoding`, which Harbor never sends.
 * - `body-too-large`: more than 4 MiB.
 * - `body-incomplete`: the sender went away before the end of the body.
 * - `body-already-read`: a framework has read the body and left neither text nor bytes.
 * - `invalid-json`: the body is not JSON in UTF-8.
 * - `slack-format`: the webhook policy sends Slack messages, which are not events.
 * - `invalid-payload`: a known type of event with a member missing or of another type, at `path`.
 * - `handler-failed`: a handler threw; `cause` is what it threw. Harbor delivers again.
 * - `handlers-slow`: the handlers still run, and Harbor is about to give this attempt up.
 * - `handlers-timeout`: the handlers still run, and have been given up.
 * - `dedupe-failed`: the store of seen events failed, or is full; `cause` is its error.
 */
export type WebhookErrorCode =
  | 'unauthorized'
  | 'secrets-failed'
  | 'unsupported-media-type'
  | 'unsupported-encoding'
  | 'body-too-large'
  | 'body-incomplete'
  | 'body-already-read'
  | 'invalid-json'
  | 'slack-format'
  | 'invalid-payload'
  | 'handler-failed'
  | 'handlers-slow'
  | 'handlers-timeout'
  | 'dedupe-failed'

export interface WebhookErrorInit extends HarborErrorInit {
  path?: string | undefined
}

/** A webhook delivery that is no event, or an event that was not handled. `code` says which. */
export class WebhookError extends HarborError {
  override readonly name = 'WebhookError'
  readonly code: WebhookErrorCode
  /** The member at fault of an `invalid-payload`, as one would write it: `event_data.resources[0].digest`. */
  readonly path: string | undefined

  constructor(code: WebhookErrorCode, message: string, init: WebhookErrorInit = {}) {
    super(message, init)
    this.code = code
    this.path = init.path
  }
}
