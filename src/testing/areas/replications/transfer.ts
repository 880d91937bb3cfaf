import { isRecord } from '../../http/json'
import { type Resource, referencesOf } from './resource'
import type { Side } from './side'

export interface Transfer {
  readonly from: Side
  readonly to: Side
  readonly source: Resource
  readonly destination: Resource
  readonly override: boolean
  /** kB/s; 0: unlimited. Only the log knows of it. */
  readonly speed: number
  /** Whether it was stopped meanwhile. */
  isStopped(): boolean
  log(level: 'INFO' | 'WARNING' | 'ERROR', line: number, text: string): void
}

/** Copies what has no equal at the destination, each with its children and blobs, and tells of it as Harbor's job does. */
export async function copyResource(transfer: Transfer): Promise<void> {
  const { source, destination, speed, log } = transfer
  const references = referencesOf(source)
  const names = `${source.repository}:[${references}](source registry) to ${destination.repository}:[${references}](destination registry)`
  log('INFO', 183, `copying ${names}...`)
  if (speed > 0) log('INFO', 186, `limit network speed at ${speed} kb/s`)
  let hasFailed = false
  for (const reference of references) {
    if (transfer.isStopped()) return
    try {
      await copyArtifact(transfer, reference, transfer.override)
    } catch (error) {
      log('ERROR', 195, messageOf(error))
      hasFailed = true
    }
  }
  if (hasFailed) throw new Error('got error during the whole transfer period, mark the job failure')
  log('INFO', 205, `copy ${names} completed`)
}

async function copyArtifact(transfer: Transfer, reference: string, override: boolean): Promise<void> {
  const { from, to, log } = transfer
  const [source, destination] = [transfer.source.repository, transfer.destination.repository]
  const names = `${source}:${reference}(source registry) to ${destination}:${reference}(destination registry)`
  log('INFO', 211, `copying ${names}...`)
  log('INFO', 465, `pulling the manifest of artifact ${source}:${reference} ...`)
  const manifest = await from.pullManifest(source, reference)
  log('INFO', 471, `the manifest of artifact ${source}:${reference} pulled`)
  const known = await to.digestOf(destination, reference)
  if (known === manifest.digest) {
    log(
      'INFO',
      227,
      `the artifact ${destination}:${reference} already exists on the destination registry, skip`,
    )
    return
  }
  if (known !== undefined) {
    const there = `the same name artifact ${destination}:${reference} exists on the destination registry`
    const outcome = override
      ? `${there} and the "override" is set to true, continue...`
      : `${there}, but the "override" is set to false, skip`
    log('WARNING', override ? 239 : 234, outcome)
    if (!override) return
  }
  const { children, blobs } = partsOf(manifest.bytes)
  // By digest nothing can be in the way.
  for (const digest of children) await copyArtifact(transfer, digest, true)
  for (const digest of blobs) await copyBlob(transfer, digest)
  log('INFO', 494, `pushing the manifest of artifact ${destination}:${reference} ...`)
  await to.pushManifest(destination, reference, manifest)
  log('INFO', 506, `the manifest of artifact ${destination}:${reference} pushed`)
  log('INFO', 254, `copy ${names} completed`)
}

async function copyBlob({ from, to, source, destination, log }: Transfer, digest: string): Promise<void> {
  log('INFO', 290, `copying the blob ${digest}(the 1th running)...`)
  if (await to.hasBlob(destination.repository, digest)) {
    log('INFO', 345, `the blob ${digest} already exists on the destination registry, skip`)
  } else {
    const bytes = await from.pullBlob(source.repository, digest)
    await to.pushBlob(destination.repository, digest, bytes)
  }
  log('INFO', 292, `copy the blob ${digest} completed`)
}

/** Deletes what went at the source, by tag or with the artifact. */
export async function deleteResource(
  { to, destination: resource, isStopped, log }: Transfer,
  how: 'tag' | 'artifact',
): Promise<void> {
  const { repository } = resource
  for (const reference of referencesOf(resource)) {
    if (isStopped()) return
    const digest = await to.digestOf(repository, reference)
    if (digest === undefined) {
      log(
        'INFO',
        525,
        `the artifact ${repository}:${reference} doesn't exist on the destination registry, skip`,
      )
    } else if (how === 'tag') {
      await to.deleteTag(repository, reference)
      log('INFO', 549, `the tag of artifact ${repository}:${reference} is deleted`)
    } else {
      await to.deleteManifest(repository, digest)
      log('INFO', 534, `the manifest of artifact ${repository}:${reference} is deleted`)
    }
  }
}

function partsOf(bytes: Uint8Array): { children: readonly string[]; blobs: readonly string[] } {
  const manifest: unknown = JSON.parse(new TextDecoder().decode(bytes))
  const { manifests, config, layers } = isRecord(manifest) ? manifest : {}
  return { children: digestsIn(manifests), blobs: [...digestsIn([config]), ...digestsIn(layers)] }
}

/** What is to be fetched from elsewhere is not copied. */
function digestsIn(descriptors: unknown): string[] {
  if (!Array.isArray(descriptors)) return []
  return descriptors.flatMap((one: unknown) => {
    if (!isRecord(one) || (Array.isArray(one.urls) && one.urls.length > 0)) return []
    return typeof one.digest === 'string' ? [one.digest] : []
  })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
