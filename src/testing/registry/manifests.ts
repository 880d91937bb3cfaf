import { findArtifact, subjectKey } from '../areas/artifacts/artifacts'
import { deleteArtifact } from '../areas/artifacts/delete-artifact'
import { isIndexType } from '../areas/artifacts/manifest'
import { notFound, Refusal } from '../http/answers'
import { isRecord } from '../http/json'
import { manifestsIn } from './content'
import { countPull } from './count-pull'
import { digestFault, isDigest } from './digest'
import { manifestFromUpstream, refuseCachePush } from './proxy-cache'
import { requirePullable } from './pull-policies'
import { receiveManifest } from './receive'
import { registryRefusal } from './refusal'
import { causeOfVisit, signature, type Visit } from './visit'

export const manifestRoutes = {
  byReference: { GET: getManifest, HEAD: getManifest, PUT: putManifest, DELETE: deleteManifest },
} as const

async function getManifest(visit: Visit): Promise<Response> {
  return (await manifestFromUpstream(visit)) ?? getOwnManifest(visit)
}

function getOwnManifest(visit: Visit): Response {
  const { state, request, repository, reference } = visit
  const artifact = findArtifact(state, repository, reference)
  requirePullable(visit, artifact)
  const manifest = manifestsIn(state).get(subjectKey(artifact))
  if (!manifest) throw notFound(`artifact ${subjectKey(artifact)} not found`)
  requireAccept(request, manifest.mediaType)
  if (request.headers.get('if-none-match')?.replaceAll('"', '') === artifact.digest) {
    return new Response(null, { status: 304 })
  }
  if (request.method === 'GET') countPull(visit, artifact)
  return new Response(manifest.bytes, {
    headers: {
      'content-length': String(manifest.bytes.length),
      'content-type': manifest.mediaType,
      'docker-content-digest': artifact.digest,
      etag: `"${artifact.digest}"`,
      ...signature,
    },
  })
}

/**
 * OCI manifests are given to those only who say that they take them; Docker's to everybody (test/recordings/registry/pull.json).
 */
function requireAccept(request: Request, mediaType: string): void {
  if (!mediaType.startsWith('application/vnd.oci.')) return
  const accepted = (request.headers.get('accept') ?? '')
    .split(',')
    .map((range) => range.split(';')[0]?.trim())
  if (accepted.includes(mediaType)) return
  const [one, many] = isIndexType(mediaType) ? ['index', 'indexes'] : ['manifest', 'manifests']
  throw registryRefusal(
    404,
    'MANIFEST_UNKNOWN',
    `OCI ${one} found, but accept header does not support OCI ${many}`,
  )
}

async function putManifest(visit: Visit): Promise<Response> {
  const { state, request, origin, project, repository, reference } = visit
  refuseCachePush(project)
  const bytes = new Uint8Array(await request.arrayBuffer())
  const [mediaType = ''] = (request.headers.get('content-type') ?? '').split(';')
  const pushed = { project, repository, reference, mediaType: mediaType.trim(), bytes }
  const { digest } = receiveManifest(state, pushed, causeOfVisit(visit))
  const subject = subjectOf(bytes)
  return new Response(null, {
    status: 201,
    headers: {
      'docker-content-digest': digest,
      location: `${origin}/v2/${repository}/manifests/${digest}`,
      ...(subject === undefined ? {} : { 'oci-subject': subject }),
      ...signature,
    },
  })
}

/** By digest only: a tag is taken away through the API. */
function deleteManifest(visit: Visit): Response {
  const { state, repository, reference } = visit
  if (!isDigest(reference)) {
    throw new Refusal(400, 'UNSUPPORTED', `unsupported digest ${reference}: ${digestFault(reference)}`)
  }
  deleteArtifact(state, findArtifact(state, repository, reference), causeOfVisit(visit))
  return new Response(null, { status: 202, headers: { 'content-length': '0' } })
}

function subjectOf(bytes: Uint8Array): string | undefined {
  const manifest: unknown = JSON.parse(new TextDecoder().decode(bytes))
  const subject = isRecord(manifest) ? manifest.subject : undefined
  return isRecord(subject) && typeof subject.digest === 'string' ? subject.digest : undefined
}
