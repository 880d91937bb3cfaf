import { expect, test } from 'vitest'
import { createFakeHarbor } from '../../src/testing/index'
import { asking, basic, errorOf } from './ask'

const projects = [{ name: 'demo', repositories: [{ name: 'team/app' }, { name: 'plain' }] }]
const base = '/projects/demo/repositories'

test.each([
  [false, 'team%252Fapp', 200, ''],
  [false, 'team%2Fapp', 200, ''],
  [false, 'team/app', 404, 'NOT_FOUND: path /api/v2.0/projects/demo/repositories/team/app was not found'],
  [false, 'team%25252Fapp', 404, 'NOT_FOUND: repository demo/team%2Fapp not found'],
  [true, 'team%252Fapp', 200, ''],
  [true, 'team%2Fapp', 404, 'NOT_FOUND: path /api/v2.0/projects/demo/repositories/team/app was not found'],
  [true, 'team%25252Fapp', 404, 'NOT_FOUND: repository demo/team%2Fapp not found'],
  [true, 'plain', 200, ''],
  [true, 'gr%25C3%25B6%25C3%259Fe', 404, 'NOT_FOUND: repository demo/größe not found'],
])('behind a proxy %j, the repository %s is %i', async (behindProxy, name, status, error) => {
  const fake = createFakeHarbor({ projects, behindProxy })
  const answer = await asking(fake, fake.admin)('GET', `${base}/${name}`)
  expect(answer.status).toBe(status)
  if (error !== '') expect(errorOf(answer)).toBe(error)
})

test.each([
  ['/projects//demo', 200],
  ['/projects/demo/', 200],
  ['/projects/./demo', 200],
  ['/projects/demo/../library', 200],
  ['/projects/%64emo', 200],
])('cleans the path %s', async (path, status) => {
  const fake = createFakeHarbor({ projects })
  expect((await asking(fake, fake.admin)('GET', path)).status).toBe(status)
})

test('refuses as nginx does what is too long, with a page of its own', async () => {
  const fake = createFakeHarbor({ projects, behindProxy: true })
  const url = `${fake.url}/api/v2.0/repositories`
  const long = await fake.fetch(`${url}?q=name%3D${'a'.repeat(9000)}`)
  const header = await fake.fetch(url, { headers: { 'x-big': 'x'.repeat(9000) } })
  const malformed = await fake.fetch(`${url}/%E0%A4%A`)
  for (const [answer, status] of [
    [long, 414],
    [header, 400],
    [malformed, 400],
  ] as const) {
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html'])
    expect(answer.headers.get('x-request-id')).toBeNull()
  }
  expect((await createFakeHarbor().fetch(`${url}?q=name%3D${'a'.repeat(9000)}`)).status).toBe(200)
})

test('answers a path that nobody knows in JSON below the API and in HTML elsewhere', async () => {
  const fake = createFakeHarbor()
  const inside = await fake.fetch(`${fake.url}/api/v2.0/nope`)
  const outside = await fake.fetch(`${fake.url}/nope`)
  expect([inside.status, inside.headers.get('content-type')]).toEqual([
    404,
    'application/json; charset=utf-8',
  ])
  expect([outside.status, outside.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
})

test('refuses a path whose escapes are none', async () => {
  const fake = createFakeHarbor({ projects })
  for (const path of ['/projects/%zz', `${base}/a%25zz`]) {
    const authorization = basic(fake.admin)
    expect((await fake.fetch(`${fake.url}/api/v2.0${path}`, { headers: { authorization } })).status).toBe(400)
  }
})
