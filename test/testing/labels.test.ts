import { expect, test } from 'vitest'
import { createFakeHarbor } from '../../src/testing/index'
import { asking, errorOf, namesIn } from './ask'

const artifact = '/projects/demo/repositories/app/artifacts/v1'

function start() {
  const repositories = [{ name: 'app', artifacts: [{ tags: ['v1'] }] }]
  const fake = createFakeHarbor({ projects: [{ name: 'demo', repositories }, { name: 'other' }] })
  return asking(fake, fake.admin)
}

test('takes a label that is deleted off the artifacts that had it', async () => {
  const admin = start()
  await admin('POST', '/labels', { name: 'prod', scope: 'g' })
  await admin('POST', `${artifact}/labels`, { id: 1 })
  expect((await admin('GET', `${artifact}?with_label=true`)).body.labels).toMatchObject([{ name: 'prod' }])
  await admin('DELETE', '/labels/1')
  expect((await admin('GET', `${artifact}?with_label=true`)).body.labels).toBeNull()
})

test('shows labels only where they are asked for', async () => {
  const admin = start()
  await admin('POST', '/labels', { name: 'prod', scope: 'g' })
  await admin('POST', `${artifact}/labels`, { id: 1 })
  expect((await admin('GET', artifact)).body.labels).toBeNull()
})

test('gives an artifact no label of another project', async () => {
  const admin = start()
  await admin('POST', '/labels', { name: 'team', scope: 'p', project_id: 3 })
  expect(errorOf(await admin('POST', `${artifact}/labels`, { id: 1 }))).toBe(
    'NOT_FOUND: project id 2, label 1 not found',
  )
})

test('wants a name of a label that is changed, though not of one that is made', async () => {
  const admin = start()
  expect((await admin('POST', '/labels', { scope: 'g' })).status).toBe(201)
  const change = async (name: string) => errorOf(await admin('PUT', '/labels/1', { name, scope: 'g' }))
  expect(await change('')).toBe('BAD_REQUEST: cannot be empty')
  expect(await change('x'.repeat(129))).toBe('BAD_REQUEST: max length is 128')
})

test('takes the same name once in each scope', async () => {
  const admin = start()
  const statuses: number[] = []
  for (const scope of [
    { scope: 'g' },
    { scope: 'p', project_id: 2 },
    { scope: 'p', project_id: 3 },
    { scope: 'g' },
  ]) {
    statuses.push((await admin('POST', '/labels', { name: 'prod', ...scope })).status)
  }
  expect(statuses).toEqual([201, 201, 201, 409])
})

test('lists a label that was changed after all others', async () => {
  const admin = start()
  for (const name of ['a', 'b', 'c']) await admin('POST', '/labels', { name, scope: 'g' })
  await admin('PUT', '/labels/1', { name: 'a', scope: 'g', color: '#000000' })
  expect(namesIn(await admin('GET', '/labels?scope=g'))).toEqual(['b', 'c', 'a'])
  expect(namesIn(await admin('GET', '/labels?scope=g&sort=name'))).toEqual(['a', 'b', 'c'])
})
