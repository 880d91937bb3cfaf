import { InvalidArgumentError } from '../../index'
import { sbomType } from './accessory'
import { type Keys, requireKeys } from './check'
import { derOf } from './der'
import type { AccessorySeed, ArtifactSeed } from './options'
import { imageOf } from './seed-artifacts'

/** A private `CryptoKey`, by its shape: without the `DOM` library a compiler may not know the name. */
export interface SigningCryptoKey {
  readonly type: string
  readonly extractable: boolean
  readonly algorithm: { readonly name: string }
  readonly usages: readonly string[]
}

export interface SignedImageOptions extends ArtifactSeed {
  /** What signs: a private key of WebCrypto, of ECDSA, Ed25519 or RSASSA-PKCS1-v1_5. It need not be extractable. */
  readonly key: SigningCryptoKey
  /** What makes the digest. @default 'a signed image' */
  readonly content?: string | undefined
  /** As cosign 3 stores a signature (`bundle`), as older ones do (`legacy`), or both. @default ['bundle'] */
  readonly formats?: readonly SignatureFormat[] | undefined
  /** What the signature of the `legacy` format names as its image. cosign does not look at it. @default 'harbor.test/demo/app' */
  readonly dockerReference?: string | undefined
  /** What is signed beside the digest, as by `cosign sign -a`. */
  readonly signedAnnotations?: Readonly<Record<string, string>> | undefined
  /** An SPDX document, stored as Harbor stores those that its scanners make. */
  readonly sbom?: object | undefined
}

export type SignatureFormat = 'bundle' | 'legacy'

const keys: Keys<SignedImageOptions> = {
  ...{ key: true, formats: true, dockerReference: true, signedAnnotations: true, sbom: true },
  ...{
    tags: true,
    content: true,
    size: true,
    push_time: true,
    pull_time: true,
    labels: true,
    accessories: true,
  },
}

/**
 * An image with signatures that verify, to be put among the `artifacts` of a repository.
 *
 * @throws {@link InvalidArgumentError} the key cannot sign, or an option is none
 *
 * @example
 * const { privateKey, publicKey } = await crypto.subtle.generateKey(
 *   { name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
 * const image = await signedImage({ tags: ['v1'], key: privateKey })
 * const fake = createFakeHarbor({ projects: [{ name: 'demo', repositories: [{ name: 'app', artifacts: [image] }] }] })
 */
export async function signedImage(options: SignedImageOptions): Promise<ArtifactSeed> {
  requireKeys(options, keys, 'options')
  const { key, formats = ['bundle'], dockerReference, signedAnnotations = {}, sbom, ...rest } = options
  if (!(key instanceof CryptoKey)) {
    throw new InvalidArgumentError('key', 'must be a private key of WebCrypto, as `generateKey` makes it.')
  }
  const seed = { ...rest, content: rest.content ?? 'a signed image' }
  const { digest } = imageOf(seed, { repository: '', index: '' }, 'options.size')
  const signatures = formats.map((format) => {
    if (format === 'bundle') return bundle(key, digest, signedAnnotations)
    if (format === 'legacy')
      return legacy(key, digest, dockerReference ?? 'harbor.test/demo/app', signedAnnotations)
    throw new InvalidArgumentError('formats', `'${String(format)}' is none. Take 'bundle' or 'legacy'.`)
  })
  return {
    ...seed,
    accessories: [
      ...(rest.accessories ?? []),
      ...(await Promise.all(signatures)),
      ...(sbom
        ? [{ artifactType: sbomType, layers: [{ mediaType: sbomType, content: JSON.stringify(sbom) }] }]
        : []),
    ],
  }
}

/** The payload is the layer, and its signature an annotation of it. */
async function legacy(
  key: CryptoKey,
  digest: string,
  reference: string,
  annotations: Readonly<Record<string, string>>,
): Promise<AccessorySeed> {
  const content = JSON.stringify({
    critical: {
      identity: { 'docker-reference': reference },
      image: { 'docker-manifest-digest': digest },
      type: 'cosign container image signature',
    },
    optional: Object.keys(annotations).length > 0 ? annotations : null,
  })
  const signature = await sign(key, content)
  return {
    layers: [
      {
        mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json',
        content,
        annotations: { 'dev.cosignproject.cosign/signature': signature },
      },
    ],
  }
}

const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json'
const payloadType = 'application/vnd.in-toto+json'
const predicateType = 'https://sigstore.dev/cosign/sign/v1'

/** A statement about the digest in an envelope, which is signed with its type (DSSE). */
async function bundle(
  key: CryptoKey,
  digest: string,
  annotations: Readonly<Record<string, string>>,
): Promise<AccessorySeed> {
  const statement = JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ digest: { sha256: digest.slice('sha256:'.length) }, annotations }],
    predicateType,
    predicate: {},
  })
  const length = new TextEncoder().encode(statement).length
  const sig = await sign(key, `DSSEv1 ${payloadType.length} ${payloadType} ${length} ${statement}`)
  const content = JSON.stringify({
    mediaType: bundleType,
    verificationMaterial: { publicKey: { hint: '' } },
    dsseEnvelope: {
      payload: base64(new TextEncoder().encode(statement)),
      payloadType,
      signatures: [{ sig }],
    },
  })
  return {
    artifactType: bundleType,
    layers: [{ mediaType: bundleType, content }],
    annotations: {
      'dev.sigstore.bundle.content': 'dsse-envelope',
      'dev.sigstore.bundle.predicateType': predicateType,
    },
  }
}

/** With SHA-256, as every verifier expects it unless told otherwise. */
async function sign(key: CryptoKey, text: string): Promise<string> {
  const { name } = key.algorithm
  try {
    const signature = await crypto.subtle.sign({ name, hash: 'SHA-256' }, key, new TextEncoder().encode(text))
    const bytes = new Uint8Array(signature)
    return base64(name === 'ECDSA' ? derOf(bytes) : bytes)
  } catch (cause) {
    throw new InvalidArgumentError(
      'key',
      `cannot sign (${String(cause)}). Take a private key with the usage 'sign'.`,
    )
  }
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
