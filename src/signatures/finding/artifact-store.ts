import { isHarborError } from '../../errors/is-harbor-error'
import {
  type SignatureErrorCode,
  SignatureVerificationError,
} from '../../errors/signature-verification-error'
import type { Bytes } from '../encoding/base64'
import { isSha256, sha256Hex } from '../encoding/digest'
import { type Layer, readManifest, type SignatureManifest } from '../formats/manifest'
import { Refusal } from '../formats/refusal'
import type { RegistryReader } from './registry-reader'

/**
 * One repository, read with distrust. Both throw a `Refusal` for what is missing, too large, or not what its digest says.
 * All that is read has to fit into memory, whatever somebody pushed: see the two limits below.
 */
export interface ArtifactStore {
  /** A manifest by tag or digest. One that was read by its tag is not read again by its digest. */
  readonly manifest: (reference: string) => Promise<StoredManifest>
  readonly blob: (layer: Layer) => Promise<Bytes>
}

export interface StoredManifest extends SignatureManifest {
  readonly digest: string
}

export interface StoreOptions {
  readonly registry: RegistryReader
  readonly repository: string
  /** Bytes of one blob. */
  readonly blobLimit: number
  readonly signal: AbortSignal | undefined
}

// Harbor takes no larger ones.
const manifestLimit = 4 * 1024 * 1024

// As many of the largest size: a thousand of them would fill the memory.
const manifestsAtOnce = 16
const blobsAtOnce = 64

export function createArtifactStore({
  registry,
  repository,
  blobLimit,
  signal,
}: StoreOptions): ArtifactStore {
  const manifests = new Map<string, StoredManifest>()
  const blobs = new Map<string, Promise<Bytes>>()
  let manifestBytes = manifestsAtOnce * manifestLimit
  let blobBytes = blobsAtOnce * blobLimit

  async function readBlob({ digest, size }: Layer): Promise<Bytes> {
    blobBytes -= size
    if (size > blobLimit || blobBytes < 0) {
      throw new Refusal('BLOB_TOO_LARGE', `its blob has ${size} bytes, and ${blobLimit} are read`)
    }
    const bytes = await read('BLOB', async () => {
      const blob = await registry.getBlob(repository, digest, { size, signal })
      return blob.bytes()
    })
    if (bytes.length === size && `sha256:${await sha256Hex(bytes)}` === digest) return bytes
    throw new Refusal('BLOB_TAMPERED', 'the bytes of its blob have another size or digest')
  }

  return {
    manifest: async (reference) => {
      const known = manifests.get(reference)
      if (known !== undefined) return known
      const bytes = await read('MANIFEST', async () => {
        const manifest = await registry.getManifest({ repository, reference }, { signal })
        return manifest.bytes
      })
      if (bytes.length > manifestLimit) {
        throw new Refusal('MANIFEST_TOO_LARGE', `its manifest has ${bytes.length} bytes`)
      }
      manifestBytes -= bytes.length
      if (manifestBytes < 0) {
        const code = 'TOO_MANY_REFERRERS'
        const message = `${repository}: more than ${manifestsAtOnce * manifestLimit} bytes of manifests (${code}).`
        throw new SignatureVerificationError(message, { code })
      }
      const digest = `sha256:${await sha256Hex(bytes)}`
      if (isSha256(reference) && reference !== digest) {
        throw new Refusal('MANIFEST_TAMPERED', 'the bytes of its manifest have another digest')
      }
      const manifest = { digest, ...readManifest(bytes) }
      manifests.set(digest, manifest)
      return manifest
    },
    blob: async (layer) => {
      // Signatures of one payload by several keys share its blob. A layer with a wrong size spoils no other.
      const key = `${layer.digest} ${layer.size}`
      const reading = blobs.get(key) ?? readBlob(layer)
      blobs.set(key, reading)
      return reading
    },
  }
}

// The codes of the registry's own checks of what it was sent.
const integrity = {
  MANIFEST: {
    TOO_LARGE: 'MANIFEST_TOO_LARGE',
    DIGEST_MISMATCH: 'MANIFEST_TAMPERED',
    MALFORMED: 'MANIFEST_MALFORMED',
  },
  BLOB: { DIGEST_MISMATCH: 'BLOB_TAMPERED', SIZE_MISMATCH: 'BLOB_TAMPERED' },
} as const satisfies Record<string, Record<string, SignatureErrorCode>>

/** A copy of the bytes. What is wrong with them alone refuses one signature; any other failure is one of the call. */
async function read(what: keyof typeof integrity, get: () => PromiseLike<Uint8Array>): Promise<Bytes> {
  try {
    return new Uint8Array(await get())
  } catch (error) {
    if (!isHarborError(error)) throw error
    if ('status' in error && error.status === 404) throw new Refusal('MISSING', 'it is listed, but not there')
    const codes = new Map<unknown, SignatureErrorCode>(Object.entries(integrity[what]))
    const code = 'code' in error ? codes.get(error.code) : undefined
    if (code === undefined) throw error
    throw new Refusal(code, error.message)
  }
}
