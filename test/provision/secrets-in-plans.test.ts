import { beforeEach, expect, test } from 'vitest'
import { Harbor } from '../../src/index'
import { apply, type HarborDescription, plan } from '../../src/provision/index'
import { createFakeHarbor, type FakeHarbor } from '../../src/testing/index'

let fake: FakeHarbor
let harbor: Harbor

beforeEach(() => {
  fake = createFakeHarbor()
  harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch, retry: 0 })
})

const hookTo = (target: { type: 'slack' | 'http'; address: string }): HarborDescription => ({
  projects: [
    {
      name: 'library',
      webhookPolicies: [{ name: 'hook', event_types: ['PUSH_ARTIFACT'], targets: [target] }],
    },
  ],
})

test.each([
  [
    'the address of a Slack webhook, which is all it takes to post there',
    'slack',
    'https://hooks.slack.com/services/T0/B0/hush',
    'https://hooks.slack.com/services/T0/B0/hush-2',
  ],
  [
    'a password in an address',
    'http',
    'https://ci:hush@hooks.example.com/harbor',
    'https://ci:hush-2@hooks.example.com/harbor',
  ],
] as const)('shows nobody %s', async (_, type, address, other) => {
  const first = await plan(harbor, hookTo({ type, address }))
  expect(`${first} ${JSON.stringify(first)}`).not.toContain('hush')
  await apply(first)
  const second = await plan(harbor, hookTo({ type, address: other }))
  expect(`${second} ${JSON.stringify(second)}`).not.toContain('hush')
  expect(String(second)).toContain('another secret')
  await apply(second)
  const { targets } = await harbor.webhookPolicies.get('library', 'hook')
  expect(targets).toMatchObject([{ address: other }])
})

test('says of each of several targets whether its secret is another one', async () => {
  const targets = (header: string, address: string, skip_cert_verify = false): HarborDescription => {
    const hooks = [
      { type: 'http', address: 'https://hooks.example.com', auth_header: header },
      { type: 'slack', address },
      { type: 'http', address: 'https://other.example.com', auth_header: 'same', skip_cert_verify },
    ] as const
    const webhookPolicies = [{ name: 'hook', event_types: ['PUSH_ARTIFACT'] as const, targets: hooks }]
    return { projects: [{ name: 'library', webhookPolicies }] }
  }
  await apply(await plan(harbor, targets('first', 'https://hooks.slack.com/first')))
  const changes = async (description: HarborDescription) =>
    String(await plan(harbor, description))
      .split('\n')
      .flatMap(
        (line) => /(?:targets: )([+-]).*"type":"(\w+)".*(\(.*secret\))/.exec(line)?.slice(1).join(' ') ?? [],
      )
      .sort()
  expect(await changes(targets('second', 'https://hooks.slack.com/first'))).toEqual([
    '+ http (another secret)',
    '- http (secret)',
  ])
  expect(await changes(targets('first', 'https://hooks.slack.com/second', true))).toEqual([
    '+ http (secret)',
    '+ slack (another secret)',
    '- http (secret)',
    '- slack (secret)',
  ])
})

test('shows an address without its password', async () => {
  const changes = await plan(
    harbor,
    hookTo({ type: 'http', address: 'https://ci:hush@hooks.example.com/a@b' }),
  )
  expect(String(changes)).toContain('https://(secret)@hooks.example.com/a@b')
})

test('shows nobody the password in the address of a registry endpoint', async () => {
  const registries = [{ name: 'hub', type: 'docker-registry', url: 'https://ci:hush@registry.example.com' }]
  const changes = await plan(harbor, { registries })
  expect(String(changes)).toContain('https://(secret)@registry.example.com')
  expect(String(changes)).not.toContain('hush')
})

test('shows nobody a secret that cannot be changed', async () => {
  const asked = new Harbor({
    url: fake.url,
    auth: fake.admin,
    fetch: async (input, init) => {
      const response = await fake.fetch(input, init)
      if (!new Request(input, init).url.endsWith('/configurations')) return response
      const settings = { ...(await response.json()), uaa_client_secret: { value: 'hush', editable: false } }
      return Response.json(settings)
    },
  })
  const refusal = plan(asked, { configuration: { uaa_client_secret: 'other' } })
  await expect(refusal).rejects.toMatchObject({ argument: 'configuration.uaa_client_secret' })
  await expect(refusal).rejects.not.toThrow(/hush/)
  await expect(refusal).rejects.toThrow(/cannot be changed here: it is '\(secret\)'/)
})
