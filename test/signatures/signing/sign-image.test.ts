import { createHash, createPrivateKey, generateKeyPairSync, sign as nodeSign } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { Harbor } from '../../../src/index'
import { type RegistryClient, registryFor } from '../../../src/registry'
import {
  attest,
  generateKeyPair,
  importPrivateKey,
  type KeyType,
  type Signer,
  type SignImageOptions,
  signImage,
  toCosignJSON,
  verifyAttestation,
  verifyImage,
} from '../../../src/signatures'
import { createFakeHarbor, type FakeHarbor } from '../../../src/testing'
import { rejection } from '../../core/connect'

const password = 'correct horse'
const image = 'demo/team/app:v1'

interface Made {
  readonly fake: FakeHarbor
  readonly harbor: Harbor
  readonly registry: RegistryClient
}

function makeHarbor(
  metadata: Readonly<Record<string, string>> = {},
  change = (response: Response) => response,
): Made {
  const repositories = [{ name: 'team/app', artifacts: [{ tags: ['v1'] }, { tags: ['v2'] }] }]
  const fake = createFakeHarbor({ projects: [{ name: 'demo', metadata, repositories }] })
  const harbor = new Harbor({
    url: fake.url,
    auth: fake.admin,
    fetch: async (url, init) => change(await fake.fetch(url, init)),
    retry: 0,
  })
  return { fake, harbor, registry: registryFor(harbor) }
}

/** A key by Node, so that opening an encrypted one takes no test its time. */
function makeKey(type: KeyType = 'P-256'): { pem: string; publicKey: string } {
  const { privateKey, publicKey } =
    type === 'Ed25519'
      ? generateKeyPairSync('ed25519')
      : type.startsWith('P-')
        ? generateKeyPairSync('ec', { namedCurve: type })
        : generateKeyPairSync('rsa', { modulusLength: Number(type.slice(4)) })
  return {
    pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}

const mine = makeKey()
const other = makeKey()
const types: readonly KeyType[] = ['P-256', 'P-384', 'P-521', 'RSA-2048', 'RSA-3072', 'Ed25519']
const formats = ['bundle', 'legacy'] as const

describe.each(formats)('a signature in the format %s', (format) => {
  test.each(types)('by a key on %s verifies', async (type) => {
    const { registry } = makeHarbor()
    const { pem, publicKey } = makeKey(type)
    const signed = await signImage(image, { registry, key: pem, format })
    const verified = await verifyImage(image, { registry, keys: [publicKey] })
    expect(verified).toMatchObject({ digest: signed.digest, keys: [signed.key] })
    expect(verified.signatures).toMatchObject([{ format, manifest: signed.signatures[0]?.manifest }])
    expect(signed).toMatchObject({ format, formatReason: 'option', reference: `harbor.test/${image}` })
  })

  test('says what cosign says', async () => {
    const { registry } = makeHarbor()
    const annotations = { env: 'prod', 'a<b': '' }
    const { digest } = await signImage(image, { registry, key: mine.pem, format, annotations })
    const verified = await verifyImage(image, { registry, keys: [mine.publicKey], annotations })
    const [said] = toCosignJSON(verified)
    expect(said).toMatchObject({
      critical: { image: { 'docker-manifest-digest': digest } },
      optional: annotations,
    })
    expect(said?.critical.identity['docker-reference']).toBe(
      format === 'legacy' ? 'harbor.test/demo/team/app' : 'harbor.test/demo/team/app:v1',
    )
  })

  test('by the same key and of the same is not added twice, unless it is asked for', async () => {
    const { registry } = makeHarbor()
    const count = async () =>
      (await verifyImage(image, { registry, keys: [mine.publicKey] })).signatures.length
    const options = { registry, key: mine.pem, format } as const
    const first = await signImage(image, options)
    const second = await signImage(image, options)
    const manifest = first.signatures[0]?.manifest
    expect([first, second].map(({ signatures }) => signatures)).toEqual([
      [{ digest: first.digest, manifest, added: true }],
      [{ digest: first.digest, manifest, added: false }],
    ])
    expect(await count()).toBe(1)
    const third = await signImage(image, { ...options, repeat: true })
    expect(third.signatures).toMatchObject([{ added: true }])
    expect(await count()).toBe(2)
  })

  test('is added where another key, another annotation or more of them are signed', async () => {
    const { registry } = makeHarbor()
    const options = { registry, key: mine.pem, format } as const
    const asked: SignImageOptions[] = [
      options,
      { ...options, key: other.pem },
      { ...options, annotations: { env: 'prod' } },
      { ...options, annotations: { env: 'test' } },
      { ...options, annotations: { env: 'prod', team: 'x' } },
    ]
    for (const one of [...asked, ...asked]) await signImage(image, one)
    const verified = await verifyImage(image, {
      registry,
      keys: [mine.publicKey, other.publicKey],
      threshold: 2,
    })
    expect(verified.signatures).toHaveLength(asked.length)
  })

  test('by many keys at once is one of each', async () => {
    const { registry } = makeHarbor()
    const keys = Array.from({ length: 5 }, () => makeKey())
    await Promise.all(keys.map(({ pem }) => signImage(image, { registry, key: pem, format })))
    const options = { registry, keys: keys.map(({ publicKey }) => publicKey), threshold: keys.length }
    expect((await verifyImage(image, options)).signatures).toHaveLength(keys.length)
  })

  test('of an index is of its images too, where that is asked for', async () => {
    const { registry } = makeHarbor()
    const children = await Promise.all(
      ['v1', 'v2'].map((tag) => registry.getManifest(`demo/team/app:${tag}`)),
    )
    const mediaType = 'application/vnd.oci.image.index.v1+json'
    const manifests = children.map(({ mediaType, digest, size }) => ({ mediaType, digest, size }))
    await registry.putManifest('demo/team/app:all', { schemaVersion: 2, mediaType, manifests })
    const all = 'demo/team/app:all'
    const keys = [mine.publicKey]
    await signImage(all, { registry, key: mine.pem, format })
    await verifyImage(all, { registry, keys })
    expect(await rejection(verifyImage(image, { registry, keys }))).toMatchObject({ code: 'UNSIGNED' })
    const signed = await signImage(all, { registry, key: mine.pem, format, recursive: true })
    expect(signed.signatures.map(({ digest, added }) => [digest, added])).toEqual([
      [signed.digest, false],
      ...children.map(({ digest }) => [digest, true]),
    ])
    for (const tag of ['all', 'v1', 'v2']) await verifyImage(`demo/team/app:${tag}`, { registry, keys })
  })

  test('makes an image that a project with content trust gives out', async () => {
    const { fake, registry } = makeHarbor({ enable_content_trust_cosign: 'true' })
    const puller = registryFor(new Harbor({ url: fake.url, auth: fake.admin, fetch: fake.fetch }))
    expect(await rejection(puller.getManifest(image))).toMatchObject({ name: 'PreconditionFailedError' })
    await signImage(image, { registry, key: mine.pem, format })
    await puller.getManifest(image)
  })

  test('is stored with an attestation, which is verified by its kind', async () => {
    const { registry } = makeHarbor()
    const predicateType = 'https://example.com/review/v1'
    const predicate = { by: 'q<a', steps: [1, { b: 1, a: null }], text: '\u2028 \\ud800' }
    const options = { registry, key: mine.pem, format, predicateType, predicate } as const
    const { digest } = await attest(image, options)
    const verified = await verifyAttestation(image, { registry, keys: [mine.publicKey], predicateType })
    expect(verified.statement).toMatchObject({
      _type: 'https://in-toto.io/Statement/v0.1',
      subject: [{ name: 'harbor.test/demo/team/app', digest: { sha256: digest.slice(7) } }],
      predicate,
    })
    expect((await attest(image, options)).signatures).toMatchObject([{ added: false }])
    const changed = { ...predicate, by: 'qb' }
    expect((await attest(image, { ...options, predicate: changed })).signatures).toMatchObject([
      { added: true },
    ])
    const all = await verifyAttestation(image, { registry, keys: [mine.publicKey], predicateType })
    expect(all.statements).toHaveLength(2)
    expect(await rejection(verifyImage(image, { registry, keys: [mine.publicKey] }))).toMatchObject({
      name: 'SignatureVerificationError',
    })
  })

  test('is of the digest that is given', async () => {
    const { registry } = makeHarbor()
    const { digest } = await registry.resolve(image)
    const reference = `demo/team/app@${digest}`
    const signed = await signImage(reference, { registry, key: mine.pem, format })
    expect(signed).toMatchObject({ digest, reference: `harbor.test/${reference}` })
    await verifyImage(image, { registry, keys: [mine.publicKey] })
  })
})

describe('the format that is chosen', () => {
  /** Lets a Harbor say another version of itself. */
  const saying = (systeminfo: (info: Record<string, unknown>) => Response) => async (response: Response) => {
    const info = await response.clone().json()
    return systeminfo(info)
  }

  async function chosen(
    change: (path: string, response: Response) => Response | Promise<Response>,
    auth: { username: string; password: string } | undefined = createFakeHarbor().admin,
  ) {
    const { fake } = makeHarbor({ public: 'true' })
    const harbor = new Harbor({
      url: fake.url,
      ...(auth && { auth }),
      retry: 0,
      fetch: async (url, init) => change(new URL(url).pathname, await fake.fetch(url, init)),
    })
    const { format, formatReason } = await signImage(image, { registry: registryFor(harbor), key: mine.pem })
    return [format, formatReason]
  }

  test.each([
    ['v2.15.2', 'bundle', 'harbor-version'],
    ['v2.15.0-1a2b3c', 'bundle', 'harbor-version'],
    ['v3.0.0', 'bundle', 'harbor-version'],
    ['v2.14.9', 'legacy', 'harbor-version'],
    ['v2.2.0', 'legacy', 'harbor-version'],
    ['v1.10.0', 'legacy', 'harbor-version'],
    ['dev', 'legacy', 'unknown-version'],
  ])('for Harbor %s is %s', async (harbor_version, ...wanted) => {
    const change = saying((info) => Response.json({ ...info, harbor_version }))
    expect(
      await chosen((path, response) => (path.endsWith('/systeminfo') ? change(response) : response)),
    ).toEqual(wanted)
  })

  test.each([
    ['does not say', () => Response.json({ auth_mode: 'db_auth' })],
    ['answers with a page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['refuses', () => new Response(null, { status: 401 })],
    ['fails', () => new Response(null, { status: 500 })],
    ['has only its registry to be reached', () => new Response(null, { status: 404 })],
    [
      'cannot be reached',
      () => {
        throw new TypeError('fetch failed')
      },
    ],
  ])('where Harbor %s is legacy, and the result says why', async (_what, answer) => {
    const change = (path: string, response: Response) => (path.endsWith('/systeminfo') ? answer() : response)
    expect(await chosen(change)).toEqual(['legacy', 'unknown-version'])
  })

  test('for a registry that is no Harbor is the bundle', async () => {
    const change = (path: string, response: Response) => {
      if (path.startsWith('/api/')) return new Response('404 page not found', { status: 404 })
      const challenge = response.headers.get('www-authenticate')
      if (challenge === null || path !== '/v2/') return response
      const headers = { 'www-authenticate': challenge.replace('harbor-registry', 'other') }
      return new Response(null, { status: 401, headers })
    }
    expect(await chosen(change)).toEqual(['bundle', 'no-harbor'])
  })

  test('for a registry that nothing is known of is legacy', async () => {
    const { registry } = makeHarbor()
    const { host } = registry
    const reader = {
      host,
      parse: registry.parse.bind(registry),
      resolve: registry.resolve.bind(registry),
      getManifest: registry.getManifest.bind(registry),
      getBlob: registry.getBlob.bind(registry),
      referrers: registry.referrers.bind(registry),
      putBlob: registry.putBlob.bind(registry),
      putManifest: registry.putManifest.bind(registry),
    }
    const signed = await signImage(image, { registry: reader, key: mine.pem })
    expect(signed).toMatchObject({ format: 'legacy', formatReason: 'unknown-version' })
  })

  test('is not asked for where it is given', async () => {
    const { fake, registry } = makeHarbor()
    await signImage(image, { registry, key: mine.pem, format: 'legacy' })
    expect(fake.requests.some(({ path }) => path.includes('systeminfo'))).toBe(false)
  })
})

test('is added where what is there passes cosign, and not this package', async () => {
  const { registry } = makeHarbor()
  const options = { registry, key: mine.pem, format: 'legacy' } as const
  const { digest } = await signImage(image, options)
  const tagged = { repository: 'demo/team/app', reference: `${digest.replace(':', '-')}.sig` }
  const { content } = await registry.getManifest(tagged)
  const layers = content.layers?.map((layer) => ({ ...layer, mediaType: 'application/octet-stream' })) ?? []
  await registry.putManifest(tagged, { ...content, layers })
  const verified = () => verifyImage(image, { registry, keys: [mine.publicKey] })
  await expect(verified()).rejects.toMatchObject({ code: 'LAYER_TYPE' })
  expect((await signImage(image, options)).signatures).toMatchObject([{ added: true }])
  expect((await verified()).digest).toBe(digest)
})

test('an attestation that would be too large to be read is refused before any request', async () => {
  const { fake, registry } = makeHarbor()
  const options = { registry, key: mine.pem, predicateType: 'https://example.com/sbom/v1' }
  const predicate = (length: number) => ({ x: 'x'.repeat(length) })
  const before = fake.requests.length
  await expect(attest(image, { ...options, predicate: predicate(12_000_000) })).rejects.toMatchObject({
    name: 'InvalidArgumentError',
    argument: 'predicate',
  })
  expect(fake.requests.length).toBe(before)
  const { predicateType } = options
  await attest(image, { ...options, format: 'bundle', predicate: predicate(11_999_000) })
  const asked = { registry, keys: [mine.publicKey], predicateType }
  const { statement } = await verifyAttestation<{ x: string }>(image, asked)
  expect(statement.predicate.x).toHaveLength(11_999_000)
}, 120_000)

test('a registry that stores a bundle and does not list it is told so', async () => {
  const { registry } = makeHarbor()
  const deaf = { referrers: async () => [] }
  const reader = new Proxy(registry, {
    get: (target, name) => {
      const member = name in deaf ? Reflect.get(deaf, name) : Reflect.get(target, name)
      return typeof member === 'function' && !(name in deaf) ? member.bind(target) : member
    },
  })
  const error = await rejection(signImage(image, { registry: reader, key: mine.pem, format: 'bundle' }))
  expect(error).toMatchObject({ name: 'HarborResponseError', outcome: 'unknown' })
  expect(String(error)).toContain("format: 'legacy'")
})

describe('a signer of your own', () => {
  const key = createPrivateKey(mine.pem)
  const signerThat = (
    sign: Signer['sign'],
    publicKey: Signer['publicKey'] = () => mine.publicKey,
  ): Signer => ({
    sign,
    publicKey,
  })
  const der = (message: Uint8Array) => nodeSign('sha256', message, key)

  test.each<[string, Signer]>([
    ['signs in DER', signerThat(der)],
    [
      'signs as r‖s',
      signerThat((message) => nodeSign('sha256', message, { key, dsaEncoding: 'ieee-p1363' })),
    ],
    [
      'takes its time',
      signerThat(
        async (message) => der(message),
        async () => mine.publicKey,
      ),
    ],
  ])('that %s is as good as a key', async (_what, signer) => {
    for (const format of formats) {
      const { registry } = makeHarbor()
      await signImage(image, { registry, key: signer, format })
      await verifyImage(image, { registry, keys: [mine.publicKey] })
    }
  })

  test.each<[string, Signer, object]>([
    [
      'signs over another hash',
      signerThat((message) => nodeSign('sha384', message, key)),
      { argument: 'key.sign' },
    ],
    [
      'signs with another key',
      signerThat((message) => nodeSign('sha256', message, createPrivateKey(other.pem))),
      { argument: 'key.sign' },
    ],
    ['signs nothing', signerThat(() => new Uint8Array()), { argument: 'key.sign' }],
    ['gives a string', signerThat(() => 'MEUC' as never), { argument: 'key.sign' }],
    ['has no public key', signerThat(der, () => 'none'), { argument: 'key.publicKey' }],
    ['has a public key that is no string', signerThat(der, () => 5 as never), { argument: 'key.publicKey' }],
  ])('that %s is refused, and nothing is stored', async (_what, signer, wanted) => {
    for (const format of formats) {
      const { fake, registry } = makeHarbor()
      const error = await rejection(signImage(image, { registry, key: signer, format }))
      expect(error).toMatchObject({ name: 'InvalidArgumentError', ...wanted })
      expect(fake.requests.filter(({ method }) => method === 'PUT' || method === 'POST')).toEqual([])
    }
  })

  test('that fails is a HarborError with its reason as the cause', async () => {
    const cause = new Error('the service is down')
    const { registry } = makeHarbor()
    const signer = signerThat(() => Promise.reject(cause))
    const error = await rejection(signImage(image, { registry, key: signer }))
    expect(error).toMatchObject({ name: 'HarborError', cause, outcome: 'not-sent' })
  })

  test('cannot change what is stored by changing what it is given', async () => {
    const { registry } = makeHarbor()
    const signer = signerThat((message) => {
      const signature = der(message)
      message.fill(0)
      return signature
    })
    await signImage(image, { registry, key: signer, format: 'legacy' })
    await verifyImage(image, { registry, keys: [mine.publicKey] })
  })
})

const valid = { key: mine.pem }
const attested = { ...valid, predicateType: 'https://example.com/x', predicate: {} }
const cycle: Record<string, unknown> = {}
cycle.self = cycle

describe('is refused before any request:', () => {
  test.each<[string, object]>([
    ['registry', { registry: undefined }],
    ['registry', { registry: {} }],
    ['key', { key: undefined }],
    ['key', { key: 5 }],
    ['key', { key: {} }],
    ['key', { key: 'no PEM' }],
    ['key', { key: mine.publicKey }],
    ['format', { format: 'oci-1-1' }],
    ['recursive', { recursive: 'yes' }],
    ['repeat', { repeat: 1 }],
    ['signal', { signal: {} }],
    ['annotations', { annotations: Promise.resolve({}) }],
    ['annotations["n"]', { annotations: { n: 1 } }],
    ['annotations', { annotations: { n: '\ud800' } }],
    ['pasword', { pasword: 'x' }],
  ])('signImage with another %s: %j', async (argument, options) => {
    const { fake, registry } = makeHarbor()
    const error = await rejection(signImage(image, { registry, ...valid, ...options } as never))
    expect(error).toMatchObject({ name: 'InvalidArgumentError', argument })
    expect(fake.requests).toEqual([])
  })

  test.each<[string, object]>([
    ['predicateType', { predicateType: undefined }],
    ['predicateType', { predicateType: '' }],
    ['predicate', { predicate: undefined }],
    ['predicate', { predicate: null }],
    ['predicate', { predicate: [] }],
    ['predicate', { predicate: 'x' }],
    ['predicate', { predicate: { n: 1n } }],
    ['predicate', { predicate: cycle }],
    ['predicate', { predicate: () => {} }],
    ['predicate', { predicate: { text: '\udc00' } }],
    ['annotations', { annotations: {} }],
  ])('attest with another %s', async (argument, options) => {
    const { fake, registry } = makeHarbor()
    const error = await rejection(attest(image, { registry, ...attested, ...options } as never))
    expect(error).toMatchObject({ name: 'InvalidArgumentError', argument })
    expect(fake.requests).toEqual([])
  })
})

test('an image that is not there is a NotFoundError, and an aborted call rejects with its reason', async () => {
  const { registry } = makeHarbor()
  expect(await rejection(signImage('demo/team/app:v9', { registry, ...valid }))).toMatchObject({
    name: 'NotFoundError',
  })
  const reason = new Error('enough')
  const options = { registry, ...valid, signal: AbortSignal.abort(reason) }
  expect(await rejection(signImage(image, options))).toBe(reason)
})

test('a manifest with other bytes than its digest is not signed', async () => {
  const { registry } = makeHarbor()
  const { digest } = await registry.resolve(image)
  const lying = new Proxy(registry, {
    get: (target, name) => {
      if (name === 'getManifest') return async () => ({ bytes: new Uint8Array([123, 125]) })
      const member = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  const error = await rejection(signImage(`demo/team/app@${digest}`, { registry: lying, ...valid }))
  expect(error).toMatchObject({ name: 'HarborContentError', code: 'DIGEST_MISMATCH' })
})

test('an index that leads to more than a thousand images is not followed', async () => {
  const { registry } = makeHarbor()
  const manifests = Array.from({ length: 1001 }, (_, index) => ({
    digest: `sha256:${createHash('sha256').update(String(index)).digest('hex')}`,
  }))
  const bytes = Buffer.from(
    JSON.stringify({ mediaType: 'application/vnd.oci.image.index.v1+json', manifests }),
  )
  const wide = new Proxy(registry, {
    get: (target, name) => {
      if (name === 'getManifest') return async () => ({ bytes: new Uint8Array(bytes) })
      const member = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  const error = await rejection(signImage(image, { registry: wide, ...valid, recursive: true }))
  expect(error).toMatchObject({ name: 'HarborContentError', code: 'TOO_LARGE' })
})

test('an encrypted key signs with its password, and an imported one without', async () => {
  const { registry } = makeHarbor()
  const { privateKey, publicKey } = await generateKeyPair({ password })
  await signImage(image, { registry, key: privateKey, password })
  const key = await importPrivateKey(privateKey, { password })
  expect((await signImage(image, { registry, key })).signatures).toMatchObject([{ added: false }])
  await verifyImage(image, { registry, keys: [publicKey] })
  for (const wrong of [{}, { password: 'a wrong secret' }]) {
    const error = await rejection(signImage(image, { registry, key: privateKey, ...wrong }))
    expect(error).toMatchObject({ name: 'InvalidArgumentError', argument: 'password' })
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/wrong secret|eyJrZGYi/)
  }
})
