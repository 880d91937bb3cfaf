import { mediaTypes, RegistryClient, type RegistryClientOptions } from '../../src/registry'
import { type RegistryServer, type RegistryServerOptions, serveRegistry } from './server/registry-server'
import { digestOfBytes } from './server/storage'

const all = ['pull', 'push', 'delete']

/** A registry where `jane` may do everything in `demo` and `mirror`, and everybody may read `open`. */
export async function startRegistry(options: RegistryServerOptions = {}): Promise<RegistryServer> {
  return serveRegistry({
    accounts: {
      jane: { secret: 'jane-secret', access: (name) => (/^(?:demo|mirror)\//.test(name) ? all : open(name)) },
      reader: {
        secret: 'reader-secret',
        access: (name) => (name.startsWith('demo/') ? ['pull'] : open(name)),
      },
    },
    anonymous: open,
    ...options,
  })
}

function open(name: string): string[] {
  return name.startsWith('open/') ? ['pull'] : []
}

/** A client of it. */
export function connect(
  server: { url: string },
  options: Partial<RegistryClientOptions> = {},
): RegistryClient {
  return new RegistryClient({
    url: server.url,
    auth: { username: 'jane', password: 'jane-secret' },
    ...options,
  })
}

/** Bytes that are the same each time and unlike those of another seed. */
export function bytesOf(size: number, seed = 1): Uint8Array {
  const bytes = new Uint8Array(size)
  let state = seed * 2_654_435_761
  for (let index = 0; index < size; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[index] = state >>> 24
  }
  return bytes
}

/** A stream in pieces of one size. */
export function streamOf(bytes: Uint8Array, piece = 100_000): ReadableStream<Uint8Array> {
  let offset = 0
  return new ReadableStream({
    pull(controller) {
      if (offset >= bytes.byteLength) return controller.close()
      controller.enqueue(bytes.slice(offset, offset + piece))
      offset += piece
    },
  })
}

interface Referred {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
}

/** Puts an image with these layers into the server itself. */
export function storeImage(
  server: RegistryServer,
  name: string,
  layers: readonly Uint8Array[],
  { tag, extra = {} }: { tag?: string; extra?: Record<string, unknown> } = {},
): Referred {
  const { storage } = server
  const describe = (mediaType: string, bytes: Uint8Array): Referred => ({
    mediaType,
    digest: storage.putBlob(name, bytes),
    size: bytes.byteLength,
  })
  const config = new TextEncoder().encode(
    JSON.stringify({ os: 'linux', of: layers.map((l) => l.byteLength), ...extra }),
  )
  const content = {
    schemaVersion: 2,
    mediaType: mediaTypes.ociManifest,
    config: describe('application/vnd.oci.image.config.v1+json', config),
    layers: layers.map((layer) => describe('application/vnd.oci.image.layer.v1.tar', layer)),
    ...extra,
  }
  return storeContent(server, name, content, tag)
}

/** Puts a manifest or an index into the server itself. */
export function storeContent(
  server: RegistryServer,
  name: string,
  content: { readonly mediaType: string; readonly [member: string]: unknown },
  tag?: string,
): Referred {
  const bytes = new TextEncoder().encode(JSON.stringify(content))
  const digest = server.storage.putManifest(name, content.mediaType, bytes, tag)
  return { mediaType: content.mediaType, digest, size: bytes.byteLength }
}

/** An index of two images, amd64 and arm64. */
export function storeIndex(server: RegistryServer, name: string, tag: string) {
  const amd64 = storeImage(server, name, [bytesOf(5000, 2), bytesOf(700, 3)])
  const arm64 = storeImage(server, name, [bytesOf(6000, 4), bytesOf(700, 3)])
  const index = storeContent(
    server,
    name,
    {
      schemaVersion: 2,
      mediaType: mediaTypes.ociIndex,
      manifests: [
        { ...amd64, platform: { os: 'linux', architecture: 'amd64' } },
        { ...arm64, platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
      ],
    } as { mediaType: string },
    tag,
  )
  return { index, amd64, arm64 }
}

/** A manifest that refers to another. */
export const subjectOf = (subject: Referred, artifactType: string) => ({
  schemaVersion: 2,
  mediaType: mediaTypes.ociManifest,
  artifactType,
  layers: [],
  subject,
})

export { digestOfBytes }
