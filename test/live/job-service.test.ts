import { expect, test } from 'vitest'
import { describeLive, skipOn501 } from './describe-live'

describeLive('the job service', (live) => {
  test('shows its workers, its queues and all schedules', async ({ skip }) => {
    const { jobService } = live.harbor
    await skipOn501(jobService.pools(), skip)
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

  test('pauses a queue and lets it go on', async ({ skip }) => {
    const { jobService } = live.harbor
    await skipOn501(jobService.pools(), skip)
    const isPaused = async () =>
      (await jobService.queues()).find(({ job_type }) => job_type === 'SLACK')?.paused
    live.later(() => jobService.updateQueue('SLACK', { action: 'resume' }))
    await jobService.updateQueue('SLACK', { action: 'pause' })
    expect(await isPaused()).toBe(true)
    await jobService.updateQueue('SLACK', { action: 'resume' })
    expect(await isPaused()).toBe(false)
  })
})
