import { describe, expect, test } from 'vitest'
import { HarborJobError, type JobProgress, jobSchedule } from '../../src/index'
import { findExchange } from './recorded-exchange'
import { replay } from './replay'
import { scripted } from './script'

replay('scan-all.json', {
  operations: {
    createScanAllSchedule: { call: ({ harbor }) => harbor.scanAll.start() },
    stopScanAll: { call: ({ harbor }) => harbor.scanAll.stop() },
    getLatestScanAllMetrics: { call: ({ harbor }) => harbor.scanAll.metrics() },
    getLatestScheduledScanAllMetrics: { call: ({ harbor }) => harbor.scanAll.scheduledMetrics() },
    getScanAllSchedule: { call: ({ harbor }) => harbor.scanAll.schedule() },
    updateScanAllSchedule: { call: ({ harbor, body }) => harbor.scanAll.setSchedule(body()) },
  },
  refused: {
    'updateScanAllSchedule: 400: five fields': 'schedule.cron',
    'updateScanAllSchedule: 400: seconds are not 0': 'schedule.cron',
    'updateScanAllSchedule: Schedule': 'schedule.type',
  },
  skipped: {
    'createScanAllSchedule: Daily':
      'a schedule is set by PUT, which Harbor takes whether there is one or not',
    'createScanAllSchedule: 412: there is a schedule': 'a schedule is set by PUT',
  },
})

const metrics = (note: string) => findExchange('scan-all.json', 'getLatestScanAllMetrics', note)
const complete = metrics('after a complete run')

describe('wait', () => {
  test('looks until nothing runs, and gives what it came to', async () => {
    const { harbor } = scripted(metrics('while it runs'), complete)
    const seen: JobProgress[] = []
    const stats = await harbor.scanAll.wait({ interval: 1, onProgress: (progress) => seen.push(progress) })
    expect(stats).toEqual(complete.response.body)
    expect(seen).toEqual([
      { done: 0, total: 0, status: 'Running' },
      { done: 32, total: 32, status: 'Success' },
    ])
  })

  test.each([
    ['was stopped', metrics('after the end'), 'Stopped', /was stopped: 24 of 24 scans were stopped/],
    [
      'failed in part',
      { body: { total: 32, completed: 32, ongoing: false, metrics: { Error: 3, Success: 29 } } },
      'Error',
      /3 of 32 scans failed/,
    ],
  ])('throws where it %s', async (_what, answer, status, message) => {
    const error = await scripted(answer)
      .harbor.scanAll.wait()
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(HarborJobError)
    expect(error).toMatchObject({ jobStatus: status, message: expect.stringMatching(message) })
  })
})

test('takes the schedules that are made for it', async () => {
  const { harbor, asked } = scripted(findExchange('scan-all.json', 'updateScanAllSchedule', 'Custom'))
  await harbor.scanAll.setSchedule({ schedule: jobSchedule.custom('0 30 2 * * 1') })
  expect(asked).toEqual(['PUT /system/scanAll/schedule {"schedule":{"type":"Custom","cron":"0 30 2 * * 1"}}'])
})
