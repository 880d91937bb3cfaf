import { describe, expect, test } from 'vitest'
import { RegistryClient } from '../../../src/registry'
import { rejection } from '../../core/connect'
import { call } from './calls'
import { digests, hostileRegistry, own, type Words } from './hostile-registry'

// Each is on our own host to a parser, and on another where its path is joined to an origin and parsed again.
const spellings = [
  ['two slashes', `${own}//evil.example/x`],
  ['a slash and a backslash', `${own}/\\evil.example/x`],
  ['two backslashes', `${own}\\\\evil.example/x`],
  ['a tab between them', `${own}/\t/evil.example/x`],
  ['a dot segment', `${own}/.//evil.example/x`],
  ['a dot segment up', `${own}/a/..//evil.example/x`],
  ['an encoded dot segment', `${own}/%2e//evil.example/x`],
  ['three slashes', `${own}///evil.example/x`],
  ['no host', '/.//evil.example/x'],
  ['a backslash before the dot', '/.\\\\evil.example/x'],
] as const

const places: readonly [place: string, name: string, words: (address: string) => Words][] = [
  ['a realm', 'resolve', (address) => ({ challenge: `Bearer realm="${address.replaceAll('\\', '\\\\')}"` })],
  ['the Location of an upload', 'putBlob', (location) => ({ location })],
  ['the Link of tags', 'listTags', (address) => ({ link: `<${address}>; rel="next"` })],
  ['the Link of referrers', 'referrers', (address) => ({ link: `<${address}>; rel="next"` })],
  ['a redirect', 'getManifest', (location) => ({ redirect: { status: 307, location } })],
  ['a redirect of a blob', 'getBlob', (location) => ({ redirect: { status: 307, location } })],
  ['a redirect of the API', 'projects.get', (location) => ({ redirect: { status: 307, location } })],
]

describe.each(places)('%s with', (_place, name, words) => {
  test.each(spellings)('%s does not lead to another origin', async (_spelling, address) => {
    const registry = hostileRegistry(words(address))
    await call(name, registry)
    expect(registry.leaks).toEqual([])
    // It was asked there, on our own side.
    expect(registry.sent.some((url) => url.includes('evil.example'))).toBe(true)
    expect(registry.sent.every((url) => new URL(url).origin === own)).toBe(true)
  })
})

const schemes = [
  'file:///etc/passwd',
  'data:application/octet-stream,x',
  `blob:${own}/0d5a1b2c`,
  'ftp://registry.example.com/x',
  'unix:/run/docker.sock',
  's3://bucket/x',
  'javascript:1',
  'ws://registry.example.com/x',
]

describe.each(places)('%s with', (_place, name, words) => {
  test.each(schemes)('%s is not opened', async (address) => {
    const registry = hostileRegistry(words(address))
    await call(name, registry)
    expect(registry.leaks).toEqual([])
    expect(registry.sent.every((url) => new URL(url).origin === own)).toBe(true)
  })
})

test.each(schemes)('a blob of an http registry is not read from %s', async (location) => {
  const opened: string[] = []
  const registry = new RegistryClient({
    url: 'http://registry.example.com',
    retry: 0,
    fetch: async (url) => {
      opened.push(url)
      return new Response(null, { status: 307, headers: { location } })
    },
  })
  const error = await rejection(registry.getBlob('demo/app', digests.layer))
  expect(error).toMatchObject({ name: 'HarborResponseError', status: 307 })
  expect(opened).toEqual([`http://registry.example.com/v2/demo/app/blobs/${digests.layer}`])
})

test('a realm that has credentials in it is asked without them', async () => {
  const origin = 'https://auth.example.com'
  const challenge = 'Bearer realm="https://joe:joes-secret@auth.example.com/t"'
  const registry = hostileRegistry({ challenge }, { tokenOrigins: [origin] })
  await call('resolve', registry)
  expect(registry.sent).toContain(`${origin}/t?scope=repository%3Ademo%2Fapp%3Apull`)
  expect(registry.leaks).toEqual([])
})
