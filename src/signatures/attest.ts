import { InvalidArgumentError } from '../errors/invalid-argument-error'
import type { ImageReference } from './finding/registry-reader'
import { readOptions } from './options/read-options'
import { type SignedImage, type SignOptions, signOptions, signStored } from './sign-stored'
import { attestationDocument, readPredicate } from './signing/attestation-document'

export interface AttestOptions extends SignOptions {
  /** The kind of statement, by its full URI: `https://slsa.dev/provenance/v1`. */
  readonly predicateType: string
  /** What is attested: an object of JSON, such as an SBOM. */
  readonly predicate: object
}

/**
 * Attests something of an image as `cosign attest --key` does: an in-toto statement about its digest, signed and stored beside
 * it. `verifyAttestation` reads it, and `cosign verify-attestation`.
 *
 * Permission: developer; a robot needs `push` on `repository`, which includes `pull`.
 *
 * @throws {@link NotFoundError} there is no such image
 * @throws {@link InvalidArgumentError} as in `signImage`, no `predicateType`, or a `predicate` that is no JSON object, or of over 12 MB
 *
 * @example
 * const predicateType = 'https://spdx.dev/Document'
 * await attest('demo/app:v1', { registry, key: cosignKey, password, predicateType, predicate: sbom })
 */
export async function attest(reference: ImageReference, options: AttestOptions): Promise<SignedImage> {
  const given = readOptions(
    options,
    [...signOptions, 'predicateType', 'predicate'],
    '{ registry, key, predicateType, predicate }',
  )
  const predicateType = given('predicateType')
  if (typeof predicateType !== 'string' || predicateType === '') {
    throw new InvalidArgumentError(
      'predicateType',
      "is missing. Write its URI: 'https://slsa.dev/provenance/v1'.",
    )
  }
  return signStored(reference, given, attestationDocument(predicateType, readPredicate(given('predicate'))))
}
