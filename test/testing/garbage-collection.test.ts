import { expect, test } from 'vitest'
import { Harbor, jobSchedule } from '../../src/index'
import { createFakeHarbor } from '../../src/testing/index'
import { basic } from './ask'

const hour = 60 * 60 * 1000

function start() {
  const repositories = [{ name: 'app', artifacts: [{ tags: ['v1'] }, { tags: ['v2'] }, {}] }]
  const fake = createFakeHarbor({
    projects: [{ name: 'demo', repositories }],
    clock: new Date('2026-01-01T12:00:00Z'),
  })
  const harbor = new Harbor({ url: fake.url, fetch: fake.fetch, auth: fake.admin })
  const collect = async (parameters?: Parameters<typeof harbor.garbageCollection.run>[0]) => {
    const { id } = await harbor.garbageCollection.run(parameters)
    await fake.clock.advance(10_000)
    return harbor.garbageCollection.wait(id)
  }
  return { fake, harbor, collect }
}

test('frees what no artifact needs, and not what was uploaded in the last two hours', async () => {
  const { fake, harbor, collect } = start()
  await harbor.artifacts.delete('demo/app:v1')
  expect(await collect()).toMatchObject({ freed_space: 0, purged_manifests: 0, time_window: 2 })
  await fake.clock.advance(2 * hour)
  const dry = await collect({ dry_run: true })
  expect(dry).toMatchObject({ purged_manifests: 1 })
  expect(dry.freed_space).toBeGreaterThan(0)
  expect(await collect()).toMatchObject({ freed_space: dry.freed_space, purged_manifests: 1 })
  expect(await collect()).toMatchObject({ freed_space: 0, purged_manifests: 0 })
  expect(await harbor.artifacts.exists('demo/app:v2')).toBe(true)
})

test('takes what was pushed long ago at once, unless somebody has just asked for it', async () => {
  const artifacts = [{ tags: ['old'], push_time: '2025-12-01' }]
  const fake = createFakeHarbor({
    projects: [{ name: 'demo', repositories: [{ name: 'app', artifacts }] }],
    clock: new Date('2026-01-01T12:00:00Z'),
  })
  const harbor = new Harbor({ url: fake.url, fetch: fake.fetch, auth: fake.admin })
  const [blob] = fake.state.artifacts[0]?.blobs.slice(1) ?? []
  const headers = { authorization: basic(fake.admin) }
  await harbor.artifacts.delete('demo/app:old')
  await fake.fetch(`${fake.url}/v2/demo/app/blobs/${blob?.digest}`, { method: 'HEAD', headers })
  const collect = async () => {
    const { id } = await harbor.garbageCollection.run()
    await fake.clock.advance(10_000)
    return harbor.garbageCollection.wait(id)
  }
  expect(await collect()).toMatchObject({ purged_manifests: 1, purged_blobs: 1 })
  await fake.clock.advance(2 * hour)
  expect(await collect()).toMatchObject({ purged_manifests: 0, purged_blobs: 1 })
})

test('deletes what has no tag where it is told to', async () => {
  const { fake, collect } = start()
  await fake.clock.advance(2 * hour)
  await collect()
  expect(fake.state.artifacts).toHaveLength(3)
  expect(await collect({ delete_untagged: true })).toMatchObject({ purged_manifests: 1 })
  expect(fake.state.artifacts).toHaveLength(2)
})

test('runs by its schedule', async () => {
  const { fake, harbor } = start()
  await harbor.garbageCollection.setSchedule({ schedule: jobSchedule.hourly() })
  await fake.clock.advance(3 * hour)
  const runs = await harbor.garbageCollection.list().all()
  expect(runs.map(({ job_kind, schedule }) => [job_kind, schedule.type])).toEqual([
    ['SCHEDULE', 'Schedule'],
    ['SCHEDULE', 'Schedule'],
    ['SCHEDULE', 'Schedule'],
  ])
})
