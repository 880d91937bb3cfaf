import { projectsIn } from '../areas/projects/project'
import { storageOf, withinQuota } from '../areas/quotas/storage'
import { badRequest, notFound, type Refusal } from '../http/answers'
import { challenge } from './challenge'
import { blobLinksIn, blobsIn, hold, letGo, putBlob, touchBlob, type Upload, uploadsIn } from './content'
import { hexDigest, isDigest, sha256 } from './digest'
import { blobFromUpstream, refuseCachePush } from './proxy-cache'
import { answerRange } from './range'
import { registryRefusal } from './refusal'
import { causeOfVisit, signature, type Visit } from './visit'

export const blobRoutes = {
  byDigest: { GET: giveBlob, HEAD: getBlob, DELETE: deleteBlob },
  uploads: { POST: startUpload },
  upload: { GET: getUpload, PATCH: addChunk, PUT: finishUpload, DELETE: cancelUpload },
} as const

async function giveBlob(visit: Visit): Promise<Response> {
  return (await blobFromUpstream(visit)) ?? getBlob(visit)
}

function getBlob(visit: Visit): Response {
  const { request, reference: digest } = visit
  const bytes = findBlob(visit)
  const headers = {
    'cache-control': 'max-age=31536000',
    'docker-content-digest': digest,
    etag: `"${digest}"`,
    ...signature,
  }
  if (request.headers.get('if-none-match') === `"${digest}"`) {
    return new Response(null, { status: 304, headers })
  }
  const type = { 'accept-ranges': 'bytes', 'content-type': 'application/octet-stream' }
  return (
    answerRange(bytes, request.headers.get('range'), headers, type) ??
    new Response(bytes, { headers: { ...headers, ...type, 'content-length': String(bytes.length) } })
  )
}

function findBlob({
  state,
  request,
  project,
  repository,
  reference: digest,
}: Visit): Uint8Array<ArrayBuffer> {
  if (!isDigest(digest)) {
    throw registryRefusal(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content', {})
  }
  if (request.method === 'HEAD') touchBlob(state, digest)
  // Harbor itself answers a HEAD for what no repository of the project has.
  if (request.method === 'HEAD' && !storageOf(state, project).has(digest)) {
    throw notFound(`blob ${digest} not found`)
  }
  const bytes = blobLinksIn(state).has(`${repository}@${digest}`) ? blobsIn(state).get(digest) : undefined
  if (!bytes) throw registryRefusal(404, 'BLOB_UNKNOWN', 'blob unknown to registry', digest)
  return bytes
}

/** Takes the blob out of the repository; its bytes stay until they are collected. */
function deleteBlob(visit: Visit): Response {
  findBlob(visit)
  blobLinksIn(visit.state).delete(`${visit.repository}@${visit.reference}`)
  return new Response(null, { status: 202, headers: { 'content-length': '0', ...signature } })
}

/** A `digest` here is not looked at: an upload begins all the same (test/recordings/registry/push-blobs.json). */
function startUpload(visit: Visit): Response {
  const { query } = visit
  refuseCachePush(visit.project)
  const mounted = query.get('mount')
  if (!mounted) return withRoom(visit, 0, () => beginUpload(visit))
  const size = blobsIn(visit.state).get(mounted)?.length
  requireSource(visit, query.get('from'))
  const added = storageOf(visit.state, visit.project).has(mounted) ? undefined : size
  return withRoom(visit, added, () =>
    mount(visit, mounted, query.get('from')) ? blobCreated(visit, mounted) : beginUpload(visit),
  )
}

function withRoom<Result>(visit: Visit, added: number | undefined, work: () => Result): Result {
  const { state, project, repository } = visit
  const asked = { project, repository, artifact: undefined, cause: causeOfVisit(visit) }
  return withinQuota(state, asked, added, work)
}

function beginUpload(visit: Visit): Response {
  const { state, repository } = visit
  requireShortName(repository)
  const upload: Upload = { repository, state: state.newId(), chunks: [] }
  const id = state.newId()
  uploadsIn(state).set(id, upload)
  return uploadAnswer(visit, id, upload)
}

function requireShortName(name: string): void {
  if (name.length <= 255) return
  const reason = 'repository name must not be more than 255 characters'
  throw registryRefusal(500, 'UNKNOWN', 'unknown error', { Name: name, Reason: reason })
}

/** Who mounts must be able to read what is mounted. */
function requireSource({ state, caller, request, origin }: Visit, from: string | null): void {
  if (!from) return
  const source = projectsIn(state).find('name', from.split('/')[0] ?? '')
  if (source && caller.may(source, from, 'pull')) return
  throw challenge({ request, origin }, `unauthorized to access repository: ${from}, action: pull`)
}

/** Whether the blob could be taken over from another repository. */
function mount({ state, project, repository }: Visit, digest: string, from: string | null): boolean {
  const bytes = blobsIn(state).get(digest)
  if (!from || !bytes || !blobLinksIn(state).has(`${from}@${digest}`)) return false
  blobLinksIn(state).add(`${repository}@${digest}`)
  storageOf(state, project).add(digest, bytes.length)
  return true
}

function getUpload(visit: Visit): Response {
  return uploadAnswer(visit, visit.reference, findUpload(visit), 204)
}

function cancelUpload(visit: Visit): Response {
  endUpload(visit, findUpload(visit))
  return new Response(null, {
    status: 204,
    headers: { 'docker-upload-uuid': visit.reference, ...signature },
  })
}

/** `Content-Range` is not looked at: the bytes are put after those that are there. */
async function addChunk(visit: Visit): Promise<Response> {
  const upload = findUpload(visit)
  await append(visit, upload)
  upload.state = visit.state.newId()
  return uploadAnswer(visit, visit.reference, upload)
}

async function finishUpload(visit: Visit): Promise<Response> {
  const { state, project, repository, query } = visit
  const wanted = query.get('digest')
  if (!wanted) throw await noDigest(visit)
  const upload = findUpload(visit)
  await append(visit, upload)
  const bytes = new Uint8Array(await new Blob(upload.chunks).arrayBuffer())
  const digest = await sha256(bytes)
  if (!(await matches(bytes, wanted))) {
    // It stays, and nobody is told how it could be gone on with.
    upload.state = state.newId()
    throw registryRefusal(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content', {
      Digest: wanted,
    })
  }
  endUpload(visit, upload)
  const isThere = bytes.length === 0 || storageOf(state, project).has(digest)
  return withRoom(visit, isThere ? undefined : bytes.length, () => {
    putBlob(state, repository, digest, bytes)
    storageOf(state, project).add(digest, bytes.length)
    return blobCreated(visit, digest)
  })
}

/** Asked of an upload that is not there as well; one with bytes in it is first looked up by its digest. */
async function noDigest({ state, request, reference }: Visit): Promise<Refusal> {
  const { byteLength } = await request.arrayBuffer()
  const isEmpty = byteLength === 0 && (uploadsIn(state).get(reference)?.chunks.length ?? 0) === 0
  return badRequest(isEmpty ? 'require digest' : 'exist blob require digest')
}

async function append({ state, request }: Visit, upload: Upload): Promise<void> {
  const chunk = new Uint8Array(await request.arrayBuffer())
  hold(state, chunk.length)
  upload.chunks.push(chunk)
}

function endUpload({ state, reference }: Visit, { chunks }: Upload): void {
  uploadsIn(state).delete(reference)
  for (const chunk of chunks) letGo(state, chunk.length)
}

/** SHA-512 is taken too, but the blob is known by its SHA-256 then. */
async function matches(bytes: Uint8Array<ArrayBuffer>, wanted: string): Promise<boolean> {
  return wanted === (await sha256(bytes)) || wanted === `sha512:${await hexDigest('SHA-512', bytes)}`
}

/** Each answer gives a new `_state`; only the latest one counts. */
function findUpload({ state, repository, reference, query }: Visit): Upload {
  const given = query.get('_state')
  if (!given) throw registryRefusal(404, 'BLOB_UPLOAD_INVALID', 'blob upload invalid')
  const upload = uploadsIn(state).get(reference)
  if (!upload || upload.repository !== repository) {
    throw registryRefusal(404, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry')
  }
  if (upload.state !== given) throw registryRefusal(404, 'BLOB_UPLOAD_INVALID', 'blob upload invalid')
  return upload
}

function uploadAnswer({ origin, repository }: Visit, id: string, upload: Upload, status = 202): Response {
  const size = upload.chunks.reduce((total, chunk) => total + chunk.length, 0)
  return new Response(null, {
    status,
    headers: {
      ...(status === 202 && { 'content-length': '0' }),
      'docker-upload-uuid': id,
      location: `${origin}/v2/${repository}/blobs/uploads/${id}?_state=${upload.state}`,
      range: `0-${Math.max(size - 1, 0)}`,
      ...signature,
    },
  })
}

function blobCreated({ origin, repository }: Visit, digest: string): Response {
  return new Response(null, {
    status: 201,
    headers: {
      'docker-content-digest': digest,
      location: `${origin}/v2/${repository}/blobs/${digest}`,
      ...signature,
    },
  })
}
