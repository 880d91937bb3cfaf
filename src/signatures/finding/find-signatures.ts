import { type SignatureSource, SignatureVerificationError } from '../../errors/signature-verification-error'
import type { Bytes } from '../encoding/base64'
import { bundleMediaType, readBundle } from '../formats/bundle'
import type { Candidate } from '../formats/candidate'
import { type Found, type Unread, unread } from '../formats/found'
import type { LegacyLayer } from '../formats/legacy'
import { isDescriptor } from '../formats/manifest'
import { notationType } from '../formats/notation'
import type { Policy } from '../formats/policy'
import { hidesOthers, preferBundles } from '../formats/prefer-bundles'
import { Refusal } from '../formats/refusal'
import { type ArtifactStore, createArtifactStore, type StoredManifest } from './artifact-store'
import { inParallel } from './in-parallel'
import type { ReferrerDescriptor, RegistryReader } from './registry-reader'

/** A format that is looked for: the bundle of cosign 3, the tag of cosign 1 and 2, or the latter's experiment with referrers. */
export type SearchedFormat = 'bundle' | 'legacy' | 'oci-1-1'

/** What is looked for. Each function of the door brings its own, so that a bundle holds no reader it does not need. */
export interface StoredKind {
  /** Of the tag that cosign 1 and 2 keep it under. */
  readonly suffix: 'sig' | 'att'
  /** Bytes of one blob. */
  readonly blobLimit: number
  /** Reads a layer of the manifest under that tag. */
  readonly read: (layer: LegacyLayer, source: SignatureSource) => Candidate
  /** Reads a bundle. @default as one that was made with a key */
  readonly readBundle?: (content: Bytes, source: SignatureSource) => Candidate | Promise<Candidate>
}

export interface Search {
  readonly registry: RegistryReader
  readonly repository: string
  /** Of the image. */
  readonly digest: string
  readonly formats: readonly SearchedFormat[]
  readonly kind: StoredKind
  readonly policy: Policy
  readonly signal: AbortSignal | undefined
}

const ociSignatureType = 'application/vnd.dev.cosign.artifact.sig.v1+json'
/** As what Harbor lists a `.sig` manifest beside real referrers (test/recordings/signatures: legacy-resign): the type of its config. */
export const taggedType = 'application/vnd.oci.image.config.v1+json'

const maxLayers = 1000
const maxReferrers = 1000
const concurrency = 8

/**
 * Collects what an image is signed with. Every referrer is read, as in cosign: how a list describes it is a hint.
 * For one signature that is three requests, in either format.
 *
 * @throws {@link SignatureVerificationError} `TOO_MANY_REFERRERS`, `TOO_MANY_LAYERS`
 */
export async function findSignatures(search: Search): Promise<readonly Found[]> {
  const { registry, repository, formats, kind, signal } = search
  const store = createArtifactStore({ registry, repository, blobLimit: kind.blobLimit, signal })
  let reading: Promise<StoredManifest | Unread | undefined> | undefined
  const tagged = () => {
    reading ??= readTagged(search, store)
    return reading
  }
  const referrers = formats.some((format) => format !== 'legacy') ? await listReferrers(search) : []
  // Read by its tag first, a legacy signature that is listed as well is not read again by its digest.
  const listed = referrers.some(({ artifactType }) => artifactType === taggedType)
  if (listed && formats.includes('legacy')) await tagged()
  const found = (await inParallel(referrers, concurrency, (one) => readReferrer(search, store, one))).flat()
  if (!formats.includes('legacy') || found.some(hidesOthers)) return preferBundles(found)
  const manifest = await tagged()
  if (manifest === undefined) return found
  if ('refusal' in manifest) return [...found, manifest]
  return [...found, ...(await readLayers(search, store, manifest, 'legacy'))]
}

/** What is no descriptor to Go makes cosign look at none of the list. */
async function listReferrers({
  registry,
  repository,
  digest,
  signal,
}: Search): Promise<readonly ReferrerDescriptor[]> {
  const listed = await registry.referrers({ repository, reference: digest }, { signal })
  if (!Array.isArray(listed)) return []
  if (listed.length <= maxReferrers) return listed.every(isDescriptor) ? listed : []
  const code = 'TOO_MANY_REFERRERS'
  throw new SignatureVerificationError(`${repository}@${digest}: ${listed.length} referrers (${code}).`, {
    code,
  })
}

/** What to say of a refusal where a bundle was found, and so nothing under the tag of legacy signatures was looked at. */
export async function hintAtHidden(
  { registry, repository, digest, formats, kind, signal }: Search,
  found: readonly Found[],
): Promise<string> {
  // Beside a certificate (keyless) it would have been refused as well.
  if (kind.readBundle || !formats.includes('legacy') || !found.some(hidesOthers)) return ''
  try {
    await registry.getManifest({ repository, reference: tagOf(digest, kind) }, { signal })
    return " A bundle hides legacy signatures: formats: ['legacy'] looks at those."
  } catch {
    return ''
  }
}

function tagOf(digest: string, { suffix }: StoredKind): string {
  return `${digest.replace(':', '-')}.${suffix}`
}

/** The manifest under the tag of legacy signatures; `undefined` where there is none. */
async function readTagged(
  { digest, kind }: Search,
  store: ArtifactStore,
): Promise<StoredManifest | Unread | undefined> {
  try {
    const manifest = await store.manifest(tagOf(digest, kind))
    if (manifest.leadsOn) throw new Refusal('UNSUPPORTED', 'its tag names an index')
    return manifest
  } catch (error) {
    if (error instanceof Refusal && error.code === 'MISSING') return undefined
    return unread({ format: 'legacy', manifest: undefined, layer: undefined }, error)
  }
}

async function readReferrer(
  search: Search,
  store: ArtifactStore,
  { digest, artifactType }: ReferrerDescriptor,
): Promise<Found[]> {
  const source = { format: 'bundle', manifest: digest, layer: undefined } as const
  let manifest: StoredManifest
  try {
    manifest = await store.manifest(digest)
  } catch (error) {
    const found = unread(source, error)
    // Other referrers, such as an SBOM, are nobody's signature; but cosign may see a bundle in what is not read here.
    return artifactType?.startsWith(bundleMediaType) || found.refusal.readElsewhere ? [found] : []
  }
  const { type, layers, subject, leadsOn } = manifest
  if (leadsOn) {
    return [unread(source, new Refusal('UNSUPPORTED', 'it is an index'))]
  }
  const isBundle = layers.length === 1 && layers[0]?.blob.mediaType.startsWith(bundleMediaType)
  if (!isBundle && type === notationType) {
    const refusal = new Refusal('UNSUPPORTED', 'it is made by Notation')
    return [unread({ ...source, format: 'notation' }, refusal)]
  }
  const format = isBundle ? 'bundle' : type === ociSignatureType ? 'oci-1-1' : undefined
  if (format === undefined || !search.formats.includes(format)) return []
  if (search.policy === 'strict' && subject !== search.digest) {
    const refusal = new Refusal('SUBJECT_MISMATCH', `its manifest refers to '${subject}'`)
    return [unread({ ...source, format }, refusal)]
  }
  return readLayers(search, store, manifest, format)
}

async function readLayers(
  { repository, kind }: Search,
  store: ArtifactStore,
  manifest: StoredManifest,
  format: SearchedFormat,
): Promise<Found[]> {
  if (manifest.layers.length > maxLayers) {
    const code = 'TOO_MANY_LAYERS'
    const message = `${repository}@${manifest.digest}: ${manifest.layers.length} layers (${code}).`
    throw new SignatureVerificationError(message, { code })
  }
  return inParallel(manifest.layers, concurrency, async ({ blob, mediaType, annotations }, index) => {
    const source = { format, manifest: manifest.digest, layer: index }
    try {
      const payload = await store.blob(blob)
      return format === 'bundle'
        ? await (kind.readBundle ?? readBundle)(payload, source)
        : kind.read({ payload, mediaType, annotations }, source)
    } catch (error) {
      return unread(source, error)
    }
  })
}
