import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { imageOf, mediaTypes, type RegistryClient, registryFor } from '../../src/registry/index'
import { describeLive } from './describe-live'

/** A tar archive of one file. */
function tarOf(name: string, content: string): Uint8Array {
  const header = Buffer.alloc(512)
  const bytes = Buffer.from(content)
  header.write(name)
  header.write('0000644\x000000000\x000000000\0', 100)
  header.write(`${bytes.byteLength.toString(8).padStart(11, '0')}\x0000000000000\0        0`, 124)
  header.write('ustar\x0000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  const padding = Buffer.alloc((512 - (bytes.byteLength % 512)) % 512)
  return Buffer.concat([header, bytes, padding, Buffer.alloc(1024)])
}

async function push(registry: RegistryClient, target: string, parts: Parameters<typeof imageOf>[0]) {
  const image = await imageOf(parts)
  const { repository } = registry.parse(target)
  for (const { bytes } of image.blobs) await registry.putBlob(repository, bytes)
  await registry.putManifest(target, image)
  return image
}

describeLive('the registry', (live) => {
  const config = { os: 'linux', architecture: 'arm64', config: { Cmd: ['/app'] } }

  test('stores an image that was built, and another layer on it', async () => {
    const { harbor } = live
    const registry = registryFor(harbor)
    const name = `${await live.makeProject()}/team/app`
    const layers = [gzipSync(tarOf('app', 'one')), tarOf('data', 'two')]
    const image = await push(registry, `${name}:v1`, { config, layers })
    expect(await registry.resolve(`${name}:v1`)).toMatchObject({ digest: image.digest })
    expect(await registry.getManifest(`${name}@${image.digest}`)).toMatchObject({ content: image.content })
    const artifact = await harbor.artifacts.get(`${name}:v1`)
    expect(artifact).toMatchObject({ digest: image.digest, type: 'IMAGE' })
    expect(artifact.extra_attrs).toMatchObject({ os: 'linux', architecture: 'arm64' })

    const { content } = await registry.getManifest(`${name}:v1`)
    const stored = await registry.getBlob(name, content.config?.digest ?? '')
    const base = { content, config: await stored.bytes() }
    await push(registry, `${name}:v2`, { base, layers: [tarOf('more', 'three')] })
    expect((await registry.getManifest(`${name}:v2`)).content.layers).toHaveLength(3)
    expect(await registry.listTags(name).all()).toEqual(['v1', 'v2'])
  })

  test('says what is missing, in words', async () => {
    const registry = registryFor(live.harbor)
    const name = `${await live.makeProject()}/app`
    await push(registry, `${name}:v1`, { config, layers: [tarOf('app', 'one')] })
    for (const call of [registry.resolve(`${name}:v2`), registry.getManifest(`${name}:v2`)]) {
      await expect(call).rejects.toMatchObject({
        name: 'NotFoundError',
        code: 'NOT_FOUND',
        message: expect.stringContaining('NOT_FOUND'),
      })
    }
  })

  test('copies an image with what refers to it, and deletes it', async () => {
    const registry = registryFor(live.harbor)
    const project = await live.makeProject()
    const image = await push(registry, `${project}/app:v1`, { config, layers: [tarOf('app', 'one')] })
    const { digest, mediaType, size } = image
    const empty = await registry.putBlob(`${project}/app`, new TextEncoder().encode('{}'))
    const nothing = { mediaType: 'application/vnd.oci.empty.v1+json', digest: empty.digest, size: 2 }
    const referrer = await registry.putManifest(`${project}/app`, {
      schemaVersion: 2,
      mediaType: mediaTypes.ociManifest,
      artifactType: 'application/vnd.example.note',
      config: nothing,
      layers: [nothing],
      subject: { digest, mediaType, size },
    })
    await registry.copy(`${project}/app:v1`, `${project}/copy:v1`, { includeReferrers: true })
    expect(await registry.resolve(`${project}/copy:v1`)).toMatchObject({ digest })
    const found = await registry.referrers(`${project}/copy:v1`)
    expect(found.map((one) => one.digest)).toEqual([referrer.digest])
    await registry.deleteManifest(`${project}/copy@${digest}`)
    await expect(registry.resolve(`${project}/copy:v1`)).rejects.toMatchObject({ name: 'NotFoundError' })
  })

  test('refuses what the credentials may not do before it is tried', async () => {
    const project = await live.makeProject()
    const user = await live.makeUser()
    await live.harbor.members.create(project, { role_id: 'guest', member_user: { username: user.username } })
    const registry = registryFor(live.as(user))
    await expect(registry.putBlob(`${project}/app`, new Uint8Array(1))).rejects.toMatchObject({
      name: 'ForbiddenError',
      outcome: 'refused',
    })
  })
})
