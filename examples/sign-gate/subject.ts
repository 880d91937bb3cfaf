import { PreconditionFailedError } from 'harborkit'
import type { ManifestContent, RegistryClient } from 'harborkit/registry'

/** By which cosign tags what belongs to an image: `sha256-<digest>.sig`, `.att`, `.sbom`. */
const cosignTag = /^sha256-([0-9a-f]{64})(\.\w+)?$/

export function isCosignTag(tag: string): boolean {
  return cosignTag.test(tag)
}

/**
 * What a push is about: of a signature, an attestation or an SBOM the image that it belongs to, else what was pushed.
 *
 * @param pushed as a webhook names it: without a tag, the digest stands for it
 * @returns a digest
 */
export async function subjectOf(
  registry: RegistryClient,
  repository: string,
  { digest, tag }: { readonly digest: string; readonly tag: string },
): Promise<string> {
  const named = cosignTag.exec(tag)?.[1]
  // Reading a manifest is a pull to Harbor, so it is not done for what people pull.
  if (named === undefined && tag !== digest) return digest
  try {
    const { content } = await registry.getManifest(`${repository}@${digest}`)
    if (canRun(content)) return digest
    return content.subject?.digest ?? (named === undefined ? digest : `sha256:${named}`)
  } catch (error) {
    // A project that serves only signed images serves their signatures too.
    if (error instanceof PreconditionFailedError) return digest
    throw error
  }
}

/** Whatever else it says that it is: a tag or a `subject` must not carry an image past the gate. */
function canRun({ manifests, layers }: ManifestContent): boolean {
  const isLayer = /^application\/vnd\.(oci\.image\.layer|docker\.image\.rootfs)\./
  return (manifests ?? []).length > 0 || (layers ?? []).some(({ mediaType }) => isLayer.test(mediaType))
}
