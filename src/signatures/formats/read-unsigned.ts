import { encodeBase64 } from '../encoding/base64'
import { any, bytes, type GoReader, integer, optional, readGo, string, struct } from '../json/go-json'
import { readWritten } from '../json/written'
import { readCertificates } from '../keys/certificate'
import { Refusal, refuseMalformed } from './refusal'
import { unsigned } from './unsigned-annotations'

/** Reads what is in those annotations. */
export async function readUnsigned(
  annotations: ReadonlyMap<string, string>,
): Promise<Readonly<Record<string, unknown>>> {
  const read = <T>(name: string, reader: GoReader<T | null>): T | null => {
    const text = annotations.get(name)
    return text ? readGo(reader, readWritten(text)) : null
  }
  const beside = refuseMalformed('MANIFEST_MALFORMED', 'its layer', () => ({
    bundle: read(unsigned.bundle, rekorBundle),
    timestamp: read(unsigned.timestamp, rfc3161Timestamp),
  }))
  await checkCertificate(annotations.get(unsigned.certificate), annotations.get(unsigned.chain))
  const { bundle, timestamp } = beside
  return {
    ...(bundle && { Bundle: { ...bundle, SignedEntryTimestamp: base64Of(bundle.SignedEntryTimestamp) } }),
    ...(timestamp && {
      RFC3161Timestamp: { SignedRFC3161Timestamp: base64Of(timestamp.SignedRFC3161Timestamp) },
    }),
  }
}

/** cosign reads them also where the key decides. Empty ones are as good as absent. */
async function checkCertificate(certificate: string | undefined, chain: string | undefined): Promise<void> {
  if (!certificate) return
  const [own] = (await readCertificates(certificate)) ?? []
  if (own === undefined || (chain && (await readCertificates(chain)) === undefined)) {
    throw new Refusal('CERTIFICATE_INVALID', 'the certificate beside it cannot be read')
  }
  const now = Date.now()
  if (now < own.notBefore || now > own.notAfter) {
    throw new Refusal('CERTIFICATE_INVALID', 'the certificate beside it is not valid now')
  }
}

function base64Of(value: Uint8Array | null): string | null {
  return value && encodeBase64(value)
}

// cosign `pkg/cosign/bundle`.
const rekorBundle = optional(
  struct({
    SignedEntryTimestamp: bytes,
    Payload: struct({ body: any, integratedTime: integer, logIndex: integer, logID: string }),
  }),
)
const rfc3161Timestamp = optional(struct({ SignedRFC3161Timestamp: bytes }))
