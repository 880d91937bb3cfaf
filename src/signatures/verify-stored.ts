import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { isSha256 } from './encoding/digest'
import { findSignatures, type SearchedFormat, type StoredKind } from './finding/find-signatures'
import type { ImageReference, RegistryReader } from './finding/registry-reader'
import { judge } from './judging/judge'
import type { VerifiedImage } from './judging/verified-image'
import { checkOptions, expectedOf, type VerifyOptions } from './judging/verify-options'
import { loadKeys } from './keys/load-keys'

export interface RegistryVerifyOptions extends VerifyOptions {
  /** Where the image and its signatures are: `registryFor(harbor)`, a `RegistryClient`, or any object that reads like one. */
  readonly registry: RegistryReader
  /**
   * The formats to look for. A bundle that can be read hides the others, as with cosign: so whoever may push can hide a
   * legacy signature behind a bundle, and verification fails. `['legacy']` looks at no bundle.
   *
   * @default ['bundle', 'legacy']
   */
  readonly formats?: readonly SearchedFormat[] | undefined
  readonly signal?: AbortSignal | undefined
}

const searchedFormats: readonly SearchedFormat[] = ['bundle', 'legacy', 'oci-1-1']

/** Resolves, collects and judges. Everything that can be wrong with the options is found before the first request. */
export async function verifyStored(
  reference: ImageReference,
  options: RegistryVerifyOptions,
  kind: StoredKind,
  predicateType?: string,
): Promise<VerifiedImage> {
  checkOptions(options)
  const { registry, signal, threshold = 1, formats = ['bundle', 'legacy'] } = options
  if (typeof registry?.parse !== 'function') {
    throw new InvalidArgumentError('registry', 'is missing. Pass `registryFor(harbor)`.')
  }
  checkFormats(formats)
  const place = registry.parse(reference)
  const keys = await loadKeys(options)
  const expected = expectedOf('', options, predicateType)
  const { digest } = isDigest(place.reference)
    ? { digest: place.reference }
    : await registry.resolve(reference, { signal })
  if (!isSha256(digest)) {
    throw new InvalidArgumentError('reference', `names '${digest}', and only SHA-256 digests are signed.`)
  }
  const { repository } = place
  const found = await findSignatures({
    registry,
    repository,
    digest,
    formats,
    kind,
    policy: expected.policy,
    signal,
  })
  const name = `${registry.host}/${repository}${isDigest(place.reference) ? '@' : ':'}${place.reference}`
  const verdict = await judge(found, keys, threshold, { ...expected, digest }, name)
  return { reference: name, digest, ...verdict, transparencyLog: 'unchecked' }
}

function isDigest(reference: string): boolean {
  return reference.includes(':')
}

function checkFormats(formats: readonly SearchedFormat[]): void {
  const known = Array.isArray(formats) && formats.every((format) => searchedFormats.includes(format))
  if (known && formats.length > 0) return
  throw new InvalidArgumentError('formats', `must be a list of some of ${searchedFormats.join(', ')}.`)
}
