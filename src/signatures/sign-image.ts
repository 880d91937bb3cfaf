import { InvalidArgumentError } from '../errors/invalid-argument-error'
import type { ImageReference } from './finding/registry-reader'
import { readAnnotations } from './judging/conditions'
import { readOptions } from './options/read-options'
import { type SignedImage, type SignOptions, signOptions, signStored } from './sign-stored'
import { imageSignature } from './signing/image-signature'

export interface SignImageOptions extends SignOptions {
  /** Signed with the digest: `verifyImage` and `cosign verify -a` can ask for them. */
  readonly annotations?: Readonly<Record<string, string>> | undefined
}

/**
 * Signs an image as `cosign sign --key` does, but over SHA-256 with every key (Ed25519: pure), so that plain `cosign verify
 * --key` accepts it. Nothing is written to a transparency log.
 *
 * A tag is resolved once, and its digest is signed. Signing an index says nothing about the images in it: see `recursive`.
 * Where this key has signed the same, nothing is added. A legacy signature is appended to those that are there, also when two
 * sign at once.
 *
 * Permission: developer; a robot needs `push` on `repository`, which includes `pull`. With content trust on, Harbor gives an
 * unsigned image only to those who may push.
 *
 * @throws {@link NotFoundError} there is no such image
 * @throws {@link InvalidArgumentError} no key, one that does not open, an option that there is not: before any request; a signer
 *   whose public key does not verify what it signed: before anything is stored
 * @throws {@link PreconditionFailedError} an immutable rule of Harbor covers the tag of a legacy signature
 *
 * @example
 * const registry = registryFor(harbor)
 * const { digest } = await signImage('demo/app:v1', { registry, key: cosignKey, password })
 */
export async function signImage(reference: ImageReference, options: SignImageOptions): Promise<SignedImage> {
  const given = readOptions(options, [...signOptions, 'annotations'], '{ registry, key, password }')
  const annotations = given('annotations')
  const signed = annotations === undefined ? new Map<string, string>() : readAnnotations(annotations)
  for (const [name, value] of signed) {
    // cosign reads no such string.
    if (!/\p{Surrogate}/u.test(name + value)) continue
    throw new InvalidArgumentError('annotations', 'has a string that is no text: half a surrogate pair.')
  }
  return signStored(reference, given, imageSignature(signed))
}
