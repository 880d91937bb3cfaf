import { expect, test } from 'vitest'
import { jobSchedule, NotFoundError } from '../../src/index'
import { describeLive } from './describe-live'
import { pushImage } from './push-image'

const wait = { interval: 200, totalTimeout: 180_000 }

describeLive('jobs of the system', (live) => {
  test('collects garbage, dry, and says what would be freed', async () => {
    const { harbor } = live
    const project = await live.makeProject()
    await pushImage(live, `${project}/app`, 'v1')
    const { id } = await harbor.garbageCollection.run({ dry_run: true, delete_untagged: true, workers: 2 })
    const done = await harbor.garbageCollection.wait(id, wait)
    expect(done).toMatchObject({ id, job_status: 'Success', dry_run: true, workers: 2 })
    expect(done.freed_space).toBeTypeOf('number')
    expect((await harbor.garbageCollection.get(id)).job_kind).toBe('MANUAL')
    expect((await harbor.garbageCollection.list({ page_size: 1 })).items[0]?.id).toBe(id)
    expect(await harbor.garbageCollection.log(id)).toContain('dry')
    // It has ended: nothing happens.
    await harbor.garbageCollection.stop(id)
    await expect(harbor.garbageCollection.get(99_999_999)).rejects.toBeInstanceOf(NotFoundError)
  })

  test('sets a schedule of garbage collection and takes it away', async () => {
    const { harbor } = live
    // Somebody's own is left alone.
    if ((await harbor.garbageCollection.schedule()) !== undefined) return
    live.later(() => harbor.garbageCollection.setSchedule({ schedule: jobSchedule.none() }))
    await harbor.garbageCollection.setSchedule({
      schedule: jobSchedule.custom('0 30 2 * * 6'),
      parameters: { delete_untagged: true },
    })
    expect(await harbor.garbageCollection.schedule()).toMatchObject({
      schedule: { type: 'Custom', cron: '0 30 2 * * 6' },
      job_parameters: expect.stringContaining('"delete_untagged":true'),
    })
    await harbor.garbageCollection.setSchedule({ schedule: jobSchedule.none() })
    expect(await harbor.garbageCollection.schedule()).toBeUndefined()
  })

  test('purges old rows of the audit logs, dry, and by a schedule', async () => {
    const { harbor } = live
    const purge = { audit_retention_hour: 240_000, include_event_types: ['pull_artifact'] }
    const { id } = await harbor.auditLogPurge.run({ ...purge, dry_run: true })
    expect(await harbor.auditLogPurge.wait(id, wait)).toMatchObject({ id, job_status: 'Success' })
    expect((await harbor.auditLogPurge.list({ page_size: 1 })).items[0]?.id).toBe(id)
    expect(await harbor.auditLogPurge.log(id)).toContain('pull_artifact')
    await harbor.auditLogPurge.stop(id)

    if ((await harbor.auditLogPurge.schedule()) !== undefined) return
    live.later(() => harbor.auditLogPurge.setSchedule({ schedule: jobSchedule.none(), parameters: purge }))
    await harbor.auditLogPurge.setSchedule({ schedule: jobSchedule.weekly(), parameters: purge })
    expect((await harbor.auditLogPurge.schedule())?.schedule).toMatchObject({ type: 'Weekly' })
    await harbor.auditLogPurge.setSchedule({ schedule: jobSchedule.none(), parameters: purge })
    expect(await harbor.auditLogPurge.schedule()).toBeUndefined()
  })
})
