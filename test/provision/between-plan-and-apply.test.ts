import { beforeEach, expect, test } from 'vitest'
import { Harbor } from '../../src/index'
import { apply, plan } from '../../src/provision/index'
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
