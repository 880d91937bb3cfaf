import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Harbor } from '../../src/index'
import { imageOf, registryFor } from '../../src/registry/index'
import { verifyImage } from '../../src/signatures/index'
import { createFakeHarbor, type FakeHarborOptions, signedImage } from '../../src/testing/index'
import { asking } from './ask'
import { program } from './program'

const cosign = program('cosign')

test('holds everything from the start, before the first request', () => {
  const fake = createFakeHarbor({
    labels: [{ name: 'global' }],
    users: [{ username: 'jane', password: 'Harbor12345' }],
    projects: [
      {
        name: 'demo',
        metadata: { auto_scan: 'true' },
        members: { jane: 'developer' },
        labels: [{ name: 'team', color: '#48960C' }],
        repositories: [
          {
            name: 'app',
            description: '<b>',
            artifacts: [{ tags: ['v1', 'v2'], labels: ['team', 'global'] }, {}],
          },
        ],
      },
    ],
  })
  const { state } = fake
  expect(state.projects.map(({ name }) => name)).toEqual(['library', 'demo'])
  expect(state.projects[1]?.metadata).toEqual({ auto_scan: 'true', public: 'false' })
  expect(state.members.map(({ entity_id, role_id }) => [entity_id, role_id])).toEqual([
    [1, 1],
    [1, 1],
    [2, 2],
  ])
  expect(state.repositories[0]).toMatchObject({ name: 'demo/app', description: '&lt;b&gt;' })
  expect(state.tags.map(({ name }) => name)).toEqual(['v1', 'v2'])
  expect(state.artifacts.map(({ labels }) => [...labels])).toEqual([[2, 1], []])
  expect(new Set(state.artifacts.map(({ digest }) => digest)).size).toBe(2)
})

interface Artifact extends Readonly<Record<'push_time' | 'pull_time', string>> {
  readonly size: number
  readonly tags: readonly { readonly pull_time: string }[]
}

test('gives an image its times and its size, which counts against the quota', async () => {
  const fake = createFakeHarbor({
    projects: [
      {
        name: 'demo',
        storage_limit: 10_000_000,
        repositories: [
          {
            name: 'app',
            artifacts: [
              { tags: ['old'], size: 9_500_000, push_time: new Date('2025-01-01T00:00:00Z') },
              { tags: ['new'], size: 3_000, push_time: '2025-02-01T00:00:00Z', pull_time: '2025-03-01' },
            ],
          },
        ],
      },
    ],
  })
  const ask = asking(fake, fake.admin)
  const { body } = await ask('GET', '/projects/demo/repositories/app/artifacts')
  const times = body.map(({ size, push_time, pull_time, tags: [tag] }: Artifact) => [
    size,
    push_time,
    pull_time,
    tag?.pull_time,
  ])
  expect(times).toEqual([
    [3_000, '2025-02-01T00:00:00.000Z', '2025-03-01T00:00:00.000Z', '2025-03-01T00:00:00.000Z'],
    [9_500_000, '2025-01-01T00:00:00.000Z', '0001-01-01T00:00:00.000Z', '0001-01-01T00:00:00.000Z'],
  ])
  const [quota] = (await ask('GET', '/quotas?reference_id=2')).body
  expect(quota.used.storage).toBe(9_503_000)
})

test('lets an image be pulled, with a layer that is an archive', async () => {
  const artifacts = [{ tags: ['v1'], content: 'hello', size: 5_000 }]
  const fake = createFakeHarbor({ projects: [{ name: 'demo', repositories: [{ name: 'app', artifacts }] }] })
  const harbor = new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch })
  const registry = registryFor(harbor)
  const { content } = await registry.getManifest('demo/app:v1')
  const layer = content.layers?.[0]
  const bytes = await (await registry.getBlob('demo/app', layer?.digest ?? '')).bytes()
  expect(layer).toMatchObject({ mediaType: 'application/vnd.oci.image.layer.v1.tar', size: bytes.length })
  expect(execFileSync('tar', ['-xOf', '-', 'content'], { input: bytes }).toString()).toBe('hello')
})

test.each([{}, { size: 5_000 }, { size: 9_000_000 }])(
  'gives an image %o a configuration that names its layer, so that another can be put on it',
  async (seed) => {
    const artifacts = [{ tags: ['v1'], ...seed }]
    const fake = createFakeHarbor({
      projects: [{ name: 'demo', repositories: [{ name: 'app', artifacts }] }],
    })
    const registry = registryFor(new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch }))
    const { content } = await registry.getManifest('demo/app:v1')
    const blob = await registry.getBlob('demo/app', content.config?.digest ?? '')
    const config = await blob.bytes()
    const { rootfs } = JSON.parse(new TextDecoder().decode(config))
    // What is not compressed is its own content.
    expect(rootfs.diff_ids).toEqual(content.layers?.map(({ digest }) => digest))
    const image = await imageOf({ base: { content, config }, layers: [new Uint8Array(1024)] })
    for (const { bytes } of image.blobs) await registry.putBlob('demo/app', bytes)
    const { digest } = await registry.putManifest('demo/app:v2', image)
    expect((await registry.getManifest('demo/app:v2')).digest).toBe(digest)
  },
)

test('makes robots of a project with a secret that is known', async () => {
  const robot = { name: 'ci', secret: 'Harbor12345', access: [{ resource: 'repository', action: 'list' }] }
  const fake = createFakeHarbor({
    projects: [{ name: 'demo', robots: [robot], repositories: [{ name: 'app' }] }, { name: 'other' }],
  })
  const ask = asking(fake, { username: 'robot$demo+ci', password: 'Harbor12345' })
  expect((await ask('GET', '/projects/demo/repositories')).body).toHaveLength(1)
  expect((await ask('GET', '/projects/other/repositories')).status).toBe(403)
})

describe('signedImage', () => {
  const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const
  const rsa = {
    ...{ name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, hash: 'SHA-256' },
    publicExponent: Uint8Array.of(1, 0, 1),
  }

  async function start(
    algorithm: EcKeyGenParams | RsaHashedKeyGenParams | 'Ed25519',
    formats: ('bundle' | 'legacy')[],
  ) {
    const usages: KeyUsage[] = ['sign', 'verify']
    const pair = (await crypto.subtle.generateKey(algorithm, true, usages)) as CryptoKeyPair
    const image = await signedImage({
      ...{ key: pair.privateKey, tags: ['v1'], formats, signedAnnotations: { team: 'demo' } },
      sbom: { spdxVersion: 'SPDX-2.3' },
    })
    const fake = createFakeHarbor({
      projects: [{ name: 'demo', repositories: [{ name: 'app', artifacts: [image] }] }],
    })
    return { fake, publicKey: pair.publicKey }
  }

  test.each([
    ['ECDSA', ecdsa, 'bundle'],
    ['ECDSA', ecdsa, 'legacy'],
    ['Ed25519', 'Ed25519', 'bundle'],
    ['Ed25519', 'Ed25519', 'legacy'],
    ['RSA', rsa, 'bundle'],
    ['RSA', rsa, 'legacy'],
  ] as const)('signs with %s so that verifyImage accepts it: %s, %s', async (_name, algorithm, format) => {
    const { fake, publicKey } = await start(algorithm, [format])
    const registry = registryFor(new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch }))
    const verified = await verifyImage('demo/app:v1', { registry, keys: [publicKey] })
    expect(verified.digest).toBe(fake.state.artifacts[0]?.digest)
    const other = (await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])) as CryptoKeyPair
    await expect(verifyImage('demo/app:v1', { registry, keys: [other.publicKey] })).rejects.toThrow()
  })

  test('has its signatures and its SBOM as accessories, which are not listed beside it', async () => {
    const { fake } = await start(ecdsa, ['bundle', 'legacy'])
    const { body } = await asking(fake, fake.admin)(
      'GET',
      '/projects/demo/repositories/app/artifacts?with_accessory=true',
    )
    expect(body).toHaveLength(1)
    expect(body[0].accessories.map(({ type }: { type: string }) => type)).toEqual([
      'signature.cosign',
      'signature.cosign',
      'sbom.harbor',
    ])
  })

  test.runIf(cosign.isThere)('is accepted by cosign', async () => {
    const { fake, publicKey } = await start(ecdsa, ['bundle', 'legacy'])
    const { host, folder, run } = await cosign.on(fake)
    const spki = Buffer.from(await crypto.subtle.exportKey('spki', publicKey)).toString('base64')
    writeFileSync(
      join(folder, 'key.pub'),
      `-----BEGIN PUBLIC KEY-----\n${spki.replaceAll(/.{64}/g, '$&\n')}\n-----END PUBLIC KEY-----\n`,
    )
    const flags = [
      '--key',
      'key.pub',
      '--insecure-ignore-tlog=true',
      '--allow-insecure-registry',
      '-a',
      'team=demo',
    ]
    for (const format of ['true', 'false']) {
      const output = await run('verify', ...flags, `--new-bundle-format=${format}`, `${host}/demo/app:v1`)
      expect(JSON.parse(output)).toHaveLength(1)
    }
  })

  test('refuses a key that cannot sign, and options that are none', async () => {
    const { publicKey } = (await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])) as CryptoKeyPair
    await expect(signedImage({ key: publicKey })).rejects.toMatchObject({ argument: 'key' })
    await expect(signedImage({ key: publicKey, tag: 'v1' } as never)).rejects.toMatchObject({
      argument: 'options',
    })
  })
})

const demo = (more: object) => ({ projects: [{ name: 'demo', ...more }] }) as unknown as FakeHarborOptions
const artifact = (more: object) => demo({ repositories: [{ name: 'app', artifacts: [more] }] })

test.each([
  [{ project: [] }, 'options', "has no 'project'"],
  [{ users: [{ username: 'jane', pasword: 'x' }] }, 'users', "has no 'pasword'"],
  [{ labels: [{ name: 'a' }, { name: 'a' }] }, 'labels', 'twice'],
  [demo({ repos: [] }), 'projects', "has no 'repos'. It may have name, public"],
  [demo({ repositories: [{ name: 'app', tags: [] }] }), 'projects: demo.repositories', "has no 'tags'"],
  [artifact({ tag: 'v1' }), 'projects: demo/app.artifacts[0]', "has no 'tag'"],
  [artifact({ tags: ['a/b'] }), 'projects: demo/app.artifacts[0]', 'no tag that Harbor takes'],
  [artifact({ push_time: 'yesterday' }), 'projects: demo/app.artifacts[0].push_time', 'is no time'],
  [artifact({ size: 10 }), 'projects: demo/app.artifacts[0]', 'more than 10 bytes'],
  [artifact({ labels: ['team'] }), 'projects: demo/app.artifacts[0]', "no label 'team'"],
  [
    demo({ storage_limit: 10, repositories: [{ name: 'app', artifacts: [{}] }] }),
    'projects',
    'more than its storage_limit of 10',
  ],
  [
    demo({ robots: [{ name: 'ci', secret: 'Harbor12345', access: [{ resource: 'repo', action: 'pull' }] }] }),
    'projects: demo.robots',
    'repo:pull',
  ],
])('refuses %j', (options, argument, message) => {
  expect(() => createFakeHarbor(options as FakeHarborOptions)).toThrow(
    expect.objectContaining({
      name: 'InvalidArgumentError',
      argument: expect.stringContaining(argument),
      message: expect.stringContaining(message),
    }),
  )
})

describe('the metadata of a project', () => {
  const metadataOf = (project: object) =>
    createFakeHarbor({ projects: [{ name: 'demo', ...project }] }).state.projects[1]?.metadata

  test('may say that it is public', () => {
    expect(metadataOf({ metadata: { public: 'true' } })).toEqual({ public: 'true' })
    expect(metadataOf({ public: true, metadata: { public: 'true' } })).toEqual({ public: 'true' })
    expect(metadataOf({ metadata: { severity: 'Negligible' } })).toEqual({
      public: 'false',
      severity: 'none',
    })
  })

  test.each([
    [{ public: false, metadata: { public: 'true' } }, /another thing of `public`/],
    [{ metadata: { public: true } }, /takes no true for 'public'/],
    [{ metadata: { auto_scan: 'maybe' } }, /takes no "maybe" for 'auto_scan'/],
    [{ metadata: { max_upstream_conn: '0' } }, /takes no "0"/],
    [{ metadata: { autoScan: 'true' } }, /has no 'autoScan'/],
  ])('is refused where it is not clear or not Harbor’s: %j', (project, message) => {
    expect(() => metadataOf(project)).toThrow(message)
  })
})

test.each<[string, object, string]>([
  ['a way to know users', { auth_mode: 'kerberos' }, "'kerberos' is none"],
  [
    'a key of an accessory',
    withArtifact({ accessories: [{ artifactType: 'x/y', layers: [], tag: 'v1' }] }),
    "has no 'tag'",
  ],
  [
    'a key of a layer',
    withArtifact({ accessories: [{ layers: [{ mediaType: 'x/y', content: '', size: 1 }] }] }),
    "has no 'size'",
  ],
  [
    'a key of a permission',
    {
      robots: [
        { name: 'ci', secret: 'Harbor12345', permissions: [{ kind: 'system', namespace: '/', acces: [] }] },
      ],
    },
    "has no 'acces'",
  ],
])('refuses %s that it does not know', (_what, options, message) => {
  expect(() => createFakeHarbor(options as FakeHarborOptions)).toThrow(message)
})

function withArtifact(artifact: object): object {
  return { projects: [{ name: 'demo', repositories: [{ name: 'app', artifacts: [artifact] }] }] }
}
