import { Refusal } from '../http/answers'
import { part, type State } from '../state'

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

/** When a blob was uploaded or asked for last, in milliseconds: for a while it is nobody's garbage. */
export const uploadTimesIn = part(() => new Map<string, number>())

/** `repository@digest` of each blob that was pushed or mounted: a digest is known to its repository only. */
export const blobLinksIn = part(() => new Set<string>())

/** By id. */
export const uploadsIn = part(() => new Map<string, Upload>())

const heldIn = part(() => ({ bytes: 0 }))

/** Counts bytes that are kept from now on. @throws {Refusal} 507: none of Harbor's, so that nobody takes it for one */
export function hold(state: State, bytes: number): void {
  const held = heldIn(state)
  if (held.bytes + bytes > state.memoryLimit) {
    const limit = `${state.memoryLimit / 1024 / 1024} MiB`
    throw new Refusal(
      507,
      'FAKE_HARBOR_FULL',
      `The fake Harbor keeps content in memory, and at most ${limit} of it. Push less, or make it with a larger memoryLimit.`,
    )
  }
  held.bytes += bytes
}

export function letGo(state: State, bytes: number): void {
  heldIn(state).bytes -= bytes
}

/** Keeps a blob that a repository is given; the bytes are kept once, however many repositories have it. */
export function putBlob(
  state: State,
  repository: string,
  digest: string,
  bytes: Uint8Array<ArrayBuffer>,
): void {
  if (!blobsIn(state).has(digest)) {
    hold(state, bytes.length)
    blobsIn(state).set(digest, bytes)
  }
  blobLinksIn(state).add(`${repository}@${digest}`)
  uploadTimesIn(state).set(digest, state.clock.now())
}

/** Whoever asks whether a blob is there is about to need it (goharbor/harbor `src/server/middleware/blob`). */
export function touchBlob(state: State, digest: string): void {
  if (blobsIn(state).has(digest)) uploadTimesIn(state).set(digest, state.clock.now())
}
