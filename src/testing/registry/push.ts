import type { Artifact } from '../areas/artifacts/artifact'
import {
  type Descriptor,
  isManifestType,
  type ParsedManifest,
  parseManifest,
} from '../areas/artifacts/manifest'
import { recordAccessory, recordArtifact } from '../areas/artifacts/record-artifact'
import { isTagName, setTag } from '../areas/artifacts/tags'
import type { Project } from '../areas/projects/project'
import { storageOf } from '../areas/quotas/storage'
import { ensureRepository } from '../areas/repositories/repositories'
import { badRequest, Refusal } from '../http/answers'
import { goJsonError } from '../http/go-json-error'
import { isRecord } from '../http/json'
import type { State } from '../state'
import { blobLinksIn, blobsIn, hold, manifestsIn } from './content'
import { digestOf, isDigest } from './digest'
import { registryRefusal } from './refusal'

const largestManifest = 4 * 1024 * 1024

export interface Push {
  readonly project: Project
  /** With the project. */
  readonly repository: string
  /** A tag, or the digest of the bytes. */
  readonly reference: string
  readonly mediaType: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A manifest that could be read. */
export interface ReadPush extends Push {
  readonly manifest: ParsedManifest
  readonly digest: string
}

/** What the registry and then Harbor do with a manifest (test/recordings/registry/push-manifests.json). */
export function pushManifest(state: State, push: Push): Artifact {
  return storeManifest(state, readPush(push))
}

export function readPush(push: Push): ReadPush {
  const { mediaType, bytes } = push
  if (bytes.length > largestManifest) throw registryRefusal(400, 'MANIFEST_INVALID', 'manifest invalid')
  return { ...push, manifest: readManifest(mediaType, bytes), digest: digestOf(bytes) }
}

/** How many bytes more its project would hold; `undefined` where it has the manifest. */
export function addedBytes(state: State, { project, manifest, digest, bytes }: ReadPush): number | undefined {
  const storage = storageOf(state, project)
  if (storage.has(digest)) return undefined
  const missing = blobsOf(manifest).filter((blob) => !storage.has(blob.digest))
  return missing.reduce((sum, { size }) => sum + size, bytes.length)
}

export function storeManifest(state: State, push: ReadPush): Artifact {
  const { project, repository: name, reference, mediaType, bytes, manifest, digest } = push
  if (isDigest(reference) && reference !== digest) {
    throw registryRefusal(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content')
  }
  // After the quota, and before the registry.
  if (!isDigest(reference) && !isTagName(reference)) {
    throw badRequest(`bad request: invalid tag name: ${reference}`)
  }
  requireParts(state, name, manifest)
  if (!manifestsIn(state).has(`${name}@${digest}`)) hold(state, bytes.length)
  manifestsIn(state).set(`${name}@${digest}`, { bytes, mediaType })
  const repository = ensureRepository(state, project, name)
  const config = readConfig(state, manifest)
  const size = bytes.length
  const artifact = recordArtifact(state, { project, repository, manifest, digest, size, config })
  const tag = isDigest(reference) ? undefined : reference
  if (tag !== undefined) setTag(state, artifact, tag)
  recordAccessory(state, artifact, manifest, tag)
  return artifact
}

/** What has addresses of its own is fetched from there: distribution asks for no blob of it. */
function blobsOf({ config, layers }: ParsedManifest): Descriptor[] {
  const own = layers.filter(({ urls }) => urls === null || urls.length === 0)
  return [...(config ? [config] : []), ...own]
}

function readManifest(mediaType: string, bytes: Uint8Array<ArrayBuffer>): ParsedManifest {
  const json = parseJson(bytes, mediaType)
  // What is of no known type is taken for a manifest of schema 1, which is signed.
  if (!isManifestType(mediaType)) throw invalid('missing signature key')
  const inner = isRecord(json) ? json.mediaType : undefined
  if (typeof inner === 'string' && inner !== mediaType) {
    throw invalid(`mediaType in manifest should be '${mediaType}' not '${inner}'`)
  }
  const manifest = parseManifest(json, mediaType)
  if (!manifest) throw registryRefusal(500, 'UNKNOWN', 'unknown error', {})
  return manifest
}

function parseJson(bytes: Uint8Array<ArrayBuffer>, mediaType: string): unknown {
  const text = new TextDecoder().decode(bytes)
  const problem = goJsonError(text)
  if (problem === undefined) return JSON.parse(text)
  const reason = problem === 'end' ? 'unexpected end of JSON input' : problem
  throw invalid(isManifestType(mediaType) ? reason : `error unmarshalling content: ${reason}`)
}

function invalid(reason: string): Refusal {
  return new Refusal(400, 'MANIFEST_INVALID', `unmarshal manifest failed: ${reason}`)
}

/**
 * Every part must have been pushed to this repository before. Of blobs the first that is missing is told, of
 * children all.
 */
function requireParts(state: State, repository: string, manifest: ParsedManifest): void {
  const missing = [
    ...blobsOf(manifest)
      .filter(({ digest }) => !blobLinksIn(state).has(`${repository}@${digest}`))
      .slice(0, 1),
    ...manifest.manifests.filter(({ digest }) => !manifestsIn(state).has(`${repository}@${digest}`)),
  ]
  if (missing.length === 0) return
  const digests = missing.map(({ digest }) => digest)
  throw registryRefusal(400, 'MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry', ...digests)
}

function readConfig(state: State, manifest: ParsedManifest): unknown {
  const bytes = manifest.config && blobsIn(state).get(manifest.config.digest)
  if (!bytes) return undefined
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
