import { describe, expect, test } from 'vitest'
import { type GCHistory, garbageCollected, HarborJobError, jobSchedule } from '../../src/index'
import { findExchange } from './recorded-exchange'
import { replay } from './replay'
import { type Answer, scripted } from './script'

const another = 'a schedule is set by updateGCSchedule, which does the same'

replay('gc.json', {
  operations: {
    createGCSchedule: {
      call: ({ harbor, body }) =>
        harbor.garbageCollection.run(body<{ parameters: Record<string, never> }>().parameters),
    },
    getGCSchedule: { call: ({ harbor }) => harbor.garbageCollection.schedule() },
    updateGCSchedule: { call: ({ harbor, body }) => harbor.garbageCollection.setSchedule(body()) },
    getGCHistory: { call: ({ harbor, query }) => harbor.garbageCollection.list(query()) },
    getGC: { call: ({ harbor, id }) => harbor.garbageCollection.get(id('gc_id')) },
    getGCLog: { call: ({ harbor, id }) => harbor.garbageCollection.log(id('gc_id')) },
    stopGC: { call: ({ harbor, id }) => harbor.garbageCollection.stop(id('gc_id')) },
  },
  refused: {
    'updateGCSchedule: 400: five fields': 'schedule.cron',
    'updateGCSchedule: 422: no such type': 'schedule.type',
    'updateGCSchedule: Schedule: nothing happens': 'schedule.type',
  },
  skipped: {
    'createGCSchedule: Daily: Location': another,
    'createGCSchedule: a second time: 201 again': another,
    'getGCLog: Accept: application/json': 'a log is asked for as a string',
  },
})

const recorded = findExchange('gc.json', 'getGC', 'one')
const history = recorded.response.body as GCHistory
const look = (change: Partial<GCHistory>): Answer => ({ body: { ...history, ...change } })

describe('waiting for a garbage collection', () => {
  test('gives what was freed, in numbers', async () => {
    const { harbor, asked } = scripted(
      look({ job_status: 'Pending', job_parameters: '{"workers":2}' }),
      look({ job_status: 'Running' }),
      look({ job_parameters: '{"freed_space":1048576,"purged_blobs":3,"purged_manifests":1,"workers":2}' }),
    )
    const seen: string[] = []
    const done = await harbor.garbageCollection.wait(77, {
      interval: 1,
      onProgress: ({ job_status }) => void seen.push(job_status),
    })
    expect(done).toMatchObject({ id: 77, job_status: 'Success', freed_space: 1048576, purged_blobs: 3 })
    expect(seen).toEqual(['Pending', 'Running', 'Success'])
    expect(asked).toHaveLength(3)
  })

  test.each(['Error', 'Stopped'] as const)('is a HarborJobError where it ended as %s', async (job_status) => {
    const log: Answer = findExchange('gc.json', 'getGCLog', 'the log')
    const { harbor } = scripted(look({ job_status }), log)
    const error: unknown = await harbor.garbageCollection.wait(77, { interval: 1 }).catch((reason) => reason)
    expect(error).toBeInstanceOf(HarborJobError)
    expect(error).toMatchObject({ jobStatus: job_status, tasks: [{ id: 77, log: expect.any(String) }] })
    expect((error as HarborJobError).message).toMatch(/^The garbage collection 77 /)
  })
})

test('reads what a run freed, and nothing out of what is no JSON', () => {
  expect(garbageCollected(history)).toMatchObject({ freed_space: 0, delete_untagged: false, time_window: 2 })
  for (const job_parameters of ['', 'null', '{']) expect(garbageCollected({ job_parameters })).toEqual({})
})

test('starts a run without a word', async () => {
  const { harbor, asked } = scripted({ body: {}, headers: { location: '/api/v2.0/system/gc/78' } })
  expect((await harbor.garbageCollection.run()).id).toBe(78)
  expect(asked).toEqual(['POST /system/gc/schedule {"schedule":{"type":"Manual"},"parameters":{}}'])
})

test('schedules are written with their crons', () => {
  expect([
    jobSchedule.hourly(),
    jobSchedule.daily(),
    jobSchedule.weekly(),
    jobSchedule.custom('0 30 2 * * 6'),
    jobSchedule.none(),
  ]).toEqual([
    { type: 'Hourly', cron: '0 0 * * * *' },
    { type: 'Daily', cron: '0 0 0 * * *' },
    { type: 'Weekly', cron: '0 0 0 * * 0' },
    { type: 'Custom', cron: '0 30 2 * * 6' },
    { type: 'None' },
  ])
  expect(() => jobSchedule.custom('0 2 * * *')).toThrow(/seconds are missing/)
})

test('does not run at once what is to be scheduled', async () => {
  const { harbor, asked } = scripted()
  // @ts-expect-error what the types forbid
  const set = harbor.garbageCollection.setSchedule({ schedule: { type: 'Manual' } })
  await expect(set).rejects.toMatchObject({ argument: 'schedule.type' })
  await expect(set).rejects.toThrow('`run` starts it at once')
  expect(asked).toEqual([])
})

test('does not take a misspelt dry run for none', async () => {
  const { harbor, asked } = scripted()
  const parameters = { dryRun: true } as object
  await expect(harbor.garbageCollection.run(parameters)).rejects.toMatchObject({ argument: 'dryRun' })
  const schedule = jobSchedule.daily()
  await expect(harbor.garbageCollection.setSchedule({ schedule, parameters })).rejects.toThrow(/^dryRun/)
  expect(asked).toEqual([])
})
