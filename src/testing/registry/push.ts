import type { Artifact } from '../areas/artifacts/artifact'
import { isManifestType, type ParsedManifest, parseManifest } from '../areas/artifacts/manifest'
import { recordAccessory, recordArtifact } from '../areas/artifacts/record-artifact'
import { setTag } from '../areas/artifacts/tags'
import type { Project } from '../areas/projects/project'
import { requireRoom, storageOf } from '../areas/quotas/storage'
import { ensureRepository } from '../areas/repositories/repositories'
import { Refusal } from '../http/answers'
import { isRecord } from '../http/json'
import type { State } from '../state'
import { blobLinksIn, blobsIn, hold, manifestsIn } from './content'
import { digestOf, isDigest } from './digest'
import { registryRefusal } from './refusal'

const largestManifest = 4 * 1024 * 1024

interface Push {
  readonly project: Project
  /** With the project. */
  readonly repository: string
  /** A tag, or the digest of the bytes. */
  readonly reference: string
  readonly mediaType: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** What the registry and then Harbor do with a manifest (recordings: registry/push-manifests.json). */
export function pushManifest(state: State, push: Push): Artifact {
  const { project, repository: name, reference, mediaType, bytes } = push
  if (bytes.length > largestManifest) throw registryRefusal(400, 'MANIFEST_INVALID', 'manifest invalid')
  const manifest = readManifest(mediaType, bytes)
  const digest = digestOf(bytes)
  if (isDigest(reference) && reference !== digest) {
    throw registryRefusal(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content')
  }
  requireParts(state, name, manifest)
  requireRoom(state, project, storageOf(state, project).has(digest) ? 0 : bytes.length)
  if (!manifestsIn(state).has(`${name}@${digest}`)) hold(state, bytes.length)
  manifestsIn(state).set(`${name}@${digest}`, { bytes, mediaType })
  const repository = ensureRepository(state, project, name)
  const config = readConfig(state, manifest)
  const artifact = recordArtifact(state, {
    project,
    repository,
    manifest,
    digest,
    size: bytes.length,
    config,
  })
  const tag = isDigest(reference) ? undefined : reference
  if (tag !== undefined) setTag(state, artifact, tag)
  recordAccessory(state, artifact, manifest, tag)
  return artifact
}

function readManifest(mediaType: string, bytes: Uint8Array<ArrayBuffer>): ParsedManifest {
  const json = parseJson(bytes)
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

function parseJson(bytes: Uint8Array<ArrayBuffer>): unknown {
  if (bytes.length === 0) throw invalid('unexpected end of JSON input')
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw invalid('invalid character')
  }
}

function invalid(reason: string): Refusal {
  return new Refusal(400, 'MANIFEST_INVALID', `unmarshal manifest failed: ${reason}`)
}

/**
 * Every part must have been pushed to this repository before. Of blobs the first that is missing is told, of
 * children all.
 */
function requireParts(state: State, repository: string, manifest: ParsedManifest): void {
  // What has addresses of its own is fetched from there: distribution asks for no blob of it.
  const layers = manifest.layers.filter(({ urls }) => urls === null || urls.length === 0)
  const blobs = [...(manifest.config ? [manifest.config] : []), ...layers]
  const missing = [
    ...blobs.filter(({ digest }) => !blobLinksIn(state).has(`${repository}@${digest}`)).slice(0, 1),
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
