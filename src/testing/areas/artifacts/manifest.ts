import { isRecord, withoutUndefined } from '../../http/json'
import type { Platform } from './artifact'

// An image manifest or an index, and what Harbor reads out of it. Manifests come from clients: every member
// is looked at before it is used.

export interface Descriptor {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
  readonly platform: Platform | undefined
  readonly annotations: Readonly<Record<string, string>> | undefined
  readonly urls: string[] | null
}

export interface ParsedManifest {
  readonly mediaType: string
  readonly artifactType: string | undefined
  readonly config: Descriptor | undefined
  readonly layers: readonly Descriptor[]
  /** Of an index. */
  readonly manifests: readonly Descriptor[]
  readonly subject: Descriptor | undefined
  readonly annotations: Readonly<Record<string, string>> | undefined
}

const images = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
]
const indexes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
]

/** What a client says that it takes. */
export const manifestTypes: readonly string[] = [...images, ...indexes]

export function isManifestType(mediaType: string): boolean {
  return images.includes(mediaType) || isIndexType(mediaType)
}

export function isIndexType(mediaType: string): boolean {
  return indexes.includes(mediaType)
}

/** `undefined` where the JSON is no manifest at all. */
export function parseManifest(json: unknown, mediaType: string): ParsedManifest | undefined {
  if (!isRecord(json)) return undefined
  const config = descriptor(json.config)
  if (!isIndexType(mediaType) && !config) return undefined
  return {
    mediaType,
    artifactType: text(json.artifactType),
    config,
    layers: descriptors(json.layers),
    manifests: descriptors(json.manifests),
    subject: descriptor(json.subject),
    annotations: strings(json.annotations),
  }
}

function descriptors(json: unknown): Descriptor[] {
  if (!Array.isArray(json)) return []
  return json.map(descriptor).filter((one) => one !== undefined)
}

function descriptor(json: unknown): Descriptor | undefined {
  if (!isRecord(json) || typeof json.digest !== 'string') return undefined
  return {
    mediaType: text(json.mediaType) ?? '',
    digest: json.digest,
    size: typeof json.size === 'number' ? json.size : 0,
    platform: platform(json.platform),
    annotations: strings(json.annotations),
    urls: Array.isArray(json.urls) ? json.urls.filter((url) => typeof url === 'string') : null,
  }
}

/**
 * Harbor gives `os.version` and `os.features` the names of its Go fields (test/recordings/api/artifact.json, an
 * index).
 */
function platform(json: unknown): Platform | undefined {
  if (!isRecord(json)) return undefined
  const features = json['os.features']
  return withoutUndefined({
    architecture: text(json.architecture),
    os: text(json.os),
    variant: text(json.variant),
    OsVersion: text(json['os.version']),
    OsFeatures: Array.isArray(features) ? features.filter((one) => typeof one === 'string') : null,
  })
}

function strings(json: unknown): Record<string, string> | undefined {
  if (!isRecord(json)) return undefined
  const entries = Object.entries(json).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

function text(json: unknown): string | undefined {
  return typeof json === 'string' && json !== '' ? json : undefined
}
