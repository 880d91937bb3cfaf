import type { Bytes } from '../encoding/base64'
import {
  bytes,
  digest,
  type GoReader,
  integer,
  list,
  optional,
  readGo,
  string,
  stringMap,
  struct,
} from '../json/go-json'
import { Malformed, Unsupported } from '../json/malformed'
import { readWritten, type Written, WrittenObject } from '../json/written'
import { refuseMalformed } from './refusal'

/** What a manifest says about the signatures it holds. */
export interface SignatureManifest {
  /** `artifactType`, or the type of the config where there is none. */
  readonly type: string
  readonly layers: readonly Layer[]
  /** The digest of the image that it refers to, or an empty string. */
  readonly subject: string
  /** Whether it is an index, and cosign would go on to one of its images. */
  readonly leadsOn: boolean
}

export interface Layer {
  readonly mediaType: string
  readonly annotations: ReadonlyMap<string, string>
  /** Its content, as the first descriptor in the manifest that has the digest describes it, which is how cosign looks it up. */
  readonly blob: BlobDescriptor
}

export interface BlobDescriptor {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
  /** The content itself. */
  readonly data: Bytes | null
}

interface Descriptor extends BlobDescriptor {
  readonly urls: readonly string[]
  readonly annotations: ReadonlyMap<string, string>
  readonly platform: Platform | null
  readonly artifactType: string
}

interface Platform {
  readonly os: string
  readonly architecture: string
}

// All that go-containerregistry reads (`pkg/v1/manifest.go`): what it refuses, cosign does not see.
const platform = struct<Platform & Record<string, unknown>>({
  os: string,
  architecture: string,
  variant: string,
  'os.version': string,
  'os.features': list(string),
  features: list(string),
})

const descriptor: GoReader<Descriptor> = struct({
  mediaType: string,
  digest,
  size: integer,
  data: bytes,
  urls: list(string),
  annotations: stringMap,
  platform: optional(platform),
  artifactType: string,
})

const common = {
  schemaVersion: integer,
  mediaType: string,
  annotations: stringMap,
  subject: optional(descriptor),
  artifactType: string,
}
const image = struct({ ...common, config: descriptor, layers: list(descriptor) })
const index = struct({ ...common, manifests: list(descriptor) })

export const imageManifest = 'application/vnd.oci.image.manifest.v1+json'
const imageTypes = [imageManifest, 'application/vnd.docker.distribution.manifest.v2+json']
const indexTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
]
const firstVersion = /^application\/vnd\.docker\.distribution\.manifest\.v1\+/

/**
 * Reads a manifest. Throws a `Refusal` for what Go does not take for one.
 *
 * @param servedAs the media type that the registry gave it, where that is known
 */
export function readManifest(content: Bytes, servedAs: string | undefined): SignatureManifest {
  return refuseMalformed('MANIFEST_MALFORMED', 'its manifest', () => {
    const document = parse(content)
    const { config, layers, mediaType, artifactType, subject } = readGo(image, document)
    const type = servedAs || mediaType
    if (firstVersion.test(type)) throw new Malformed('it is of the first version')
    const isIndex = indexTypes.includes(type) || (!imageTypes.includes(type) && hasManifests(document))
    return {
      type: artifactType || config.mediaType,
      layers: isIndex
        ? []
        : layers.map((layer) => ({ ...layer, blob: describe(layer, [config, ...layers]) })),
      subject: subject?.digest ?? '',
      leadsOn: isIndex && readGo(index, document).manifests.some(isForLinux),
    }
  })
}

/** Go reads no further than the end of the first value. */
function parse(content: Bytes): WrittenObject {
  let document: Written
  try {
    document = readWritten(content)
  } catch {
    throw new Unsupported('it is not JSON')
  }
  if (document instanceof WrittenObject) return document
  throw new Malformed('it is not an object')
}

function hasManifests({ members }: WrittenObject): boolean {
  return members.some(([name]) => name === 'manifests')
}

function describe({ digest }: Descriptor, descriptors: readonly Descriptor[]): BlobDescriptor {
  return descriptors.find((one) => one.digest === digest) ?? descriptor.zero
}

/** Whether cosign would take it, which asks for the image for linux/amd64 wherever it runs. */
function isForLinux({ platform }: Descriptor): boolean {
  return platform === null || (platform.os === 'linux' && platform.architecture === 'amd64')
}

/** Whether a descriptor of a list of referrers is one to Go, with a digest to ask for. */
export function isDescriptor(value: unknown): boolean {
  try {
    return readGo(descriptor, readWritten(JSON.stringify(value))).digest !== ''
  } catch {
    return false
  }
}
