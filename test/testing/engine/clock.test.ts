import { expect, test } from 'vitest'
import { Clock } from '../../../src/testing/engine/clock'
import { createFakeHarbor } from '../../../src/testing/index'

const noon = new Date('2026-03-01T12:00:00Z')

test('stands still at a Date, and goes on by what it is advanced', async () => {
  const clock = new Clock(noon)
  expect(clock.now()).toBe(noon.getTime())
  await clock.advance(1500)
  expect(clock.now()).toBe(noon.getTime() + 1500)
})

test('runs what falls due in the order of its time, each at its own moment', async () => {
  const clock = new Clock(noon)
  const seen: [string, number][] = []
  const note = (name: string) => () => void seen.push([name, clock.now() - noon.getTime()])
  clock.afterPause(300, note('third'))
  clock.afterPause(100, note('first'))
  clock.afterPause(100, note('second'))
  clock.afterPause(301, note('too late'))
  await clock.advance(300)
  expect(seen).toEqual([
    ['first', 100],
    ['second', 100],
    ['third', 300],
  ])
})

test('runs in the same advance what falls due by what has run, and waits for it', async () => {
  const clock = new Clock(noon)
  const seen: number[] = []
  clock.afterPause(10, async () => {
    await Promise.resolve()
    clock.afterPause(10, () => void seen.push(clock.now() - noon.getTime()))
  })
  await clock.advance(20)
  expect(seen).toEqual([20])
})

test('does not run what was taken back', async () => {
  const clock = new Clock(noon)
  let ran = false
  clock.afterPause(10, () => {
    ran = true
  })()
  await clock.advance(10)
  expect(ran).toBe(false)
})

test('advances one after the other when asked for at once', async () => {
  const clock = new Clock(noon)
  await Promise.all([clock.advance(10), clock.advance(5)])
  expect(clock.now()).toBe(noon.getTime() + 15)
})

test('with the system clock waits for no pause of Harbor', async () => {
  const clock = new Clock('system')
  await new Promise<void>((resolve) => {
    clock.afterPause(3_600_000, resolve)
  })
  expect(() => clock.advance(1)).toThrow(/clock: follows the system's time/)
})

test.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('refuses to advance by %s', (milliseconds) => {
  expect(() => new Clock(noon).advance(milliseconds)).toThrow(/milliseconds: must be a number, 0 or more/)
})

test('is what time a fake Harbor thinks it is', async () => {
  const fake = createFakeHarbor({ clock: noon })
  const created = async (name: string) => {
    const init = { headers: { authorization: `Basic ${btoa('admin:Harbor12345')}` } }
    const answer = await fake.fetch(`${fake.url}/api/v2.0/projects/${name}`, init)
    return (await answer.json()).creation_time
  }
  expect(await created('library')).toBe('2026-03-01T12:00:00.000Z')
  await fake.clock.advance(60_000)
  expect(fake.clock.now()).toEqual(new Date('2026-03-01T12:01:00Z'))
  await expect(createFakeHarbor().clock.advance(1)).rejects.toThrow(/new Date/)
  expect(() => createFakeHarbor({ clock: new Date('no date') })).toThrow(/clock: must be/)
})

test('with the system clock holds no process up', () => {
  const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length
  const clock = new Clock('system')
  const before = timers()
  const stop = clock.at(Date.now() + 60_000, () => {})
  expect(timers()).toBe(before)
  stop()
})
