import { isDigest } from '../../core/call/reference'
import { NotFoundError } from '../../errors/not-found-error'
import type { RegistryCallOptions } from '../connection/call-options'
import type { RegistryConnection } from '../connection/registry-connection'
import { isIndex } from '../content/media-types'
import { fetchManifest, headManifest } from '../manifests/manifests'
import { findPlatform, formatPlatforms, parsePlatform } from '../manifests/platform'
import type { ParsedReference } from './target'

export interface ResolveOptions extends RegistryCallOptions {
  /** Of an index, the image for this platform: `linux/amd64`, `linux/arm/v7`. @default the index itself */
  platform?: string | undefined
}

export interface ResolvedManifest {
  readonly digest: string
  readonly mediaType: string
  /** Bytes of the manifest. */
  readonly size: number
}

/** From a tag to a digest, and from an index to the image for a platform. */
export async function resolveManifest(
  connection: RegistryConnection,
  { repository, reference }: ParsedReference,
  platform: string | undefined,
  options: RegistryCallOptions,
): Promise<ResolvedManifest> {
  const wanted = platform === undefined ? undefined : parsePlatform(platform)
  if (wanted === undefined) {
    const head = await headManifest(connection, repository, reference, options)
    const digest = isDigest(reference) ? reference : head.digest
    if (digest !== undefined && head.size !== undefined)
      return { digest, mediaType: head.mediaType, size: head.size }
  }
  const { digest, mediaType, size, content } = await fetchManifest(connection, repository, reference, options)
  if (wanted === undefined || !isIndex(mediaType)) return { digest, mediaType, size }
  const children = content.manifests ?? []
  const child = findPlatform(children, wanted)
  if (child !== undefined) return { digest: child.digest, mediaType: child.mediaType, size: child.size }
  const path = `/v2/${repository}/manifests/${reference}`
  const message = `GET ${path}: the index has no ${platform}. It has: ${formatPlatforms(children)}`
  throw new NotFoundError(message, {
    status: 404,
    errors: [],
    requestId: undefined,
    operation: undefined,
    method: 'GET',
    path,
    outcome: 'refused',
  })
}
