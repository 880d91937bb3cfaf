import { describe, expect, test } from 'vitest'
import { Harbor } from '../../src/index'
import { createFakeHarborPair, type FakeHarborOptions } from '../../src/testing/index'
import { basic } from './ask'
import { pushImage, pushManifest } from './push-image'

const imageType = 'application/vnd.oci.image.manifest.v1+json'
const indexType = 'application/vnd.oci.image.index.v1+json'
const day = 24 * 3_600_000

/** `cache` keeps what `remote.test` has. */
async function start(options: FakeHarborOptions = {}) {
  const [fake, remote] = createFakeHarborPair(options, {
    projects: [
      {
        name: 'library',
        public: true,
        repositories: [{ name: 'app', artifacts: [{ tags: ['1.0', 'latest'], content: 'the app' }] }],
      },
    ],
  })
  const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
  const { id } = await harbor.registries.create({ name: 'upstream', type: 'harbor', url: remote.url })
  await harbor.projects.create({ project_name: 'cache', registry_id: id })
  const ask = (path: string, init: RequestInit = {}, of = fake) =>
    of.fetch(`${of.url}/v2/${path}`, {
      ...init,
      headers: { authorization: basic(of.admin), accept: `${imageType}, ${indexType}`, ...init.headers },
    })
  return { fake, remote, harbor, ask }
}

async function settled(isSo: () => boolean): Promise<void> {
  await expect.poll(isSo).toBe(true)
}

describe('a proxy cache', () => {
  test('fetches what it is asked for, and has it from then on', async () => {
    const { fake, remote, harbor, ask } = await start()
    const [wanted] = remote.state.artifacts
    const fetched = await ask('cache/library/app/manifests/1.0')
    expect(fetched.status).toBe(200)
    expect(fetched.headers.get('docker-content-digest')).toBe('')
    const { layers } = (await fetched.json()) as { layers: { digest: string }[] }
    const blob = await ask(`cache/library/app/blobs/${layers[0]?.digest}`)
    expect(blob.status).toBe(200)
    expect(blob.headers.get('docker-content-digest')).toBeNull()
    await settled(() => fake.state.tags.some(({ name }) => name === '1.0'))
    expect(await harbor.artifacts.get('cache/library/app:1.0')).toMatchObject({ digest: wanted?.digest })
    expect(fake.state.repositories.find(({ name }) => name === 'cache/library/app')?.pull_count).toBe(1)
    const own = await ask('cache/library/app/manifests/1.0')
    expect(own.headers.get('etag')).toBe(`"${wanted?.digest}"`)
    const asked = remote.requests.length
    expect((await ask(`cache/library/app/manifests/${wanted?.digest}`)).status).toBe(200)
    expect(remote.requests).toHaveLength(asked)
  })

  test('says of what is not here yet what upstream says of it', async () => {
    const { remote, ask } = await start()
    const [wanted] = remote.state.artifacts
    const head = await ask('cache/library/app/manifests/1.0', { method: 'HEAD' })
    expect(head.headers.get('docker-content-digest')).toBe(wanted?.digest)
    expect(head.headers.get('etag')).toBe(wanted?.digest)
    const tags = await ask('cache/library/app/tags/list')
    expect(await tags.json()).toEqual({ name: 'cache/library/app', tags: ['1.0', 'latest'] })
    const none = await ask('cache/library/app/manifests/nope')
    expect(none.status).toBe(404)
    expect(await none.json()).toMatchObject({
      errors: [
        { code: 'NOT_FOUND', message: 'resource not found: repo cache/library/app, tag nope not found' },
      ],
    })
  })

  test('takes nothing that is pushed', async () => {
    const { ask } = await start()
    const requests = [
      ask('cache/app/blobs/uploads/', { method: 'POST' }),
      ask('cache/app/manifests/1.0', { method: 'PUT', headers: { 'content-type': imageType }, body: '{}' }),
    ]
    for (const answer of await Promise.all(requests)) {
      expect(answer.status).toBe(403)
      expect(await answer.json()).toMatchObject({
        errors: [{ code: 'DENIED', message: 'denied: can not push artifact to a proxy project: cache' }],
      })
    }
  })

  test('gets no tag and no copy but from upstream', async () => {
    const { fake, harbor, ask } = await start()
    await ask('cache/library/app/manifests/1.0')
    await settled(() => fake.state.tags.some(({ name }) => name === '1.0'))
    const message = /the operation isn't supported for a proxy cache project/
    await expect(harbor.artifacts.createTag('cache/library/app:1.0', { name: 'x' })).rejects.toThrow(message)
    const at = { url: fake.url, fetch: fake.fetch, authorization: basic(fake.admin) }
    await pushImage(at, 'library/own', ['1'])
    const copied = harbor.artifacts.copy('library/own:1', 'cache/own')
    await expect(copied).rejects.toThrow(message)
  })

  test('says of a blob that upstream does not have what upstream says', async () => {
    const { ask } = await start()
    const answer = await ask(`cache/library/app/blobs/sha256:${'a'.repeat(64)}`)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({
      errors: [
        { code: 'NOT_FOUND', message: expect.stringContaining('http status code: 404, body: {"errors"') },
      ],
    })
    const none = await ask('cache/library/none/tags/list')
    expect(await none.json()).toEqual({ name: 'cache/library/none', tags: [] })
  })

  test('gives what it has where upstream is down, or has had enough', async () => {
    const { fake, remote, ask } = await start()
    await ask('cache/library/app/manifests/1.0')
    await settled(() => fake.state.tags.some(({ name }) => name === '1.0'))
    remote.fail({ as: 'reset', times: 1 })
    expect((await ask('cache/library/app/manifests/1.0')).status).toBe(200)
    remote.fail({ as: 429, times: 2 })
    expect((await ask('cache/library/app/manifests/1.0')).status).toBe(200)
    const limited = await ask('cache/library/app/manifests/latest')
    expect(limited.status).toBe(429)
    expect(await limited.json()).toMatchObject({ errors: [{ code: 'TOO_MANY_REQUEST' }] })
  })

  test('forgets with upstream, unless it is told to keep', async () => {
    const { fake, remote, harbor, ask } = await start()
    await ask('cache/library/app/manifests/1.0')
    await settled(() => fake.state.tags.some(({ name }) => name === '1.0'))
    const upstream = new Harbor({ url: remote.url, auth: remote.admin, fetch: remote.fetch })
    await upstream.artifacts.delete('library/app:1.0')
    expect((await ask('cache/library/app/manifests/1.0')).status).toBe(404)
    await harbor.projects.update('cache', { metadata: { proxy_cache_local_on_not_found: 'true' } })
    expect((await ask('cache/library/app/manifests/1.0')).status).toBe(200)
  })

  test('takes what is new under a tag', async () => {
    const { fake, remote, ask } = await start()
    await ask('cache/library/app/manifests/1.0')
    await settled(() => fake.state.tags.some(({ name }) => name === '1.0'))
    const at = { url: remote.url, fetch: remote.fetch, authorization: basic(remote.admin) }
    const { digest } = await pushImage(at, 'library/app', ['1.0'], { layers: ['newer'] })
    expect((await ask('cache/library/app/manifests/1.0')).headers.get('docker-content-digest')).toBe('')
    await settled(() => fake.state.artifacts.some((artifact) => artifact.digest === digest))
    expect((await ask('cache/library/app/manifests/1.0')).headers.get('docker-content-digest')).toBe(digest)
  })

  test('keeps an index when its children are here', async () => {
    const { fake, remote, ask } = await start()
    const at = { url: remote.url, fetch: remote.fetch, authorization: basic(remote.admin) }
    const child = await pushImage(at, 'library/multi', [], { layers: ['child'] })
    const manifest = { schemaVersion: 2, mediaType: indexType, manifests: [child] }
    const { digest } = await pushManifest(at, 'library/multi', ['1'], manifest)
    expect((await ask('cache/library/multi/manifests/1')).status).toBe(200)
    const again = await ask('cache/library/multi/manifests/1')
    expect(again.headers.get('etag')).toBe(digest)
    const byDigest = await ask(`cache/library/multi/manifests/${child.digest}`)
    expect(byDigest.headers.get('docker-content-digest')).toBe(child.digest)
    await settled(() => fake.state.artifacts.some((artifact) => artifact.digest === digest))
  })

  test('waits as Harbor does, and lets go what nobody has pulled for a week', async () => {
    const { fake, harbor, ask } = await start({ clock: new Date('2026-01-01T12:00:00Z') })
    await ask('cache/library/app/manifests/1.0')
    await fake.clock.advance(199_000)
    expect(fake.state.artifacts).toHaveLength(0)
    await fake.clock.advance(1_000)
    expect(fake.state.artifacts).toHaveLength(1)
    await fake.clock.advance(6 * day)
    expect(fake.state.artifacts).toHaveLength(1)
    await fake.clock.advance(2 * day)
    expect(fake.state.artifacts).toHaveLength(0)
    expect(await harbor.retention.get('cache')).toMatchObject({
      trigger: { settings: { cron: '0 0 0 * * *' } },
    })
  })

  test('tells webhooks what it takes as pushed, and what its client pulls', async () => {
    const told: string[] = []
    const { harbor, ask } = await start({
      deliver: {
        async fetch(request) {
          const { type, operator } = (await request.json()) as { type: string; operator: string }
          told.push(`${type} ${operator}`)
          return new Response()
        },
      },
    })
    await harbor.webhookPolicies.create('cache', {
      name: 'hook',
      enabled: true,
      event_types: ['PUSH_ARTIFACT', 'PULL_ARTIFACT'],
      targets: [{ type: 'http', address: 'https://hooks.example.com' }],
    })
    await ask('cache/library/app/manifests/1.0')
    await settled(() => told.length === 3)
    expect(told.sort()).toEqual([
      'PULL_ARTIFACT admin',
      'PUSH_ARTIFACT harbor#proxy-cache-service',
      'PUSH_ARTIFACT harbor#proxy-cache-service',
    ])
  })
})
