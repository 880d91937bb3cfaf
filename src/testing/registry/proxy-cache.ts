import { lookUpArtifact } from '../areas/artifacts/artifacts'
import type { Project } from '../areas/projects/project'
import { registriesIn } from '../areas/registries/registry'
import { denied, notFound, Refusal } from '../http/answers'
import type { State } from '../state'
import { cacheBlob, cachedIndexesIn, cacheManifest } from './cache-upstream'
import { blobLinksIn, type Manifest } from './content'
import { isDigest } from './digest'
import { Upstream } from './upstream'
import type { Visit } from './visit'

// What a project that caches another registry does before the registry is asked: goharbor/harbor
// `src/server/middleware/repoproxy` and `src/controller/proxy`.

/** Nobody pushes to a cache. @throws {Refusal} 403 */
export function refuseCachePush({ name, registry_id }: Project): void {
  if (registry_id > 0) throw denied(`denied: can not push artifact to a proxy project: ${name}`)
}

/** A manifest, or what is known of it, from upstream; `undefined`: the one that is here, or none. */
export async function manifestFromUpstream(visit: Visit): Promise<Response | undefined> {
  const upstream = upstreamOf(visit.state, visit.project)
  if (!upstream) return undefined
  try {
    return await askManifest(visit, upstream)
  } catch (error) {
    if (error instanceof Refusal && error.status === 429) {
      throw new Refusal(429, 'TOO_MANY_REQUEST', 'too many requests to upstream registry')
    }
    if (error instanceof Refusal && error.status === 404) throw error
    return undefined
  }
}

async function askManifest(visit: Visit, upstream: Upstream): Promise<Response | undefined> {
  const { state, request, project, repository, reference } = visit
  const known = lookUpArtifact(state, repository, reference)
  const byDigest = isDigest(reference)
  if (known && byDigest) return undefined
  const remote = remoteName(visit)
  const there = await headOf(upstream, remote, reference, known !== undefined)
  if (there === 'limited') return undefined
  if (!there) {
    if (known && project.metadata.proxy_cache_local_on_not_found === 'true') return undefined
    throw notFound(`resource not found: repo ${repository}, tag ${byDigest ? '' : reference} not found`)
  }
  const index = cachedIndexesIn(state).get(`${repository}@${there.digest}`)
  if (index) return manifestAnswer(index, there.digest)
  if (known?.digest === there.digest) return undefined
  if (request.method === 'HEAD') {
    const { mediaType, digest, size } = there
    return new Response(null, { headers: headersOf(mediaType, digest, size) })
  }
  const manifest = await upstream.manifest(remote, reference)
  cacheManifest(visit, upstream, remote, manifest)
  // Of a tag the digest is not told (test/recordings/registry/policies.json, "proxy cache: a pull that fetches").
  return manifestAnswer(manifest, byDigest ? manifest.digest : '')
}

/** What is here is given where upstream has had enough. */
async function headOf(upstream: Upstream, remote: string, reference: string, isKnown: boolean) {
  try {
    return await upstream.head(remote, reference)
  } catch (error) {
    if (isKnown && error instanceof Refusal && error.status === 429) return 'limited'
    throw error
  }
}

function manifestAnswer({ bytes, mediaType }: Manifest, digest: string): Response {
  return new Response(bytes, { headers: headersOf(mediaType, digest, String(bytes.length)) })
}

function headersOf(mediaType: string, digest: string, size: string): Record<string, string> {
  return {
    ...{ 'content-length': size, 'content-type': mediaType },
    ...{ 'docker-content-digest': digest, etag: digest },
  }
}

/** A blob that is not here yet. Its type is what Go makes of its first bytes. */
export async function blobFromUpstream(visit: Visit): Promise<Response | undefined> {
  const { state, project, repository, reference: digest } = visit
  const upstream = upstreamOf(state, project)
  if (!upstream || !isDigest(digest) || blobLinksIn(state).has(`${repository}@${digest}`)) return undefined
  const bytes = await upstream.blob(remoteName(visit), digest)
  cacheBlob(visit, digest, bytes)
  return new Response(bytes, {
    headers: { 'content-length': String(bytes.length), 'content-type': sniffed(bytes) },
  })
}

/** The tags that are upstream; `undefined` where that is not asked. */
export async function tagsUpstream(visit: Visit): Promise<readonly string[] | undefined> {
  const upstream = upstreamOf(visit.state, visit.project)
  if (!upstream) return undefined
  // Where upstream does not say, those that are here are all.
  return upstream.tags(remoteName(visit)).catch(() => [])
}

function upstreamOf(state: State, { registry_id }: Project): Upstream | undefined {
  const registry = registriesIn(state).get(registry_id)
  return registry?.status === 'healthy' ? new Upstream(registry, state.send) : undefined
}

/** Without the project, which is a name of here. */
function remoteName({ repository, project }: Visit): string {
  return repository.slice(project.name.length + 1)
}

function sniffed(bytes: Uint8Array): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08) return 'application/x-gzip'
  const isText = bytes.subarray(0, 512).every((byte) => byte >= 0x20 || [9, 10, 12, 13, 27].includes(byte))
  return isText ? 'text/plain; charset=utf-8' : 'application/octet-stream'
}
