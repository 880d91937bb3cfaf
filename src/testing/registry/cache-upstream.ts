import { lookUpArtifact } from '../areas/artifacts/artifacts'
import { isIndexType } from '../areas/artifacts/manifest'
import type { Cause } from '../http/cause'
import { isRecord } from '../http/json'
import { part } from '../state'
import { blobLinksIn, type Manifest } from './content'
import { countPull } from './count-pull'
import { isDigest } from './digest'
import { receiveBlob, receiveManifest } from './receive'
import type { Upstream, UpstreamManifest } from './upstream'
import type { Visit } from './visit'

// What a proxy cache keeps of what it has fetched, in the background (goharbor/harbor `src/controller/proxy`).

/** Harbor looks this often, and so many times, whether the client has fetched the blobs through it. */
const pause = 20_000
const attempts = 10

/** Given out again for as long as upstream has them, by `repository@digest`. */
export const cachedIndexesIn = part(() => new Map<string, Manifest>())

/** Indexes whose children are not all here yet, by repository. */
const waitingIn = part(() => new Map<string, Set<() => void>>())

/** Keeps a manifest as soon as its blobs are here, or fetches them in the end. An index waits for its children. */
export function cacheManifest(
  visit: Visit,
  upstream: Upstream,
  remote: string,
  manifest: UpstreamManifest,
): void {
  if (isIndexType(manifest.mediaType)) cacheIndex(visit, manifest)
  else cacheImage(visit, manifest, (digest) => upstream.blob(remote, digest))
}

function cacheImage(
  visit: Visit,
  image: UpstreamManifest,
  fetchBlob: (digest: string) => Promise<Uint8Array<ArrayBuffer>>,
  attempt = 1,
): void {
  const { state, repository } = visit
  state.clock.afterPause(pause, async () => {
    const missing = digestsIn(image, ['config', 'layers']).filter(
      (digest) => !blobLinksIn(state).has(`${repository}@${digest}`),
    )
    if (missing.length > 0 && attempt < attempts) {
      cacheImage(visit, image, fetchBlob, attempt + 1)
      return
    }
    await keep(async () => {
      for (const digest of missing) cacheBlob(visit, digest, await fetchBlob(digest))
      store(visit, image)
    })
  })
}

function cacheIndex(visit: Visit, index: UpstreamManifest): void {
  const { state, repository } = visit
  cachedIndexesIn(state).set(`${repository}@${index.digest}`, index)
  const waiting = waitingIn(state).get(repository) ?? new Set()
  waitingIn(state).set(repository, waiting)
  const look = () => {
    const isWhole = digestsIn(index, ['manifests']).every((digest) =>
      lookUpArtifact(state, repository, digest),
    )
    if (!isWhole || !waiting.delete(look)) return
    state.clock.afterPause(pause, () => keep(() => store(visit, index)))
  }
  waiting.add(look)
  look()
}

function store(visit: Visit, { bytes, mediaType, digest }: UpstreamManifest): void {
  const { state, project, repository, reference } = visit
  for (const name of new Set([digest, reference])) {
    receiveManifest(state, { project, repository, reference: name, mediaType, bytes }, causeOfCache(visit))
  }
  const artifact = lookUpArtifact(state, repository, isDigest(reference) ? digest : reference)
  if (artifact) countPull(visit, artifact)
  for (const look of waitingIn(state).get(repository) ?? []) look()
}

export function cacheBlob(visit: Visit, digest: string, bytes: Uint8Array<ArrayBuffer>): void {
  const { state, project, repository } = visit
  receiveBlob(state, { project, repository, digest, bytes }, causeOfCache(visit))
}

/** What fails is written into Harbor's own log, and nobody is told. */
async function keep(work: () => void | Promise<void>): Promise<void> {
  try {
    await work()
  } catch {}
}

function causeOfCache({ state, origin }: Visit): Cause {
  return { operator: 'harbor#proxy-cache-service', origin, requestId: state.newId() }
}

function digestsIn({ bytes }: Manifest, members: readonly string[]): string[] {
  const manifest: unknown = JSON.parse(new TextDecoder().decode(bytes))
  const parts = members.flatMap((member) => (isRecord(manifest) ? manifest[member] : []))
  return parts.flatMap((one: unknown) =>
    isRecord(one) && typeof one.digest === 'string' ? [one.digest] : [],
  )
}
