import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type BaseImage, imageOf, mediaTypes } from '../../../src/registry'
import { rejection } from '../../core/connect'
import { bytesOf, connect, digestOfBytes, startRegistry } from '../images'

const platform = { os: 'linux', architecture: 'amd64' }
const [lower, upper] = [bytesOf(3000), bytesOf(4000, 2)]

function parse(bytes: Uint8Array | undefined) {
  return JSON.parse(Buffer.from(bytes ?? []).toString())
}

async function makeBase(extra = {}): Promise<BaseImage> {
  const config = { ...platform, config: { Env: ['A=1'], Cmd: ['/app'] }, ...extra }
  const { content, blobs } = await imageOf({ config, layers: [lower] })
  return { content, config: blobs.at(-1)?.bytes ?? new Uint8Array() }
}

/** The same image as others write it: with a history and types of Docker. */
function dockerBase(): BaseImage {
  const config = Buffer.from(
    JSON.stringify({
      ...platform,
      'os.version': '10.0',
      history: [{ created_by: 'COPY' }, { created_by: 'CMD', empty_layer: true }],
      rootfs: { type: 'layers', diff_ids: [digestOfBytes(lower)] },
    }),
  )
  const named = { digest: digestOfBytes(config), size: config.byteLength }
  const content = {
    schemaVersion: 2,
    mediaType: mediaTypes.dockerManifest,
    config: { mediaType: 'application/vnd.docker.container.image.v1+json', ...named },
    layers: [{ mediaType: 'x', digest: digestOfBytes(gzipSync(lower)), size: 9 }],
  }
  return { content, config }
}

describe('imageOf', () => {
  test('names each layer by what it is stored as, and by what is unpacked of it', async () => {
    const gzipped = gzipSync(upper)
    const image = await imageOf({
      config: { ...platform, config: { Cmd: ['/app'] } },
      layers: [lower, gzipped],
    })
    expect(image.content).toEqual({
      schemaVersion: 2,
      mediaType: mediaTypes.ociManifest,
      config: {
        mediaType: 'application/vnd.oci.image.config.v1+json',
        digest: digestOfBytes(image.blobs[2]?.bytes ?? new Uint8Array()),
        size: image.blobs[2]?.size,
      },
      layers: [
        { mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: digestOfBytes(lower), size: 3000 },
        {
          mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
          digest: digestOfBytes(gzipped),
          size: gzipped.byteLength,
        },
      ],
    })
    expect(parse(image.bytes)).toEqual(image.content)
    expect(image).toMatchObject({ digest: digestOfBytes(image.bytes), size: image.bytes.byteLength })
    expect(parse(image.blobs[2]?.bytes)).toEqual({
      ...platform,
      config: { Cmd: ['/app'] },
      rootfs: { type: 'layers', diff_ids: [digestOfBytes(lower), digestOfBytes(upper)] },
    })
  })

  test('of the same parts is the same image', async () => {
    const parts = { config: platform, layers: [lower], annotations: { note: 'x' } }
    const [first, second] = [await imageOf(parts), await imageOf(parts)]
    expect(second.digest).toBe(first.digest)
    expect(first.content.annotations).toEqual({ note: 'x' })
  })

  test('puts layers on a base, whose settings stay unless others are given', async () => {
    const base = await makeBase()
    const image = await imageOf({ base, config: { config: { Cmd: ['/other'] } }, layers: [upper] })
    expect(image.content.layers?.map(({ digest }) => digest)).toEqual(
      [lower, upper].map((l) => digestOfBytes(l)),
    )
    expect(image.blobs).toHaveLength(2)
    expect(parse(image.blobs[1]?.bytes)).toEqual({
      ...platform,
      config: { Env: ['A=1'], Cmd: ['/other'] },
      rootfs: { type: 'layers', diff_ids: [digestOfBytes(lower), digestOfBytes(upper)] },
    })
  })

  test('keeps the types of a base of Docker, its history, and what it does not know', async () => {
    const { content, blobs, mediaType } = await imageOf({ base: dockerBase(), layers: [gzipSync(upper)] })
    expect(mediaType).toBe(mediaTypes.dockerManifest)
    expect(content.layers?.[1]?.mediaType).toBe('application/vnd.docker.image.rootfs.diff.tar.gzip')
    expect(content.config?.mediaType).toBe('application/vnd.docker.container.image.v1+json')
    expect(parse(blobs.at(-1)?.bytes)).toMatchObject({
      'os.version': '10.0',
      history: [
        { created_by: 'COPY' },
        { created_by: 'CMD', empty_layer: true },
        { created_by: 'harborkit' },
      ],
    })
  })

  test('is stored and read again', async () => {
    const server = await startRegistry()
    const registry = connect(server)
    const first = await imageOf({ config: platform, layers: [lower] })
    for (const { bytes } of first.blobs) await registry.putBlob('demo/app', bytes)
    expect(await registry.putManifest('demo/app:v1', first)).toMatchObject({ digest: first.digest })

    const read = await registry.getManifest('demo/app:v1')
    const config = await registry.getBlob('demo/app', read.content.config?.digest ?? '')
    const base = { content: read.content, config: await config.bytes() }
    const second = await imageOf({ base, layers: [upper] })
    for (const { bytes } of second.blobs) await registry.putBlob('demo/app', bytes)
    await registry.putManifest('demo/app:v2', second)
    expect((await registry.getManifest('demo/app:v2')).content).toEqual(second.content)
    // What was read can be written as it is.
    expect(await registry.putManifest('demo/app:v3', read)).toMatchObject({ digest: first.digest })
  })

  test.each<[argument: string, what: string, parts: () => Promise<unknown> | unknown]>([
    ['layers', 'no list', () => ({ config: platform, layers: lower })],
    ['layers', 'nothing', () => undefined],
    ['layers[1]', 'an empty layer', () => ({ config: platform, layers: [lower, new Uint8Array()] })],
    ['layers[0]', 'a path', () => ({ config: platform, layers: ['layer.tar'] })],
    ['layers[0]', 'zstd', () => ({ config: platform, layers: [Buffer.from('28b52ffd00', 'hex')] })],
    ['layers[0]', 'gzip cut off', () => ({ config: platform, layers: [gzipSync(lower).subarray(0, 500)] })],
    ['config.architecture', 'no architecture', () => ({ config: { os: 'linux' }, layers: [] })],
    ['config.os', 'no os', () => ({ config: { architecture: 'amd64', os: '' }, layers: [] })],
    ['config', 'null', () => ({ config: null, layers: [] })],
    ['config', 'a string', () => ({ config: 'linux/amd64', layers: [] })],
    ['annotations', 'a list', () => ({ config: platform, layers: [], annotations: ['a'] })],
    ['annotations', 'a number', () => ({ config: platform, layers: [], annotations: { at: 1 } })],
    ['annotations', 'null', () => ({ config: platform, layers: [], annotations: null })],
    ['base', 'no manifest', () => ({ base: { content: null, config: new Uint8Array() }, layers: [] })],
    ['config', 'what JSON has no text for', () => ({ config: { ...platform, created: 1n }, layers: [] })],
    ['base', 'a base without a config', () => ({ base: { content: {} }, layers: [] })],
    [
      'base.content',
      'an index',
      async () => ({
        base: { ...(await makeBase()), content: { mediaType: mediaTypes.ociIndex, manifests: [] } },
        layers: [],
      }),
    ],
    [
      'base.config',
      'the config of another',
      async () => ({
        base: { ...(await makeBase()), config: (await makeBase({ author: 'joe' })).config },
        layers: [],
      }),
    ],
    [
      'base.config',
      'a layer too many',
      async () => {
        const { content, config } = await makeBase()
        const layers = [...(content.layers ?? []), ...(content.layers ?? [])]
        return { base: { content: { ...content, layers }, config }, layers: [] }
      },
    ],
  ])('refuses %s: %s', async (argument, _what, parts) => {
    const error = await rejection(imageOf((await parts()) as Parameters<typeof imageOf>[0]))
    expect(error).toMatchObject({ name: 'InvalidArgumentError', argument })
  })
})
