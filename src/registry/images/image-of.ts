import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { algorithmOf, digestOf } from '../content/digest'
import { jsonBytes } from '../content/json-bytes'
import { isIndex, mediaTypes } from '../content/media-types'
import type { Descriptor, Manifest, ManifestContent } from '../manifests/manifest'
import { type ImageConfig, isObject, mergeConfig, readConfig, type StoredConfig } from './image-config'
import { type Layer, readLayer } from './layer'

/** An image to put layers on, as it was read. */
export interface BaseImage {
  /** Of `getManifest`. */
  readonly content: ManifestContent
  /** The bytes of the blob that `content.config` names. */
  readonly config: Uint8Array
}

/** What to build an image of. */
export type ImageParts = {
  /** The bytes of tar archives, as they are or gzipped; the lowest first. */
  readonly layers: readonly Uint8Array[]
  /** Of the manifest. @default those of the base, or none */
  readonly annotations?: Readonly<Record<string, string>> | undefined
} & (
  | WithBase
  // The last one, as compilers say of the last what is missing.
  | { readonly config: ImageConfig; readonly base?: undefined }
)

/** What the configuration does not say is as in the base. */
type WithBase = { readonly config?: Partial<ImageConfig> | undefined; readonly base: BaseImage }

/** An image that was built: its manifest, and the blobs that have to be stored before it. */
export interface BuiltImage extends Manifest {
  /** The new layers and the configuration. Those of the base are where the base is. */
  readonly blobs: readonly BuiltBlob[]
}

export interface BuiltBlob extends Descriptor {
  readonly bytes: Uint8Array
}

interface Types {
  readonly manifest: string
  readonly config: string
  readonly layer: string
  readonly gzipped: string
}

const ociTypes: Types = {
  manifest: mediaTypes.ociManifest,
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar',
  gzipped: 'application/vnd.oci.image.layer.v1.tar+gzip',
}
const dockerTypes: Types = {
  manifest: mediaTypes.dockerManifest,
  config: 'application/vnd.docker.container.image.v1+json',
  layer: 'application/vnd.docker.image.rootfs.diff.tar',
  gzipped: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
}

/**
 * Builds an image whose parts fit each other: digests and sizes, the `diff_ids` of the configuration, which are those of the
 * uncompressed layers, and the manifest. Nothing is sent: store `blobs`, then the image itself.
 *
 * With `base`, its layers stay below the new ones, and the image can be stored where they are: in the same repository.
 *
 * What is in a layer is not looked at: that it is a tar archive is for the caller to see to.
 *
 * @throws {@link InvalidArgumentError} a layer that is empty, zstd or broken gzip, a base that does not fit, what is not JSON
 *
 * @example
 * const image = await imageOf({ config: { os: 'linux', architecture: 'amd64' }, layers: [tar] })
 * for (const { bytes } of image.blobs) await registry.putBlob('demo/app', bytes)
 * await registry.putManifest('demo/app:v1', image)
 */
export async function imageOf(parts: ImageParts): Promise<BuiltImage> {
  const { layers, config = {}, base, annotations = base?.content.annotations } = checkParts(parts)
  const below = base === undefined ? noBase : await readBase(base)
  const added = await Promise.all(layers.map(readLayer))
  const types = base?.content.mediaType === mediaTypes.dockerManifest ? dockerTypes : ociTypes
  const layerBlobs = added.map((layer) => layerBlob(layer, types))
  const configBlob = await jsonBlob('config', types.config, {
    ...mergeConfig(below.config.rest, config),
    rootfs: { type: 'layers', diff_ids: [...below.config.diffIds, ...added.map(({ diffId }) => diffId)] },
    ...historyOf(below.config, added.length),
  })
  const content: ManifestContent = {
    schemaVersion: 2,
    mediaType: types.manifest,
    config: described(configBlob),
    layers: [...below.layers, ...layerBlobs.map(described)],
    ...(annotations && { annotations }),
  }
  const { bytes, digest, size } = await jsonBlob('annotations', types.manifest, content)
  return { bytes, digest, mediaType: types.manifest, size, content, blobs: [...layerBlobs, configBlob] }
}

interface Below {
  readonly config: StoredConfig
  readonly layers: readonly Descriptor[]
}

const noBase: Below = { config: { diffIds: [], history: [], rest: {} }, layers: [] }

async function readBase({ content, config }: BaseImage): Promise<Below> {
  const { mediaType = '', config: named } = content
  if (isIndex(mediaType) || content.manifests) {
    throw new InvalidArgumentError(
      'base.content',
      'is an index. `resolve` with a platform finds an image of it.',
    )
  }
  if (named === undefined || (await digestOf(config, algorithmOf(named.digest))) !== named.digest) {
    throw new InvalidArgumentError('base.config', 'must be the blob that `base.content.config` names.')
  }
  const layers = content.layers ?? []
  return { config: readConfig(config, layers.length), layers }
}

function checkParts(parts: ImageParts): ImageParts {
  if (typeof parts !== 'object' || parts === null || !Array.isArray(parts.layers)) {
    throw new InvalidArgumentError('layers', 'must be a list of tar archives.')
  }
  const { base, config, annotations } = parts
  if (base !== undefined && !(base?.config instanceof Uint8Array && isObject(base.content))) {
    throw new InvalidArgumentError(
      'base',
      'must be `{ content, config }`: of `getManifest`, and the bytes of its config.',
    )
  }
  if (config !== undefined && !isObject(config))
    throw new InvalidArgumentError('config', 'must be an object.')
  if (annotations !== undefined && !isOfStrings(annotations)) {
    throw new InvalidArgumentError('annotations', 'must be an object of strings.')
  }
  return parts
}

function isOfStrings(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((member) => typeof member === 'string')
}

/** A history names each layer, or it is none. */
function historyOf({ history }: StoredConfig, added: number): { history?: unknown[] } {
  if (history.length === 0) return {}
  return { history: [...history, ...Array.from({ length: added }, () => ({ created_by: 'harborkit' }))] }
}

function layerBlob({ bytes, compressed, digest }: Layer, types: Types): BuiltBlob {
  return { mediaType: compressed ? types.gzipped : types.layer, digest, size: bytes.byteLength, bytes }
}

/** @param argument what is the caller's in it */
async function jsonBlob(argument: string, mediaType: string, value: object): Promise<BuiltBlob> {
  const bytes = jsonBytes(argument, value)
  return { mediaType, digest: await digestOf(bytes), size: bytes.byteLength, bytes }
}

function described({ mediaType, digest, size }: BuiltBlob): Descriptor {
  return { mediaType, digest, size }
}
