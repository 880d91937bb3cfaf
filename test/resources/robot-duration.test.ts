import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { access, Harbor, robotDuration } from '../../src/index'
import { createFakeHarbor } from '../../src/testing/index'

const day = 86_400_000
const made = Date.parse('2026-01-01T00:00:00.123Z')
const robot = { creation_time: new Date(made).toISOString() }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: made })
})
afterEach(() => {
  vi.useRealTimers()
})

test.each([
  ['that is new', 0, 30, 30],
  ['that is some seconds old', 5_000, 30, 31],
  ['of 29 days', 29 * day, 30, 59],
  ['that expired long ago', 400 * day + 1, 1, 402],
  ['for half a day', 10 * day, 0.5, 11],
])('counts from when a robot was made, for one %s', (_what, age, days, duration) => {
  vi.setSystemTime(made + age)
  expect(robotDuration(robot, { days })).toBe(duration)
})

test('prolongs a robot, which the same duration once more does not', async () => {
  const fake = createFakeHarbor({ projects: [{ name: 'demo' }] })
  const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
  const permissions = [access.project('demo').can('repository', 'list')]
  const { id } = await harbor.robots.create({ name: 'ci', level: 'project', duration: 30, permissions })
  const validFor = async () => (await harbor.robots.get(id)).expires_at - Date.now() / 1000

  vi.setSystemTime(made + 29 * day)
  await harbor.robots.update(id, { duration: 30 })
  expect(await validFor()).toBeLessThanOrEqual(86_400)

  const [found] = await harbor.robots.expiring({ within: 7 * day, project: 'demo' })
  if (found === undefined) throw new Error('it expires')
  await harbor.robots.update(found, { duration: robotDuration(found, { days: 30 }) })
  expect(await validFor()).toBeCloseTo(30 * 86_400, -1)
})
