/** The four types of a manifest. Harbor answers 404 for an OCI manifest unless `Accept` names its type. */
export const mediaTypes = {
  ociIndex: 'application/vnd.oci.image.index.v1+json',
  ociManifest: 'application/vnd.oci.image.manifest.v1+json',
  dockerIndex: 'application/vnd.docker.distribution.manifest.list.v2+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
} as const

export const acceptManifests = Object.values(mediaTypes).join(', ')

const known: readonly string[] = Object.values(mediaTypes)

export function isManifest(mediaType: string): boolean {
  return known.includes(mediaType)
}

export function isIndex(mediaType: string): boolean {
  return mediaType === mediaTypes.ociIndex || mediaType === mediaTypes.dockerIndex
}
