import { createHash } from 'node:crypto'
import type { Live } from './describe-live'

export interface PushedImage {
  readonly digest: string
  /** Bytes of manifest, config and layer. */
  readonly size: number
}

/**
 * Pushes a small OCI image with plain requests: the registry client is not under test here.
 *
 * @param tag without one, it is an image of its digest only
 */
export async function pushImage(
  live: Live,
  repository: string,
  tag: string | undefined,
  content = tag ?? '',
): Promise<PushedImage> {
  async function pushBlob(mediaType: string, bytes: Buffer) {
    const digest = digestOf(bytes)
    const begun = await send(
      live,
      'POST',
      new URL(`/v2/${repository}/blobs/uploads/`, live.url),
      'application/json',
    )
    // Scheme and host of a Location are the server's own idea of its address.
    const { pathname, search } = new URL(begun.headers.get('location') ?? '', live.url)
    const upload = new URL(pathname + search, live.url)
    upload.searchParams.set('digest', digest)
    await send(live, 'PUT', upload, 'application/octet-stream', bytes)
    return { mediaType, digest, size: bytes.byteLength }
  }

  const config = await pushBlob(
    'application/vnd.oci.image.config.v1+json',
    json({
      architecture: 'amd64',
      os: 'linux',
      config: {},
      rootfs: { type: 'layers', diff_ids: [] },
      history: [],
    }),
  )
  const layer = await pushBlob('application/vnd.oci.image.layer.v1.tar', Buffer.from(`layer of ${content}`))
  const manifest = json({ schemaVersion: 2, mediaType: imageType, config, layers: [layer] })
  const digest = await pushManifest(live, repository, tag, imageType, manifest)
  return { digest, size: manifest.byteLength + config.size + layer.size }
}

/** Pushes an index of images that are there already. @returns its digest */
export async function pushIndex(
  live: Live,
  repository: string,
  tag: string,
  images: readonly PushedImage[],
): Promise<string> {
  const manifests = images.map(({ digest, size }, index) => {
    const platform = { os: 'linux', architecture: index === 0 ? 'amd64' : 'arm64' }
    return { mediaType: imageType, digest, size, platform }
  })
  const mediaType = 'application/vnd.oci.image.index.v1+json'
  return pushManifest(live, repository, tag, mediaType, json({ schemaVersion: 2, mediaType, manifests }))
}

const imageType = 'application/vnd.oci.image.manifest.v1+json'

async function pushManifest(
  live: Live,
  repository: string,
  tag: string | undefined,
  mediaType: string,
  manifest: Buffer,
): Promise<string> {
  const digest = digestOf(manifest)
  const path = `/v2/${repository}/manifests/${tag ?? digest}`
  await send(live, 'PUT', new URL(path, live.url), mediaType, manifest)
  return digest
}

async function send(live: Live, method: string, url: URL, type: string, body?: Buffer): Promise<Response> {
  const { username, password } = live.admin
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  const init = {
    method,
    headers: { authorization, 'content-type': type },
    ...(body && { body: new Uint8Array(body) }),
  }
  const response = await fetch(url, init)
  if (!response.ok) throw new Error(`${method} ${url.pathname}: ${response.status} ${await response.text()}`)
  await response.arrayBuffer()
  return response
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}
