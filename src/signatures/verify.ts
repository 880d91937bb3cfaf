import { InvalidArgumentError } from '../errors/invalid-argument-error'
import type { SignatureSource } from '../errors/signature-verification-error'
import type { Bytes } from './encoding/base64'
import { isSha256 } from './encoding/digest'
import { readBundle } from './formats/bundle'
import { type Found, refused } from './formats/found'
import { readLegacy } from './formats/legacy'
import { preferBundles } from './formats/prefer-bundles'
import { judge, type Verdict } from './judging/judge'
import { checkOptions, expectedOf, type VerifyOptions } from './judging/verify-options'
import { loadKeys } from './keys/load-keys'

/** A signature as a registry stores it, wherever its bytes come from. */
export type StoredSignature =
  | {
      readonly format: 'legacy'
      /** The blob of the layer. */
      readonly payload: Uint8Array
      /** `mediaType` and `annotations` of the layer in its manifest. The signature itself is among the annotations. */
      readonly mediaType: string
      readonly annotations: Readonly<Record<string, string>>
    }
  | {
      readonly format: 'bundle'
      /** The blob of the layer: a Sigstore bundle. */
      readonly content: Uint8Array
    }

/**
 * Verifies signatures of an image whose bytes are at hand: from a file, a cache, another registry client. No I/O.
 * `verifyImage` does the same with what it finds in a registry.
 *
 * Where one bundle can be read, legacy signatures are not looked at, as with cosign.
 *
 * @param digest of the image: `sha256:…`
 * @throws {SignatureVerificationError} it is not signed as asked for
 * @throws {InvalidArgumentError} no keys, a threshold above their number, or a malformed digest
 */
export async function verifySignatures(
  digest: string,
  stored: readonly StoredSignature[],
  options: VerifyOptions,
): Promise<Verdict> {
  if (!isSha256(digest)) {
    throw new InvalidArgumentError('digest', `is '${digest}'. Write 'sha256:' and 64 hexadecimal digits.`)
  }
  if (!Array.isArray(stored)) throw new InvalidArgumentError('stored', 'is no list of signatures.')
  checkOptions(options)
  const expected = expectedOf(digest, options)
  const keys = await loadKeys(options)
  return judge(preferBundles(stored.map(readStored)), keys, options.threshold ?? 1, expected, digest)
}

function readStored(stored: StoredSignature, index: number): Found {
  const source: SignatureSource = { format: stored?.format, manifest: undefined, layer: undefined }
  try {
    if (stored?.format === 'bundle') {
      return readBundle(copyOf(stored.content, `stored[${index}].content`), source)
    }
    if (stored?.format === 'legacy') {
      const { payload, mediaType, annotations } = stored
      const bytes = copyOf(payload, `stored[${index}].payload`)
      return readLegacy({ payload: bytes, mediaType, annotations: { ...annotations } }, source)
    }
  } catch (error) {
    return refused(source, error)
  }
  throw new InvalidArgumentError(`stored[${index}].format`, "is neither 'legacy' nor 'bundle'.")
}

/** So that nobody changes the bytes while they are verified. */
function copyOf(bytes: Uint8Array, argument: string): Bytes {
  if (bytes instanceof Uint8Array) return new Uint8Array(bytes)
  throw new InvalidArgumentError(argument, 'is no Uint8Array.')
}
