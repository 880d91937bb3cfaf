import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isHarborError } from '../../../src/errors/is-harbor-error'
import { mediaTypes, RegistryClient } from '../../../src/registry'
import { rejection } from '../../core/connect'
import { bytesOf, digestOfBytes } from '../images'

// What a registry may say in a body where a manifest, an index, a list or a token is expected. Whatever it is, a call gives a
// result or an error of ours, and the error is short.
const runs = 6_000
const minutes = 60_000

const blob = bytesOf(20)
const digest = digestOfBytes(blob)

const anything = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    2 ** 60,
    '',
    'x',
    'a\nb',
    '\u{1f600}',
    digest,
    'x'.repeat(5_000),
    [],
    {},
  ),
  fc.jsonValue({ maxDepth: 2 }),
)
/** A value that is right, mostly, or anything at all. */
const mostly = (right: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 8, arbitrary: right }, { weight: 1, arbitrary: anything })

const mediaType = mostly(fc.constantFrom<unknown>(...Object.values(mediaTypes), 'text/html', undefined))
const platform = fc.record({
  os: mostly(fc.constantFrom('linux', 'unknown')),
  architecture: mostly(fc.constantFrom('amd64', 'arm64')),
  variant: mostly(fc.constantFrom<unknown>('v7', undefined)),
})
const descriptor = fc.record(
  {
    mediaType,
    digest: mostly(fc.constantFrom(digest, `sha512:${'0'.repeat(128)}`, 'sha256:1', '../../x')),
    size: mostly(fc.constantFrom<unknown>(20, 0, 2)),
    platform: mostly(platform),
    urls: anything,
    annotations: anything,
    artifactType: anything,
  },
  { requiredKeys: ['mediaType', 'digest', 'size'] },
)
const descriptors = mostly(fc.array(mostly(descriptor), { maxLength: 4 }))
const manifest = fc.record(
  {
    schemaVersion: mostly(fc.constant(2)),
    mediaType,
    config: mostly(descriptor),
    layers: descriptors,
    manifests: descriptors,
    subject: mostly(descriptor),
    annotations: anything,
    tags: mostly(fc.array(mostly(fc.constant('v1')))),
  },
  { requiredKeys: [] },
)
const token = fc.record(
  { token: mostly(fc.constant('abc')), access_token: anything, expires_in: mostly(fc.constant(60)) },
  { requiredKeys: ['token'] },
)
const body = mostly(manifest)
const header = fc.constantFrom(
  '',
  digest,
  'sha256:1',
  'x',
  '20',
  '-1',
  'NaN',
  '1e400',
  ...Object.values(mediaTypes),
)

interface Said {
  readonly body: unknown
  readonly token: unknown
  readonly named: string
  readonly length: string
  readonly type: string
}

const calls: Readonly<Record<string, (registry: RegistryClient) => PromiseLike<unknown>>> = {
  resolve: (registry) => registry.resolve('demo/app:v1'),
  'resolve, for a platform': (registry) => registry.resolve('demo/app:v1', { platform: 'linux/arm/v7' }),
  getManifest: (registry) => registry.getManifest('demo/app:v1'),
  getBlob: async (registry) => (await registry.getBlob('demo/app', digest)).bytes(),
  listTags: (registry) => registry.listTags('demo/app').all(),
  referrers: (registry) => registry.referrers('demo/app:v1', { artifactType: 'x' }),
  copy: (registry) => registry.copy('demo/app:v1', 'demo/other:v1', { includeReferrers: true }),
  putBlob: (registry) => registry.putBlob('demo/app', blob),
}

/** A registry that answers every question with the same body. */
function registryOf({ body, token, named, length, type }: Said): RegistryClient {
  const headers = { 'docker-content-digest': named, 'content-length': length, 'content-type': type }
  let asked = 0
  return new RegistryClient({
    url: 'https://registry.example.com',
    retry: 0,
    fetch: async (url, { method, headers: sent }) => {
      asked += 1
      if (asked > 500) throw new Error('the client does not come to an end')
      if (url.includes('/token')) return new Response(JSON.stringify(token))
      if (!new Headers(sent).has('authorization')) {
        const challenge = 'Bearer realm="https://registry.example.com/token",service="s"'
        return new Response(null, { status: 401, headers: { 'www-authenticate': challenge } })
      }
      if (method === 'PUT') return new Response(null, { status: 201, headers })
      if (method === 'POST') return new Response(null, { status: 202, headers: { location: '/v2/x' } })
      if (method === 'HEAD')
        return new Response(null, { status: url.includes('/blobs/') ? 404 : 200, headers })
      return new Response(url.includes('/blobs/') ? new Uint8Array(blob) : JSON.stringify(body), { headers })
    },
  })
}

test(
  'whatever a registry says in a body, what comes of it is a result or a short error of ours',
  () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(calls)),
        fc.record({ body, token: mostly(token), named: header, length: header, type: header }),
        async (name, said) => {
          try {
            await calls[name]?.(registryOf(said))
          } catch (error) {
            if (!isHarborError(error)) throw error
            expect(error.message.length).toBeLessThanOrEqual(1_000)
          }
        },
      ),
      { numRuns: runs },
    ),
  5 * minutes,
)

test.each([
  ['null', null],
  ['a number', 5],
  ['no strings', { os: ['linux'], architecture: {}, variant: null }],
  ['long strings', { os: 'linux', architecture: 'x'.repeat(5_000) }],
])('a platform that is %s is none, and its index has no other', async (_what, platform) => {
  const children = Array.from({ length: 300 }, () => ({ mediaType: 'x', digest, size: 1, platform }))
  const body = { mediaType: mediaTypes.ociIndex, manifests: children }
  const said = { body, token: { token: 'abc' }, named: '', length: '', type: '' }
  const call = registryOf(said).resolve('demo/app:v1', { platform: 'linux/amd64' })
  const error = await rejection(call)
  expect(error).toMatchObject({ name: 'NotFoundError' })
  expect(String(error).length).toBeLessThan(1_000)
})
