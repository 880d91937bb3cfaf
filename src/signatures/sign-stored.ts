import { InvalidArgumentError } from '../errors/invalid-argument-error'
import { harborVersionOf } from '../registry/harbor-version'
import { type ImageReference, readReference } from './finding/registry-reader'
import type { Signer } from './keys/signer'
import type { Given } from './options/read-options'
import { readSignal } from './options/read-signal'
import { type ChosenFormat, chooseFormat, readFormat, type StoredFormat } from './signing/choose-format'
import type { DocumentMaker } from './signing/document'
import { findSame } from './signing/find-same'
import type { Place } from './signing/place'
import { type ReadySigner, readSigner } from './signing/ready-signer'
import { type RegistryWriter, readWriter } from './signing/registry-writer'
import { storeBundle } from './signing/store-bundle'
import { storeLayer } from './signing/store-layer'
import { readSubjects, type Subject } from './signing/subject'

export interface SignOptions {
  /** Where the image is and its signature goes: `registryFor(harbor)`, or a `RegistryClient`. */
  readonly registry: RegistryWriter
  /**
   * The content of `cosign.key` or of a PKCS#8 file, what `importPrivateKey` made of it (which is faster for several images),
   * or a signer of your own for a key that a service keeps.
   */
  readonly key: string | Signer
  /** Of a key that is encrypted. */
  readonly password?: string | undefined
  /**
   * `'auto'`: a bundle, as cosign 3 makes it, where Harbor is of 2.15 or later or the registry is no Harbor; else `'legacy'`,
   * the tag of cosign 1 and 2, as an older Harbor takes a bundle for no signature. Where one bundle is, cosign and this package
   * look at nothing else: give an image with legacy signatures that still count `'legacy'`.
   *
   * @default 'auto'
   */
  readonly format?: StoredFormat | 'auto' | undefined
  /** Also what an index leads to. Without it, its images stay unsigned. @default false */
  readonly recursive?: boolean | undefined
  /** Sign once more where this key has signed the same. @default false */
  readonly repeat?: boolean | undefined
  readonly signal?: AbortSignal | undefined
}

/** An image that was signed. */
export interface SignedImage extends ChosenFormat {
  /** What was signed, as cosign prints it: host, repository, and the tag or digest that was given. */
  readonly reference: string
  /** Of the image. Deploy this and not the tag, which may be moved meanwhile. */
  readonly digest: string
  /** The SHA-256 of the key's SPKI in hexadecimal, as in what `verifyImage` gives. */
  readonly key: string
  /** One of the image and, with `recursive`, one of each that it leads to. */
  readonly signatures: readonly StoredSignatureOf[]
}

export interface StoredSignatureOf {
  /** Of what is signed. */
  readonly digest: string
  /** The digest of the manifest that holds the signature. */
  readonly manifest: string
  /** `false`: this key had signed the same before, and nothing was added. */
  readonly added: boolean
}

/** The options of `signStored`. */
export const signOptions = ['registry', 'key', 'password', 'format', 'recursive', 'repeat', 'signal'] as const

/** Reads the image, and signs and stores what `documentOf` says of it. All options are checked before the first request. */
export async function signStored(
  reference: ImageReference,
  given: Given<(typeof signOptions)[number]>,
  documentOf: DocumentMaker,
): Promise<SignedImage> {
  const registry = readWriter(given('registry'))
  const asked = readFormat(given('format'))
  const recursive = readFlag('recursive', given('recursive'))
  const repeat = readFlag('repeat', given('repeat'))
  const signal = readSignal(given('signal'))
  const place = registry.parse(readReference(reference))
  const signer = await readSigner(given('key'), given('password'))
  const { repository } = place
  const subjects = await readSubjects(registry, repository, place.reference, { recursive, signal })
  const chosen = await chooseFormat(asked, registry, harborVersionOf, signal)
  const name = `${registry.host}/${repository}`
  const signatures: StoredSignatureOf[] = []
  for (const subject of subjects) {
    signal?.throwIfAborted()
    const task = { place: { registry, repository, options: { signal } }, signer, repeat, ...chosen }
    signatures.push(await signOne(subject, documentOf(subject, name), task))
  }
  const { digest = '' } = subjects[0] ?? {}
  const separator = place.reference.includes(':') ? '@' : ':'
  return { reference: name + separator + place.reference, digest, key: signer.key.id, ...chosen, signatures }
}

interface Task {
  readonly place: Place
  readonly signer: ReadySigner
  readonly format: StoredFormat
  readonly repeat: boolean
}

async function signOne(
  subject: Subject,
  document: ReturnType<DocumentMaker>,
  { place, signer, format, repeat }: Task,
): Promise<StoredSignatureOf> {
  const { digest } = subject
  const same = repeat ? undefined : await findSame(place, digest, document, format, signer.key)
  if (same !== undefined) return { digest, manifest: same, added: false }
  const manifest =
    format === 'bundle'
      ? await storeBundle(place, subject, document, signer)
      : await storeLayer(place, digest, document, signer)
  return { digest, manifest, added: true }
}

function readFlag(argument: string, value: unknown = false): boolean {
  if (typeof value === 'boolean') return value
  throw new InvalidArgumentError(argument, 'must be true or false.')
}
