import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { isSha256 } from './encoding/digest'
import { findSignatures, hintAtHidden, type SearchedFormat, type StoredKind } from './finding/find-signatures'
import {
  type ImageReference,
  type RegistryReader,
  readReference,
  readRegistry,
} from './finding/registry-reader'
import { conditions, type VerifyOptions } from './judging/conditions'
import { type Held, judge, type VerdictOf } from './judging/judge'
import type { VerifiedImage } from './judging/verified-image'
import { readChoice } from './options/read-choice'
import { readList } from './options/read-list'
import type { Given } from './options/read-options'
import { readSignal } from './options/read-signal'

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

/** The options of `verifyStored`. */
export const storedOptions = ['registry', 'formats', 'signal', ...conditions] as const

const searchedFormats: readonly SearchedFormat[] = ['bundle', 'legacy', 'oci-1-1']

/** Resolves, collects and judges. Everything that can be wrong with the options is found before the first request. */
export async function verifyStored<Who extends { readonly key: string }>(
  reference: ImageReference,
  given: Given<'registry' | 'formats' | 'signal'>,
  kind: StoredKind,
  readHeld: () => Promise<Held<Who>>,
): Promise<Omit<VerifiedImage, 'signatures'> & VerdictOf<Who>> {
  const registry = readRegistry(given('registry'))
  const formats = readFormats(given('formats'))
  const signal = readSignal(given('signal'))
  const image = readReference(reference)
  const place = registry.parse(image)
  const held = await readHeld()
  const { digest } = isDigest(place.reference)
    ? { digest: place.reference }
    : await registry.resolve(image, { signal })
  if (!isSha256(digest)) {
    throw new InvalidArgumentError('reference', `names '${digest}', and only SHA-256 digests are signed.`)
  }
  const { repository } = place
  const { policy } = held.expected
  const search = { registry, repository, digest, formats, kind, policy, signal }
  const found = await findSignatures(search)
  const name = `${registry.host}/${repository}${isDigest(place.reference) ? '@' : ':'}${place.reference}`
  const verdict = await judge(found, held, {
    digest,
    name,
    signal,
    hint: () => hintAtHidden(search, found),
  })
  return { reference: name, digest, ...verdict, transparencyLog: 'unchecked' }
}

function isDigest(reference: string): boolean {
  return reference.includes(':')
}

function readFormats(value: unknown = ['bundle', 'legacy']): readonly SearchedFormat[] {
  const formats = readList(value, 'formats', `some of ${searchedFormats.join(', ')} as a list`)
  if (formats.length === 0) throw new InvalidArgumentError('formats', 'has none, so nothing could be found.')
  return formats.map((format) => readChoice(format, searchedFormats, 'formats'))
}
