import { InvalidArgumentError } from '../errors/invalid-argument-error'
import type { ImageReference, RegistryReader } from './finding/registry-reader'
import { Refusal } from './formats/refusal'
import { signPredicate } from './formats/statement'
import { readAnnotations } from './judging/conditions'
import type { Held, VerifiedSignature } from './judging/judge'
import { type KeylessIdentity, type KeylessIdentityPattern, readIdentity } from './keyless/identity'
import { isKeyless, keylessKind, refuseLegacy } from './keyless/keyless-signature'
import { createBundleVerifier } from './keyless/sigstore'
import { readOptions } from './options/read-options'
import { verifyStored } from './verify-stored'

export interface VerifyKeylessOptions {
  /** Where the image and its signatures are: `registryFor(harbor)`, a `RegistryClient`, or any object that reads like one. */
  readonly registry: RegistryReader
  /** Who has to have signed: both to the letter. */
  readonly identity?: KeylessIdentity | undefined
  /** The same by patterns, in place of `identity`. Each has to match the whole string. */
  readonly identityPattern?: KeylessIdentityPattern | undefined
  /** Whom you trust: a `trusted_root.json` (of Sigstore's public instance, or your own), its content or the parsed object. */
  readonly trustedRoot: string | object
  /** The kind of statement, by its full URI: another one verifies an attestation. @default that of `cosign sign` */
  readonly predicateType?: string | undefined
  /** Signed annotations that have to be there, each as exactly this string. */
  readonly annotations?: Readonly<Record<string, string>> | undefined
  readonly signal?: AbortSignal | undefined
}

export interface KeylessSignature extends VerifiedSignature {
  readonly identity: KeylessIdentity
}

/** An image that somebody has signed with a certificate. */
export interface VerifiedKeyless {
  /** What was verified: host, repository, and the tag or digest that was given. */
  readonly reference: string
  /** What is signed. Deploy this and not the tag, which may be moved meanwhile. */
  readonly digest: string
  /** Those that hold. */
  readonly signatures: readonly KeylessSignature[]
  readonly transparencyLog: 'checked'
}

const optionNames = [
  'registry',
  'identity',
  'identityPattern',
  'trustedRoot',
  'predicateType',
  'annotations',
  'signal',
] as const

/**
 * Answers whether somebody has signed an image without a key of their own (keyless), as `cosign sign` does it in a CI: with a
 * certificate for an identity, which a transparency log has seen. Bundles only, as cosign 3 makes them: a certificate beside a
 * legacy signature is `UNSUPPORTED`.
 *
 * It needs `@sigstore/bundle`, `@sigstore/verify` (4.1 or later for what Rekor 2 has logged) and `@sigstore/protobuf-specs`,
 * which are loaded on use, and Node. Certificate, certificate log, transparency log and signature are verified against
 * `trustedRoot` alone: nothing is fetched.
 *
 * Permission: pull on the repository.
 *
 * @throws {@link SignatureVerificationError} it is not signed as asked for: `code` says why, `signatures` the reason of each
 * @throws {@link NotFoundError} there is no such image
 * @throws {@link InvalidArgumentError} neither `identity` nor `identityPattern`, or no trusted root; before any request
 * @throws {@link HarborError} the packages are not installed
 *
 * @example
 * const identity = {
 *   san: 'https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main',
 *   issuer: 'https://token.actions.githubusercontent.com',
 * }
 * const { digest } = await verifyKeyless('demo/app:v1', { registry, identity, trustedRoot })
 */
export async function verifyKeyless(
  reference: ImageReference,
  options: VerifyKeylessOptions,
): Promise<VerifiedKeyless> {
  const given = readOptions(options, optionNames, '{ registry, identity, trustedRoot }')
  const isWanted = readIdentity(given)
  const annotations = given('annotations')
  const predicateType = readPredicateType(given('predicateType'))
  const expected = {
    policy: 'strict',
    annotations: annotations === undefined ? new Map<string, string>() : readAnnotations(annotations),
    reference: undefined,
    predicateType,
  } as const
  const held: Held<Pick<KeylessSignature, 'key' | 'identity'>> = {
    threshold: 1,
    expected,
    signerOf: async (candidate) => {
      if (!isKeyless(candidate)) return refuseLegacy()
      const { identity, key } = await candidate.verify()
      if (isWanted(identity)) return { identity, key }
      throw new Refusal('IDENTITY_MISMATCH', `it was signed by '${identity.san}' of '${identity.issuer}'`)
    },
  }
  const kind = keylessKind(await createBundleVerifier(given('trustedRoot')))
  const ofRegistry = (name: 'registry' | 'formats' | 'signal') =>
    name === 'formats' ? undefined : given(name)
  const verified = await verifyStored(reference, ofRegistry, kind, async () => held)
  const { digest, reference: name } = verified
  const signatures = verified.signatures.flatMap((one) => (one.verified ? [one] : []))
  return { reference: name, digest, signatures, transparencyLog: 'checked' }
}

function readPredicateType(value: unknown = signPredicate): string {
  if (typeof value === 'string' && value !== '') return value
  throw new InvalidArgumentError('predicateType', "is no URI. Write 'https://slsa.dev/provenance/v1'.")
}
