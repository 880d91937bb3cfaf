import { digestOf } from '../registry/digest'
import { type Keys, requireKeys } from './check'
import { describe, encode, encodeJson, type Image } from './image'
import type { AccessoryLayer, AccessorySeed } from './options'

const keys: Keys<AccessorySeed> = { artifactType: true, layers: true, annotations: true }
const layerKeys: Keys<AccessoryLayer> = { mediaType: true, content: true, annotations: true }

/** @throws {InvalidArgumentError} */
export function requireAccessory(seed: AccessorySeed, argument: string): void {
  requireKeys(seed, keys, argument)
  for (const layer of seed.layers) requireKeys(layer, layerKeys, `${argument}.layers`)
}

const mediaType = 'application/vnd.oci.image.manifest.v1+json'
const emptyConfig = encode('{}')

/** What is pushed for an accessory, and the tag it is found by where it names no subject. */
export function makeAccessory(
  { artifactType, layers, annotations }: AccessorySeed,
  subject: Image,
): Image & { readonly tag: string | undefined } {
  const blobs = layers
    .map(({ content }) => encode(content))
    .map((bytes) => ({ bytes, digest: digestOf(bytes) }))
  const configType =
    artifactType === undefined ? 'application/vnd.oci.image.config.v1+json' : configTypeOf(artifactType)
  const manifest = encodeJson({
    schemaVersion: 2,
    mediaType,
    artifactType,
    config: describe(configType, digestOf(emptyConfig), emptyConfig.length),
    layers: layers.map((layer, index) => {
      const { digest = '', bytes = emptyConfig } = blobs[index] ?? {}
      return { ...describe(layer.mediaType, digest, bytes.length), annotations: layer.annotations }
    }),
    subject:
      artifactType === undefined
        ? undefined
        : describe(subject.mediaType, subject.digest, subject.manifest.length),
    annotations,
  })
  return {
    mediaType,
    manifest,
    digest: digestOf(manifest),
    blobs: [{ digest: digestOf(emptyConfig), bytes: emptyConfig }, ...blobs],
    tag: artifactType === undefined ? `${subject.digest.replace(':', '-')}.sig` : undefined,
  }
}

/** Harbor's own SBOMs are known by the config; everything else has an empty one. */
function configTypeOf(artifactType: string): string {
  return artifactType === sbomType ? sbomType : 'application/vnd.oci.empty.v1+json'
}

export const sbomType = 'application/vnd.goharbor.harbor.sbom.v1'
