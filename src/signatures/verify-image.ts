import type { ImageReference } from './finding/registry-reader'
import { legacyKind } from './formats/legacy'
import { readConditions } from './judging/conditions'
import type { VerifiedImage } from './judging/verified-image'
import { readOptions } from './options/read-options'
import { type RegistryVerifyOptions, storedOptions, verifyStored } from './verify-stored'

/**
 * Answers whether an image is signed by one of your keys, with the verdict of `cosign verify --key`.
 *
 * The tag is resolved once; deploy by the digest of the answer. A signature of an index says nothing about the images
 * in it, and the other way round. The transparency log is not checked. Four requests for one signature, three where a
 * digest is given; each manifest read is a pull for Harbor (pull counts, PULL_ARTIFACT webhooks).
 *
 * Permission: pull on the repository.
 *
 * @throws {@link SignatureVerificationError} it is not signed as asked for: `code` says why, `signatures` the reason of each
 * @throws {@link NotFoundError} there is no such tag. A digest is not looked up: without signatures it is `UNSIGNED`
 * @throws {@link InvalidArgumentError} no keys, one that is no public key, a threshold above their number; before any request
 *
 * @example
 * const { digest } = await verifyImage('demo/app:v1', { registry: registryFor(harbor), keys: [cosignPub] })
 */
export async function verifyImage(
  reference: ImageReference,
  options: RegistryVerifyOptions,
): Promise<VerifiedImage> {
  const given = readOptions(options, storedOptions, '{ registry, keys }')
  return verifyStored(reference, given, legacyKind, () => readConditions(given))
}
