import { expectTypeOf, test } from 'vitest'
import type { CreateWebhookPolicyBody, Harbor, WebhookEventName } from '../../src/index'

declare const harbor: Harbor

const address = 'https://hooks.example.com'
const policy: Pick<CreateWebhookPolicyBody, 'name' | 'enabled' | 'event_types'> = {
  name: 'ci',
  enabled: true,
  event_types: ['PUSH_ARTIFACT'],
}

test('an event is one that Harbor tells of', async () => {
  const { webhookPolicies } = harbor
  const targets = [{ type: 'http' as const, address }]
  // @ts-expect-error misspelt
  webhookPolicies.create('demo', { name: 'ci', enabled: true, event_types: ['PUSH_ARTEFACT'], targets })
  // @ts-expect-error misspelt
  webhookPolicies.update('demo', 'ci', { event_types: ['PUSH_ARTIFACT', 'push_artifact'] })
  const read = await webhookPolicies.get('demo', 'ci')
  // @ts-expect-error misspelt
  webhookPolicies.update('demo', read, { ...read, event_types: ['PUSH_ARTEFACT'] })
  // @ts-expect-error misspelt
  read.event_types.includes('PUSH_ARTEFACT')
})

test('an event of a later Harbor is one that it says it has', async () => {
  const { event_type } = await harbor.webhookPolicies.events('demo')
  harbor.webhookPolicies.update('demo', 'ci', { event_types: event_type })
  const wanted: string[] = ['PUSH_ARTIFACT', 'OF_A_LATER_HARBOR']
  const event_types = event_type.filter((event) => wanted.includes(event))
  harbor.webhookPolicies.update('demo', 'ci', { event_types })
})

test('the events that there are have a name', () => {
  const events: readonly WebhookEventName[] = ['PUSH_ARTIFACT', 'TAG_RETENTION']
  harbor.webhookPolicies.update('demo', 'ci', { event_types: events })
  // @ts-expect-error not one of a later Harbor either
  const misspelt: WebhookEventName = 'PUSH_ARTEFACT'
  expectTypeOf(misspelt).toEqualTypeOf<WebhookEventName>()
})

test('a target is one that Harbor takes', () => {
  const { webhookPolicies } = harbor
  webhookPolicies.create('demo', {
    ...policy,
    targets: [
      { type: 'http', address, auth_header: 'Bearer x', payload_format: 'CloudEvents' },
      { type: 'slack', address, skip_cert_verify: true },
    ],
  })
  // @ts-expect-error no such type
  webhookPolicies.update('demo', 1, { targets: [{ type: 'mail', address }] })
  // @ts-expect-error no such format
  webhookPolicies.update('demo', 1, { targets: [{ type: 'http', address, payload_format: 'Cloud' }] })
  // @ts-expect-error slack has a format of its own
  webhookPolicies.update('demo', 1, { targets: [{ type: 'slack', address, payload_format: 'Default' }] })
  // @ts-expect-error slack is sent no header
  webhookPolicies.update('demo', 1, { targets: [{ type: 'slack', address, auth_header: 'Bearer x' }] })
})

test('a body may be written as const', () => {
  const body = {
    name: 'ci',
    enabled: true,
    event_types: ['PUSH_ARTIFACT'],
    targets: [{ type: 'http', address: 'https://hooks.example.com' }],
  } as const
  harbor.webhookPolicies.create('demo', body)
  harbor.webhookPolicies.update('demo', 'ci', { event_types: body.event_types, targets: body.targets })
})

test('a policy is enabled or not, in words', () => {
  const targets = [{ type: 'http' as const, address }]
  // @ts-expect-error Harbor would take a missing one for false
  harbor.webhookPolicies.create('demo', { name: 'ci', event_types: ['PUSH_ARTIFACT'], targets })
  harbor.webhookPolicies.update('demo', 'ci', { enabled: false, targets: undefined })
})
