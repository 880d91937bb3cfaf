import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import {
  type ImageReference,
  type RegistryVerifyOptions,
  type VerifiedImage,
  verifyImage,
} from '../../src/signatures'
import { httpReader } from './http-reader'
import type { RecordedAnswer } from './recorded-case'
import { serveRecordings } from './recorded-registry'

export const imageManifest = 'application/vnd.oci.image.manifest.v1+json'
export const simpleSigning = 'application/vnd.dev.cosign.simplesigning.v1+json'
export const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json'
export const inToto = 'application/vnd.in-toto+json'
export const host = 'registry.example.com'

export interface MadeKey {
  readonly pem: string
  readonly sign: (bytes: Uint8Array) => Buffer
}

/** A new P-256 key, and signatures as every tool makes them: SHA-256, DER. */
export function makeKey(): MadeKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return keyOf(publicKey, privateKey)
}

export function keyOf(publicKey: KeyObject, privateKey: KeyObject, hash: string | null = 'sha256'): MadeKey {
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  return { pem, sign: (bytes) => sign(hash, bytes, privateKey) }
}

export function sha256(bytes: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

export function preAuthEncoding(type: string, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${body.length} `), body])
}

type Json = Record<string, unknown>

/** An image in a registry that a test signs as it likes. Nothing of it shares code with what is tested. */
export class MadeImage {
  readonly answers: Record<string, RecordedAnswer> = {}
  readonly digest: string
  readonly #referrers: Json[] = []
  readonly #layers: Json[] = []
  readonly #path: string

  constructor(
    salt = '',
    readonly repository = 'demo/app',
  ) {
    this.#path = `/v2/${repository}`
    this.digest = this.putManifest({ annotations: { salt } }, 'v1')
    this.#list([])
  }

  /** Stores a manifest by its digest, and by a tag if there is one. */
  putManifest(manifest: Json | string, tag?: string, mediaType = imageManifest): string {
    const body =
      typeof manifest === 'string'
        ? manifest
        : JSON.stringify({
            schemaVersion: 2,
            mediaType,
            config: {
              mediaType: 'application/vnd.oci.image.config.v1+json',
              size: 2,
              digest: this.putBlob('{}'),
            },
            layers: [],
            ...manifest,
          })
    const digest = sha256(body)
    const answer = {
      status: 200,
      headers: { 'content-type': mediaType, 'docker-content-digest': digest },
      body,
    }
    for (const reference of [digest, ...(tag ? [tag] : [])])
      this.answers[`${this.#path}/manifests/${reference}`] = answer
    return digest
  }

  putBlob(content: Uint8Array | string, digest = sha256(content)): string {
    const base64 = Buffer.from(content).toString('base64')
    this.answers[`${this.#path}/blobs/${digest}`] = { status: 200, headers: {}, base64 }
    return digest
  }

  get payload(): Json {
    return {
      critical: {
        identity: { 'docker-reference': `${host}/${this.repository}` },
        image: { 'docker-manifest-digest': this.digest },
        type: 'cosign container image signature',
      },
      optional: null,
    }
  }

  get statement(): Json {
    return {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ digest: { sha256: this.digest.slice(7) }, annotations: {} }],
      predicateType: 'https://sigstore.dev/cosign/sign/v1',
      predicate: {},
    }
  }

  legacyLayer(key: MadeKey, payload: Json | string = this.payload, layer: Json = {}): Json {
    const bytes = Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload))
    const signature = key.sign(bytes).toString('base64')
    return {
      mediaType: simpleSigning,
      size: bytes.length,
      digest: this.putBlob(bytes),
      annotations: { 'dev.cosignproject.cosign/signature': signature },
      ...layer,
    }
  }

  /** Adds a layer to the manifest under the `.sig` tag. */
  addLegacy(...layers: Json[]): this {
    this.#layers.push(...layers)
    return this.putLegacy({ layers: this.#layers })
  }

  /** Stores what the tag of legacy signatures names, and lists it as Harbor does. */
  putLegacy(manifest: Json | string, suffix = 'sig', mediaType = imageManifest): this {
    const digest = this.putManifest(manifest, `${this.digest.replace(':', '-')}.${suffix}`, mediaType)
    const artifactType = 'application/vnd.oci.image.config.v1+json'
    const others = this.#referrers.filter((one) => one?.artifactType !== artifactType)
    this.#list([...others, { mediaType, digest, size: 1, artifactType }])
    return this
  }

  bundle(key: MadeKey, statement: Json | string = this.statement, payloadType = inToto) {
    const payload = Buffer.from(typeof statement === 'string' ? statement : JSON.stringify(statement))
    const sig = key.sign(preAuthEncoding(payloadType, payload)).toString('base64')
    return {
      mediaType: bundleType,
      verificationMaterial: { publicKey: { hint: '' } },
      dsseEnvelope: { payload: payload.toString('base64'), payloadType, signatures: [{ sig }] },
    }
  }

  /** Adds a referrer that holds a bundle. */
  addBundle(bundle: Json | string, manifest: Json = {}): this {
    const content = typeof bundle === 'string' ? bundle : JSON.stringify(bundle)
    const layer = { mediaType: bundleType, size: Buffer.byteLength(content), digest: this.putBlob(content) }
    return this.addReferrer({ artifactType: bundleType, layers: [layer], ...manifest })
  }

  addReferrer(manifest: Json | string, mediaType = imageManifest): this {
    const subject = { mediaType: imageManifest, size: 1, digest: this.digest }
    const whole = typeof manifest === 'string' ? manifest : { subject, ...manifest }
    const digest = this.putManifest(whole, undefined, mediaType)
    const artifactType = typeof manifest === 'string' ? bundleType : manifest.artifactType
    this.#list([...this.#referrers, { mediaType, digest, size: 1, artifactType }])
    return this
  }

  /** Lists something that may not be there. */
  list(...descriptors: Json[]): this {
    this.#list([...this.#referrers, ...descriptors])
    return this
  }

  #list(referrers: Json[]): void {
    this.#referrers.splice(0, Infinity, ...referrers)
    this.putList(JSON.stringify({ schemaVersion: 2, manifests: referrers }))
  }

  /** Answers the question for referrers with this. */
  putList(body: string, contentType = 'application/vnd.oci.image.index.v1+json'): void {
    const headers = { 'content-type': contentType }
    this.answers[`${this.#path}/referrers/${this.digest}`] = { status: 200, headers, body }
  }
}

export interface MadeVerification {
  readonly verified: VerifiedImage | undefined
  readonly error: unknown
  /** What was asked of the registry. */
  readonly requests: readonly string[]
}

/** Serves the image over HTTP and verifies its tag `v1`, or another reference. */
export async function verifyMade(
  image: MadeImage,
  options: Omit<RegistryVerifyOptions, 'registry'>,
  reference: ImageReference = `${host}/demo/app:v1`,
): Promise<VerifiedImage> {
  const { verified, error } = await watchMade(image, options, reference)
  if (verified === undefined) throw error
  return verified
}

/** The same, with its requests and without throwing. */
export async function watchMade(
  image: MadeImage,
  options: Omit<RegistryVerifyOptions, 'registry'>,
  reference: ImageReference = `${host}/demo/app:v1`,
): Promise<MadeVerification> {
  const server = await serveRecordings(image.answers)
  try {
    const verified = await verifyImage(reference, { registry: httpReader(server.origin, host), ...options })
    return { verified, error: undefined, requests: server.requests }
  } catch (error) {
    return { verified: undefined, error, requests: server.requests }
  } finally {
    await server.close()
  }
}
