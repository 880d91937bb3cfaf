import { createHash } from 'node:crypto'
import type { Live } from './describe-live'

export interface PushedImage {
  readonly digest: string
  /** Bytes of manifest, config and layer. */
  readonly size: number
}

/** Pushes a small OCI image with plain requests: the registry client is not under test here. */
export async function pushImage(
  live: Live,
  repository: string,
  tag: string,
  content = tag,
): Promise<PushedImage> {
  const { username, password } = live.admin
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`

  async function send(method: string, url: URL, type: string, body?: Buffer): Promise<Response> {
    const init = {
      method,
      headers: { authorization, 'content-type': type },
      ...(body && { body: new Uint8Array(body) }),
    }
    const response = await fetch(url, init)
    if (!response.ok)
      throw new Error(`${method} ${url.pathname}: ${response.status} ${await response.text()}`)
    await response.arrayBuffer()
    return response
  }

  async function pushBlob(mediaType: string, bytes: Buffer) {
    const digest = digestOf(bytes)
    const begun = await send(
      'POST',
      new URL(`/v2/${repository}/blobs/uploads/`, live.url),
      'application/json',
    )
    // Scheme and host of a Location are the server's own idea of its address.
    const { pathname, search } = new URL(begun.headers.get('location') ?? '', live.url)
    const upload = new URL(pathname + search, live.url)
    upload.searchParams.set('digest', digest)
    await send('PUT', upload, 'application/octet-stream', bytes)
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
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  const manifest = json({ schemaVersion: 2, mediaType, config, layers: [layer] })
  await send('PUT', new URL(`/v2/${repository}/manifests/${tag}`, live.url), mediaType, manifest)
  return { digest: digestOf(manifest), size: manifest.byteLength + config.size + layer.size }
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}
