import { isDigest } from '../../core/call/reference'
import { isHeaderValue } from '../../core/headers'
import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { NotFoundError } from '../../errors/not-found-error'
import { PreconditionFailedError } from '../../errors/precondition-failed-error'
import type { RegistryCallOptions } from '../connection/call-options'
import type { RegistryConnection } from '../connection/registry-connection'
import { contentError } from '../content/content-error'
import { algorithmOf, digestOf } from '../content/digest'
import { jsonBytes } from '../content/json-bytes'
import { lengthOf } from '../content/length'
import { acceptManifests, isIndex, isManifest } from '../content/media-types'
import { largestManifest, type Manifest, type ManifestContent, parseManifest } from './manifest'

/** What a HEAD tells of a manifest. Nothing of it is checked. */
export interface ManifestHead {
  /** `undefined` where the registry does not say. */
  readonly digest: string | undefined
  readonly mediaType: string
  /** Bytes; `undefined` where the registry does not say. */
  readonly size: number | undefined
}

export interface StoredManifest {
  readonly digest: string
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
}

export interface PutManifestOptions extends RegistryCallOptions {
  /** @default what the manifest itself says */
  mediaType?: string | undefined
}

/** A manifest that is to be stored. */
export interface ManifestToStore extends StoredManifest {
  readonly bytes: Uint8Array
}

// Harbor answers 404 for what is there in another type (test/recordings/registry/pull.json).
const accept = { accept: acceptManifests }

/** Gets a manifest and checks it against its digest: the one asked for, or, by tag, the one that the registry names. */
export async function fetchManifest(
  connection: RegistryConnection,
  repository: string,
  reference: string,
  options: RegistryCallOptions | undefined,
): Promise<Manifest> {
  const { response, bytes = new Uint8Array() } = await connection.send({
    method: 'GET',
    repository,
    path: `manifests/${reference}`,
    headers: accept,
    as: { bytes: largestManifest },
    options,
  })
  const what = `Manifest ${repository}${isDigest(reference) ? '@' : ':'}${reference}`
  // For the first pull of a proxied tag the header is there and empty (test/recordings/registry/policies.json).
  const header = response.headers.get('docker-content-digest') ?? ''
  const named = isDigest(reference) ? reference : isDigest(header) ? header : undefined
  const digest = await digestOf(bytes, algorithmOf(named))
  if (named !== undefined && digest !== named) {
    throw contentError(
      'DIGEST_MISMATCH',
      `${what}: ${named} is its name, but what came has the digest ${digest}`,
    )
  }
  const content = parseManifest(bytes, what)
  const servedAs = typeOf(response)
  const mediaType = content.mediaType ?? servedAs
  // One of them reads its layers and the other its images (CVE-2021-41190).
  if (isManifest(servedAs) && isIndex(servedAs) !== isIndex(mediaType)) {
    throw contentError('MALFORMED', `${what} is served as ${servedAs}, and says that it is ${mediaType}`)
  }
  return { bytes, digest, mediaType, size: bytes.byteLength, content }
}

export async function headManifest(
  connection: RegistryConnection,
  repository: string,
  reference: string,
  options: RegistryCallOptions | undefined,
): Promise<ManifestHead> {
  const path = `manifests/${reference}`
  const { response } = await connection.send({ method: 'HEAD', repository, path, headers: accept, options })
  return readHead(response)
}

/** As `headManifest`, but `undefined` for what is not there. */
export async function findManifest(
  connection: RegistryConnection,
  repository: string,
  reference: string,
  options: RegistryCallOptions | undefined,
): Promise<ManifestHead | undefined> {
  try {
    return await headManifest(connection, repository, reference, options)
  } catch (error) {
    if (error instanceof NotFoundError) return undefined
    // It is there, but not to be pulled before it is signed or scanned (test/recordings/registry/policies.json).
    if (error instanceof PreconditionFailedError) return { digest: undefined, mediaType: '', size: undefined }
    throw error
  }
}

/** Stores a manifest, by tag or digest. Either may be done twice without harm. */
export async function storeManifest(
  connection: RegistryConnection,
  repository: string,
  reference: string,
  { bytes, digest, mediaType, size }: ManifestToStore,
  options: RegistryCallOptions | undefined,
): Promise<StoredManifest> {
  const { response } = await connection.create({
    method: 'PUT',
    repository,
    path: `manifests/${reference}`,
    headers: { 'content-type': mediaType },
    body: bytes,
    options,
  })
  const named = response.headers.get('docker-content-digest') ?? ''
  if (isDigest(named) && named !== digest && algorithmOf(named) === algorithmOf(digest)) {
    throw contentError('DIGEST_MISMATCH', `Manifest ${repository}@${digest} was stored as ${named}`)
  }
  return { digest, mediaType, size }
}

/**
 * Reads what a caller wants to store: bytes as they are, or a value that becomes JSON.
 *
 * @param given the digest, where it is part of the reference
 */
export async function readManifest(
  manifest: Uint8Array | Manifest | ManifestContent,
  type: string | undefined,
  given: string | undefined,
): Promise<ManifestToStore> {
  if (!(manifest instanceof Uint8Array) && isRead(manifest)) {
    return readManifest(manifest.bytes, type ?? manifest.mediaType, given)
  }
  const bytes = manifest instanceof Uint8Array ? manifest : jsonBytes('manifest', manifest)
  if (bytes.byteLength > largestManifest) {
    throw new InvalidArgumentError(
      'manifest',
      `has ${bytes.byteLength} bytes. Registries take up to ${largestManifest}.`,
    )
  }
  const inside = mediaTypeIn(bytes)
  const mediaType = type ?? inside
  // Harbor's own words for it are `missing signature key` (test/recordings/registry/push-manifests.json).
  if (mediaType === undefined) {
    throw new InvalidArgumentError('mediaType', 'is missing, and the manifest does not say it either.')
  }
  if (typeof mediaType !== 'string' || mediaType === '' || !isHeaderValue(mediaType)) {
    throw new InvalidArgumentError('mediaType', 'is not a media type.')
  }
  if (inside !== undefined && inside !== mediaType) {
    throw new InvalidArgumentError('mediaType', `is '${mediaType}', but the manifest says '${inside}'.`)
  }
  const digest = await digestOf(bytes, algorithmOf(given))
  if (given !== undefined && given !== digest) {
    throw new InvalidArgumentError('reference', `says ${given}, but the manifest has the digest ${digest}.`)
  }
  return { bytes, digest, mediaType, size: bytes.byteLength }
}

/** Whether it is what `getManifest` gives, and not what a manifest says. */
function isRead(manifest: Manifest | ManifestContent): manifest is Manifest {
  return (
    typeof manifest === 'object' &&
    manifest !== null &&
    'bytes' in manifest &&
    manifest.bytes instanceof Uint8Array
  )
}

function mediaTypeIn(bytes: Uint8Array): string | undefined {
  let content: unknown
  try {
    content = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new InvalidArgumentError('manifest', 'is not JSON.')
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new InvalidArgumentError('manifest', 'must be a JSON object.')
  }
  return 'mediaType' in content && typeof content.mediaType === 'string' ? content.mediaType : undefined
}

function readHead(response: Response): ManifestHead {
  const digest = response.headers.get('docker-content-digest') ?? ''
  return {
    digest: isDigest(digest) ? digest : undefined,
    mediaType: typeOf(response),
    size: lengthOf(response),
  }
}

function typeOf(response: Response): string {
  return response.headers.get('content-type')?.replace(/\s*;.*$/, '') ?? ''
}
