/** Anything that speaks `/v2`: the fake, or a real Harbor. */
export interface RegistryAt {
  readonly url: string
  readonly fetch: (input: string, init?: RequestInit) => Promise<Response>
  readonly authorization: string
}

export interface Descriptor {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
}

export interface ImageParts {
  readonly config?: unknown
  readonly configType?: string
  readonly layers?: readonly (string | Uint8Array<ArrayBuffer>)[]
  readonly layerType?: string
  /** More members of the manifest: `annotations`, `artifactType`, `subject`. */
  readonly more?: Readonly<Record<string, unknown>>
}

const imageManifest = 'application/vnd.oci.image.manifest.v1+json'

/** Pushes blobs and a manifest the way a client does: POST, PATCH, PUT for each blob, then the manifest. */
export async function pushImage(
  at: RegistryAt,
  repository: string,
  references: readonly string[],
  parts: ImageParts = {},
): Promise<Descriptor> {
  const { configType = 'application/vnd.oci.image.config.v1+json' } = parts
  const { layerType = 'application/vnd.oci.image.layer.v1.tar+gzip' } = parts
  const config = await pushBlob(
    at,
    repository,
    encode(parts.config ?? { architecture: 'amd64', os: 'linux' }),
  )
  const layers: Descriptor[] = []
  for (const layer of parts.layers ?? ['a layer']) {
    const bytes = typeof layer === 'string' ? new TextEncoder().encode(layer) : layer
    layers.push({ mediaType: layerType, ...(await pushBlob(at, repository, bytes)) })
  }
  return pushManifest(at, repository, references, {
    schemaVersion: 2,
    mediaType: imageManifest,
    config: { mediaType: configType, ...config },
    layers,
    ...parts.more,
  })
}

export async function pushManifest(
  at: RegistryAt,
  repository: string,
  references: readonly string[],
  manifest: {
    readonly mediaType: string
    readonly schemaVersion: number
    readonly [member: string]: unknown
  },
): Promise<Descriptor> {
  const bytes = encode(manifest)
  const digest = await sha256(bytes)
  for (const reference of references.length > 0 ? references : [digest]) {
    const path = `/v2/${repository}/manifests/${reference}`
    const answer = await ask(at, 'PUT', `${at.url}${path}`, bytes, manifest.mediaType)
    if (answer.status !== 201) throw new Error(`PUT ${path}: ${answer.status} ${await answer.text()}`)
  }
  return { mediaType: manifest.mediaType, digest, size: bytes.length }
}

export async function pushBlob(
  at: RegistryAt,
  repository: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ digest: string; size: number }> {
  const digest = await sha256(bytes)
  const started = await ask(at, 'POST', `${at.url}/v2/${repository}/blobs/uploads/`)
  const patched = await ask(at, 'PATCH', locationOf(started), bytes)
  const ended = await ask(at, 'PUT', `${locationOf(patched)}&digest=${encodeURIComponent(digest)}`)
  if (ended.status !== 201) throw new Error(`a blob of ${repository}: ${ended.status} ${await ended.text()}`)
  return { digest, size: bytes.length }
}

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', bytes))
  return `sha256:${hash.toString('hex')}`
}

export function encode(json: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(json))
}

function ask(at: RegistryAt, method: string, url: string, body?: Uint8Array<ArrayBuffer>, type?: string) {
  const headers = { authorization: at.authorization, 'content-type': type ?? 'application/octet-stream' }
  return at.fetch(url, { method, headers, body: body ?? null })
}

function locationOf(answer: Response): string {
  const location = answer.headers.get('location')
  if (!location) throw new Error(`no Location: ${answer.status}`)
  return location
}
