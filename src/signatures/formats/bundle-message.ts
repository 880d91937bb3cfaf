import { Malformed } from '../json/malformed'
import { bytes, int64, list, message, type Reader, string } from '../json/proto-json'
import { WrittenNumber } from '../json/written'

const hashAlgorithm: Reader<string | number> = (value) => {
  if (value instanceof WrittenNumber) return int64(value)
  if (/^(?:HASH_ALGORITHM_UNSPECIFIED|SHA2_(?:256|384|512)|SHA3_(?:256|384))$/.test(string(value)))
    return string(value)
  throw new Malformed('a hash algorithm is unknown')
}

const certificate = message({ rawBytes: bytes })

const logEntry = message({
  logIndex: int64,
  logId: message({ keyId: bytes }),
  kindVersion: message({ kind: string, version: string }),
  integratedTime: int64,
  inclusionPromise: message({ signedEntryTimestamp: bytes }),
  inclusionProof: message({
    logIndex: int64,
    rootHash: bytes,
    treeSize: int64,
    hashes: list(bytes),
    checkpoint: message({ envelope: string }),
  }),
  canonicalizedBody: bytes,
})

/** `dev.sigstore.bundle.v1.Bundle` (sigstore/protobuf-specs), all of it: a member more, and cosign does not see the bundle. */
export const readBundleMessage = message(
  {
    mediaType: string,
    verificationMaterial: message(
      {
        publicKey: message({ hint: string }),
        x509CertificateChain: message({ certificates: list(certificate) }),
        certificate,
        tlogEntries: list(logEntry),
        timestampVerificationData: message({ rfc3161Timestamps: list(message({ signedTimestamp: bytes })) }),
      },
      { oneof: ['publicKey', 'x509CertificateChain', 'certificate'] },
    ),
    messageSignature: message({
      messageDigest: message({ algorithm: hashAlgorithm, digest: bytes }),
      signature: bytes,
    }),
    dsseEnvelope: message(
      { payload: bytes, payloadType: string, signatures: list(message({ sig: bytes, keyid: string })) },
      // Its protocol has `payloadType` itself.
      { protocolName: (name) => name },
    ),
  },
  { oneof: ['messageSignature', 'dsseEnvelope'] },
)

export type BundleMessage = ReturnType<typeof readBundleMessage>
export type LogEntry = ReturnType<typeof logEntry>
