import { expect, test } from 'vitest'
import { Harbor, immutable, retain, retentionTrigger } from '../../src/index'
import { createFakeHarbor, type FakeHarborOptions } from '../../src/testing/index'

const day = 24 * 60 * 60 * 1000
const wait = { interval: 1 }

function start(tags: readonly (readonly string[])[], options: FakeHarborOptions = {}) {
  const repositories = [{ name: 'app', artifacts: tags.map((own) => ({ tags: own })) }]
  const fake = createFakeHarbor({ projects: [{ name: 'demo', repositories }], ...options })
  const harbor = new Harbor({ url: fake.url, fetch: fake.fetch, auth: fake.admin })
  const left = () => fake.state.tags.map(({ name }) => name).sort()
  return { fake, harbor, left }
}

test('keeps what was pulled last, and deletes the others as the job service', async () => {
  const { fake, harbor, left } = start([['a'], ['b'], ['c']])
  await fake.fetch(`${fake.url}/v2/demo/app/manifests/b`, {
    headers: {
      authorization: `Basic ${btoa(`${fake.admin.username}:${fake.admin.password}`)}`,
      accept: 'application/vnd.oci.image.manifest.v1+json',
    },
  })
  const policy = await harbor.retention.set('demo', { rules: [retain.mostRecentlyPulled(1).tags('**')] })
  const { id } = await harbor.retention.start(policy)
  const { tasks } = await harbor.retention.wait(policy, id, wait)
  expect(tasks).toMatchObject([{ repository: 'app', total: 3, retained: 1 }])
  expect(left()).toEqual(['b'])
  const deleted = fake.state.auditLogs.filter(({ operation }) => operation === 'delete')
  expect(deleted.map(({ username }) => username)).toEqual(['harbor-jobservice', 'harbor-jobservice'])
})

test('counts an immutable tag as kept, in a dry run too', async () => {
  const { harbor, left } = start([['v1'], ['v2'], ['dev']])
  await harbor.immutableRules.create('demo', immutable.tags('v*'))
  const policy = await harbor.retention.set('demo', { rules: [retain.always().tags('none')] })
  for (const dry_run of [true, false]) {
    const { id } = await harbor.retention.start(policy, { dry_run })
    const { tasks } = await harbor.retention.wait(policy, id, wait)
    expect(tasks).toMatchObject([{ total: 3, retained: 2 }])
  }
  expect(left()).toEqual(['v1', 'v2'])
})

test('runs when its schedule says so, and only of the days that it keeps', async () => {
  const { fake, harbor, left } = start([['a'], ['b']], { clock: new Date('2026-01-01T12:00:00Z') })
  await harbor.retention.set('demo', {
    rules: [retain.pushedWithin(2).tags('**')],
    trigger: retentionTrigger.scheduled('0 0 0 * * *'),
  })
  await fake.clock.advance(day)
  expect(left()).toEqual(['a', 'b'])
  await fake.clock.advance(2 * day)
  expect(left()).toEqual([])
  const runs = fake.state.executions.filter(({ vendor_type }) => vendor_type === 'RETENTION')
  expect(runs.map(({ trigger, status }) => [trigger, status])).toEqual([
    ['SCHEDULE', 'Success'],
    ['SCHEDULE', 'Success'],
    ['SCHEDULE', 'Success'],
  ])
})

test('goes with its project, and its schedule with it', async () => {
  const { fake, harbor } = start([])
  await harbor.retention.set('demo', {
    rules: [retain.always().tags('**')],
    trigger: retentionTrigger.scheduled('0 0 0 * * *'),
  })
  const schedules = () => fake.state.schedules.filter(({ vendor_type }) => vendor_type === 'RETENTION')
  expect(schedules()).toHaveLength(1)
  for (const { name } of fake.state.repositories) await harbor.repositories.delete(name)
  await harbor.projects.delete('demo')
  expect([fake.state.retentionPolicies, schedules()]).toEqual([[], []])
})
