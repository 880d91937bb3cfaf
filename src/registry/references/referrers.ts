import { NotFoundError } from '../../errors/not-found-error'
import { HarborResponseError } from '../../errors/response-error'
import type { RegistryCallOptions } from '../connection/call-options'
import type { RegistryConnection } from '../connection/registry-connection'
import { contentError } from '../content/content-error'
import { mediaTypes } from '../content/media-types'
import { type Descriptor, largestManifest, parseManifest } from '../manifests/manifest'
import { fetchManifest } from '../manifests/manifests'

export interface ReferrersOptions extends RegistryCallOptions {
  /** Only referrers of this type: `application/vnd.dev.sigstore.bundle.v0.3+json`. @default all */
  artifactType?: string | undefined
}

// No image has so many. A registry that never stops naming a next page must neither be followed for ever nor fill the memory:
// what is read of a list takes some ten times its bytes.
const mostPages = 100
const mostReferrers = 10_000
const mostBytes = 2 * largestManifest

// What registries without the API answer, whose router takes the path for another one of theirs.
const withoutApi = [400, 404, 406]

/**
 * Lists what refers to a digest: by the referrers API, or by the tag `sha256-<hex>` where a registry has none (OCI
 * distribution specification, "Listing Referrers"). Harbor answers all in one page, and `[]` for what does not exist.
 */
export async function listReferrers(
  connection: RegistryConnection,
  repository: string,
  digest: string,
  artifactType: string | undefined,
  options: RegistryCallOptions | undefined,
): Promise<readonly Descriptor[]> {
  const what = `The list of referrers of ${repository}@${digest}`
  const found: Descriptor[] = []
  let left = mostBytes
  let path: string | URL = `referrers/${digest}`
  for (let page = 0; page < mostPages; page++) {
    const { response, bytes, next } = await connection.sendOr(
      {
        method: 'GET',
        repository,
        path,
        query: page === 0 ? { artifactType } : {},
        headers: { accept: mediaTypes.ociIndex },
        as: { bytes: Math.min(left, largestManifest) },
        options,
      },
      page === 0 ? withoutApi : [],
    )
    if (!response.ok) return listByTag(connection, repository, digest, artifactType, options)
    left -= bytes?.byteLength ?? 0
    const { manifests } = parseManifest(bytes, what)
    if (manifests === undefined) throw contentError('MALFORMED', `${what} is no index`)
    found.push(...(manifests ?? []))
    if (found.length > mostReferrers)
      throw contentError('TOO_LARGE', `${what} has more than ${mostReferrers}`)
    if (next === undefined) return ofType(found, artifactType)
    path = next
  }
  throw new HarborResponseError(`${what} does not end after ${mostPages} pages.`, {
    status: 200,
    contentType: mediaTypes.ociIndex,
    outcome: 'unknown',
  })
}

async function listByTag(
  connection: RegistryConnection,
  repository: string,
  digest: string,
  artifactType: string | undefined,
  options: RegistryCallOptions | undefined,
): Promise<readonly Descriptor[]> {
  const tag = digest.replace(':', '-')
  try {
    const { content } = await fetchManifest(connection, repository, tag, options)
    return ofType(content.manifests ?? [], artifactType)
  } catch (error) {
    if (error instanceof NotFoundError) return []
    throw error
  }
}

/** A registry may ignore the filter; then it is ours to apply. */
function ofType(found: readonly Descriptor[], artifactType: string | undefined): readonly Descriptor[] {
  return artifactType === undefined ? found : found.filter((one) => one.artifactType === artifactType)
}
