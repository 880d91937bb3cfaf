import { type Bytes, decodeBase64 } from '../encoding/base64'
import { Malformed, Unsupported } from '../json/malformed'
import type { Json } from '../json/parse'
import { isObject, parseProtoJson } from '../json/proto-parse'
import type { LogEntry } from './bundle-message'

// sigstore-go `internal/limits`.
const maxEntries = 32

/**
 * The log itself is not checked. But an entry that cannot be one hides the bundle from cosign (sigstore-go
 * `pkg/tlog/entry.go`).
 */
export function checkLogEntries(entries: readonly LogEntry[]): void {
  const proven = entries.some((entry) => entry.inclusionProof !== undefined)
  if (entries.length > maxEntries || (entries.length > 0 && !proven) || !entries.every(isComplete)) {
    throw new Malformed('it has a log entry that cannot be one')
  }
  if (!entries.every(({ canonicalizedBody }) => canonicalizedBody && isKnownBody(canonicalizedBody.bytes))) {
    throw new Unsupported('it has a log entry of a kind that is not known')
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

type Check = (value: Json | undefined) => boolean

/** An object of these members, and no others. */
function object(members: Readonly<Record<string, Check>>): Check {
  const names = Object.keys(members)
  return (value) =>
    isObject(value) &&
    Object.keys(value).length === names.length &&
    names.every((name) => members[name]?.(value[name]) === true)
}

const is =
  (wanted: string): Check =>
  (value) =>
    value === wanted
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.every(check)
const text: Check = (value) => typeof value === 'string' && value !== ''
const base64: Check = (value) => text(value) && decodeBase64(String(value)) !== undefined
const hash = object({
  algorithm: is('sha256'),
  value: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
})

// What logs write about a DSSE envelope: Rekor 1 in two kinds, and Rekor 2.
const bodies: readonly Check[] = [
  object({
    apiVersion: is('0.0.1'),
    kind: is('dsse'),
    spec: object({
      envelopeHash: hash,
      payloadHash: hash,
      signatures: listOf(object({ signature: base64, verifier: base64 })),
    }),
  }),
  object({
    apiVersion: is('0.0.2'),
    kind: is('intoto'),
    spec: object({
      content: object({
        envelope: object({
          payloadType: text,
          signatures: listOf(object({ publicKey: base64, sig: base64 })),
        }),
        hash,
        payloadHash: hash,
      }),
    }),
  }),
  object({
    apiVersion: is('0.0.2'),
    kind: is('hashedrekord'),
    spec: object({
      hashedRekordV002: object({
        data: object({ algorithm: is('SHA2_256'), digest: base64 }),
        signature: object({
          content: base64,
          verifier: object({
            publicKey: object({ rawBytes: base64 }),
            keyDetails: is('PKIX_ECDSA_P256_SHA_256'),
          }),
        }),
      }),
    }),
  }),
]

function isKnownBody(body: Bytes): boolean {
  let document: Json
  try {
    document = parseProtoJson(body)
  } catch {
    return false
  }
  return bodies.some((isBody) => isBody(document))
}
