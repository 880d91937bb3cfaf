import { InvalidArgumentError } from '../../errors/invalid-argument-error'
import {
  type ReadOptions,
  type RegistryPlace,
  type RegistryReader,
  readRegistry,
} from '../finding/registry-reader'

/** What signing asks of a registry: reading and storing. The `RegistryClient` of `harborkit/registry` can do it. */
export interface RegistryWriter extends RegistryReader {
  /** Stores a blob, unless it is there. */
  readonly putBlob: (repository: string, content: Uint8Array, options: ReadOptions) => PromiseLike<unknown>
  /** Stores a manifest as it is, under a tag, or in a repository by its digest. */
  readonly putManifest: (
    target: RegistryPlace | string,
    manifest: Uint8Array,
    options: ReadOptions,
  ) => PromiseLike<unknown>
}

/** @throws {@link InvalidArgumentError} it is nothing that stores in a registry */
export function readWriter(value: unknown): RegistryWriter {
  const registry = readRegistry(value)
  if (isWriter(registry)) return registry
  throw new InvalidArgumentError('registry', 'stores nothing. Pass `registryFor(harbor)`.')
}

function isWriter(registry: RegistryReader): registry is RegistryWriter {
  return ['putBlob', 'putManifest'].every((name) => typeof Reflect.get(registry, name) === 'function')
}
