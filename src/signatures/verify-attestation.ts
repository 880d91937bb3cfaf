import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { SignatureVerificationError } from '../errors/signature-verification-error'
import type { ImageReference } from './finding/registry-reader'
import { attestationKind } from './formats/attestation'
import type { Statement } from './formats/in-toto'
import { readConditions } from './judging/conditions'
import type { VerifiedImage } from './judging/verified-image'
import { readOptions } from './options/read-options'
import { type RegistryVerifyOptions, storedOptions, verifyStored } from './verify-stored'

export interface VerifyAttestationOptions extends Omit<RegistryVerifyOptions, 'annotations'> {
  /** The kind of statement, by its full URI: `https://slsa.dev/provenance/v0.2`. */
  readonly predicateType: string
}

export interface VerifiedAttestation<Predicate> extends VerifiedImage {
  /** The first of `statements`. */
  readonly statement: Statement<Predicate>
  /** Every statement of this kind that one of the keys signed, in the order in which the registry lists them. */
  readonly statements: readonly Statement<Predicate>[]
}

const optionNames = ['predicateType', ...storedOptions] as const

/**
 * Finds what one of your keys attests of an image: provenance, an SBOM, a scan, as `cosign attest` stores it (a bundle,
 * or the `.att` tag of cosign 1 and 2). The statement is authentic; its predicate has the shape its signer gave it.
 *
 * Permission: pull on the repository.
 *
 * @throws {@link SignatureVerificationError} there is no such statement: `code` says why, `signatures` the reason of each
 * @throws {@link NotFoundError} there is no such image
 * @throws {@link InvalidArgumentError} as in `verifyImage`, or no `predicateType`
 *
 * @example
 * const predicateType = 'https://slsa.dev/provenance/v1'
 * const { statement } = await verifyAttestation<Provenance>('demo/app:v1', { registry, keys: [cosignPub], predicateType })
 */
export async function verifyAttestation<Predicate = unknown>(
  reference: ImageReference,
  options: VerifyAttestationOptions,
): Promise<VerifiedAttestation<Predicate>> {
  const given = readOptions(options, optionNames, '{ registry, keys, predicateType }')
  const predicateType = given('predicateType')
  if (typeof predicateType !== 'string' || predicateType === '') {
    throw new InvalidArgumentError(
      'predicateType',
      "is missing. Write its URI: 'https://slsa.dev/provenance/v1'.",
    )
  }
  if (given('annotations') !== undefined) {
    throw new InvalidArgumentError('annotations', 'is no option here: `cosign attest` signs none.')
  }
  const verified = await verifyStored(reference, given, attestationKind, () =>
    readConditions(given, predicateType),
  )
  // The predicate is what the caller says it is: its type was compared, its shape is between caller and signer.
  const statements = verified.signatures.flatMap((one) =>
    one.verified && one.statement ? [one.statement as Statement<Predicate>] : [],
  )
  const [statement] = statements
  // Verification has thrown by now; this is for the types.
  if (statement === undefined) throw new SignatureVerificationError('No statement.', { code: 'UNSIGNED' })
  return { ...verified, statement, statements }
}
