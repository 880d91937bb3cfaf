import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { AccessControl } from './access'
import { digestOfBytes, type Storage } from './storage'

export interface Distribution {
  readonly storage: Storage
  readonly access: AccessControl
  readonly origin: string
  readonly realm: string
  readonly storageUrl: string | undefined
  readonly referrersApi: boolean
  readonly asks: 'bearer' | 'basic' | 'nothing'
}

export interface Answered {
  readonly status: number
  readonly headers?: Record<string, string>
  readonly body?: string | Buffer
}

interface Asked {
  readonly registry: Distribution
  readonly request: IncomingMessage
  readonly method: string
  readonly url: URL
  readonly repository: string
  readonly bytes: Buffer
}

const routes: readonly [RegExp, (asked: Asked, last: string) => Answered][] = [
  [/^\/v2\/(.+)\/blobs\/uploads\/$/, beginUpload],
  [/^\/v2\/(.+)\/blobs\/uploads\/([^/]+)$/, continueUpload],
  [/^\/v2\/(.+)\/blobs\/([^/]+)$/, blob],
  [/^\/v2\/(.+)\/manifests\/([^/]+)$/, manifest],
  [/^\/v2\/(.+)\/referrers\/([^/]+)$/, referrers],
  [/^\/v2\/(.+)\/tags\/(list)$/, tags],
]

/** What a registry does with a request whose body has come. */
export function answer(registry: Distribution, request: IncomingMessage, bytes: Buffer): Answered {
  const url = new URL(request.url ?? '', registry.origin)
  const { method = '' } = request
  if (url.pathname === '/service/token') {
    const { status, body } = registry.access.issue(request, url)
    return typeof body === 'string' ? { status, body } : json(status, body)
  }
  // What clients that are not ours ask first.
  if (url.pathname === '/v2/') {
    const known = registry.asks === 'nothing' || request.headers.authorization !== undefined
    return known
      ? json(200, {})
      : { ...failure(401, 'UNAUTHORIZED', 'unauthorized'), headers: challenge(registry, '') }
  }
  for (const [pattern, route] of routes) {
    const [, repository = '', last = ''] = pattern.exec(decodeURIComponent(url.pathname)) ?? []
    if (repository === '') continue
    const asked = { registry, request, method, url, repository, bytes }
    return refusal(asked) ?? route(asked, last)
  }
  return failure(401, 'UNAUTHORIZED', `un-recognized request: ${method} ${url.pathname}`)
}

function refusal({ registry, request, method, url, repository }: Asked): Answered | undefined {
  if (registry.asks === 'nothing') return undefined
  const push = method === 'GET' || method === 'HEAD' ? 'pull' : method === 'DELETE' ? 'delete' : 'push'
  const from = url.searchParams.get('from')
  const needed = [[push, repository], ...(from === null ? [] : [['pull', from]])] as const
  const missing = needed.find(
    ([action, name]) => !registry.access.may(request, action as string, name as string),
  )
  if (missing === undefined) return undefined
  const message = `unauthorized to access repository: ${missing[1]}, action: ${missing[0]}`
  const actions = push === 'push' ? 'pull,push' : push
  const scope = `repository:${repository}:${actions}${from === null ? '' : ` repository:${from}:pull`}`
  const basic = request.headers.authorization !== undefined || registry.asks === 'basic'
  const headers = basic ? { 'www-authenticate': 'Basic realm="harbor"' } : challenge(registry, scope)
  const refused = failure(401, 'UNAUTHORIZED', message)
  return { ...refused, headers: { ...refused.headers, ...headers } }
}

function challenge({ realm, asks }: Distribution, scope: string): Record<string, string> {
  if (asks === 'basic') return { 'www-authenticate': 'Basic realm="harbor"' }
  const scoped = scope === '' ? '' : `,scope="${scope}"`
  return { 'www-authenticate': `Bearer realm="${realm}",service="harbor-registry"${scoped}` }
}

function beginUpload({ registry, url, repository }: Asked): Answered {
  const { storage } = registry
  const mount = url.searchParams.get('mount')
  const from = url.searchParams.get('from')
  const there = mount && from ? storage.find(from)?.blobs.get(mount) : undefined
  if (there !== undefined) {
    const digest = storage.putBlob(repository, there)
    return created(registry, repository, 'blobs', digest)
  }
  const id = randomUUID()
  storage.uploads.set(id, { repository, bytes: Buffer.alloc(0), state: 1 })
  return uploading(registry, id, 202)
}

function continueUpload({ registry, method, url, repository, bytes }: Asked, id: string): Answered {
  const { storage } = registry
  const upload = storage.uploads.get(id)
  if (upload === undefined) return failure(404, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry')
  if (url.searchParams.get('_state') !== `${upload.state}` || upload.repository !== repository) {
    return failure(404, 'BLOB_UPLOAD_INVALID', 'blob upload invalid')
  }
  if (method === 'GET') return uploading(registry, id, 204)
  // `Content-Range` is not looked at: what comes is appended.
  upload.bytes = Buffer.concat([upload.bytes, bytes])
  upload.state += 1
  if (method === 'PATCH') return uploading(registry, id, 202)
  const digest = url.searchParams.get('digest') ?? ''
  const algorithm = digest.startsWith('sha512:') ? 'sha512' : 'sha256'
  storage.uploads.delete(id)
  if (digestOfBytes(upload.bytes, algorithm) !== digest) {
    return failure(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content')
  }
  return created(registry, repository, 'blobs', storage.putBlob(repository, upload.bytes))
}

function uploading({ storage, origin }: Distribution, id: string, status: number): Answered {
  const upload = storage.uploads.get(id)
  if (upload === undefined) throw new Error(`no upload ${id}`)
  return {
    status,
    headers: {
      location: `${origin}/v2/${upload.repository}/blobs/uploads/${id}?_state=${upload.state}`,
      'docker-upload-uuid': id,
      range: `0-${Math.max(0, upload.bytes.byteLength - 1)}`,
    },
  }
}

function blob({ registry, request, repository }: Asked, digest: string): Answered {
  const bytes = registry.storage.find(repository)?.blobs.get(digest)
  if (bytes === undefined) return failure(404, 'BLOB_UNKNOWN', 'blob unknown to registry')
  if (registry.storageUrl !== undefined && request.method === 'GET') {
    return { status: 307, headers: { location: `${registry.storageUrl}/data/${digest}?signature=abc` } }
  }
  const headers = {
    'content-type': 'application/octet-stream',
    'docker-content-digest': digest,
    etag: `"${digest}"`,
    'accept-ranges': 'bytes',
  }
  const from = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]
  if (from === undefined) return { status: 200, headers, body: bytes }
  const start = Number(from)
  // With the length of the whole blob and a shorter body: whoever reads it sees the connection break.
  if (start >= bytes.byteLength) {
    return {
      status: 416,
      headers: { ...headers, 'content-length': `${bytes.byteLength}` },
      body: 'no such range',
    }
  }
  const range = `bytes ${start}-${bytes.byteLength - 1}/${bytes.byteLength}`
  return { status: 206, headers: { ...headers, 'content-range': range }, body: bytes.subarray(start) }
}

function manifest(asked: Asked, reference: string): Answered {
  if (asked.method === 'PUT') return putManifest(asked, reference)
  const { registry, request, method, repository } = asked
  const found = registry.storage.find(repository)
  const digest = reference.includes(':') ? reference : (found?.tags.get(reference) ?? '')
  const stored = found?.manifests.get(digest)
  if (found === undefined || stored === undefined) {
    return failure(404, 'NOT_FOUND', `artifact ${repository}:${reference} not found`)
  }
  if (method === 'DELETE') {
    if (!reference.includes(':')) return failure(400, 'UNSUPPORTED', 'The operation is unsupported.')
    found.manifests.delete(digest)
    for (const [tag, named] of found.tags) if (named === digest) found.tags.delete(tag)
    return { status: 202 }
  }
  if (stored.type.includes('.oci.') && !(request.headers.accept ?? '').includes(stored.type)) {
    return failure(
      404,
      'MANIFEST_UNKNOWN',
      'OCI manifest found, but accept header does not support OCI manifests',
    )
  }
  return {
    status: 200,
    headers: { 'content-type': stored.type, 'docker-content-digest': digest, etag: `"${digest}"` },
    body: stored.bytes,
  }
}

function putManifest({ registry, request, repository, bytes }: Asked, reference: string): Answered {
  const type = request.headers['content-type'] ?? ''
  if (!/manifest|index/.test(type)) return failure(400, 'MANIFEST_INVALID', 'missing signature key')
  const content = JSON.parse(bytes.toString())
  if (content.mediaType !== undefined && content.mediaType !== type) {
    return failure(400, 'MANIFEST_INVALID', 'media type does not match')
  }
  const { storage } = registry
  const { blobs, manifests } = storage.repository(repository)
  const needed = [content.config, ...(content.layers ?? [])].filter((one) => one && !one.urls)
  const missing =
    needed.find(({ digest }) => !blobs.has(digest)) ??
    (content.manifests ?? []).find(({ digest }: { digest: string }) => !manifests.has(digest))
  if (missing !== undefined) {
    return failure(400, 'MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry', missing.digest)
  }
  const byDigest = reference.includes(':')
  if (byDigest && digestOfBytes(bytes) !== reference) {
    return failure(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content')
  }
  const digest = storage.putManifest(repository, type, bytes, byDigest ? undefined : reference)
  const stored = created(registry, repository, 'manifests', digest)
  const subject = registry.referrersApi ? content.subject?.digest : undefined
  return { ...stored, headers: { ...stored.headers, ...(subject && { 'oci-subject': subject }) } }
}

function referrers({ registry, url, repository }: Asked, digest: string): Answered {
  if (!registry.referrersApi)
    return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'not found' }
  const wanted = url.searchParams.get('artifactType')
  const manifests = [...(registry.storage.find(repository)?.manifests ?? [])].flatMap(
    ([name, { type, bytes }]) => {
      const content = JSON.parse(bytes.toString())
      const artifactType = content.artifactType ?? content.config?.mediaType
      if (content.subject?.digest !== digest || (wanted !== null && artifactType !== wanted)) return []
      return [{ mediaType: type, digest: name, size: bytes.byteLength, artifactType }]
    },
  )
  const mediaType = 'application/vnd.oci.image.index.v1+json'
  return {
    status: 200,
    headers: { 'content-type': mediaType },
    body: JSON.stringify({ schemaVersion: 2, mediaType, manifests }),
  }
}

function tags({ registry, url, repository }: Asked): Answered {
  const found = registry.storage.find(repository)
  if (found === undefined) return failure(404, 'NOT_FOUND', `repository ${repository} not found`)
  const last = url.searchParams.get('last') ?? ''
  const n = Number(url.searchParams.get('n') ?? Number.POSITIVE_INFINITY)
  const rest = [...found.tags.keys()].sort().filter((tag) => tag > last)
  const page = rest.slice(0, n)
  const next = `</v2/${repository}/tags/list?last=${page.at(-1)}&n=${n}>; rel="next"`
  return json(200, { name: repository, tags: page }, rest.length > n ? { link: next } : {})
}

function created({ origin }: Distribution, repository: string, kind: string, digest: string): Answered {
  return {
    status: 201,
    headers: { location: `${origin}/v2/${repository}/${kind}/${digest}`, 'docker-content-digest': digest },
  }
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Answered {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  }
}

function failure(status: number, code: string, message: string, detail?: unknown): Answered {
  return json(status, { errors: [{ code, message, detail }] })
}
