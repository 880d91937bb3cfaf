import { SignatureVerificationError } from '../../errors/signature-verification-error'
import type { Bytes } from '../encoding/base64'
import { isSha256, sha256Hex } from '../encoding/digest'
import { type BlobDescriptor, readManifest, type SignatureManifest } from '../formats/manifest'
import { Refusal } from '../formats/refusal'
import { readContent } from './read-content'
import type { RegistryReader } from './registry-reader'

/**
 * One repository, read with distrust. Both throw a `Refusal` for what is missing, too large, or not what its digest says.
 * All that is read has to fit into memory, whatever somebody pushed: see the two limits below.
 */
export interface ArtifactStore {
  /** A manifest by tag or digest. One that was read by its tag is not read again by its digest. */
  readonly manifest: (reference: string) => Promise<StoredManifest>
  readonly blob: (descriptor: BlobDescriptor) => Promise<Bytes>
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

  async function readManifestBytes(
    reference: string,
  ): Promise<{ bytes: Bytes; mediaType: string | undefined }> {
    const { bytes, mediaType } = await readContent(
      () => registry.getManifest({ repository, reference }, { signal }),
      {
        TOO_LARGE: (message) => new Refusal('MANIFEST_TOO_LARGE', message),
        DIGEST_MISMATCH: (message) => new Refusal('MANIFEST_TAMPERED', message),
        // Go may read what the registry client does not.
        MALFORMED: (message) => new Refusal('MANIFEST_MALFORMED', message, { readElsewhere: true }),
      },
    )
    if (bytes.length > manifestLimit) {
      throw new Refusal('MANIFEST_TOO_LARGE', `its manifest has ${bytes.length} bytes`)
    }
    manifestBytes -= bytes.length
    if (manifestBytes >= 0) return { bytes: new Uint8Array(bytes), mediaType }
    const code = 'TOO_MANY_REFERRERS'
    const message = `${repository}: more than ${manifestsAtOnce * manifestLimit} bytes of manifests (${code}).`
    throw new SignatureVerificationError(message, { code })
  }

  async function readBlob({ digest, size, data }: BlobDescriptor): Promise<Bytes> {
    if (digest === '' || size < 0) {
      const reason = 'its layer lacks a digest or a size'
      throw new Refusal('MANIFEST_MALFORMED', reason, { readElsewhere: digest !== '' })
    }
    const bytes = data ?? (await fetchBlob(digest, size))
    if (bytes.length > size) throw longer()
    if (bytes.length < size)
      throw new Refusal('BLOB_TAMPERED', 'its blob has fewer bytes than its layer says')
    if (`sha256:${await sha256Hex(bytes)}` === digest) return bytes
    throw new Refusal('BLOB_TAMPERED', 'its blob has another digest')
  }

  /** What is declared costs nothing, and what comes does: a blob that is not there takes nothing from the others. */
  async function fetchBlob(digest: string, size: number): Promise<Bytes> {
    const tooLarge = () =>
      new Refusal('BLOB_TOO_LARGE', `its blob has ${size} bytes, and ${blobLimit} are read`)
    if (blobBytes <= 0) throw new Refusal('BLOB_TOO_LARGE', 'there are too many bytes of signatures')
    // One byte more than is read tells a blob that is too large from one that is not what it is said to be.
    const options = { size: Math.min(size, blobLimit + 1), limit: Math.min(size, blobLimit), signal }
    const bytes = await readContent(
      async () => (await registry.getBlob(repository, digest, options)).bytes(),
      {
        TOO_LARGE: size > blobLimit ? tooLarge : longer,
        DIGEST_MISMATCH: (message) => new Refusal('BLOB_TAMPERED', message),
        SIZE_MISMATCH: (message) => new Refusal('BLOB_TAMPERED', message),
      },
    )
    blobBytes -= bytes.length
    if (bytes.length > blobLimit) throw tooLarge()
    return new Uint8Array(bytes)
  }

  return {
    manifest: async (reference) => {
      const known = manifests.get(reference)
      if (known !== undefined) return known
      const { bytes, mediaType } = await readManifestBytes(reference)
      const digest = `sha256:${await sha256Hex(bytes)}`
      if (isSha256(reference) && reference !== digest) {
        throw new Refusal('MANIFEST_TAMPERED', 'its manifest has another digest')
      }
      const manifest = { digest, ...readManifest(bytes, mediaType) }
      manifests.set(digest, manifest)
      return manifest
    },
    blob: (descriptor) => {
      // Signatures of one payload by several keys share its blob. A layer with a wrong size spoils no other.
      const key = `${descriptor.digest} ${descriptor.size}`
      const reading = blobs.get(key) ?? readBlob(descriptor)
      blobs.set(key, reading)
      return reading
    },
  }
}

/** cosign reads as many bytes as the layer says, where the registry does not announce more. */
function longer(): Refusal {
  return new Refusal('BLOB_TAMPERED', 'its blob has more bytes than its layer says', { readElsewhere: true })
}
