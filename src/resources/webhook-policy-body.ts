import type { EventType, UnknownWord } from '../../generated/models'
import { InvalidArgumentError } from '../errors/invalid-argument-error'

/** The events of Harbor 2.15. `harbor.webhookPolicies.events` gets those of one Harbor. */
export type WebhookEventName = Exclude<EventType, UnknownWord>

/** A target of a webhook policy. */
export type WebhookTarget =
  | {
      type: 'http'
      /** A URL with `http://` or `https://`. It may have a query. */
      address: string
      /** The value of the `Authorization` header. **Whoever may read the policy can read it.** */
      auth_header?: string | undefined
      /** Whether Harbor accepts any certificate. @default false */
      skip_cert_verify?: boolean | undefined
      /** @default 'Default' */
      payload_format?: 'Default' | 'CloudEvents' | undefined
    }
  | {
      type: 'slack'
      address: string
      /** Whether Harbor accepts any certificate. @default false */
      skip_cert_verify?: boolean | undefined
    }

/** A webhook policy to be created. */
export interface CreateWebhookPolicyBody {
  /** No other policy of the project may have it. */
  name: string
  description?: string | undefined
  /** Whether events are sent. It has to be given, as Harbor would take `false` without it. */
  enabled: boolean
  /**
   * The events that are sent, at least one. A name that this package does not know does not compile. For an event of a
   * later Harbor, use what `harbor.webhookPolicies.events` gives.
   */
  event_types: readonly EventType[]
  targets: readonly WebhookTarget[]
}

/** The members of a webhook policy to change. All others stay as they are. */
export type UpdateWebhookPolicyBody = {
  [Member in keyof CreateWebhookPolicyBody]?: CreateWebhookPolicyBody[Member] | undefined
}

/** Checks the members that are given. A message never repeats a target: there may be an `auth_header` in it. */
export function checkPolicy(body: UpdateWebhookPolicyBody): void {
  const { name, event_types, targets } = body
  if (name !== undefined && (typeof name !== 'string' || name === '')) {
    throw new InvalidArgumentError('name', 'must be a string, and not empty.')
  }
  if (event_types !== undefined && !isFilled(event_types)) {
    throw new InvalidArgumentError('event_types', "needs one, such as 'PUSH_ARTIFACT'.")
  }
  if (targets !== undefined && !isFilled(targets)) {
    throw new InvalidArgumentError('targets', "needs one: { type: 'http', address: 'https://…' }.")
  }
}

/** Checks that nothing is missing either. */
export function checkNewPolicy(body: CreateWebhookPolicyBody): void {
  for (const member of ['name', 'enabled', 'event_types', 'targets'] as const) {
    if (body[member] === undefined) throw new InvalidArgumentError(member, 'is missing.')
  }
  checkPolicy(body)
}

function isFilled(list: readonly unknown[]): boolean {
  return Array.isArray(list) && list.length > 0
}
