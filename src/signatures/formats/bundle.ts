import type { SignatureSource } from '../../errors/signature-verification-error'
import type { Bytes } from '../encoding/base64'
import { Malformed } from '../json/malformed'
import { isObject, parseJson, parseStrictJson } from '../json/parse-json'
import { type BundleMessage, type LogEntry, readBundleMessage } from './bundle-message'
import type { Candidate, Signed } from './candidate'
import { inTotoPayload, preAuthEncoding } from './dsse'
import type { Policy } from './policy'
import { Refusal, refuseMalformed } from './refusal'
import { readStatement } from './statement'

/** What the media type of a layer that holds a bundle begins with. */
export const bundleMediaType = 'application/vnd.dev.sigstore.bundle'

// The one version that has key hints and single certificates. Older ones are skipped, newer ones are not known.
const version =
  /^application\/vnd\.dev\.sigstore\.bundle(?:\.v0\.3(?:\.(?:0|[1-9]\d*))?\+json|\+json;version=0\.3)$/

// sigstore-go `internal/limits`.
const maxLogEntries = 32
// Those that sigstore-go has a reader for (`pkg/tlog`).
const logKinds: readonly unknown[] = ['dsse', 'hashedrekord', 'intoto']

/**
 * The format of cosign 3: a Sigstore bundle with a DSSE envelope around an in-toto statement.
 *
 * Throws a `Refusal` with `BUNDLE_MALFORMED` for what cosign skips as if it were not there (recordings:
 * neg-bundle-garbage, neg-bundle-unknown-member, neg-bundle-version-v01, neg-bundle-certificate-chain).
 */
export function readBundle(content: Bytes, source: SignatureSource): Candidate {
  const bundle = parseBundle(content)
  return {
    ...source,
    signed: (policy) => signedPart(bundle, policy),
    claims: (expected) => {
      const { payload, payloadType } = bundle.dsseEnvelope ?? {}
      if (payload === undefined || payloadType !== inTotoPayload) {
        throw new Refusal('PAYLOAD_TYPE', `it signs '${payloadType ?? ''}', not '${inTotoPayload}'`)
      }
      return readStatement(payload.bytes, expected)
    },
  }
}

function parseBundle(content: Bytes): BundleMessage {
  return refuseMalformed('BUNDLE_MALFORMED', 'the bundle', () => {
    const document = parseStrictJson(content)
    if (document === undefined) throw new Malformed('it is no JSON')
    const bundle = readBundleMessage(document)
    const { mediaType = '', verificationMaterial: material, dsseEnvelope, messageSignature } = bundle
    if (!version.test(mediaType)) throw new Malformed(`it is '${mediaType}', and only version 0.3 is read`)
    if (!dsseEnvelope && !messageSignature) throw new Malformed('it has no content')
    // A chain of certificates belongs to older versions: cosign 3 writes it and does not read it back.
    if (!material?.publicKey && !material?.certificate) throw new Malformed('it names no key')
    checkLog(material.tlogEntries ?? [])
    return bundle
  })
}

/** The log itself is not checked. But an entry that cannot be one hides the bundle from cosign. */
function checkLog(entries: readonly LogEntry[]): void {
  const proven = entries.some((entry) => entry.inclusionProof !== undefined)
  if (entries.length > maxLogEntries || (entries.length > 0 && !proven) || !entries.every(isLogEntry)) {
    throw new Malformed('it has a log entry that cannot be one')
  }
}

function isLogEntry({
  logIndex = 0,
  logId,
  kindVersion,
  inclusionProof,
  canonicalizedBody,
}: LogEntry): boolean {
  const body = canonicalizedBody && parseJson(canonicalizedBody.bytes)
  return (
    logIndex >= 0 &&
    (logId?.keyId?.bytes.length ?? 0) > 0 &&
    kindVersion !== undefined &&
    (inclusionProof === undefined || Boolean(inclusionProof.checkpoint?.envelope)) &&
    isObject(body) &&
    logKinds.includes(body.kind) &&
    typeof body.apiVersion === 'string' &&
    isObject(body.spec) &&
    Object.keys(body.spec).length > 0
  )
}

function signedPart({ dsseEnvelope, verificationMaterial }: BundleMessage, policy: Policy): Signed {
  if (verificationMaterial?.publicKey === undefined) {
    throw new Refusal('UNSUPPORTED', 'it was made with a certificate (keyless), not with a key')
  }
  if (dsseEnvelope === undefined) {
    throw new Refusal('UNSUPPORTED', 'it signs a file (messageSignature), not an image')
  }
  const { payload, payloadType = '', signatures = [] } = dsseEnvelope
  const [signature, ...others] = signatures
  if (signature === undefined || others.length > 0) {
    throw new Refusal('SIGNATURE_COUNT', `it has ${signatures.length} signatures, and a bundle has one`)
  }
  const { sig, keyid = '' } = signature
  if (sig === undefined) throw new Refusal('SIGNATURE_MISSING', 'its envelope has no signature')
  if (payload === undefined) throw new Refusal('PAYLOAD_MALFORMED', 'its envelope has no payload')
  if (policy === 'strict' && !(sig.canonical && payload.canonical)) {
    throw new Refusal('SIGNATURE_NOT_BASE64', 'its signature or its payload is not base64 as it should be')
  }
  const bytes = preAuthEncoding(payloadType, payload.bytes)
  return { bytes, signatures: [{ bytes: sig.bytes, keyId: keyid }] }
}
