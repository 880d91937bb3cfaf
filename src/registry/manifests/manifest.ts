import { isDigest } from '../../core/call/reference'
import { isHeaderValue } from '../../core/headers'
import { contentError } from '../content/content-error'

/** A reference to content by digest (OCI image specification, descriptor). */
export interface Descriptor {
  readonly mediaType: string
  readonly digest: string
  /** Bytes. */
  readonly size: number
  readonly artifactType?: string
  readonly annotations?: Readonly<Record<string, string>>
  /** Where else the content is; such layers are not in the registry. */
  readonly urls?: readonly string[]
  /** In an index: what the child is for. */
  readonly platform?: ImagePlatform
}

export interface ImagePlatform {
  readonly architecture: string
  readonly os: string
  readonly variant?: string
}

/** What a manifest or an index says, as far as it is of use here (OCI image specification). */
export interface ManifestContent {
  readonly schemaVersion?: number
  readonly mediaType?: string
  readonly artifactType?: string
  readonly config?: Descriptor
  readonly layers?: readonly Descriptor[] | null
  /** Only in an index. */
  readonly manifests?: readonly Descriptor[] | null
  readonly subject?: Descriptor
  readonly annotations?: Readonly<Record<string, string>>
}

/** A manifest or an index as it is stored. */
export interface Manifest {
  /** What the digest is of. */
  readonly bytes: Uint8Array
  /** Computed from the bytes, not taken from a header. */
  readonly digest: string
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
  /** The bytes, parsed. */
  readonly content: ManifestContent
}

/** Harbor takes no larger one (test/recordings/registry/push-manifests.json), and none should be read without an end. */
export const largestManifest = 4 * 1024 * 1024

/** @throws {@link HarborContentError} the bytes are no JSON object; they are not quoted */
export function parseObject(bytes: Uint8Array | undefined, what: string): Record<string, unknown> {
  try {
    const content: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) return { ...content }
  } catch {
    // What the parser says quotes the text; the message below is enough.
  }
  throw contentError('MALFORMED', `${what} is no JSON object`)
}

/**
 * Reads a manifest or an index, and sees to it that what it refers to can be asked for.
 *
 * @throws {@link HarborContentError} it is none
 */
export function parseManifest(bytes: Uint8Array | undefined, what: string): ManifestContent {
  const content = parseObject(bytes, what)
  // What Go writes of an empty list is `null`.
  const { config, subject, mediaType, schemaVersion, artifactType, annotations } = content
  const layers = content.layers ?? []
  const manifests = content.manifests ?? []
  const lists = Array.isArray(layers) && Array.isArray(manifests) ? [...layers, ...manifests] : [undefined]
  const single = [config, subject].filter((descriptor) => descriptor !== undefined && descriptor !== null)
  const typed =
    (mediaType === undefined ||
      mediaType === null ||
      (typeof mediaType === 'string' && isHeaderValue(mediaType))) &&
    isOf('number', schemaVersion) &&
    isOf('string', artifactType) &&
    isOf('object', annotations) &&
    !Array.isArray(annotations) &&
    Object.values(annotations ?? {}).every((value) => isOf('string', value))
  if (!typed || ![...lists, ...single].every(isDescriptor)) {
    throw contentError(
      'MALFORMED',
      `${what} is not a manifest: it has a member of another type, or a descriptor without type, digest or size`,
    )
  }
  return content as ManifestContent
}

function isOf(type: 'string' | 'number' | 'object', value: unknown): boolean {
  return value === undefined || value === null || typeof value === type
}

function isDescriptor(value: unknown): value is Descriptor {
  if (typeof value !== 'object' || value === null) return false
  const { mediaType, digest, size }: { mediaType?: unknown; digest?: unknown; size?: unknown } = value
  return (
    typeof mediaType === 'string' &&
    typeof digest === 'string' &&
    isDigest(digest) &&
    typeof size === 'number' &&
    Number.isSafeInteger(size) &&
    size >= 0
  )
}
