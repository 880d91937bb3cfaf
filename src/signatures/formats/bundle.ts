import type { SignatureSource } from '../../errors/signature-verification-error'
import type { Bytes } from '../encoding/base64'
import { Malformed, Unsupported } from '../json/malformed'
import { readWrittenStrictly } from '../json/written'
import { type BundleMessage, readBundleMessage } from './bundle-message'
import type { Candidate, Signed } from './candidate'
import { inTotoPayload, preAuthEncoding } from './dsse'
import type { Policy } from './policy'
import { Refusal, refuseMalformed } from './refusal'
import { readStatement } from './statement'

/** What the media type of a layer that holds a bundle begins with. */
export const bundleMediaType = 'application/vnd.dev.sigstore.bundle'

// The one version that has key hints and single certificates. Older ones are skipped, newer ones are not known.
const version = /^(?:\.v0\.3(?:\.(?:0|[1-9]\d*))?\+json|\+json;version=0\.3)$/
// With a pre-release or a build, which cosign compares as semantic versions.
const otherVersion = /^\.v0\.[34]\.\d+[-+].*\+json$/

/**
 * The format of cosign 3: a Sigstore bundle with a DSSE envelope around an in-toto statement.
 *
 * Throws a `Refusal` with `BUNDLE_MALFORMED` for what cosign skips as if it were not there (test/recordings/signatures: neg-bundle-garbage, neg-bundle-unknown-member, neg-bundle-version-v01, neg-bundle-certificate-chain).
 */
export async function readBundle(content: Bytes, source: SignatureSource): Promise<Candidate> {
  const bundle = parseBundle(content)
  const entries = bundle.verificationMaterial?.tlogEntries ?? []
  if (entries.length > 0) {
    // Loaded on use: what is signed without a log has none.
    const { checkLogEntries } = await import('./log-entry')
    refuseMalformed('BUNDLE_MALFORMED', 'the bundle', () => checkLogEntries(entries))
  }
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

export function parseBundle(content: Bytes): BundleMessage {
  return refuseMalformed('BUNDLE_MALFORMED', 'the bundle', () => {
    if (isCompressed(content)) throw new Unsupported('it is compressed')
    const bundle = readBundleMessage(readWrittenStrictly(content))
    checkVersion(bundle.mediaType ?? '')
    const { verificationMaterial: material, dsseEnvelope, messageSignature } = bundle
    if (!dsseEnvelope && !messageSignature) throw new Malformed('it has no content')
    // A chain of certificates belongs to older versions: cosign 3 writes it and does not read it back.
    if (!material?.publicKey && !material?.certificate) throw new Malformed('it names no key')
    return bundle
  })
}

/** gzip or zstd, which cosign expands. */
function isCompressed([first, second, third, fourth]: Bytes): boolean {
  return (
    (first === 0x1f && second === 0x8b) ||
    (first === 0x28 && second === 0xb5 && third === 0x2f && fourth === 0xfd)
  )
}

function checkVersion(mediaType: string): void {
  const suffix = mediaType.startsWith(bundleMediaType) ? mediaType.slice(bundleMediaType.length) : ''
  if (version.test(suffix)) return
  const problem = `it is '${mediaType}', and only version 0.3 is read`
  throw otherVersion.test(suffix) ? new Unsupported(problem) : new Malformed(problem)
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
