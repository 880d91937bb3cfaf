import { HarborResponseError } from '../../errors/response-error'
import { encodeBase64 } from '../encoding/base64'
import { sha256Hex } from '../encoding/digest'
import { fromHex } from '../encoding/hex'
import { inTotoPayload, preAuthEncoding } from '../formats/dsse'
import { imageManifest } from '../formats/manifest'
import type { Document } from './document'
import { utf8 } from './go-json'
import type { Place } from './place'
import type { ReadySigner } from './ready-signer'
import type { Subject } from './subject'

const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json'

/**
 * Signs a statement and stores it as cosign 3 does: a manifest that refers to the image, with a bundle as its one layer.
 *
 * @returns the digest of that manifest
 */
export async function storeBundle(
  place: Place,
  { mediaType, size, digest }: Subject,
  document: Document,
  signer: ReadySigner,
): Promise<string> {
  const { registry, repository, options } = place
  const signature = await signer.sign(preAuthEncoding(inTotoPayload, document.statement))
  const bundle = utf8(
    JSON.stringify({
      mediaType: bundleType,
      // What cosign names a key by, and does not look at: the hash that is its id here.
      verificationMaterial: { publicKey: { hint: encodeBase64(fromHex(signer.key.id)) } },
      dsseEnvelope: {
        payload: encodeBase64(document.statement),
        payloadType: inTotoPayload,
        signatures: [{ sig: encodeBase64(signature) }],
      },
    }),
  )
  const empty = utf8('{}')
  for (const blob of [empty, bundle]) await registry.putBlob(repository, blob, options)
  const manifest = utf8(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: imageManifest,
      config: {
        mediaType: 'application/vnd.oci.empty.v1+json',
        size: empty.length,
        digest: `sha256:${await sha256Hex(empty)}`,
        artifactType: bundleType,
      },
      layers: [{ mediaType: bundleType, size: bundle.length, digest: `sha256:${await sha256Hex(bundle)}` }],
      annotations: {
        'dev.sigstore.bundle.content': 'dsse-envelope',
        'dev.sigstore.bundle.predicateType': document.predicateType,
        // To the second, as Go writes it.
        'org.opencontainers.image.created': new Date().toISOString().replace(/\.\d+/, ''),
      },
      subject: { mediaType, size, digest },
      artifactType: bundleType,
    }),
  )
  await registry.putManifest(repository, manifest, options)
  const stored = `sha256:${await sha256Hex(manifest)}`
  await requireListed(place, digest, stored)
  return stored
}

/** A registry without the referrers API would keep what nobody finds. */
async function requireListed(
  { registry, repository, options }: Place,
  image: string,
  stored: string,
): Promise<void> {
  const referrers = await registry.referrers({ repository, reference: image }, options)
  if (referrers.some(({ digest }) => digest === stored)) return
  throw new HarborResponseError(
    `${repository}@${image}: the registry stored the bundle ${stored}, and does not list it. Use format: 'legacy'.`,
    { status: 200, contentType: undefined, outcome: 'unknown' },
  )
}
