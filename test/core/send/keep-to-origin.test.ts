import { describe, expect, test } from 'vitest'
import { readAuth } from '../../../src/core/auth'
import { withAuth } from '../../../src/core/credentials'
import type { SentInit } from '../../../src/core/fetch'
import { CallRequest, startCall } from '../../../src/core/send/call-request'
import { keepToOrigin } from '../../../src/core/send/keep-to-origin'
import { createPipeline } from '../../../src/core/send/pipeline'
import { readSettings } from '../../../src/core/settings'
import { rejection } from '../connect'

const own = 'https://harbor.example.com'
const authorization = { headers: { authorization: 'Basic amFuZTpzZWNyZXQ=' } }

function watched(origins = [own]) {
  const sent: string[] = []
  const fetch = keepToOrigin(async (url) => {
    sent.push(url)
    return new Response()
  }, origins)
  return { sent, fetch }
}

describe('what has credentials with it', () => {
  test('goes to the origin of the client, and to one that may have them', async () => {
    const { sent, fetch } = watched([own, 'https://auth.example.com'])
    const urls = [`${own}/api`, `${own}//evil.example/`, 'https://auth.example.com/token']
    for (const url of urls) await fetch(url, authorization)
    expect(sent).toEqual(urls)
  })

  test.each([
    'https://evil.example/',
    'http://harbor.example.com/',
    'https://harbor.example.com:8443/',
    'https://harbor.example.com.evil.example/',
    'https://harbor.example.com@evil.example/',
    'https://harbor.example.com\\@evil.example/',
    'https:\\\\evil.example/',
    ' https://evil.example/',
    '//evil.example/',
    'file:///etc/passwd',
    'blob:https://harbor.example.com/1',
    '',
  ])('does not go to %j', async (url) => {
    const { sent, fetch } = watched()
    const error = await rejection(fetch(url, authorization))
    expect(error).toMatchObject({ name: 'HarborError', outcome: 'not-sent' })
    expect(String(error)).not.toContain('amFuZTpzZWNyZXQ')
    expect(String(error)).toContain(`A request was about to leave ${own} with credentials. It was not sent.`)
    expect(sent).toEqual([])
  })
})

test.each<[what: string, init: SentInit]>([
  ['a cookie', { headers: { cookie: 'sid=1' } }],
  ["a header of the caller's", { headers: { 'x-proxy-key': 'key' } }],
  ['a header beside a question for content', { headers: { accept: '*/*', 'x-proxy-key': 'key' } }],
  ['a body', { method: 'PUT', body: 'secret', headers: {} }],
])('%s does not leave the origin', async (_what, init) => {
  const { sent, fetch } = watched()
  expect(await rejection(fetch('https://evil.example/', init))).toMatchObject({ name: 'HarborError' })
  expect(sent).toEqual([])
})

test('a question for content that says nothing else goes to any web address, and to no other', async () => {
  const { sent, fetch } = watched()
  const init = { headers: { accept: '*/*', range: 'bytes=1-' } }
  await fetch('http://storage.example.com/data', init)
  for (const url of ['file:///etc/passwd', 'data:,x', 'unix:/run/docker.sock', 'javascript:1//http://x/']) {
    await rejection(fetch(url, init))
  }
  expect(sent).toEqual(['http://storage.example.com/data'])
})

test('a pipeline looks at the request as it leaves, with the credentials that were put on it', async () => {
  const sent: string[] = []
  const settings = readSettings({
    url: own,
    fetch: async (url) => {
      sent.push(url)
      return new Response('')
    },
  })
  const credentials = readAuth({ username: 'jane', password: 'jane-secret' })
  const send = createPipeline(settings, (fetch) => withAuth(fetch, credentials), credentials)
  const request = (url: string) =>
    send(new CallRequest(url, { headers: {} }), startCall(settings, undefined, {}))
  await request(`${own}/api`)
  expect(await rejection(request('https://evil.example/api'))).toMatchObject({ outcome: 'not-sent' })
  expect(sent).toEqual([`${own}/api`])
})
