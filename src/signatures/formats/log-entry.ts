import { type Bytes, decodeBase64 } from '../encoding/base64'
import { Malformed, Unsupported } from '../json/malformed'
import type { LogEntry } from './bundle-message'
import { inTotoPayload } from './dsse'

// sigstore-go `internal/limits`.
const maxEntries = 32

/**
 * Checks entries, of which there is one at least. The log itself is not checked. But an entry that cannot be one hides the bundle from cosign (sigstore-go
 * `pkg/tlog/entry.go`).
 */
export function checkLogEntries(entries: readonly LogEntry[]): void {
  const proven = entries.some((entry) => entry.inclusionProof !== undefined)
  if (entries.length > maxEntries || !proven || !entries.every(isComplete)) {
    throw new Malformed('it has a log entry that cannot be one')
  }
  if (!entries.every(({ canonicalizedBody }) => canonicalizedBody && isKnownBody(canonicalizedBody.bytes))) {
    throw new Unsupported('it has a log entry of an unknown kind')
  }
}

function isComplete({
  logIndex = 0,
  logId,
  kindVersion,
  inclusionProof,
  canonicalizedBody,
}: LogEntry): boolean {
  return (
    logIndex >= 0 &&
    (logId?.keyId?.bytes.length ?? 0) > 0 &&
    kindVersion !== undefined &&
    (inclusionProof === undefined || Boolean(inclusionProof.checkpoint?.envelope)) &&
    canonicalizedBody !== undefined
  )
}

const sha256 = '{"algorithm":"sha256","value":HASH}'
// What logs write about a DSSE envelope, in canonical JSON: Rekor 1 in two kinds, and Rekor 2.
const shapes = [
  `{"apiVersion":"0.0.1","kind":"dsse","spec":{"envelopeHash":${sha256},"payloadHash":${sha256},"signatures":[{"signature":BYTES,"verifier":BYTES}]}}`,
  `{"apiVersion":"0.0.2","kind":"intoto","spec":{"content":{"envelope":{"payloadType":"${inTotoPayload}","signatures":[{"publicKey":BYTES,"sig":BYTES}]},"hash":${sha256},"payloadHash":${sha256}}}}`,
  '{"apiVersion":"0.0.2","kind":"hashedrekord","spec":{"hashedRekordV002":{"data":{"algorithm":SHA2,"digest":BYTES},"signature":{"content":BYTES,"verifier":{"keyDetails":KEY,OF:{"rawBytes":BYTES}}}}}}',
]

// Of the keys that cosign has (sigstore/protobuf-specs `sigstore_common.proto`).
const keyDetails =
  /"PKIX_(?:ECDSA_(?:P256_SHA_256|P384_SHA_(?:256|384)|P521_SHA_(?:256|512))|RSA_PKCS1V15_(?:2048|3072|4096)_SHA256|ED25519(?:_PH)?)"/

/** Whether a body is one of these, with any hashes and bytes, and with one signature or more. */
function isKnownBody(body: Bytes): boolean {
  const shape = new TextDecoder()
    .decode(body)
    .replace(/"value":"[0-9a-f]{64}"/g, '"value":HASH')
    .replace(/"SHA2_(?:256|384|512)"/, 'SHA2')
    .replace(keyDetails, 'KEY')
    .replace(/"(?:publicKey|x509Certificate)":\{/, 'OF:{')
    .replace(
      /"(signature|verifier|publicKey|sig|digest|content|rawBytes)":"([^"]+)"/g,
      (member, name, text) => (decodeBase64(text) === undefined ? member : `"${name}":BYTES`),
    )
    .replace(/(\{"signature":BYTES,"verifier":BYTES\}|\{"publicKey":BYTES,"sig":BYTES\})(?:,\1)+/g, '$1')
  return shapes.includes(shape)
}
