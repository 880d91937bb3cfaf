/** An image: `demo/app:v1` or `demo/app@sha256:…` as a text, or its three parts. */
export type ImageReference =
  | string
  | { readonly project: string; readonly repository: string; readonly reference: string }

/** A place in a registry: the repository with its project, and a tag or a digest. */
export interface RegistryPlace {
  readonly repository: string
  readonly reference: string
}

/**
 * What verification asks of a registry: reading. The `RegistryClient` of `harborkit/registry` can do it, and so can any
 * object with these methods. What it answers is not trusted: manifests and blobs are hashed again.
 */
export interface RegistryReader {
  /** As references spell it, with the port: `harbor.example.com`. */
  readonly host: string
  /** @throws {InvalidArgumentError} it names no image, or one on another host */
  readonly parse: (reference: ImageReference) => RegistryPlace
  /** The digest of what a tag points to. */
  readonly resolve: (
    reference: ImageReference,
    options: ReadOptions,
  ) => PromiseLike<{ readonly digest: string }>
  /** Rejects with a `NotFoundError` where there is none. */
  readonly getManifest: (
    place: RegistryPlace,
    options: ReadOptions,
  ) => PromiseLike<{ readonly bytes: Uint8Array }>
  /** Reads no more than `size` bytes, which is what the blob should have. */
  readonly getBlob: (
    repository: string,
    digest: string,
    options: ReadOptions & { readonly size: number },
  ) => PromiseLike<{ readonly bytes: () => PromiseLike<Uint8Array> }>
  /** Everything that has the digest as its `subject`. */
  readonly referrers: (
    place: RegistryPlace,
    options: ReadOptions,
  ) => PromiseLike<readonly ReferrerDescriptor[]>
}

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined
}

export interface ReferrerDescriptor {
  readonly digest: string
  readonly artifactType?: string | undefined
}
