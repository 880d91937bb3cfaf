import { request } from 'node:http'
import { expect, test } from 'vitest'
import { createFakeHarbor } from '../../src/testing/index'
import { asking, basic } from './ask'
import { pushImage } from './push-image'

test('serves over a socket what it answers in memory', async () => {
  const fake = createFakeHarbor({ projects: [{ name: 'demo' }] })
  const server = await fake.listen()
  const remote = asking({ url: server.url, fetch }, fake.admin)
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  await remote('POST', '/labels', { name: 'größe', scope: 'g' })
  const [near, far] = [
    await asking(fake, fake.admin)('GET', '/labels?scope=g'),
    await remote('GET', '/labels?scope=g'),
  ]
  expect(far.body).toEqual(near.body)
  expect(far.headers.get('x-total-count')).toBe('1')
  await server.close()
})

test('takes an image that is pushed over a socket, and points back to the address it was asked at', async () => {
  const fake = createFakeHarbor({ projects: [{ name: 'demo' }] })
  const server = await fake.listen()
  const addresses: string[] = []
  const watched = async (input: string, init?: RequestInit) => {
    addresses.push(input)
    return fetch(input, init)
  }
  const at = { url: server.url, fetch: watched, authorization: basic(fake.admin) }
  const { digest } = await pushImage(at, 'demo/team/app', ['v1'])
  const { body } = await asking(fake, fake.admin)(
    'GET',
    '/projects/demo/repositories/team%252Fapp/artifacts/v1',
  )
  expect(body.digest).toBe(digest)
  expect(addresses.every((address) => address.startsWith(server.url))).toBe(true)
  await server.close()
})

test('passes the path on as it was sent, with both encodings of a slash', async () => {
  const fake = createFakeHarbor({
    projects: [{ name: 'demo', repositories: [{ name: 'team/app' }] }],
    behindProxy: true,
  })
  const server = await fake.listen()
  const status = (name: string) =>
    new Promise((resolve, reject) => {
      const path = `/api/v2.0/projects/demo/repositories/${name}`
      const headers = { authorization: basic(fake.admin) }
      request(`${server.url}${path}`, { path, headers }, (answer) => {
        resolve(answer.resume().statusCode)
      })
        .on('error', reject)
        .end()
    })
  expect([await status('team%252Fapp'), await status('team%2Fapp')]).toEqual([200, 404])
  await server.close()
})

test('gives two cookies as two headers', async () => {
  const server = await createFakeHarbor().listen()
  const answer = await fetch(`${server.url}/nope`)
  expect(answer.headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toEqual([
    '_gorilla_csrf',
    'sid',
  ])
  await answer.text()
  await server.close()
})

test('looks away from the body of a GET', async () => {
  const server = await createFakeHarbor().listen()
  const answer = await new Promise<number | undefined>((resolve, reject) => {
    const asked = request(
      `${server.url}/api/v2.0/ping`,
      { method: 'GET', headers: { 'content-length': 2 } },
      (got) => {
        resolve(got.resume().statusCode)
      },
    )
    asked.on('error', reject)
    asked.end('{}')
  })
  expect(answer).toBe(200)
  await server.close()
})

test('ends with its open connections, and with the block that it was made in', async () => {
  const fake = createFakeHarbor()
  let url: string
  {
    await using server = await fake.listen()
    url = server.url
    await (await fetch(`${url}/api/v2.0/ping`)).text()
  }
  await expect(fetch(`${url}/api/v2.0/ping`)).rejects.toThrow('fetch failed')
})

test('listens as often as it is asked to', async () => {
  const fake = createFakeHarbor()
  const servers = [await fake.listen(), await fake.listen()]
  expect(new Set(servers.map(({ url }) => url)).size).toBe(2)
  await Promise.all(servers.map((server) => server.close()))
})
