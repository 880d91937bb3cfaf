import { expect, test } from 'vitest'
import { createFakeHarbor } from '../../src/testing/index'
import { asking, errorOf, namesIn } from './ask'

function start() {
  const repositories = ['app', 'api', 'web/front', '2024', 'a_b'].map((name) => ({ name }))
  const fake = createFakeHarbor({ projects: [{ name: 'demo', repositories }] })
  return asking(fake, fake.admin)
}

async function find(q: string): Promise<string[]> {
  const answer = await start()('GET', `/projects/demo/repositories?sort=name&q=${encodeURIComponent(q)}`)
  expect(answer.status).toBe(200)
  return namesIn(answer).map((name) => name.replace('demo/', ''))
}

const all = ['2024', 'a_b', 'api', 'app', 'web/front']

test.each([
  ['name=demo/app', ['app']],
  ['name=~AP', ['api', 'app']],
  ['name=~web/', ['web/front']],
  ['name={demo/app demo/2024 demo/none}', ['2024', 'app']],
  ['name={"demo/app" \'demo/api\'}', ['api', 'app']],
  ['name=[demo/api~demo/app]', ['api', 'app']],
  ['repository_id=[4~]', ['2024', 'a_b']],
  ['repository_id=[~2]', ['api', 'app']],
  ['repository_id=[2~3]', ['api', 'web/front']],
  ['repository_id=3', ['web/front']],
  // Of two conditions on one column the last counts.
  ['repository_id=3,repository_id=[~2]', ['api', 'app']],
  // It is not called so.
  ['id=3', all],
  ['repository_id={1 4}', ['2024', 'app']],
  ['repository_id=~2', ['api']],
  ['name=\\demo/app', ['app']],
  ['name=\\~app', []],
  ['name=~\\~', []],
  ['name=~a,repository_id=1', ['app']],
  ['creation_time=[2020-01-01T00:00:00~2099-01-01 00:00:00]', all],
  ['creation_time=[2099-01-01T00:00:00~]', []],
  ['nope=1', all],
  ['name=(demo/app demo/api)', all],
])('finds by q=%s', async (q, found) => {
  expect(await find(q)).toEqual(found)
})

test.each([
  ['name', 'the query string must contain "=" and the key/value cannot be empty'],
  ['name=', 'the query string must contain "=" and the key/value cannot be empty'],
  ['=x', 'the query string must contain "=" and the key/value cannot be empty'],
  ['name=~a,', 'the query string must contain "=" and the key/value cannot be empty'],
  ['name=~', 'invalid query string value: ~'],
  ['repository_id=[1~2', 'invalid query string value: [1~2'],
  ['repository_id=[1]', 'invalid query string value: [1]'],
  ['repository_id=[~]', 'invalid query string value: [~]'],
  ['repository_id=[1~2~3]', 'invalid query string value: [1~2~3]'],
  ['repository_id={1 2', 'invalid query string value: {1 2'],
  ['repository_id=(1 2', 'invalid query string value: (1 2'],
])('refuses q=%s', async (q, message) => {
  const answer = await start()('GET', `/repositories?q=${encodeURIComponent(q)}`)
  expect([answer.status, errorOf(answer)]).toEqual([400, `BAD_REQUEST: ${message}`])
})

test.each(['repository_id=abc', 'repository_id={1 x}', 'repository_id=[a~b]', 'creation_time=yesterday'])(
  'breaks on q=%s as the database does',
  async (q) => {
    const answer = await start()('GET', `/repositories?q=${encodeURIComponent(q)}`)
    expect([answer.status, errorOf(answer)]).toEqual([500, 'UNKNOWN: internal server error'])
  },
)

test('decodes q once more, so that a comma that is escaped twice still separates', async () => {
  expect(await find('name%3D~a%2Crepository_id%3D1')).toEqual(['app'])
  expect(await find('name=demo/app%2B')).toEqual([])
  expect(await find('name=100%')).toEqual([])
})

test.each([
  ['name', all],
  ['-name', [...all].reverse()],
  ['-project_id,name', all],
  ['nope,-name', [...all].reverse()],
  ['nope', ['a_b', '2024', 'web/front', 'api', 'app']],
])('sorts by %s', async (sort, sorted) => {
  const answer = await start()('GET', `/projects/demo/repositories?sort=${sort}`)
  expect(namesIn(answer).map((name) => name.replace('demo/', ''))).toEqual(sorted)
})
