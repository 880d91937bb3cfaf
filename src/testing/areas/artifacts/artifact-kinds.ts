import { isRecord } from '../../http/json'
import { isIndexType, type ParsedManifest } from './manifest'

/** What Harbor knows about one kind of artifact. */
export interface Kind {
  readonly type: string
  /** What may be asked for below `/additions/`, in the order of Harbor's links. */
  readonly additions: readonly string[]
  /** Digest of the picture (test/recordings/api/artifact.json). */
  readonly icon: string
  /** How messages call it; Harbor has no processor for what is not called anything. */
  readonly label?: string
}

const imageIcon = 'sha256:0048162a053eef4d4ce3fe7518615bef084403614f8bca43b40ae2e762e11e06'
const defaultIcon = 'sha256:da834479c923584f4cbcdecc0dac61f32bef1d51e8aae598cf16bd154efab49f'
const sbomIcon = 'sha256:c19f80c357cd7e90d2a01b9ae3e2eb62ce447a2662bb590a19177d72d550bdae'

const image: Kind = {
  type: 'IMAGE',
  additions: ['build_history'],
  icon: imageIcon,
  label: 'IMAGE(manifest version 2)',
}
const index: Kind = { type: 'IMAGE', additions: [], icon: imageIcon, label: '' }

const kinds: ReadonlyMap<string, Kind> = new Map([
  ['application/vnd.oci.image.config.v1+json', image],
  ['application/vnd.docker.container.image.v1+json', image],
  [
    'application/vnd.cncf.helm.config.v1+json',
    {
      type: 'CHART',
      additions: ['dependencies', 'readme.md', 'values.yaml'],
      icon: 'sha256:61cf3a178ff0f75bf08a25d96b75cf7355dc197749a9f128ed3ef34b0df05518',
      label: 'CHART',
    },
  ],
  [
    'application/vnd.cnai.model.config.v1+json',
    {
      type: 'CNAI',
      additions: [],
      icon: 'sha256:1e1e5c5fdaf0931ec8655e835d1182f723a0c322a6760211622e1270f0193717',
    },
  ],
  ['application/vnd.goharbor.harbor.sbom.v1', { type: 'SBOM', additions: [], icon: sbomIcon }],
])

/**
 * By the media type of the config, or of the index itself. The type of what Harbor does not know is in the
 * media type's name.
 */
export function kindOf(mediaType: string): Kind {
  const known = isIndexType(mediaType) ? index : kinds.get(mediaType)
  if (known) return known
  const [, name] = /^application\/vnd\.[^.]*\.(.*)\.config\.[^.]*\+json$/.exec(mediaType) ?? []
  return { type: name?.toUpperCase() ?? 'UNKNOWN', additions: [], icon: defaultIcon }
}

/** What becomes `extra_attrs`: of an image the parts one asks for, of anything else the whole config. */
export function extraAttributes(mediaType: string, config: unknown): Record<string, unknown> | undefined {
  if (isIndexType(mediaType) || !isRecord(config)) return undefined
  if (kindOf(mediaType) !== image) return config
  return {
    architecture: config.architecture ?? '',
    author: config.author ?? '',
    config: config.config ?? {},
    created: config.created ?? null,
    os: config.os ?? '',
  }
}

/** As what an artifact hangs on another: `undefined` for one that stands alone. */
export function accessoryTypeOf(manifest: ParsedManifest, tag: string | undefined): string | undefined {
  const layers = manifest.layers.map((layer) => layer.mediaType)
  if (
    legacySignature.test(tag ?? '') &&
    layers.includes('application/vnd.dev.cosign.simplesigning.v1+json')
  ) {
    return 'signature.cosign'
  }
  if (!manifest.subject) return undefined
  const type = manifest.artifactType ?? manifest.config?.mediaType ?? ''
  if (type === 'application/vnd.cncf.notary.signature') return 'signature.notation'
  if (type.startsWith('application/vnd.dev.sigstore.bundle.')) return 'signature.cosign'
  return type === 'application/vnd.goharbor.harbor.sbom.v1' ? 'sbom.harbor' : 'subject.accessory'
}

/** cosign's legacy signatures name their subject in the tag. */
export const legacySignature = /^sha256-([0-9a-f]{64})\.sig$/

export const accessoryIcons: Readonly<Record<string, string>> = {
  'signature.cosign': 'sha256:20401d5b3a0f6dbc607c8d732eb08471af4ae6b19811a4efce8c6a724aed2882',
  'signature.notation': 'sha256:3ac706e102bbe9362b400aa162df58135d35e66b9c3bee2165de92022d25fe34',
  'sbom.harbor': sbomIcon,
}
