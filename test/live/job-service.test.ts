import { expect, test } from 'vitest'
import { describeLive, unique } from './describe-live'
import { pushImage } from './push-image'

describeLive('the job service', (live) => {
  test('shows its workers, its queues and all schedules', async () => {
    const { jobService } = live.harbor
    const [pool] = await jobService.pools()
    expect(pool?.concurrency).toBeGreaterThan(0)
    const workers = await jobService.workers(pool?.worker_pool_id ?? '')
    expect(workers.every(({ pool_id }) => pool_id === pool?.worker_pool_id)).toBe(true)
    expect((await jobService.workers('all')).length).toBeGreaterThanOrEqual(workers.length)
    expect((await jobService.schedules().all()).map(({ vendor_type }) => vendor_type)).toContain(
      'EXECUTION_SWEEP',
    )
    expect(await jobService.schedulerStatus()).toEqual({ paused: false })
  })

  test('pauses a queue and lets it go on', async () => {
    const { jobService } = live.harbor
    const isPaused = async () =>
      (await jobService.queues()).find(({ job_type }) => job_type === 'SLACK')?.paused
    live.later(() => jobService.updateQueue('SLACK', { action: 'resume' }))
    await jobService.updateQueue('SLACK', { action: 'pause' })
    expect(await isPaused()).toBe(true)
    await jobService.updateQueue('SLACK', { action: 'resume' })
    expect(await isPaused()).toBe(false)
  })

  // Needs a scanner that takes its time where the tag begins with `slow`.
  test('shows the log of a job that is at work, and stops it', async () => {
    const { harbor } = live
    const { jobService } = harbor
    const project = await live.makeProject()
    await pushImage(live, `${project}/app`, 'slow-1', unique())
    await harbor.scans.start(`${project}/app:slow-1`)
    const atWork = async () =>
      (await jobService.workers('all')).find(({ job_name }) => job_name === 'IMAGE_SCAN')?.job_id
    await expect.poll(atWork, { timeout: 15_000, interval: 100 }).toMatch(/./)
    const job = (await atWork()) ?? ''
    expect(await jobService.log(job)).toContain('[INFO]')
    await jobService.stop(job)
    await expect.poll(atWork, { timeout: 30_000, interval: 200 }).not.toBe(job)
  })
})
