import { expect, test } from 'vitest'
import { Clock } from '../../../src/testing/engine/clock'
import { Scheduler } from '../../../src/testing/engine/schedules'
import { State } from '../../../src/testing/state'

const hourly = {
  vendor_type: 'REPLICATION',
  vendor_id: 7,
  cron_type: 'Hourly',
  cron: '0 0 * * * *',
  extra_attrs: {},
}
const hour = 3_600_000

function start() {
  const clock = new Clock(new Date('2026-03-01T12:30:00Z'))
  const ran: string[] = []
  const note = () => void ran.push(new Date(clock.now()).toISOString())
  return { clock, scheduler: new Scheduler(new State(clock)), ran, note }
}

test('runs what is scheduled each time the clock gets there', async () => {
  const { clock, scheduler, ran, note } = start()
  const schedule = scheduler.set(hourly, note)
  expect(scheduler.nextTime(schedule)).toBe('2026-03-01T13:00:00.000Z')
  await clock.advance(2 * hour)
  expect(ran).toEqual(['2026-03-01T13:00:00.000Z', '2026-03-01T14:00:00.000Z'])
})

test('a new schedule takes the place of the old one, which runs no more', async () => {
  const { clock, scheduler, ran, note } = start()
  const first = scheduler.set(hourly, note)
  await clock.advance(1000)
  const second = scheduler.set({ ...hourly, cron: '0 0 0 * * *' }, note)
  expect([second.creation_time, second.update_time]).toEqual([
    first.creation_time,
    '2026-03-01T12:30:01.000Z',
  ])
  await clock.advance(5 * hour)
  expect(ran).toEqual([])
})

test('what is taken away runs no more, and others do', async () => {
  const { clock, scheduler, ran, note } = start()
  scheduler.set(hourly, note)
  scheduler.set({ ...hourly, vendor_id: 8 }, note)
  scheduler.remove(hourly)
  expect([scheduler.find(hourly), scheduler.find({ ...hourly, vendor_id: 8 })?.cron]).toEqual([
    undefined,
    '0 0 * * * *',
  ])
  await clock.advance(hour)
  expect(ran).toHaveLength(1)
})

test('what never comes is kept, and does not run', async () => {
  const { scheduler, note } = start()
  const schedule = scheduler.set({ ...hourly, cron: '0 0 0 31 2 *' }, note)
  expect(scheduler.nextTime(schedule)).toBeUndefined()
})
