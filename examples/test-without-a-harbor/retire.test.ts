import { Harbor } from 'harborkit'
import { createFakeHarbor } from 'harborkit/testing'
import { createWebhookReceiver, imageReference } from 'harborkit/webhooks'
import { expect, test } from 'vitest'

test('retires what is old, though an answer is lost, and those who listen hear of it', async () => {
  // Seed: a Harbor whose time stands still, with two images; its webhooks go to the receiver.
  const heard: unknown[] = []
  const receiver = createWebhookReceiver({ authorization: false })
  receiver.on('DELETE_ARTIFACT', (event) => void heard.push(imageReference(event).tag))
  const artifacts = [{ tags: ['v1'], push_time: '2024-05-01' }, { tags: ['v2'] }]
  const fake = createFakeHarbor({
    clock: new Date('2026-03-01T12:00:00Z'),
    projects: [{ name: 'demo', repositories: [{ name: 'app', artifacts }] }],
    deliver: receiver,
  })
  const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
  await harbor.webhookPolicies.create('demo', {
    name: 'retired',
    enabled: true,
    event_types: ['DELETE_ARTIFACT'],
    targets: [{ type: 'http', address: 'https://hooks.example.com' }],
  })

  // Fail: the first deletion is done, and the connection breaks before Harbor can say so.
  fake.fail({ operation: 'deleteArtifact', as: 'reset', afterwards: true, times: 1 })

  // Act: what is tested.
  await retire(harbor, 'demo/app', new Date('2025-01-01'))

  // Assert: what Harbor holds, and what it was asked.
  expect(fake.state.tags.map(({ name }) => name)).toEqual(['v2'])
  const deletions = fake.requests.filter(({ operation }) => operation === 'deleteArtifact')
  expect(deletions.map(({ status }) => status)).toEqual([undefined, 404])

  // Wait: Harbor delivers after a second of its own time.
  expect(heard).toEqual([])
  await fake.clock.advance(1000)
  expect(heard).toEqual(['v1'])
})

async function retire(harbor: Harbor, repository: string, before: Date): Promise<void> {
  for await (const { digest, push_time } of harbor.artifacts.list(repository)) {
    if (new Date(push_time) < before) await harbor.artifacts.delete(`${repository}@${digest}`)
  }
}
