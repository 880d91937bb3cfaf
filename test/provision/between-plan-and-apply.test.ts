import { beforeEach, expect, test } from 'vitest'
import { Harbor } from '../../src/index'
import { apply, type HarborDescription, ProvisionError, plan } from '../../src/provision/index'
import { createFakeHarbor, type FakeHarbor } from '../../src/testing/index'

let fake: FakeHarbor
let harbor: Harbor

beforeEach(() => {
  fake = createFakeHarbor({ users: [{ username: 'group devs', password: 'Devs-pw-12' }] })
  harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch, retry: 0 })
})

const names = async () => (await harbor.labels.list().all()).map(({ name }) => name).sort()

test('does what was planned, whatever becomes of the description meanwhile', async () => {
  const label = { name: 'approved', color: '#48960C' }
  const changes = await plan(harbor, { labels: [label] })
  Object.assign(label, { name: 'other', color: '#C92100' })
  await apply(changes)
  expect(await harbor.labels.get('approved')).toMatchObject({ color: '#48960C' })
  expect(await names()).toEqual(['approved'])
})

test('takes a step for done though `onProgress` throws, begins nothing more, and rejects with what it threw', async () => {
  const labels = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name }))
  const changes = await plan(harbor, { labels })
  const enough = new Error('enough')
  const throwing = apply(changes, {
    concurrency: 2,
    onProgress: ({ done }) => {
      if (done === 2) throw enough
    },
  })
  await expect(throwing).rejects.toBe(enough)
  const made = await names()
  expect(made.length).toBeGreaterThanOrEqual(2)
  expect(made.length).toBeLessThanOrEqual(3)
  const after = fake.requests.length
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(fake.requests.length).toBe(after)
  expect((await plan(harbor, { labels })).differences).toHaveLength(5 - made.length)
})

test('names what failed, though `onProgress` throws as well', async () => {
  fake.fail({ operation: 'CreateLabel', times: 1, as: 500 })
  const changes = await plan(harbor, { labels: [{ name: 'a' }, { name: 'b' }] })
  const throwing = apply(changes, {
    concurrency: 2,
    onProgress: () => {
      throw new Error('enough')
    },
  })
  const error = await throwing.catch((error: unknown) => error)
  if (!(error instanceof ProvisionError)) throw error
  expect(error.done).toHaveLength(1)
  expect(error.failed).toHaveLength(1)
  expect(error.plan.differences).toHaveLength(1)
})

test('takes any number of things at once', async () => {
  const changes = await plan(harbor, { labels: [{ name: 'a' }, { name: 'b' }] })
  await expect(apply(changes, { concurrency: Number.MAX_SAFE_INTEGER })).resolves.toHaveLength(2)
})

test('does not take for done a project that somebody has made meanwhile and that is no cache', async () => {
  const url = 'https://registry.example.com'
  await harbor.registries.create({ name: 'hub', type: 'docker-registry', url })
  const changes = await plan(harbor, { projects: [{ name: 'mirror', registry: 'hub' }] })
  await harbor.projects.create({ project_name: 'mirror' })
  const error = await apply(changes).catch((error: unknown) => error)
  if (!(error instanceof ProvisionError)) throw error
  expect(error.message).toMatch(/'\+ project mirror' failed: .*409/)
  expect(error.plan.differences).toHaveLength(1)
})

test('never takes a user for a group of the name that the plan gives it', async () => {
  await harbor.userGroups.create({ group_name: 'devs', group_type: 'oidc' })
  await harbor.projects.create({ project_name: 'demo' })
  await harbor.members.create('demo', { role_id: 'guest', member_user: { username: 'group devs' } })
  const desired: HarborDescription = {
    projects: [
      {
        name: 'demo',
        members: [{ group_name: 'devs', group_type: 'oidc', role_id: 'projectAdmin' }],
      },
    ],
  }
  await apply(await plan(harbor, desired))
  const members = await harbor.members.list('demo').all()
  const roles = members.map(({ entity_name, role_name }) => [entity_name, role_name])
  expect(roles).toContainEqual(['group devs', 'guest'])
  expect(roles).toContainEqual(['devs', 'projectAdmin'])
  expect(String(await plan(harbor, desired))).toBe('Nothing to do.')
})
