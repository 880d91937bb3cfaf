import { HarborContentError } from '../../errors/content-error'
import { isBranded } from '../../errors/harbor-error'
import { sha256Hex } from '../encoding/digest'
import { taggedType } from '../finding/find-signatures'
import { imageManifest } from '../formats/manifest'
import { type Document, signatureAnnotation } from './document'
import { goJson, utf8 } from './go-json'
import type { Place } from './place'
import type { ReadySigner } from './ready-signer'

interface Layer {
  readonly mediaType: string
  readonly size: number
  readonly digest: string
  readonly annotations?: Readonly<Record<string, string>>
}

/** A manifest under the tag of signatures. What is not known of it is kept. */
interface Tagged {
  readonly digest: string
  readonly layers: readonly Layer[]
  readonly content: Readonly<Record<string, unknown>>
}

// Each that signs at the same time costs the others one round at most.
const mostRounds = 20

/**
 * Signs a document and appends it to the layers under the tag, as cosign 1 and 2 do, but never in place of what another has
 * put there meanwhile.
 *
 * A tag can only be set, so of two who read the same layers and each append one, the later wipes out the earlier. But each
 * manifest that Harbor was ever given under that tag stays and is listed among the referrers of the image. So whoever has set
 * the tag looks at what has been added to that list since before he read the tag, takes over the layers he did not know, and
 * sets it again, until it holds them all. Of any number at once the last to set the tag does so knowing all others. In a
 * registry that does not list them, and for attestations, which Harbor does not list, only what is under the tag is looked at
 * again: there, two at the very same time may still lose one.
 *
 * @returns the digest of the manifest that has it
 */
export async function storeLayer(
  place: Place,
  image: string,
  { kind, legacy }: Document,
  signer: ReadySigner,
): Promise<string> {
  // Attestations are listed nowhere.
  const list = () => (kind.suffix === 'sig' ? listTagged(place, image) : [])
  const before = new Set(await list())
  const signature = await signer.sign(legacy.message)
  const content = legacy.content(signature)
  await place.registry.putBlob(place.repository, content, place.options)
  const own: Layer = {
    mediaType: legacy.mediaType,
    size: content.length,
    digest: `sha256:${await sha256Hex(content)}`,
    annotations: legacy.annotations(signature),
  }
  const wanted = new Map([[nameOf(own), own]])
  const tag = `${image.replace(':', '-')}.${kind.suffix}`
  for (let round = 0; round < mostRounds; round++) {
    const tagged = await readTagged(place, tag)
    const there = new Set(tagged?.layers.map(nameOf))
    const missing = [...wanted].flatMap(([name, layer]) => (there.has(name) ? [] : [layer]))
    if (tagged !== undefined && missing.length === 0) return tagged.digest
    before.add(await setTag(place, tag, tagged?.content ?? {}, [...(tagged?.layers ?? []), ...missing]))
    for (const digest of await list()) {
      if (before.has(digest)) continue
      before.add(digest)
      for (const layer of (await readTagged(place, digest))?.layers ?? []) {
        // Others have a config of this type as well: every image has.
        if (layer.annotations?.[signatureAnnotation]) wanted.set(nameOf(layer), layer)
      }
    }
  }
  throw broken(place, tag, `was set by others ${mostRounds} times while it was signed`)
}

/** What makes a signature another one. */
function nameOf({ digest, annotations }: Layer): string {
  return `${digest} ${annotations?.[signatureAnnotation]}`
}

/** The manifests that are or were under the tag. */
async function listTagged({ registry, repository, options }: Place, image: string): Promise<string[]> {
  const referrers = await registry.referrers({ repository, reference: image }, options)
  return referrers.flatMap(({ digest, artifactType }) => (artifactType === taggedType ? [digest] : []))
}

async function readTagged(place: Place, reference: string): Promise<Tagged | undefined> {
  const { registry, repository, options } = place
  try {
    const bytes = new Uint8Array((await registry.getManifest({ repository, reference }, options)).bytes)
    const content = JSON.parse(new TextDecoder().decode(bytes))
    const { layers, mediaType }: { layers?: unknown; mediaType?: unknown } = Object(content)
    if (Array.isArray(layers) && layers.every(isLayer) && !String(mediaType).includes('index')) {
      return { digest: `sha256:${await sha256Hex(bytes)}`, layers, content }
    }
  } catch (error) {
    if (isBranded(error) && 'status' in error && error.status === 404) return undefined
    if (!(error instanceof SyntaxError)) throw error
  }
  // To set it anew would wipe out what somebody put there.
  throw broken(place, reference, 'holds something else than signatures. Nothing was changed')
}

function isLayer(value: unknown): value is Layer {
  const { mediaType, size, digest }: { mediaType?: unknown; size?: unknown; digest?: unknown } = Object(value)
  return typeof mediaType === 'string' && typeof size === 'number' && typeof digest === 'string'
}

/** @returns the digest of the manifest */
async function setTag(
  { registry, repository, options }: Place,
  tag: string,
  content: Readonly<Record<string, unknown>>,
  layers: readonly Layer[],
): Promise<string> {
  // What go-containerregistry makes of an image that has nothing but layers (its `mutate.Append` to `empty.Image`).
  const created = '0001-01-01T00:00:00Z'
  const config = utf8(
    JSON.stringify({
      architecture: '',
      created,
      history: layers.map(() => ({ created })),
      os: '',
      rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
      config: {},
    }),
  )
  await registry.putBlob(repository, config, options)
  const described = {
    mediaType: taggedType,
    size: config.length,
    digest: `sha256:${await sha256Hex(config)}`,
  }
  const manifest = utf8(
    goJson({ schemaVersion: 2, mediaType: imageManifest, ...content, config: described, layers }),
  )
  await registry.putManifest({ repository, reference: tag }, manifest, options)
  return `sha256:${await sha256Hex(manifest)}`
}

function broken({ repository }: Place, reference: string, problem: string): HarborContentError {
  return new HarborContentError(`Manifest ${repository}:${reference} ${problem}.`, {
    code: 'MALFORMED',
    status: 200,
    contentType: undefined,
    outcome: 'unknown',
  })
}
