import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attest, type SignImageOptions, signImage } from '../../../src/signatures'
import { rejection } from '../../core/connect'
import { type MadeKey, makeKey } from '../made-image'
import { recordedCase } from '../recorded-case'
import { type MemoryWriter, type MemoryWriterOptions, memoryWriter } from './memory-writer'

const image = 'sealed/app:v1'
const keys = Array.from({ length: 4 }, makeKey)

const manifest = new Uint8Array(
  Buffer.from(
    recordedCase('legacy-key-p256').registry['/v2/sealed/legacy-key-p256/manifests/v1']?.body ?? '',
  ),
)
const tag = `sha256-${createHash('sha256').update(manifest).digest('hex')}.sig`

function registryWith(options: Partial<MemoryWriterOptions> = {}): MemoryWriter {
  const writer = memoryWriter({ host: '127.0.0.1:28080', ...options })
  writer.manifests.set('v1', manifest)
  return writer
}

function sign(registry: MemoryWriter, { pem, sign }: MadeKey, more: Partial<SignImageOptions> = {}) {
  const key = { publicKey: () => pem, sign }
  return signImage(image, { registry, key, format: 'legacy', ...more })
}

interface Layer {
  readonly digest: string
  readonly annotations: Readonly<Record<string, string>>
}

const layersOf = (registry: MemoryWriter, reference = tag): Layer[] =>
  JSON.parse(registry.manifest(reference)).layers

const signatureIn = ({ annotations }: Layer) => annotations['dev.cosignproject.cosign/signature']

/** Lets several work, one request at a time, in the order of the choices: a number for each request is whose turn it is. */
async function inOrder(
  choices: readonly number[],
  workers: readonly ((pause: () => Promise<void>) => Promise<unknown>)[],
) {
  const waiting: (() => void)[] = []
  const turns = choices.values()
  let working = workers.length
  const next = () => {
    // Only when all of them have come to their next request.
    if (working === 0 || waiting.length < working) return
    const [go] = waiting.splice((turns.next().value ?? 0) % waiting.length, 1)
    go?.()
  }
  const pause = () =>
    new Promise<void>((go) => {
      waiting.push(go)
      next()
    })
  const work = (worker: (pause: () => Promise<void>) => Promise<unknown>) =>
    worker(pause).finally(() => {
      working -= 1
      next()
    })
  await Promise.all(workers.map(work))
}

test('of several who sign at once none loses a signature, in whatever order their requests come', async () => {
  const orders = fc.array(fc.nat(), { minLength: 30, maxLength: 120 })
  await fc.assert(
    fc.asyncProperty(orders, async (order) => {
      let pause = async () => {}
      const registry = registryWith({
        pause: (what) => (what.startsWith('blob') ? Promise.resolve() : pause()),
      })
      const made: string[] = []
      const signing = keys.map((key) => (wait: () => Promise<void>) => {
        pause = wait
        return sign(registry, { ...key, sign: (bytes) => remember(made, key.sign(bytes)) })
      })
      await inOrder(order, signing)
      expect(made).toHaveLength(keys.length)
      expect(layersOf(registry).map(signatureIn).sort()).toEqual(made.sort())
    }),
    { numRuns: 400 },
  )
}, 120_000)

function remember(made: string[], signature: Buffer): Buffer {
  made.push(signature.toString('base64'))
  return signature
}

test('what another sets in between, without looking, is not lost by us', async () => {
  const other = makeKey()
  let puts = 0
  const registry = registryWith({
    pause: async (what) => {
      if (what !== 'put' || puts++ > 0) return
      // As cosign does it: it has read that there is nothing, and sets the tag.
      const theirs = registryWith()
      await sign(theirs, other)
      for (const [digest, bytes] of theirs.blobs) await registry.putBlob('', bytes, { headers: { digest } })
      const bytes = theirs.manifests.get(tag) ?? new Uint8Array()
      await registry.putManifest({ repository: 'sealed/app', reference: tag }, bytes, {})
    },
  })
  await sign(registry, keys[0] as MadeKey)
  expect(layersOf(registry)).toHaveLength(2)
})

test('where nothing lists the manifests, what is under the tag is looked at again', async () => {
  let gets = 0
  const registry = registryWith({
    listsTagged: false,
    pause: async (what) => {
      // Before we look again, another who knew of nothing has set the tag.
      if (what !== `get ${tag}` || gets++ !== 2) return
      registry.manifests.set(tag, theirs.manifests.get(tag) ?? new Uint8Array())
    },
  })
  const theirs = registryWith()
  await sign(theirs, keys[1] as MadeKey)
  await sign(registry, keys[0] as MadeKey)
  expect(layersOf(registry)).toHaveLength(2)
})

test('signatures that were taken away are not brought back', async () => {
  const registry = registryWith()
  await sign(registry, keys[0] as MadeKey)
  // As `cosign clean` does it. The manifest stays, and is listed.
  registry.manifests.delete(tag)
  await sign(registry, keys[1] as MadeKey)
  expect(layersOf(registry)).toHaveLength(1)
})

test('members of the manifest that are not known are kept', async () => {
  const registry = registryWith()
  await sign(registry, keys[0] as MadeKey)
  const stored = JSON.parse(registry.manifest(tag))
  const annotated = { ...stored, annotations: { by: 'us' }, extra: [1] }
  registry.manifests.set(tag, new Uint8Array(Buffer.from(JSON.stringify(annotated))))
  await sign(registry, keys[1] as MadeKey)
  const { layers, ...rest } = JSON.parse(registry.manifest(tag))
  expect(rest).toMatchObject({ annotations: { by: 'us' }, extra: [1] })
  expect(layers[0]).toEqual(stored.layers[0])
})

test.each([
  ['an index', '{"mediaType":"application/vnd.oci.image.index.v1+json","layers":[],"manifests":[]}'],
  ['no JSON', '{'],
  ['no layers', '{"mediaType":"application/vnd.oci.image.manifest.v1+json"}'],
  ['layers that are none', '{"layers":[null]}'],
])('what is under the tag and holds no signatures is left alone: %s', async (_what, text) => {
  const registry = registryWith()
  const getManifest: MemoryWriter['getManifest'] = async (place, options) =>
    place.reference === tag
      ? { bytes: new Uint8Array(Buffer.from(text)), mediaType: undefined }
      : registry.getManifest(place, options)
  registry.manifests.set(tag, new Uint8Array(Buffer.from(text)))
  const error = await rejection(sign({ ...registry, getManifest }, keys[0] as MadeKey, { repeat: true }))
  expect(error).toMatchObject({ name: 'HarborContentError', code: 'MALFORMED' })
  expect(registry.manifest(tag)).toBe(text)
})

test('whoever never leaves the tag alone does not keep us for ever', async () => {
  const registry = registryWith({
    pause: async (what) => void (what === 'put' && registry.manifests.delete(tag)),
  })
  const putManifest: MemoryWriter['putManifest'] = async (target, bytes, options) => {
    await registry.putManifest(target, bytes, options)
    registry.manifests.delete(tag)
  }
  const error = await rejection(sign({ ...registry, putManifest }, keys[0] as MadeKey))
  expect(String(error)).toMatch(/was set by others 20 times/)
})

test('attestations take no signatures over', async () => {
  const registry = registryWith({
    pause: async (what) => {
      if (what !== 'put' || registry.manifests.has(tag)) return
      registry.manifests.set(tag, manifest)
      await sign(registry, keys[1] as MadeKey, { repeat: true }).catch(() => {})
    },
  })
  const { pem, sign: signBytes } = keys[0] as MadeKey
  await attest(image, {
    registry,
    key: { publicKey: () => pem, sign: signBytes },
    format: 'legacy',
    predicateType: 'https://example.com/x',
    predicate: {},
  })
  expect(layersOf(registry, tag.replace('.sig', '.att'))).toHaveLength(1)
})
