import { part } from '../state'

export interface Manifest {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: string
}

export interface Upload {
  readonly repository: string
  /** The `_state` of the latest `Location`; an older one is refused. */
  state: string
  chunks: Uint8Array<ArrayBuffer>[]
}

/** Manifests by `repository@digest`. */
export const manifestsIn = part(() => new Map<string, Manifest>())

/** By digest alone, as the storage below a registry has them. */
export const blobsIn = part(() => new Map<string, Uint8Array<ArrayBuffer>>())

/** `repository@digest` of each blob that was pushed or mounted: a digest is known to its repository only. */
export const blobLinksIn = part(() => new Set<string>())

/** By id. */
export const uploadsIn = part(() => new Map<string, Upload>())
