import { Harbor, replicationFilter } from 'harborkit'
import { createFakeHarborPair } from 'harborkit/testing'
import { expect, test } from 'vitest'

test('what is replicated has arrived when the wait is over', async () => {
  const [fake, remote] = createFakeHarborPair({
    clock: new Date('2026-03-01T12:00:00Z'),
    projects: [{ name: 'demo', repositories: [{ name: 'app', artifacts: [{ tags: ['v1'] }] }] }],
  })
  const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
  const { username: access_key, password: access_secret } = remote.admin
  const credential = { type: 'basic' as const, access_key, access_secret }
  const registry = await harbor.registries.create({
    name: 'remote',
    type: 'harbor',
    url: remote.url,
    credential,
  })
  const filters = [replicationFilter.name('demo/**')]
  const mirror = { name: 'mirror', dest_registry: { id: registry.id }, filters, enabled: true }
  const policy = await harbor.replicationPolicies.create(mirror)

  const { id } = await harbor.replications.start({ policy_id: policy.id })
  const waiting = harbor.replications.wait(id, { interval: 1 }) // the client looks every millisecond
  await fake.clock.advance(60_000) // a minute of Harbor's: the tasks run, and their execution ends
  expect((await waiting).status).toBe('Succeed')
  expect(remote.state.tags.map(({ name }) => name)).toEqual(['v1'])
})
