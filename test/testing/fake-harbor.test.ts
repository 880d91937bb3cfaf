import { expect, test } from 'vitest'
import { requests } from '../../generated/requests'
import { InvalidArgumentError } from '../../src/index'
import { areas } from '../../src/testing/areas/index'
import { createFakeHarbor, createFakeHarborPair, type FakeHarborOptions } from '../../src/testing/index'
import { asking, basic, namesIn } from './ask'

test('is two Harbors when it is made twice', async () => {
  const [one, other] = [createFakeHarbor(), createFakeHarbor()]
  await asking(one, one.admin)('POST', '/projects', { project_name: 'demo' })
  expect(namesIn(await asking(other, other.admin)('GET', '/projects'))).toEqual(['library'])
})

test('takes a string, a URL or a Request, as fetch does', async () => {
  const fake = createFakeHarbor()
  const url = `${fake.url}/api/v2.0/ping`
  const answers = [await fake.fetch(url), await fake.fetch(new URL(url)), await fake.fetch(new Request(url))]
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['Pong', 'Pong', 'Pong'])
})

test('fails as fetch does for every other origin, and says which one it answers for', async () => {
  const fake = createFakeHarbor()
  await expect(fake.fetch('https://other.test/api/v2.0/ping')).rejects.toThrow(
    'fetch failed: this fake Harbor answers for https://harbor.test, not for https://other.test.',
  )
})

test('rejects with the reason of a signal that was aborted', async () => {
  const fake = createFakeHarbor()
  const reason = new Error('enough')
  const signal = AbortSignal.abort(reason)
  await expect(fake.fetch(`${fake.url}/api/v2.0/ping`, { signal })).rejects.toBe(reason)
})

test('rejects when the signal is aborted while it answers', async () => {
  const fake = createFakeHarbor()
  const controller = new AbortController()
  const reason = new Error('enough')
  const answer = fake.fetch(`${fake.url}/api/v2.0/ping`, { signal: controller.signal })
  controller.abort(reason)
  await expect(answer).rejects.toBe(reason)
})

test('seeds images that can be pulled, each with a digest of its own', async () => {
  const artifacts = [{ tags: ['v1', 'latest'] }, {}, { tags: ['v2'] }]
  const fake = createFakeHarbor({ projects: [{ name: 'demo', repositories: [{ name: 'app', artifacts }] }] })
  const { body } = await asking(fake, fake.admin)('GET', '/projects/demo/repositories/app/artifacts')
  const tags = body.map(({ tags }: { tags: { name: string }[] | null }) => tags?.map(({ name }) => name))
  expect(tags).toEqual([['v2'], undefined, ['latest', 'v1']])
  expect(new Set(body.map(({ digest }: { digest: string }) => digest)).size).toBe(3)
  const manifest = await fake.fetch(`${fake.url}/v2/demo/app/manifests/latest`, {
    headers: { authorization: basic(fake.admin), accept: 'application/vnd.oci.image.manifest.v1+json' },
  })
  expect(manifest.headers.get('docker-content-digest')).toBe(body[2].digest)
})

test('takes library as it is described, instead of its own', async () => {
  const fake = createFakeHarbor({ projects: [{ name: 'library' }] })
  const { body } = await asking(fake, fake.admin)('GET', '/projects/library')
  expect(body.metadata).toEqual({ public: 'false' })
})

const permissions = [{ kind: 'system', namespace: '/', access: [] }] as const

test.each<[FakeHarborOptions, string]>([
  [
    { projects: [{ name: 'Demo' }] },
    "projects: 'Demo' is no name that Harbor takes. Write it in lower case.",
  ],
  [{ projects: [{ name: 'a' }, { name: 'a' }] }, "projects: 'a' is there twice. Name it once."],
  [{ users: [{ username: 'admin', password: 'x' }] }, "users: 'admin' is there twice. Name it once."],
  [{ users: [{ username: '', password: 'x' }] }, 'users: a user without a name. Give it a username.'],
  [
    { projects: [{ name: 'a', members: { jane: 'guest' } }] },
    "projects: a.members.jane: there is no such user. Add 'jane' to users.",
  ],
  [
    { projects: [{ name: 'a', members: { admin: 'boss' as 'guest' } }] },
    /is no role. Take one of projectAdmin, developer, guest, maintainer, limitedGuest\.$/.source,
  ],
  [
    { projects: [{ name: 'a', repositories: [{ name: 'App' }] }] },
    "projects: 'a/App' is no repository that Harbor takes. Write it in lower case.",
  ],
  [
    { projects: [{ name: 'a', repositories: [{ name: 'b', artifacts: [{ tags: ['c d'] }] }] }] },
    "'c d' is no tag that Harbor takes",
  ],
  [
    { robots: [{ name: 'robot$ci', secret: 'Robot12345', permissions }] },
    "robots: 'robot$ci' is no name that Harbor takes. Leave prefix and project out.",
  ],
  [
    { robots: [{ name: 'ci', secret: 'weak', permissions }] },
    "robots: the secret of 'ci' needs 8 characters, upper case, lower case and a digit.",
  ],
])('refuses to start with %j', (options, message) => {
  const start = () => createFakeHarbor(options)
  expect(start).toThrow(InvalidArgumentError)
  expect(start).toThrow(message.endsWith('$') ? new RegExp(message) : message)
})

test('makes two that are reached by either fetch, with one clock and nothing else in common', async () => {
  const [first, second] = createFakeHarborPair(
    { clock: new Date('2026-03-01T12:00:00Z'), projects: [{ name: 'demo' }] },
    { projects: [{ name: 'mirror' }] },
  )
  await first.clock.advance(1000)
  expect(second.clock.now()).toEqual(new Date('2026-03-01T12:00:01Z'))
  const names = async (url: string) =>
    namesIn(await asking({ url, fetch: first.fetch }, first.admin)('GET', '/projects'))
  expect([await names(first.url), await names(second.url)]).toEqual([
    ['demo', 'library'],
    ['library', 'mirror'],
  ])
  await expect(second.fetch('https://elsewhere.test/')).rejects.toThrow(
    'answers for https://harbor.test and https://remote.test, not for https://elsewhere.test',
  )
})

test('has one clock for a pair, which is given with the first', () => {
  const second = { clock: new Date() } as object
  expect(() => createFakeHarborPair({}, second)).toThrow(/both Harbors have one clock/)
})

test('answers every operation, each in one area', () => {
  const answered = areas.flatMap(({ routes }) => routes.map(({ operation }) => operation))
  expect(answered.sort()).toEqual(Object.keys(requests).sort())
})
