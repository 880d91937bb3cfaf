import { expect, test } from 'vitest'
import { Harbor, replicationFilter, retain, retentionTrigger } from '../../src/index'
import { apply, exportState, plan } from '../../src/provision/index'
import { createFakeHarborPair } from '../../src/testing/index'

const pull = { resource: 'repository', action: 'pull' }

/** A Harbor with another one beside it. @param change what Harbor answers to a path that ends so */
function start(path = '', change = (body: unknown): unknown => body) {
  const sent: { path: string; body: string }[] = []
  const [fake, remote] = createFakeHarborPair({
    projects: [
      {
        name: 'demo',
        robots: [
          { name: 'ci', secret: 'Secret-123', access: [pull] },
          { name: 'scan-trivy-5f0a1c1e-8f0e-4a64-9d3e-0d9d0e3b7a11', secret: 'Secret-123', access: [pull] },
        ],
      },
    ],
  })
  const harbor = new Harbor({
    url: fake.url,
    auth: fake.admin,
    fetch: async (input, init) => {
      const request = new Request(input, init)
      const { pathname } = new URL(request.url)
      if (request.method !== 'GET') sent.push({ path: pathname, body: await request.clone().text() })
      const answer = await fake.fetch(request)
      const isChanged = path !== '' && request.method === 'GET' && pathname.endsWith(path)
      return isChanged ? Response.json(change(await answer.json()), answer) : answer
    },
  })
  return { harbor, remote, sent }
}

async function withEndpoint(harbor: Harbor, { url, admin }: ReturnType<typeof start>['remote']) {
  const credential = { type: 'basic', access_key: admin.username, access_secret: admin.password } as const
  return harbor.registries.create({ name: 'second', type: 'harbor', url, credential })
}

test('deletes no robot of a scan, which comes and goes by itself', async () => {
  const { harbor } = start()
  const changes = await plan(harbor, { projects: [{ name: 'demo', robots: [] }] }, { prune: ['robots'] })
  expect(String(changes)).toBe('- robot demo/ci')
})

test('leaves out the retention that Harbor gives a cache, and takes over another', async () => {
  const { harbor, remote } = start()
  await withEndpoint(harbor, remote)
  await apply(await plan(harbor, { projects: [{ name: 'cache', registry: 'second' }] }))
  const cache = async () => (await exportState(harbor, { projects: ['cache'] })).projects?.[0]
  expect(await harbor.retention.get('cache')).toMatchObject({ algorithm: 'or' })
  expect(await cache()).not.toHaveProperty('retention')
  const { rules } = await harbor.retention.get('cache').then((policy) => policy ?? { rules: [] })
  await harbor.retention.set('cache', { rules: (rules ?? []).map((rule) => ({ ...rule, disabled: true })) })
  expect(await cache()).toHaveProperty('retention')
})

test('takes a retention as Harbor shows it, with when it runs next', async () => {
  const { harbor } = start()
  const rules = [retain.mostRecentlyPulled(3).tags('**')]
  const retention = { rules, trigger: retentionTrigger.scheduled('0 0 2 * * *') }
  await apply(await plan(harbor, { projects: [{ name: 'demo', retention }] }))
  const trigger = (await harbor.retention.get('demo'))?.trigger
  expect(trigger?.settings).toHaveProperty('next_scheduled_time')
  const again = { projects: [{ name: 'demo', retention: { rules, trigger } }] }
  expect(String(await plan(harbor, again))).toBe('Nothing to do.')
})

test('takes a speed of -1 for no limit, as Harbor means it', async () => {
  const { harbor, remote } = start('/replication/policies', (policies) =>
    Array.isArray(policies) ? policies.map((policy) => ({ ...policy, speed: -1 })) : policies,
  )
  const { id } = await withEndpoint(harbor, remote)
  const filters = [replicationFilter.name('demo/**')]
  await harbor.replicationPolicies.create({ name: 'mirror', dest_registry: { id }, filters, enabled: true })
  const { replicationPolicies } = await exportState(harbor)
  expect(replicationPolicies).toMatchObject([{ speed: 0 }])
  expect(String(await plan(harbor, { replicationPolicies }))).toBe('Nothing to do.')
})

test('exports no secret that Harbor shows', async () => {
  const { harbor } = start('/configurations', (settings) => ({
    ...Object(settings),
    uaa_client_secret: { value: 'hush', editable: true },
  }))
  const { configuration } = await exportState(harbor)
  expect(configuration).toHaveProperty('token_expiration')
  expect(configuration).not.toHaveProperty('uaa_client_secret')
})

test('sends the secret that Harbor keeps of an endpoint to no other address', async () => {
  const { harbor, remote, sent } = start()
  await withEndpoint(harbor, remote)
  const registries = [{ name: 'second', type: 'harbor', url: `${remote.url}/` }]
  sent.length = 0
  await apply(await plan(harbor, { registries })).catch(() => {})
  const updates = sent.filter(({ path }) => path.includes('/registries/'))
  expect(updates.map(({ body }) => JSON.parse(body))).toEqual([
    expect.objectContaining({ url: `${remote.url}/`, access_secret: '' }),
  ])
})
