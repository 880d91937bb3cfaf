import * as z from 'zod/mini'
import type { EventType, WebhookPolicy, WebhookTarget } from '../../index'
import { sorted } from '../engine/compare'
import type { Kind } from '../engine/kind'
import { keepHeaders, targetOf } from './webhook-targets'

/** A webhook policy of a project, told from others by its `name`. */
export interface WebhookPolicyDescription {
  name: string
  description?: string | undefined
  /** @default true for a new one */
  enabled?: boolean | undefined
  event_types: readonly EventType[]
  /**
   * All of them. An `auth_header` that is not given stays as it is, for a target of the same address; `''` is none.
   */
  targets: readonly WebhookTarget[]
}

const address = z.string().check(z.regex(/^https?:\/\//, "must begin with 'http://' or 'https://'"))
const flag = z.optional(z.boolean())

export const webhookPolicySchema = z.strictObject({
  name: z.string().check(z.minLength(1)),
  description: z.optional(z.string()),
  enabled: flag,
  event_types: z.array(z.string().check(z.minLength(1))).check(z.minLength(1)),
  targets: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({
          type: z.literal('http'),
          address,
          auth_header: z.optional(z.string()),
          skip_cert_verify: flag,
          payload_format: z.optional(z.enum(['Default', 'CloudEvents'])),
        }),
        z.strictObject({ type: z.literal('slack'), address, skip_cert_verify: flag }),
      ]),
    )
    .check(z.minLength(1)),
})

/** Webhook policies of a project. */
export const webhookPolicies: Kind<WebhookPolicyDescription, WebhookPolicy> = {
  kind: 'webhookPolicies',
  list: ({ harbor, project }) => harbor.webhookPolicies.list(project).all(),
  keyOf: ({ name }) => name,
  describe: ({ name, description = '', enabled, event_types, targets }) => ({
    ...{ name, description, enabled, event_types: sorted(event_types) },
    targets: sorted(targets.map(targetOf)),
  }),
  // Whoever may read a policy can read it there; a description is often for more people.
  export: (policy) => {
    const described = webhookPolicies.describe(policy)
    return { ...described, targets: sorted(described.targets.map(withoutHeader)) }
  },
  complete: (policy, current) => ({
    ...policy,
    event_types: sorted(policy.event_types),
    targets: sorted(keepHeaders(policy.targets, current?.targets ?? []).map(targetOf)),
  }),
  create: ({ harbor, project }, { enabled = true, ...policy }) =>
    harbor.webhookPolicies.create(project, { enabled, ...policy }),
  update: ({ harbor, project }, { id }, { name: _, ...policy }) =>
    harbor.webhookPolicies.update(project, id, policy),
  delete: ({ harbor, project }, { id }) => harbor.webhookPolicies.delete(project, id),
}

function withoutHeader(target: WebhookTarget): WebhookTarget {
  if (target.type === 'slack') return target
  const { auth_header: _, ...others } = target
  return others
}
