import { expect, test } from 'vitest'
import type { ImmutableRule, Label, Registry, WebhookPolicy } from '../../src/index'
import { findExchange } from './recorded-exchange'
import { scripted } from './script'

/** The body of a request, as `scripted` notes it. */
function bodyOf(asked: string | undefined): object {
  return JSON.parse(asked?.replace(/^[A-Z]+ \S+ /, '') ?? '')
}

test('the policy of a webhook makes another, whose id is Harbor’s own', async () => {
  const policy = findExchange('webhook.json', 'GetWebhookPolicyOfProject', 'auth_header is returned as it is')
    .response.body as WebhookPolicy
  const { harbor, asked } = scripted(
    findExchange('webhook.json', 'CreateWebhookPolicyOfProject', 'created, with an auth_header'),
  )
  await harbor.webhookPolicies.create('demo', { ...policy, name: 'other' })
  expect(bodyOf(asked[0])).toMatchObject({ name: 'other', targets: policy.targets })
  expect(bodyOf(asked[0])).not.toHaveProperty('id')
})

test('a label, an instance and a policy of preheating make others too', async () => {
  const created = { body: null, headers: { location: '/api/v2.0/x/7' } }
  const { harbor, asked } = scripted(created, created, created)
  const label: Label = { id: 3, name: 'a', scope: 'g', creation_time: '', update_time: '' }
  await harbor.labels.create({ ...label, name: 'b', scope: 'g' })
  const instance = { id: 3, name: 'a', vendor: 'kraken', endpoint: 'https://kraken.example.com' } as const
  await harbor.preheatInstances.create({ ...instance, auth_mode: 'NONE' })
  const policy = { id: 3, name: 'a', provider_id: 1, filters: '[]' }
  await harbor.preheatPolicies.create('demo', policy)
  for (const one of asked) expect(bodyOf(one)).not.toHaveProperty('id')
})

test('an endpoint keeps its address, for which no secret is asked', async () => {
  const registry = { id: 1, name: 'second', url: 'https://harbor2.example.com', insecure: true } as Registry
  const { harbor, asked } = scripted({ body: registry }, { body: null })
  await harbor.registries.update(1, { ...registry, insecure: false })
  expect(asked).toEqual([
    'GET /registries/1',
    `PUT /registries/1 ${JSON.stringify({ ...registry, insecure: false })}`,
  ])
})

test('the settings as they were read are their values, without those that cannot be changed', async () => {
  const { harbor, asked } = scripted(
    findExchange('configure.json', 'getConfigurations', 'all'),
    findExchange('configure.json', 'updateConfigurations', 'one setting'),
  )
  await harbor.configuration.update({ ...(await harbor.configuration.get()), read_only: true })
  const sent = bodyOf(asked[1])
  expect(sent).toMatchObject({ read_only: true, robot_name_prefix: 'robot$' })
  for (const value of Object.values(sent)) expect(typeof value).not.toBe('object')
  for (const name of ['auth_mode', 'ldap_url']) expect(sent).not.toHaveProperty(name)
})

test('a rule without selectors is refused before a request', async () => {
  const { harbor, asked } = scripted()
  const rule: ImmutableRule = { id: 3, tag_selectors: null }
  const update = harbor.immutableRules.update('demo', rule, { ...rule, disabled: true })
  await expect(update).rejects.toMatchObject({ name: 'InvalidArgumentError', argument: 'tag_selectors' })
  expect(asked).toEqual([])
})
