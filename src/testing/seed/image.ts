import { digestOf } from '../registry/digest'
import { tarOf } from './tar'

/** A manifest with the blobs it names. */
export interface Image {
  readonly mediaType: string
  readonly manifest: Uint8Array<ArrayBuffer>
  readonly digest: string
  readonly blobs: readonly {
    readonly digest: string
    /** `undefined`: too many to be made. */
    readonly bytes: Uint8Array<ArrayBuffer> | undefined
  }[]
}

export interface ImageParts {
  /** What no other image has, or only those that are to have the same digest. */
  readonly labels: Readonly<Record<string, string>>
  /** What its one layer holds, in a file. */
  readonly content: string
  /** Bytes of manifest, config and layer together. */
  readonly size?: number | undefined
}

/** As much as is made of a layer. */
const largestLayer = 1024 * 1024

const mediaType = 'application/vnd.oci.image.manifest.v1+json'

/** A tiny image: a config, and one layer with one file. `undefined` where it cannot be as small as it is to be. */
export function makeImage({ labels, content, size }: ImageParts): Image | undefined {
  const layer = tarOf('content', encode(content))
  const layerSize = size === undefined ? layer.length : layerSizeFor(size)
  if (layerSize < layer.length) return undefined
  // Nobody reads on after the end of an archive.
  const bytes = layerSize <= largestLayer ? pad(layer, layerSize) : undefined
  const layerDigest = digestOf(bytes ?? encode(`${content} ${layerSize}`))
  const config = configOf(labels, layerDigest)
  const manifest = manifestOf(config, layerDigest, layerSize)
  return {
    mediaType,
    manifest,
    digest: digestOf(manifest),
    blobs: [
      { digest: digestOf(config), bytes: config },
      { digest: layerDigest, bytes },
    ],
  }

  /** The manifest names the size of the layer, and so has a length that depends on it. */
  function layerSizeFor(total: number): number {
    // Digests have one length: those of the final layer take as much.
    const digest = digestOf(layer)
    const config = configOf(labels, digest)
    const rest = (guess: number) =>
      total - config.length - manifestOf(config, digest, Math.max(guess, 0)).length
    return rest(rest(total))
  }
}

function configOf(labels: ImageParts['labels'], layerDigest: string): Uint8Array<ArrayBuffer> {
  return encodeJson({
    created: '2026-01-01T00:00:00Z',
    architecture: 'amd64',
    os: 'linux',
    config: { Labels: labels },
    // The layer is not compressed, so this is its digest as well.
    rootfs: { type: 'layers', diff_ids: [layerDigest] },
    history: [{ created: '2026-01-01T00:00:00Z', created_by: 'createFakeHarbor' }],
  })
}

function manifestOf(config: Uint8Array, layerDigest: string, layerSize: number): Uint8Array<ArrayBuffer> {
  return encodeJson({
    schemaVersion: 2,
    mediaType,
    config: describe('application/vnd.oci.image.config.v1+json', digestOf(config), config.length),
    layers: [describe('application/vnd.oci.image.layer.v1.tar', layerDigest, layerSize)],
  })
}

export function describe(type: string, digest: string, size: number) {
  return { mediaType: type, digest, size }
}

function pad(content: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  bytes.set(content)
  return bytes
}

export function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

export function encodeJson(content: unknown): Uint8Array<ArrayBuffer> {
  return encode(JSON.stringify(content))
}
