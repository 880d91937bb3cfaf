import { Harbor } from 'harborkit'
import { createFakeHarbor } from 'harborkit/testing'
import { expect, test, vi } from 'vitest'

test('waits as long as it is told to before it tries again', async () => {
  const fake = createFakeHarbor({ clock: new Date('2026-03-01T12:00:00Z'), projects: [{ name: 'demo' }] })
  const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
  fake.fail({ operation: 'getProject', times: 1, as: { status: 503, headers: { 'retry-after': '30' } } })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const asked = harbor.projects.get('demo')
    await vi.advanceTimersByTimeAsync(29_000)
    expect(fake.requests.filter(({ operation }) => operation === 'getProject')).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1_000)
    expect((await asked).name).toBe('demo')
  } finally {
    vi.useRealTimers()
  }
})
