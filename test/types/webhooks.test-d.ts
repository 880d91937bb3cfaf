import { describe, expectTypeOf, test } from 'vitest'
import type * as z from 'zod/mini'
import {
  type CloudEvent,
  type PushArtifactEvent,
  parseWebhook,
  type ScanEventData,
  type UnknownWebhookEvent,
  type WebhookEvent,
  type WebhookEventType,
  type WebhookPayload,
  type WebhookPayloadMap,
  type webhookSchemas,
} from '../../src/webhooks'
import type { payloadSchemas } from '../../src/webhooks/schemas'

describe('the written types are those of the schemas', () => {
  type Inferred = { [Type in keyof typeof payloadSchemas]: z.output<(typeof payloadSchemas)[Type]> }

  test('of every event', () => {
    expectTypeOf<Inferred>().toEqualTypeOf<WebhookPayloadMap>()
  })

  test('and the comparison sees an optional member that is required on the other side', () => {
    type Other = Omit<ScanEventData, 'scan'> & { scan: NonNullable<ScanEventData['scan']> }
    expectTypeOf<Inferred['SCANNING_FAILED']['event_data']>().not.toEqualTypeOf<Other>()
  })
})

describe('an event', () => {
  const parsed = parseWebhook('')

  test('is known or unknown, and its type narrows it', () => {
    expectTypeOf(parsed).toEqualTypeOf<WebhookEvent | UnknownWebhookEvent>()
    if (!parsed.known) {
      expectTypeOf(parsed).toEqualTypeOf<UnknownWebhookEvent>()
      return
    }
    expectTypeOf(parsed.type).toEqualTypeOf<WebhookEventType>()
    if (parsed.type === 'PUSH_ARTIFACT') expectTypeOf(parsed).toEqualTypeOf<PushArtifactEvent>()
    if (parsed.type === 'REPLICATION') {
      expectTypeOf(parsed.event_data.replication.execution_id).toEqualTypeOf<number | undefined>()
    }
  })

  test('has no member that Harbor does not send', () => {
    if (parsed.known && parsed.type === 'QUOTA_WARNING') {
      expectTypeOf(parsed.event_data.custom_attributes.Details).toEqualTypeOf<string>()
      // @ts-expect-error a quota warning gives digest and tag, no URL
      parsed.event_data.resources?.[0]?.resource_url
    }
    if (parsed.known && parsed.type === 'PUSH_ARTIFACT') {
      // @ts-expect-error a misspelt member
      parsed.event_data.resorces
    }
  })

  test('of charts was never a CloudEvent', () => {
    expectTypeOf<Extract<CloudEvent, { type: `${string}chart${string}` }>>().toEqualTypeOf<never>()
  })
})

test('a payload and a CloudEvent are narrowed by the type that Harbor wrote', () => {
  const payload = {} as WebhookPayload
  if (payload.type === 'TAG_RETENTION') {
    expectTypeOf(payload.event_data.retention.total).toEqualTypeOf<number>()
  }
  const cloudEvent = {} as CloudEvent
  if (cloudEvent.type === 'harbor.quota.warned') {
    expectTypeOf(cloudEvent.data.custom_attributes.Details).toEqualTypeOf<string>()
  }
})

test('a schema tells what it gives', () => {
  type Output = NonNullable<(typeof webhookSchemas.QUOTA_EXCEED)['~standard']['types']>['output']
  expectTypeOf<Output>().toEqualTypeOf<WebhookPayloadMap['QUOTA_EXCEED']>()
})
