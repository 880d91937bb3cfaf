import type { EventType, UnknownWord } from '../../generated/models'
import { InvalidArgumentError } from '../errors/invalid-argument-error'

/** What Harbor 2.15 tells of. `harbor.webhookPolicies.events` asks a Harbor for its own list. */
export type WebhookEventName = Exclude<EventType, UnknownWord>

/** Where the events go, and how. */
export type WebhookTarget =
  | {
      type: 'http'
      /** `http://` or `https://`; a query in it is kept. */
      address: string
      /** Sent as `Authorization`, as it is. **Whoever may read the policy can read it.** */
      auth_header?: string | undefined
      /** Whether any certificate will do. @default false */
      skip_cert_verify?: boolean | undefined
      /** @default 'Default' */
      payload_format?: 'Default' | 'CloudEvents' | undefined
    }
  | {
      type: 'slack'
      address: string
      /** Whether any certificate will do. @default false */
      skip_cert_verify?: boolean | undefined
    }

/** A webhook policy to be made. */
export interface CreateWebhookPolicyBody {
  /** Not the name of another policy of the project. */
  name: string
  description?: string | undefined
  /** Harbor would take a missing one for `false`. */
  enabled: boolean
  /**
   * What is told of, at least one. A name that this package does not know does not compile: what only a later Harbor has is
   * taken from what `harbor.webhookPolicies.events` gives.
   */
  event_types: readonly EventType[]
  targets: readonly WebhookTarget[]
}

/** What can be changed of a webhook policy. What is not given stays. */
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
