import { expect, test } from 'vitest'
import { createFakeHarbor } from '../../src/testing/index'
import { asking, basic, errorOf } from './ask'
import { encode, pushBlob, pushImage, pushManifest, sha256 } from './push-image'
import { tarball } from './replay/recorded-harbor'

function start(storage_limit = -1) {
  const fake = createFakeHarbor({ projects: [{ name: 'demo', storage_limit }, { name: 'other' }] })
  const registry = { url: fake.url, fetch: fake.fetch, authorization: basic(fake.admin) }
  const v2 = (
    method: string,
    path: string,
    body?: Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ) =>
    fake.fetch(path.startsWith('http') ? path : `${fake.url}/v2/${path}`, {
      method,
      headers: { authorization: registry.authorization, ...headers },
      body: body ?? null,
    })
  return { fake, registry, v2, admin: asking(fake, fake.admin) }
}

const app = '/projects/demo/repositories/app'
const used = (summary: { body: { quota: { used: { storage: number } } } }) => summary.body.quota.used.storage

test('shows a pushed image in the API with its digest, size, types and tags', async () => {
  const { registry, admin } = start()
  const config = { architecture: 'arm64', os: 'linux', author: 'Jane', history: [{ created_by: 'COPY' }] }
  const image = await pushImage(registry, 'demo/app', ['v1', 'latest'], { config, layers: ['one', 'two'] })
  const { body } = await admin('GET', `${app}/artifacts/v1?with_label=true`)
  expect(body).toMatchObject({
    digest: image.digest,
    size: image.size + encode(config).length + 'onetwo'.length,
    type: 'IMAGE',
    media_type: 'application/vnd.oci.image.config.v1+json',
    manifest_media_type: 'application/vnd.oci.image.manifest.v1+json',
    artifact_type: 'application/vnd.oci.image.config.v1+json',
    extra_attrs: { architecture: 'arm64', os: 'linux', author: 'Jane', config: {}, created: null },
    references: null,
    labels: null,
  })
  expect(body.tags.map(({ name }: { name: string }) => name)).toEqual(['latest', 'v1'])
  expect((await admin('GET', `${app}/artifacts/v1/additions/build_history`)).body).toEqual([
    { created_by: 'COPY' },
  ])
  expect((await admin('GET', app)).body).toMatchObject({ name: 'demo/app', artifact_count: 1, pull_count: 0 })
})

test('counts each blob of a project once against its quota, and frees it with the last artifact', async () => {
  const { registry, admin } = start()
  const one = await pushImage(registry, 'demo/app', ['1'], { layers: ['shared', 'first'] })
  const two = await pushImage(registry, 'demo/web', ['2'], { layers: ['shared', 'second'] })
  const config = encode({ architecture: 'amd64', os: 'linux' }).length
  expect(used(await admin('GET', '/projects/demo/summary'))).toBe(
    one.size + two.size + config + 'sharedfirstsecond'.length,
  )
  await admin('DELETE', `${app}/artifacts/1`)
  expect(used(await admin('GET', '/projects/demo/summary'))).toBe(two.size + config + 'sharedsecond'.length)
  await admin('DELETE', '/projects/demo/repositories/web')
  expect(used(await admin('GET', '/projects/demo/summary'))).toBe(0)
})

test('refuses a blob, a manifest and a copy that the quota has no room for', async () => {
  const { registry, v2, admin } = start(1024)
  await pushBlob(registry, 'demo/app', new Uint8Array(900))
  const upload = await v2('POST', 'demo/app/blobs/uploads/')
  const bytes = new Uint8Array(4096)
  const blob = await v2('PUT', `${upload.headers.get('location')}&digest=${await sha256(bytes)}`, bytes)
  const text =
    'adding 4.0 KiB of storage resource, which when updated to current usage of 900 B will exceed the configured upper limit of 1.0 KiB.'
  expect([blob.status, await blob.json()]).toEqual([403, { errors: [{ code: 'DENIED', message: text }] }])
  await expect(pushImage(registry, 'demo/app', ['1'], { layers: [] })).rejects.toThrow(/403 .*DENIED/)
  await pushImage(registry, 'other/app', ['1'])
  const copied = await admin('POST', `${app}/artifacts?from=other/app:1`)
  expect([copied.status, errorOf(copied)]).toEqual([403, expect.stringMatching(/^DENIED: adding/)])
})

test('puts what comes in several chunks together, whatever Content-Range says', async () => {
  const { v2 } = start()
  const digest = await sha256(encode('abcdef'))
  let { headers } = await v2('POST', 'demo/app/blobs/uploads/')
  const ranges: (string | null)[] = [headers.get('range')]
  for (const part of ['"abc', 'def"']) {
    const bytes = new TextEncoder().encode(part)
    headers = (await v2('PATCH', headers.get('location')!, bytes, { 'content-range': '7-9' })).headers
    ranges.push(headers.get('range'))
  }
  const ended = await v2('PUT', `${headers.get('location')}&digest=${digest}`)
  expect([ended.status, ended.headers.get('docker-content-digest')]).toEqual([201, digest])
  expect(ranges).toEqual(['0-0', '0-3', '0-7'])
  expect(await (await v2('GET', `demo/app/blobs/${digest}`)).json()).toBe('abcdef')
})

test('takes the latest address of an upload only, and none after a wrong digest', async () => {
  const { v2 } = start()
  const first = (await v2('POST', 'demo/app/blobs/uploads/')).headers.get('location')!
  const second = (await v2('PATCH', first, new Uint8Array(3))).headers.get('location')!
  const code = async (answer: Response) => [answer.status, (await answer.json()).errors[0].code]
  expect(await code(await v2('PATCH', first, new Uint8Array(3)))).toEqual([404, 'BLOB_UPLOAD_INVALID'])
  expect(await code(await v2('PATCH', first.replace(/\?.*/, ''), new Uint8Array(3)))).toEqual([
    404,
    'BLOB_UPLOAD_INVALID',
  ])
  expect(await code(await v2('PUT', second))).toEqual([400, 'BAD_REQUEST'])
  expect(await code(await v2('PUT', `${second}&digest=${await sha256(encode(1))}`))).toEqual([
    400,
    'DIGEST_INVALID',
  ])
  expect(await code(await v2('PUT', `${second}&digest=${await sha256(new Uint8Array(3))}`))).toEqual([
    404,
    'BLOB_UPLOAD_INVALID',
  ])
})

test('knows a SHA-512 blob by its SHA-256', async () => {
  const { v2 } = start()
  const bytes = encode('sha512')
  const hash = Buffer.from(await crypto.subtle.digest('SHA-512', bytes)).toString('hex')
  const { headers } = await v2('POST', 'demo/app/blobs/uploads/')
  const ended = await v2('PUT', `${headers.get('location')}&digest=sha512:${hash}`, bytes)
  expect(ended.headers.get('docker-content-digest')).toBe(await sha256(bytes))
})

test('knows a blob in the repository that it was pushed to, until it is mounted', async () => {
  const { registry, v2 } = start()
  const { digest } = await pushBlob(registry, 'demo/app', encode('blob'))
  const head = async (repository: string) => (await v2('HEAD', `${repository}/blobs/${digest}`)).status
  expect([await head('demo/app'), await head('demo/web')]).toEqual([200, 404])
  const mounted = await v2('POST', `demo/web/blobs/uploads/?mount=${digest}&from=demo/app`)
  expect([mounted.status, await head('demo/web')]).toEqual([201, 200])
  expect((await v2('POST', `other/app/blobs/uploads/?mount=${digest}`)).status).toBe(202)
  expect((await v2('POST', `other/app/blobs/uploads/?mount=${digest}&from=none/app`)).status).toBe(401)
})

test('keeps the children of an index out of the list, and does not let them go before it', async () => {
  const { registry, admin } = start()
  const children = [
    await pushImage(registry, 'demo/app', [], { layers: ['amd64'] }),
    await pushImage(registry, 'demo/app', ['arm'], { layers: ['arm64'] }),
  ]
  const mediaType = 'application/vnd.oci.image.index.v1+json'
  const manifests = children.map((child) => ({ ...child, platform: { os: 'linux', architecture: 'amd64' } }))
  const index = await pushManifest(registry, 'demo/app', ['multi'], {
    schemaVersion: 2,
    mediaType,
    manifests,
  })
  const digests = async (q: string) => {
    const { body } = await admin('GET', `${app}/artifacts?${q}`)
    return body.map(({ digest }: { digest: string }) => digest)
  }
  expect(await digests('')).toEqual([index.digest, children[1]!.digest])
  expect(await digests('q=base%3D*')).toEqual([index.digest, children[1]!.digest, children[0]!.digest])
  const { body } = await admin('GET', `${app}/artifacts/multi`)
  expect(body.references.map(({ child_digest }: { child_digest: string }) => child_digest)).toEqual(
    children.map(({ digest }) => digest),
  )
  const refused = await admin('DELETE', `${app}/artifacts/${children[0]!.digest}`)
  expect(errorOf(refused)).toBe(
    'VIOLATE_FOREIGN_KEY_CONSTRAINT: the deleting artifact is referenced by others',
  )
  expect((await admin('DELETE', `${app}/artifacts/multi`)).status).toBe(200)
  // What has no tag goes with its index (goharbor/harbor src/controller/artifact/controller.go, deleteDeeply).
  expect(await digests('q=base%3D*')).toEqual([children[1]!.digest])
  expect((await admin('DELETE', `${app}/artifacts/${children[1]!.digest}`)).status).toBe(200)
})

test('hangs what names a subject on it, hides it from the list, and deletes it with the subject', async () => {
  const { registry, admin } = start()
  const subject = await pushImage(registry, 'demo/app', ['v1'])
  const artifactType = 'application/vnd.dev.sigstore.bundle.v0.3+json'
  const signature = await pushImage(registry, 'demo/app', [], {
    layers: ['signed'],
    more: { artifactType, subject },
  })
  expect((await admin('GET', `${app}/artifacts`)).headers.get('x-total-count')).toBe('1')
  const { body } = await admin('GET', `${app}/artifacts/v1/accessories`)
  expect(body).toEqual([
    expect.objectContaining({
      type: 'signature.cosign',
      digest: signature.digest,
      subject_artifact_digest: subject.digest,
    }),
  ])
  await admin('DELETE', `${app}/artifacts/v1`)
  expect((await admin('GET', `${app}/artifacts/${signature.digest}`)).status).toBe(404)
})

test('copies an index with its children, its accessories and its tags into another project', async () => {
  const { registry, v2, admin } = start()
  const child = await pushImage(registry, 'demo/app', [])
  const mediaType = 'application/vnd.oci.image.index.v1+json'
  const index = await pushManifest(registry, 'demo/app', ['a', 'b'], {
    schemaVersion: 2,
    mediaType,
    manifests: [child],
  })
  await pushImage(registry, 'demo/app', [], {
    layers: ['note'],
    more: { artifactType: 'application/vnd.example.note', subject: index },
  })
  const copied = await admin('POST', '/projects/other/repositories/deep%252Fcopy/artifacts?from=demo/app:a')
  expect(copied.headers.get('location')).toBe('/api/v2.0/projects/other/repositories/deep%2Fcopy/artifacts/a')
  const { body } = await admin(
    'GET',
    '/projects/other/repositories/deep%252Fcopy/artifacts/b?with_accessory=true',
  )
  expect([body.digest, body.accessories.length, body.references[0].child_digest]).toEqual([
    index.digest,
    1,
    child.digest,
  ])
  const pulled = await v2('GET', `other/deep/copy/manifests/${child.digest}`, undefined, {
    accept: child.mediaType,
  })
  expect(pulled.status).toBe(200)
})

test('counts a pull of a manifest, but not a HEAD', async () => {
  const { registry, v2, admin } = start()
  const { mediaType } = await pushImage(registry, 'demo/app', ['v1'])
  await v2('HEAD', 'demo/app/manifests/v1', undefined, { accept: mediaType })
  expect((await admin('GET', app)).body.pull_count).toBe(0)
  await v2('GET', 'demo/app/manifests/v1', undefined, { accept: mediaType })
  expect((await admin('GET', app)).body.pull_count).toBe(1)
  const { body } = await admin('GET', `${app}/artifacts/v1`)
  expect([body.pull_time, body.tags[0].pull_time]).not.toContain('0001-01-01T00:00:00.000Z')
})

test('moves a tag with a push, and takes none away through the API', async () => {
  const { registry, admin } = start()
  const one = await pushImage(registry, 'demo/app', ['latest', 'one'])
  const two = await pushImage(registry, 'demo/app', ['latest'], { layers: ['two'] })
  expect((await admin('GET', `${app}/artifacts/latest`)).body.digest).toBe(two.digest)
  expect(
    (await admin('GET', `${app}/artifacts/${one.digest}/tags`)).body.map(
      ({ name }: { name: string }) => name,
    ),
  ).toEqual(['one'])
  const refused = await admin('POST', `${app}/artifacts/one/tags`, { name: 'latest' })
  expect(errorOf(refused)).toBe('CONFLICT: tag latest already exists under the repository 1')
})

test('reads the files of a chart', async () => {
  const { registry, fake } = start()
  const layers = [
    tarball({ 'app/charts/db/values.yaml': 'inner: true\n', 'app/values.yaml': 'replicas: 1\n' }),
  ]
  const config = { name: 'app', dependencies: [{ name: 'db' }] }
  await pushImage(registry, 'demo/app', ['1'], {
    config,
    configType: 'application/vnd.cncf.helm.config.v1+json',
    layers,
  })
  const addition = async (name: string) => {
    const answer = await fake.fetch(`${fake.url}/api/v2.0${app}/artifacts/1/additions/${name}`, {
      headers: { authorization: registry.authorization },
    })
    return [answer.status, answer.headers.get('content-type'), await answer.text()]
  }
  expect(await addition('values.yaml')).toEqual([200, 'text/plain; charset=utf-8', 'replicas: 1\n'])
  expect(await addition('dependencies')).toEqual([200, 'application/json; charset=utf-8', '[{"name":"db"}]'])
  expect((await addition('readme.md'))[0]).toBe(404)
})

test('frees all that a repository held when it is deleted, indexes and accessories too', async () => {
  const { registry, admin } = start()
  const child = await pushImage(registry, 'demo/app', ['child'])
  const mediaType = 'application/vnd.oci.image.index.v1+json'
  const index = await pushManifest(registry, 'demo/app', ['i'], {
    schemaVersion: 2,
    mediaType,
    manifests: [child],
  })
  await pushImage(registry, 'demo/app', [], {
    layers: ['note'],
    more: { artifactType: 'application/vnd.example.note', subject: index },
  })
  expect((await admin('DELETE', app)).status).toBe(200)
  expect(used(await admin('GET', '/projects/demo/summary'))).toBe(0)
  expect((await admin('GET', '/projects/demo/_deletable')).body).toEqual({ deletable: true })
  await pushImage(registry, 'demo/app', ['child'])
  expect((await admin('GET', app)).body).toMatchObject({ id: 2, artifact_count: 1 })
})

test('deletes a manifest by digest only', async () => {
  const { registry, v2 } = start()
  const { digest } = await pushImage(registry, 'demo/app', ['v1'])
  const answer = await v2('DELETE', 'demo/app/manifests/v1')
  expect([answer.status, (await answer.json()).errors[0]]).toEqual([
    400,
    { code: 'UNSUPPORTED', message: 'unsupported digest v1: invalid checksum digest format' },
  ])
  expect((await v2('DELETE', `demo/app/manifests/${digest}`)).status).toBe(202)
  expect((await v2('DELETE', `demo/app/manifests/${digest}`)).status).toBe(404)
})
