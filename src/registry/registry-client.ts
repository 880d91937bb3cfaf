import { connectionKey } from '../core/call/connection'
import { isDigest, type RepositoryReference } from '../core/call/reference'
import type { Pager } from '../core/paging/pager'
import { underOneTotal } from '../core/send/total-clock'
import { readCount, readOptions } from '../core/settings'
import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { checkContent, checkProgress, readSize } from './blobs/blob-arguments'
import { fetchBlob, type GetBlobOptions } from './blobs/fetch-blob'
import type { PutBlobOptions, StoredBlob } from './blobs/put-blob'
import type { RegistryBlob } from './blobs/registry-blob'
import { type RegistryCallOptions, readCallOptions } from './connection/call-options'
import { connect, type RegistryClientOptions } from './connection/connect'
import { preparedFor } from './connection/prepared'
import type { RegistryConnection } from './connection/registry-connection'
import { checkDigest } from './content/digest'
import type { CopyProgress, CopyResult } from './copy/copy'
import type { Descriptor, Manifest, ManifestContent } from './manifests/manifest'
import {
  fetchManifest,
  headManifest,
  type ManifestHead,
  type PutManifestOptions,
  readManifest,
  type StoredManifest,
  storeManifest,
} from './manifests/manifests'
import { listReferrers, type ReferrersOptions } from './references/referrers'
import { type ResolvedManifest, type ResolveOptions, resolveManifest } from './references/resolve'
import { type ListRegistryTagsOptions, listTags } from './references/tags'
import {
  type ManifestReference,
  type ParsedReference,
  parseManifestReference,
  parseRepositoryName,
  parseTarget,
} from './references/target'

export interface CopyOptions extends RegistryCallOptions {
  /** The registry to copy to. @default this one */
  destination?: RegistryClient | undefined
  /** Also copy what refers to the image and to its children: signatures, SBOMs, attestations. @default false */
  includeReferrers?: boolean | undefined
  /** Called for each blob and manifest that is at the destination. */
  onProgress?: ((progress: CopyProgress) => void) | undefined
}

/**
 * The OCI registry of a Harbor: manifests, blobs, tags and referrers, by digest and checked against it. Tokens are fetched
 * and renewed as the registry asks for them; a token that does not allow what is asked for is an error before the request.
 *
 * Every method rejects with an {@link UnauthorizedError} for wrong credentials, and with a {@link ForbiddenError} or an
 * {@link UnauthorizedError} for what they may not do: Harbor has no 403 for that, and no 404 for a project that does not exist.
 *
 * @example
 * const registry = registryFor(harbor)
 * const { digest } = await registry.resolve('demo/app:v1', { platform: 'linux/arm64' })
 */
export class RegistryClient {
  /** Host and port, as an image reference spells them. */
  readonly host: string
  readonly #connection: RegistryConnection

  /** @throws {@link InvalidArgumentError} an option is missing or not what it should be; nothing is sent yet */
  constructor(options: RegistryClientOptions) {
    this.#connection = preparedFor(options) ?? connect(options)
    Object.defineProperty(this, connectionKey, { value: this.#connection.origin })
    this.host = this.#connection.settings.host
  }

  /** Splits a reference into repository and tag or digest, without a request. @throws {@link InvalidArgumentError} it is no image, or on another host */
  parse(reference: ManifestReference): ParsedReference {
    return parseManifestReference(reference, this.host)
  }

  /**
   * Finds the digest of a tag; of an index with `platform`, the digest of the image for it. The digest of a tag is what the
   * registry says: `getManifest` checks it against the bytes.
   *
   * Permission: any member of the project, anybody if it is public; a robot needs `pull` on `repository`.
   *
   * @throws {@link NotFoundError} no such image, or none for the platform
   */
  async resolve(reference: ManifestReference, options: ResolveOptions = {}): Promise<ResolvedManifest> {
    const { platform, ...rest } = readOptions(options)
    const at = this.parse(reference)
    return this.#timed(`Resolving ${at.repository}`, rest, (call) =>
      resolveManifest(this.#connection, at, platform, call),
    )
  }

  /**
   * Gets what a HEAD says of a manifest. None of it is checked. Harbor leaves nothing out, other registries may.
   *
   * Permission and errors: as for `getManifest`.
   */
  async headManifest(reference: ManifestReference, options: RegistryCallOptions = {}): Promise<ManifestHead> {
    const at = this.parse(reference)
    return this.#timed(`HEAD of ${at.repository}`, options, (call) =>
      headManifest(this.#connection, at.repository, at.reference, call),
    )
  }

  /**
   * Gets a manifest or an index: its bytes, checked against the digest, and the same parsed.
   *
   * Permission: any member of the project, anybody if it is public; a robot needs `pull` on `repository`.
   *
   * @throws {@link NotFoundError} no such tag or digest
   * @throws {@link PreconditionFailedError} a policy of the project forbids it: the image is not signed, or has vulnerabilities
   * @throws {@link HarborContentError} other bytes than the digest names, over 4 MiB, or no manifest
   */
  async getManifest(reference: ManifestReference, options: RegistryCallOptions = {}): Promise<Manifest> {
    const at = this.parse(reference)
    return this.#timed(`Manifest of ${at.repository}`, options, (call) =>
      fetchManifest(this.#connection, at.repository, at.reference, call),
    )
  }

  /**
   * Opens a blob. Its digest and size are checked while it is read, so an error may come at the very end. Where the connection
   * breaks, the rest is asked for. A redirect to storage is followed, without credentials (not in browsers, which hide it).
   * `timeout` is for the headers and then for every 64 KiB; `totalTimeout` runs until the last byte is read.
   *
   * Permission: any member of the project, anybody if it is public; a robot needs `pull` on `repository`.
   *
   * @throws {@link NotFoundError} the repository has no such blob
   * @throws {@link HarborContentError} while it is read: other bytes than the digest names, more or fewer than `size`, over `limit`
   */
  async getBlob(
    repository: RepositoryReference,
    digest: string,
    options: GetBlobOptions = {},
  ): Promise<RegistryBlob> {
    const { size, limit, ...call } = readOptions(options)
    const blob = {
      repository: parseRepositoryName(repository, this.host),
      digest: checkDigest('digest', digest),
      size: readSize(size),
      limit: readCount('limit', limit),
    }
    return fetchBlob(this.#connection, blob, readCallOptions(call))
  }

  /**
   * Stores a manifest or an index; what it refers to has to be there. Bytes are stored as they are, and so is what
   * `getManifest` and `imageOf` give; other objects as JSON.
   *
   * Permission: developer; a robot needs `push` on `repository`, which includes `pull`.
   *
   * @param target With a tag (`demo/app:v1`), with the digest, or a repository alone to store it without a tag.
   * @throws {@link BadRequestError} a blob or child is missing in the repository
   * @throws {@link PreconditionFailedError} the tag is immutable
   */
  async putManifest(
    target: ManifestReference | RepositoryReference,
    manifest: Uint8Array | Manifest | ManifestContent,
    options: PutManifestOptions = {},
  ): Promise<StoredManifest> {
    const { mediaType, ...rest } = readOptions(options)
    const { repository, reference } = parseTarget(target, this.host)
    const given = reference !== undefined && isDigest(reference) ? reference : undefined
    const read = await readManifest(manifest, mediaType, given)
    return this.#timed(`Manifest of ${repository}`, rest, (call) =>
      storeManifest(this.#connection, repository, reference ?? read.digest, read, call),
    )
  }

  /**
   * Stores a blob. What is there already, or can be mounted, is not sent. Up to 8 MiB go in one request, more in chunks; after
   * an interruption the registry is asked how far it got. Harbor often cannot tell; then bytes are sent again from the start,
   * and a stream of more than 8 MiB fails. Harbor cleans up after a failed upload by itself. Each request has to be
   * through within `timeout`: give more than the 30 s of the default where 8 MiB take longer.
   *
   * Permission: developer; a robot needs `push` on `repository`, which includes `pull`.
   *
   * @param content Bytes, or a stream, which is read to its end or cancelled.
   * @throws {@link InvalidArgumentError} `digest` or `size` is not that of the content; nothing is stored then
   * @throws {@link ForbiddenError} `DENIED`: the project has no room left, or Harbor is read-only
   */
  async putBlob(
    repository: RepositoryReference,
    content: Uint8Array | ReadableStream<Uint8Array>,
    options: PutBlobOptions = {},
  ): Promise<StoredBlob> {
    const { digest, size, mount, onProgress, ...rest } = readOptions(options)
    const name = parseRepositoryName(repository, this.host)
    const blob = {
      digest: digest === undefined ? undefined : checkDigest('digest', digest),
      size: readSize(size),
      mount: mount === undefined ? undefined : parseRepositoryName(mount, this.host),
    }
    checkContent(content, blob)
    checkProgress(onProgress)
    const upload = { connection: this.#connection, repository: name, onProgress }
    // Loaded on use: most only read.
    return this.#timed(`Blob of ${name}`, rest, async (call) =>
      (await import('./blobs/put-blob')).putBlob({ ...upload, options: call }, content, blob),
    )
  }

  /**
   * Lists a repository's tags in byte order (`1.10.0` before `1.9.0`, capitals first). Signatures and attestations that cosign
   * keeps as tags are among them.
   *
   * Permission: any member of the project, anybody if it is public; a robot needs `pull` on `repository`.
   *
   * @throws {@link NotFoundError} no such repository
   */
  listTags(repository: RepositoryReference, options: ListRegistryTagsOptions = {}): Pager<string> {
    return listTags(this.#connection, () => parseRepositoryName(repository, this.host), options)
  }

  /**
   * Lists what refers to an image: signatures, SBOMs, attestations. The list is empty for an image that does not exist.
   *
   * Permission: any member of the project, anybody if it is public; a robot needs `pull` on `repository`.
   *
   * @param reference By digest. A tag costs one more request.
   * @throws {@link HarborContentError} `TOO_LARGE`: more than 10,000 of them, or 8 MiB
   */
  async referrers(
    reference: ManifestReference,
    options: ReferrersOptions = {},
  ): Promise<readonly Descriptor[]> {
    const { artifactType, ...rest } = readOptions(options)
    const at = this.parse(reference)
    return this.#timed(`Referrers of ${at.repository}`, rest, async (call) => {
      const digest = isDigest(at.reference)
        ? at.reference
        : (await resolveManifest(this.#connection, at, undefined, call)).digest
      return listReferrers(this.#connection, at.repository, digest, artifactType, call)
    })
  }

  /**
   * Deletes a manifest with all its tags, by digest. Harbor deletes what refers to it as well.
   * Permission: maintainer; a robot needs `delete` on `repository`.
   *
   * @throws {@link InvalidArgumentError} the reference is a tag: Harbor deletes those by `harbor.artifacts.deleteTag` only
   * @throws {@link PreconditionFailedError} it is the child of an index, or has an immutable tag
   */
  async deleteManifest(reference: ManifestReference, options: RegistryCallOptions = {}): Promise<void> {
    const { repository, reference: digest } = this.parse(reference)
    if (!isDigest(digest)) {
      throw new InvalidArgumentError(
        'reference',
        `'${digest}' is a tag, but only digests can be deleted here. Use \`resolve\`, or \`harbor.artifacts.deleteTag\`.`,
      )
    }
    const path = `manifests/${digest}`
    await this.#timed(`Deletion in ${repository}`, options, (call) =>
      this.#connection.send({ method: 'DELETE', repository, path, options: call }),
    )
  }

  /**
   * Copies an image, or an index with all its children, within this registry or to another one. Blobs travel as streams and
   * only if the destination does not have them; within one registry they are mounted. The digest stays the same. The tag comes
   * last, after all that refers to the image, so a copy that fails leaves no unsigned image under it. A destination without
   * the referrers API stores referrers, but nothing there lists them.
   *
   * Permission: what `getManifest` takes where the image is, and what `putManifest` takes where it goes.
   *
   * @param to With a tag, or a repository alone to store it without one.
   * @throws {@link HarborContentError} `TOO_LARGE`: more than 10,000 blobs and manifests, or more than 10 levels of them
   */
  async copy(
    from: ManifestReference,
    to: ManifestReference | RepositoryReference,
    options: CopyOptions = {},
  ): Promise<CopyResult> {
    const { destination = this, includeReferrers = false, onProgress, ...rest } = readOptions(options)
    if (typeof destination !== 'object' || destination === null || !(#connection in destination)) {
      throw new InvalidArgumentError('destination', 'is not a `RegistryClient`.')
    }
    checkProgress(onProgress)
    const source = this.parse(from)
    const target = parseTarget(to, destination.host)
    if (target.reference !== undefined && isDigest(target.reference)) {
      throw new InvalidArgumentError('to', 'has a digest, which is that of the image. Give a tag, or none.')
    }
    return this.#timed(`Copy of ${source.repository}`, rest, async (call) =>
      (await import('./copy/copy')).copyImage({
        from: { connection: this.#connection, repository: source.repository },
        to: { connection: destination.#connection, repository: target.repository },
        reference: source.reference,
        tag: target.reference,
        includeReferrers,
        onProgress,
        options: call,
      }),
    )
  }

  #timed<T>(what: string, options: RegistryCallOptions, work: (call: RegistryCallOptions) => Promise<T>) {
    const call = readCallOptions(options)
    return underOneTotal(this.#connection.settings, what, call, () => 'unknown', work)
  }
}
