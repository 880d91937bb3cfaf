import { isDigest } from '../core/call/reference'
import type { CallOptions } from '../core/settings'
import { NotFoundError } from '../errors/not-found-error'
import { fetchManifest, headManifest, type StoredManifest } from './manifests'
import { isIndex } from './media-types'
import { findPlatform, formatPlatforms, parsePlatform } from './platform'
import type { RegistryConnection } from './registry-connection'
import type { ParsedReference } from './target'

/** From a tag to a digest, and from an index to the image for a platform. */
export async function resolveManifest(
  connection: RegistryConnection,
  { repository, reference }: ParsedReference,
  platform: string | undefined,
  options: CallOptions,
): Promise<StoredManifest> {
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
