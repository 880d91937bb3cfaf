import { expect, test } from 'vitest'
import { Harbor, jobSchedule, scanState } from '../../src/index'
import { createFakeHarbor } from '../../src/testing/index'
import { asking, errorOf } from './ask'

const minute = 60 * 1000
const hour = 60 * minute
const day = 24 * hour

function start(clock: Date | 'system' = new Date('2026-01-01T12:00:00Z')) {
  const artifacts = Array.from({ length: 12 }, (_, n) => ({ tags: [`v${n}`] }))
  const fake = createFakeHarbor({
    projects: [{ name: 'demo', repositories: [{ name: 'app', artifacts }] }],
    scanner: { find: () => [{ id: 'CVE-2026-0001', package: 'zlib', severity: 'High' }] },
    clock,
  })
  const harbor = new Harbor({ url: fake.url, fetch: fake.fetch, auth: fake.admin })
  const { jobService } = harbor
  const busy = async () => (await jobService.workers('all')).filter(({ job_id }) => job_id !== undefined)
  const queue = async (type: string) => (await jobService.queues()).find(({ job_type }) => job_type === type)
  return { fake, harbor, jobService, busy, queue, ask: asking(fake, fake.admin) }
}

test('has one pool of ten idle workers, started when the fake was made', async () => {
  const { fake, jobService, busy } = start()
  await fake.clock.advance(hour)
  const [pool, ...others] = await jobService.pools()
  expect(others).toEqual([])
  expect(pool).toMatchObject({
    concurrency: 10,
    start_at: '2026-01-01T12:00:00.000Z',
    heartbeat_at: '2026-01-01T13:00:00.000Z',
  })
  const workers = await jobService.workers(pool?.worker_pool_id ?? '')
  expect(workers).toHaveLength(10)
  expect(await jobService.workers('all')).toEqual(workers)
  expect(await jobService.workers('nope')).toEqual([])
  expect(await busy()).toEqual([])
})

test('works on ten jobs at once; the others wait in their queue', async () => {
  const { fake, harbor, busy, queue } = start()
  for (let n = 0; n < 12; n++) await harbor.scans.start(`demo/app:v${n}`)
  expect(await queue('IMAGE_SCAN')).toEqual({ job_type: 'IMAGE_SCAN', count: 12, paused: false })
  await fake.clock.advance(1000)
  expect((await busy()).map(({ job_name, start_at }) => [job_name, start_at])).toEqual(
    Array(10).fill(['IMAGE_SCAN', '2026-01-01T12:00:01.000Z']),
  )
  expect(await queue('IMAGE_SCAN')).toEqual({ job_type: 'IMAGE_SCAN', count: 2, latency: 1, paused: false })
  await fake.clock.advance(1000)
  expect(await busy()).toHaveLength(2)
  await fake.clock.advance(1000)
  expect(await busy()).toEqual([])
  expect(fake.state.tasks.every(({ status }) => status === 'Success')).toBe(true)
})

test('a paused queue keeps its jobs, and others go on; resumed, they run', async () => {
  const { fake, harbor, jobService, queue } = start()
  await jobService.updateQueue('GARBAGE_COLLECTION', { action: 'pause' })
  const { id } = await harbor.garbageCollection.run()
  await harbor.scans.start('demo/app:v1')
  await fake.clock.advance(minute)
  expect(await queue('GARBAGE_COLLECTION')).toEqual({
    ...{ job_type: 'GARBAGE_COLLECTION', count: 1, latency: 60, paused: true },
  })
  expect((await harbor.garbageCollection.get(id)).job_status).toBe('Running')
  expect(fake.state.tasks.map(({ status }) => status)).toEqual(['Pending', 'Success'])
  await jobService.updateQueue('GARBAGE_COLLECTION', { action: 'resume' })
  await fake.clock.advance(1000)
  expect((await harbor.garbageCollection.get(id)).job_status).toBe('Success')
  expect(await queue('GARBAGE_COLLECTION')).toEqual({ job_type: 'GARBAGE_COLLECTION', paused: false })
})

test('a queue that is stopped loses its jobs, and their executions are stopped', async () => {
  const { fake, harbor, jobService, queue } = start()
  await jobService.updateQueue('all', { action: 'pause' })
  const { id } = await harbor.garbageCollection.run()
  await fake.clock.advance(minute)
  await jobService.updateQueue('GARBAGE_COLLECTION', { action: 'stop' })
  expect((await harbor.garbageCollection.get(id)).job_status).toBe('Stopped')
  expect(await queue('GARBAGE_COLLECTION')).toEqual({ job_type: 'GARBAGE_COLLECTION', paused: true })
  await jobService.updateQueue('all', { action: 'resume' })
  await fake.clock.advance(minute)
  expect((await harbor.garbageCollection.get(id)).job_status).toBe('Stopped')
})

test('an execution that is stopped leaves its job in the queue until a worker sees it', async () => {
  const { fake, harbor, jobService, queue } = start()
  await jobService.updateQueue('GARBAGE_COLLECTION', { action: 'pause' })
  const { id } = await harbor.garbageCollection.run()
  await harbor.garbageCollection.stop(id)
  await fake.clock.advance(minute)
  expect((await queue('GARBAGE_COLLECTION'))?.count).toBe(1)
  await jobService.updateQueue('GARBAGE_COLLECTION', { action: 'resume' })
  expect((await queue('GARBAGE_COLLECTION'))?.count).toBeUndefined()
  expect((await harbor.garbageCollection.get(id)).job_status).toBe('Stopped')
})

test('shows the log of a job once a worker has it, and stops a job that is running', async () => {
  const { fake, harbor, jobService, busy, ask } = start()
  await harbor.scans.start('demo/app:v1')
  const [task] = fake.state.tasks
  const job = task?.job_id ?? ''
  const missing = `NOT_FOUND: {"code":10010,"message":"object is not found","details":"${job}"}`
  expect(errorOf(await ask('GET', `/jobservice/jobs/${job}/log`))).toBe(missing)
  await fake.clock.advance(1000)
  expect(await busy()).toMatchObject([{ job_id: job }])
  await jobService.stop(job)
  expect(fake.state.executions).toMatchObject([{ status: 'Stopped' }])
  expect(await jobService.log(job)).toBe('')
  await fake.clock.advance(1000)
  expect(await busy()).toEqual([])
  await harbor.scans.start('demo/app:v1')
  await fake.clock.advance(2000)
  expect(await jobService.log(fake.state.tasks.at(-1)?.job_id ?? '')).toContain('Report mime types')
})

test('stops all that is running, and nothing that waits', async () => {
  const { fake, harbor, jobService } = start()
  for (let n = 0; n < 12; n++) await harbor.scans.start(`demo/app:v${n}`)
  await fake.clock.advance(1000)
  await jobService.stop('all')
  const count = (wanted: string) => fake.state.tasks.filter(({ status }) => status === wanted).length
  expect([count('Stopped'), count('Pending')]).toEqual([10, 2])
  await fake.clock.advance(minute)
  expect([count('Stopped'), count('Success')]).toEqual([10, 2])
})

test('lists all schedules, and holds them back while the scheduler is paused; what piled up runs once', async () => {
  const { fake, harbor, jobService, queue } = start()
  await harbor.garbageCollection.setSchedule({ schedule: jobSchedule.hourly() })
  expect(await jobService.schedules().all()).toMatchObject([
    { id: 1, vendor_type: 'SYSTEM_ARTIFACT_CLEANUP', cron: '0 0 0 * * *' },
    { id: 2, vendor_type: 'EXECUTION_SWEEP', vendor_id: -1, cron: '0 0 0 * * *' },
    { id: 3, vendor_type: 'GARBAGE_COLLECTION', vendor_id: -1, cron: '0 0 * * * *' },
  ])
  expect(await jobService.schedulerStatus()).toEqual({ paused: false })
  await jobService.updateQueue('SCHEDULER', { action: 'pause' })
  expect(await jobService.schedulerStatus()).toEqual({ paused: true })
  const runs = async () => (await harbor.garbageCollection.list().all()).length
  await fake.clock.advance(3 * hour)
  expect([await runs(), (await queue('SCHEDULER'))?.count]).toEqual([0, 3])
  await jobService.updateQueue('SCHEDULER', { action: 'resume' })
  await fake.clock.advance(minute)
  expect([await runs(), (await queue('SCHEDULER'))?.count]).toEqual([1, undefined])
  await fake.clock.advance(hour)
  expect(await runs()).toBe(2)
})

test('at midnight keeps the last executions only, and no file that is a day old', async () => {
  const { fake, harbor } = start()
  const exported = async () => {
    const { id } = await harbor.scanExports.start({ projects: ['demo'] })
    await fake.clock.advance(minute)
    return id
  }
  const isThere = async (id: number) => (await harbor.scanExports.get(id)).file_present
  await harbor.scans.start('demo/app:v1')
  await fake.clock.advance(minute)
  const old = await exported()
  await fake.clock.advance(day)
  const young = await exported()
  expect([await isThere(old), await isThere(young)]).toEqual([true, true])
  await fake.clock.advance(13 * hour)
  expect([await isThere(old), await isThere(young)]).toEqual([false, true])
  for (let n = 0; n < 3; n++) {
    await harbor.scans.start('demo/app:v1')
    await harbor.garbageCollection.run()
    await fake.clock.advance(minute)
  }
  const kinds = () => fake.state.executions.map(({ vendor_type }) => vendor_type)
  const count = (wanted: string) => kinds().filter((kind) => kind === wanted).length
  expect([count('IMAGE_SCAN'), count('GARBAGE_COLLECTION')]).toEqual([4, 3])
  await fake.clock.advance(day)
  expect([count('IMAGE_SCAN'), count('GARBAGE_COLLECTION')]).toEqual([1, 3])
  expect(scanState(await harbor.artifacts.get('demo/app:v1', { with_scan_overview: true }))).toMatchObject({
    state: 'scanned',
  })
})

test('at midnight keeps what has not ended, however much there is', async () => {
  const { fake, harbor, jobService } = start()
  await jobService.updateQueue('PURGE_AUDIT_LOG', { action: 'pause' })
  for (let n = 0; n < 12; n++) {
    await harbor.auditLogPurge.run({ audit_retention_hour: 24, include_event_types: 'create_artifact' })
    await fake.clock.advance(minute)
  }
  const purges = async () => (await harbor.auditLogPurge.list().all()).length
  await fake.clock.advance(day)
  expect(await purges()).toBe(12)
  await jobService.updateQueue('PURGE_AUDIT_LOG', { action: 'resume' })
  await fake.clock.advance(day)
  expect(await purges()).toBe(10)
})

test('the same with the time of the system, without a pause between', async () => {
  const { harbor, jobService, queue } = start('system')
  await jobService.updateQueue('GARBAGE_COLLECTION', { action: 'pause' })
  const { id } = await harbor.garbageCollection.run()
  await expect.poll(async () => (await queue('GARBAGE_COLLECTION'))?.count).toBe(1)
  await jobService.updateQueue('GARBAGE_COLLECTION', { action: 'resume' })
  await expect.poll(async () => (await harbor.garbageCollection.get(id)).job_status).toBe('Success')
})

test('asks an administrator, or a robot that may', async () => {
  const { fake, ask } = start()
  const anonymous = asking(fake)
  expect((await anonymous('GET', '/schedules/all/paused')).status).toBe(401)
  expect((await anonymous('GET', '/jobservice/queues')).status).toBe(401)
  expect(errorOf(await ask('PUT', '/jobservice/queues/SLACK', {}))).toBe(
    'BAD_REQUEST: bad request: the action is not supported',
  )
  expect(errorOf(await ask('GET', '/jobservice/jobs/0123456789abcdef01234567/log'))).toContain('10010')
})
