import { sleep } from '../../core/send/deadline'
import { backOff } from '../../core/send/retry'
import type { HarborContentError } from '../../errors/content-error'
import { NotFoundError } from '../../errors/not-found-error'
import { fetchBlob } from '../blobs/fetch-blob'
import { putBlob, type StoredBlob } from '../blobs/put-blob'
import type { RegistryCallOptions } from '../connection/call-options'
import { isInterruption, resumesOf } from '../connection/interruption'
import type { RegistryConnection } from '../connection/registry-connection'
import { contentError } from '../content/content-error'
import { isIndex } from '../content/media-types'
import type { Descriptor, Manifest } from '../manifests/manifest'
import { fetchManifest, findManifest, type ManifestHead, storeManifest } from '../manifests/manifests'
import { listReferrers } from '../references/referrers'
import { inParallel } from './in-parallel'
import { lazyStream } from './lazy-stream'

export interface CopyProgress {
  /** Blobs and manifests that are at the destination. */
  readonly done: number
  /** Blobs and manifests found so far; it grows while an index or its referrers are read. */
  readonly total: number
  /** What arrived last. */
  readonly digest: string
  /** Whether its bytes were sent, or why not. */
  readonly how: StoredBlob['how']
}

export interface CopyResult {
  /** The same on both sides. */
  readonly digest: string
  readonly mediaType: string
}

/** A repository to copy from or to. */
export interface Place {
  readonly connection: RegistryConnection
  /** With its project: `demo/team/app`. */
  readonly repository: string
}

/** What to copy, and how. */
export interface CopyOrder {
  readonly from: Place
  readonly to: Place
  /** The tag or digest to copy. */
  readonly reference: string
  /** The tag to give it; without one it is stored by its digest. */
  readonly tag: string | undefined
  readonly includeReferrers: boolean
  readonly onProgress: ((progress: CopyProgress) => void) | undefined
  readonly options: RegistryCallOptions
}

/** Blobs on their way at once; of each up to two chunks are in memory. */
const parallelBlobs = 4

/** cosign 1 and 2 keep signatures, attestations and SBOMs under tags that are made of the digest. */
const cosignSuffixes = ['sig', 'att', 'sbom']

// A source may name a referrer of each referrer, for ever, and each index may hold another: no image needs a tenth of this.
const mostContent = 10_000
const mostLevels = 10

/**
 * Copies an image or an index: blobs before manifests, children before their index, then what refers to them, and the tag at
 * the end. So what fails halfway leaves no image under the tag that lacks a layer or a signature.
 */
export async function copyImage(order: CopyOrder): Promise<CopyResult> {
  return new Copy(order).run()
}

/** A manifest that was copied, and how many steps lead to it from the one that was asked for. */
interface Copied {
  readonly digest: string
  readonly level: number
}

class Copy {
  readonly #order: CopyOrder
  readonly #seen = new Set<string>()
  /** It grows while referrers are copied. */
  readonly #copied: Copied[] = []
  #named = 0
  #done = 0

  constructor(order: CopyOrder) {
    this.#order = order
  }

  async run(): Promise<CopyResult> {
    const { reference, tag, includeReferrers } = this.#order
    const root = await this.#fetch(reference)
    const withTag = tag !== undefined && !includeReferrers
    await this.#copyManifest(root, withTag ? tag : root.digest, 0)
    if (includeReferrers) {
      for (const { digest, level } of [...this.#copied]) await this.#copyCosignTags(digest, level + 1)
      // What refers to a referrer is found as well.
      for (const { digest, level } of this.#copied) await this.#copyReferrers(digest, level + 1)
      if (tag !== undefined) await this.#tag(root, tag)
    }
    return { digest: root.digest, mediaType: root.mediaType }
  }

  /** @param reference the tag or digest to store it by */
  async #copyManifest(manifest: Manifest, reference: string, level: number): Promise<void> {
    const { digest, content } = manifest
    this.#begin(digest, level)
    const stored = await this.#find(reference)
    const same = stored !== undefined && (reference === digest || stored.digest === digest)
    // A manifest that is there has its blobs: the registry saw to that. Of an index, the children's referrers are still to be
    // found.
    const there = same || (reference !== digest && (await this.#find(digest)) !== undefined)
    if (isIndex(manifest.mediaType)) {
      const children = content.manifests ?? []
      this.#expect(children)
      for (const child of children) await this.#copyChild(child, level + 1)
    } else if (!there) {
      await this.#copyBlobs(
        content.config ? [content.config, ...(content.layers ?? [])] : (content.layers ?? []),
      )
    }
    if (!same) await this.#put(manifest, reference)
    this.#report(digest, same ? 'existed' : 'uploaded')
  }

  async #copyChild({ digest, mediaType }: Descriptor, level: number): Promise<void> {
    if (this.#seen.has(digest)) return
    if (!isIndex(mediaType) && (await this.#find(digest)) !== undefined) {
      this.#begin(digest, level)
      this.#report(digest, 'existed')
      return
    }
    await this.#copyManifest(await this.#fetch(digest), digest, level)
  }

  async #copyBlobs(blobs: readonly Descriptor[]): Promise<void> {
    this.#expect(blobs)
    const missing = blobs.filter((blob) => !isElsewhere(blob) && !this.#seen.has(blob.digest))
    const unique = [...new Map(missing.map((blob) => [blob.digest, blob])).values()]
    for (const { digest } of unique) this.#seen.add(digest)
    await inParallel(unique, parallelBlobs, this.#order.options.signal, (blob, signal) =>
      this.#copyBlob(blob, { ...this.#order.options, signal }),
    )
  }

  async #copyBlob({ digest, size }: Descriptor, options: RegistryCallOptions): Promise<void> {
    const { from, to } = this.#order
    const { connection, repository } = to
    const upload = { connection, repository, options, onProgress: undefined }
    const source = { repository: from.repository, digest, size, limit: undefined }
    const open = () => lazyStream(async () => (await fetchBlob(from.connection, source, options)).stream)
    // Within one registry nothing has to travel.
    const mount = from.connection === connection ? from.repository : undefined
    for (let restarts = 0; ; restarts++) {
      try {
        const { how } = await putBlob(upload, open(), { digest, size, mount })
        this.#report(digest, how)
        return
      } catch (error) {
        // A stream cannot be sent again, but opened again.
        if (restarts >= resumesOf(connection.settings, options) || !isInterruption(error)) throw error
        await sleep(backOff(restarts), options.signal)
      }
    }
  }

  async #copyCosignTags(digest: string, level: number): Promise<void> {
    for (const suffix of cosignSuffixes) {
      const tag = `${digest.replace(':', '-')}.${suffix}`
      const manifest = await this.#fetch(tag).catch((error: unknown) => {
        if (error instanceof NotFoundError) return undefined
        throw error
      })
      if (manifest !== undefined) await this.#copyManifest(manifest, tag, level)
    }
  }

  async #copyReferrers(digest: string, level: number): Promise<void> {
    const { from, options } = this.#order
    const referrers = await listReferrers(from.connection, from.repository, digest, undefined, options)
    this.#expect(referrers)
    for (const referrer of referrers) await this.#copyChild(referrer, level)
  }

  #fetch(reference: string): Promise<Manifest> {
    const { from, options } = this.#order
    return fetchManifest(from.connection, from.repository, reference, options)
  }

  #find(reference: string): Promise<ManifestHead | undefined> {
    const { to, options } = this.#order
    return findManifest(to.connection, to.repository, reference, options)
  }

  async #put(manifest: Manifest, reference: string): Promise<void> {
    const { to, options } = this.#order
    await storeManifest(to.connection, to.repository, reference, manifest, options)
  }

  async #tag(manifest: Manifest, tag: string): Promise<void> {
    const stored = await this.#find(tag)
    if (stored?.digest !== manifest.digest) await this.#put(manifest, tag)
  }

  #begin(digest: string, level: number): void {
    if (level > mostLevels) throw this.#endless(`more than ${mostLevels} levels of indexes and referrers`)
    if (!this.#seen.has(digest)) this.#copied.push({ digest, level })
    this.#seen.add(digest)
  }

  /** Counts what the source names, before anything of it is asked for. */
  #expect(named: readonly Descriptor[]): void {
    this.#named += named.length
    if (this.#named > mostContent) throw this.#endless(`more than ${mostContent} blobs and manifests`)
  }

  #endless(problem: string): HarborContentError {
    const { from, reference } = this.#order
    return contentError('TOO_LARGE', `Copy of ${from.repository}, ${reference}: the source names ${problem}`)
  }

  #report(digest: string, how: CopyProgress['how']): void {
    this.#done += 1
    this.#order.onProgress?.({ done: this.#done, total: Math.max(this.#seen.size, this.#done), digest, how })
  }
}

/** Layers that a registry need not have: it names where they are (OCI image specification, non-distributable layers). */
function isElsewhere({ mediaType, urls }: Descriptor): boolean {
  return (urls?.length ?? 0) > 0 && /nondistributable|foreign/.test(mediaType)
}
