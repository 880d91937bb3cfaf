import { expect, test } from 'vitest'
import { createFakeHarbor } from '../../src/testing/index'
import { asking, errorOf, namesIn } from './ask'

const names = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ name: `p${String(n).padStart(5, '0')}` }))

test('gives ten to a page unless asked otherwise, with the total', async () => {
  const fake = createFakeHarbor({ projects: names(24) })
  const answer = await asking(fake, fake.admin)('GET', '/projects')
  expect(answer.body).toHaveLength(10)
  expect(answer.headers.get('x-total-count')).toBe('25')
  expect(answer.headers.get('link')).toBe('</api/v2.0/projects?page=2&page_size=10>; rel="next"')
})

test.each([
  ['page=1&page_size=10', 10, ['next']],
  ['page=2&page_size=10', 10, ['prev', 'next']],
  ['page=3&page_size=10', 5, ['prev']],
  ['page=4&page_size=10', 0, []],
  ['page=0&page_size=10', 10, ['next']],
  ['page=-3&page_size=10', 10, ['next']],
  ['page_size=100', 25, []],
  ['page_size=0', 25, []],
  ['page_size=0&page=2', 25, []],
  ['page_size=-1', 25, ['next']],
  ['page_size=-1&page=7', 25, ['prev', 'next']],
])('answers %s with %i of 25 and the links %j', async (query, length, rels) => {
  const fake = createFakeHarbor({ projects: names(24) })
  const answer = await asking(fake, fake.admin)('GET', `/projects?${query}`)
  const links = answer.headers.get('link')?.matchAll(/rel="(\w+)"/g) ?? []
  expect(answer.body).toHaveLength(length)
  expect([...links].map(([, rel]) => rel)).toEqual(rels)
})

test.each([
  ['page_size=101', 'page_size in query should be less than or equal to 100'],
  ['page_size=many', 'page_size in query must be of type int64: "many"'],
  ['page=1.5', 'page in query must be of type int64: "1.5"'],
  [
    'page=x&page_size=101',
    'page in query must be of type int64: "x"\npage_size in query should be less than or equal to 100',
  ],
])('refuses %s before it looks at permissions', async (query, finding) => {
  const answer = await asking(createFakeHarbor())('GET', `/users?${query}`)
  expect(answer.status).toBe(422)
  expect(errorOf(answer)).toBe(`UNPROCESSABLE_ENTITY: validation failure list:\n${finding}`)
})

test('repeats q in the Link without escaping it', async () => {
  const fake = createFakeHarbor({ projects: names(3) })
  const q = encodeURIComponent('name=~p0,owner=größe & co')
  const answer = await asking(fake, fake.admin)('GET', `/projects?page_size=1&q=name%3D~p0&name=${q}`)
  expect(answer.headers.get('x-total-count')).toBe('0')
  const listed = await asking(fake, fake.admin)(
    'GET',
    `/projects?page_size=1&q=${encodeURIComponent('name=~p0,nope=größe & co')}`,
  )
  const link = Buffer.from(listed.headers.get('link') ?? '', 'latin1').toString()
  expect(link).toBe('</api/v2.0/projects?page=2&page_size=1&q=name=~p0,nope=größe & co>; rel="next"')
})

test('takes a line break out of the Link', async () => {
  const fake = createFakeHarbor({ projects: names(3) })
  const answer = await asking(fake, fake.admin)('GET', '/projects?page_size=1&sort=a%0Ab')
  expect(answer.headers.get('link')).toBe('</api/v2.0/projects?page=2&page_size=1&sort=a b>; rel="next"')
})

test('gives every one of 10,000 once, whatever the page size', async () => {
  const fake = createFakeHarbor({ projects: [{ name: 'big', repositories: names(10_000) }] })
  const ask = asking(fake, fake.admin)
  const seen: string[] = []
  for (let page = 1; page <= 100; page++) {
    seen.push(...namesIn(await ask('GET', `/projects/big/repositories?page=${page}&page_size=100&sort=name`)))
  }
  expect(seen).toEqual(names(10_000).map(({ name }) => `big/${name}`))
})

test('sees a change between two pages', async () => {
  const fake = createFakeHarbor({ projects: names(3) })
  const ask = asking(fake, fake.admin)
  const first = await ask('GET', '/projects?page_size=2&sort=name')
  await ask('DELETE', '/projects/p00000')
  const second = await ask('GET', '/projects?page=2&page_size=2&sort=name')
  expect([namesIn(first), namesIn(second)]).toEqual([['library', 'p00000'], ['p00002']])
})

test('remembers no list of one caller for another', async () => {
  const fake = createFakeHarbor({ projects: names(2), users: [{ username: 'jane', password: 'Jane12345' }] })
  const path = '/repositories?page_size=5'
  const everything = await asking(fake, fake.admin)('GET', '/projects')
  const some = await asking(fake, { username: 'jane', password: 'Jane12345' })('GET', '/projects')
  expect([everything.body.length, some.body.length]).toEqual([3, 1])
  expect((await asking(fake)('GET', path)).status).toBe(200)
})

test('ignores the page in a search for users, though the links promise more', async () => {
  const users = ['anna', 'anni', 'annika'].map((username) => ({ username, password: 'Anna12345' }))
  const fake = createFakeHarbor({ users })
  const ask = asking(fake, fake.admin)
  const [first, second] = [
    await ask('GET', '/users/search?username=ann&page_size=2'),
    await ask('GET', '/users/search?username=ann&page_size=2&page=2'),
  ]
  expect(second.body).toEqual(first.body)
  expect(first.headers.get('link')).toContain('rel="next"')
})
