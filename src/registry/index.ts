export type { ImageReference, RepositoryReference } from '../core/call/reference'
export { type ContentErrorCode, HarborContentError } from '../errors/content-error'
export type { Blob } from './blob'
export type { CopyProgress, CopyResult } from './copy'
export type { Descriptor, Manifest, ManifestContent, Platform } from './manifest'
export type { ManifestHead, StoredManifest } from './manifests'
export { mediaTypes } from './media-types'
export type { PutBlobOptions, StoredBlob } from './put-blob'
export {
  type CopyOptions,
  type GetBlobOptions,
  type PutManifestOptions,
  type ReferrersOptions,
  Registry,
  type RegistryOptions,
  type ResolvedManifest,
  type ResolveOptions,
} from './registry'
export { type RegistryForOptions, registryFor } from './registry-for'
export type { ListTagsOptions } from './tags'
export type { ManifestReference, ParsedReference } from './target'
export type { UploadProgress } from './upload'
