import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import { readOptions } from '../options/read-options'

/** An image: `demo/app:v1` or `demo/app@sha256:…` as a string, or its three parts. */
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
  /** @throws {@link InvalidArgumentError} it names no image, or one on another host */
  readonly parse: (reference: ImageReference) => RegistryPlace
  /** The digest of what a tag points to. */
  readonly resolve: (
    reference: ImageReference,
    options: ReadOptions,
  ) => PromiseLike<{ readonly digest: string }>
  /** Rejects with a `NotFoundError` where there is none. `mediaType` is what the registry says of it. */
  readonly getManifest: (
    place: RegistryPlace,
    options: ReadOptions,
  ) => PromiseLike<{ readonly bytes: Uint8Array; readonly mediaType?: string | undefined }>
  /** Reads no more than `limit` bytes of a blob that should have `size`. */
  readonly getBlob: (
    repository: string,
    digest: string,
    options: ReadOptions & { readonly size: number; readonly limit: number },
  ) => PromiseLike<{ readonly bytes: () => PromiseLike<Uint8Array> }>
  /** Everything that has the digest as its `subject`. */
  readonly referrers: (
    place: RegistryPlace,
    options: ReadOptions,
  ) => PromiseLike<readonly ReferrerDescriptor[]>
}

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
}

export interface ReferrerDescriptor {
  readonly digest: string
  readonly artifactType?: string | undefined
}

const methods = [
  'parse',
  'resolve',
  'getManifest',
  'getBlob',
  'referrers',
] as const satisfies readonly (keyof RegistryReader)[]

/** @throws {@link InvalidArgumentError} it is nothing that reads a registry */
export function readRegistry(value: unknown): RegistryReader {
  if (isRegistryReader(value)) return value
  throw new InvalidArgumentError('registry', 'is missing, or reads no registry. Pass `registryFor(harbor)`.')
}

function isRegistryReader(value: unknown): value is RegistryReader {
  if (typeof value !== 'object' || value === null) return false
  const typeOf = (name: string) => typeof Reflect.get(value, name)
  return typeOf('host') === 'string' && methods.every((name) => typeOf(name) === 'function')
}

/**
 * A reference that stays what it is: it is asked for more than once.
 *
 * @throws {@link InvalidArgumentError} it is neither a string nor the three parts of one
 */
export function readReference(value: unknown): ImageReference {
  if (typeof value === 'string') return value
  const names = ['project', 'repository', 'reference'] as const
  const remedy = "'demo/app:v1' or { project, repository, reference }"
  const given = readOptions(value, names, remedy, 'reference')
  const [project, repository, reference] = names.map(given)
  if (typeof project === 'string' && typeof repository === 'string' && typeof reference === 'string') {
    return { project, repository, reference }
  }
  throw new InvalidArgumentError('reference', `lacks one of its parts. Give ${remedy}.`)
}
