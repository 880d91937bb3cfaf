import { describe, expectTypeOf, test } from 'vitest'
import type * as z from 'zod/mini'
import {
  type CloudEvent,
  createWebhookReceiver,
  type PushArtifactEvent,
  parseWebhook,
  type ScanEventData,
  toLambdaHandler,
  toNodeListener,
  type UnknownWebhookEvent,
  type WebhookEvent,
  type WebhookEventType,
  type WebhookPayload,
  type WebhookPayloadMap,
  type WebhookReceiver,
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

describe('a receiver', () => {
  interface Env {
    HOOK_SECRET: string
  }

  test('gives its handlers what its secrets are read from', () => {
    const receiver = createWebhookReceiver({ authorization: (env: Env) => env.HOOK_SECRET })
    expectTypeOf(receiver).toEqualTypeOf<WebhookReceiver<Env>>()
    receiver.on('QUOTA_WARNING', (event, env) => {
      expectTypeOf(event.type).toEqualTypeOf<'QUOTA_WARNING'>()
      expectTypeOf(env).toEqualTypeOf<Env>()
    })
    receiver.fetch(new Request('https://hooks.example.com'), { HOOK_SECRET: 'secret' }, { waitUntil() {} })
    // @ts-expect-error another environment
    receiver.fetch(new Request('https://hooks.example.com'), { SECRET: 'secret' })
  })

  test('that needs an environment is for no adapter that has none', () => {
    const receiver = createWebhookReceiver({ authorization: async (env: Env) => [env.HOOK_SECRET] })
    // @ts-expect-error Node has no environment of a request
    toNodeListener(receiver)
    // @ts-expect-error Lambda neither
    toLambdaHandler(receiver)
    toNodeListener(createWebhookReceiver({ authorization: async () => 'secret' }))
  })

  test('takes whatever a runtime gives where it needs nothing of it', () => {
    const { fetch } = createWebhookReceiver({ authorization: 'secret' })
    const worker = { fetch } satisfies {
      fetch(request: Request, env: Env, context: object): Promise<Response>
    }
    const next = fetch satisfies (request: Request, context: { params: Promise<object> }) => Promise<Response>
    expectTypeOf(worker.fetch).toEqualTypeOf(next)
  })

  test('has no secret that is nothing', () => {
    // @ts-expect-error what comes from an environment may be missing
    createWebhookReceiver({ authorization: process.env.HOOK_SECRET })
    // @ts-expect-error and from a function
    createWebhookReceiver({ authorization: () => process.env.HOOK_SECRET })
    // @ts-expect-error nor does a function say that anybody may send
    createWebhookReceiver({ authorization: () => false })
  })
})
