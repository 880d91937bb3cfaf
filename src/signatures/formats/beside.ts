import { encodeBase64 } from '../encoding/base64'
import { any, bytes, type GoReader, integer, optional, readGo, string, struct } from '../json/go-json'
import { readWritten } from '../json/written'
import { readCertificates } from '../keys/certificate'
import { Refusal, refuseMalformed } from './refusal'

const signature = 'dev.cosignproject.cosign/signature'

/** The signature of a layer, which cosign wants to be there also where the layer is an envelope that holds its own. */
export function signatureBeside(annotations: ReadonlyMap<string, string>): string {
  const text = annotations.get(signature)
  if (text === undefined) throw new Refusal('SIGNATURE_MISSING', `its layer lacks ${signature}`)
  return text
}

/**
 * What came with a signature of a log or a timestamp authority, as `cosign verify` prints it among the annotations. The
 * key did not sign it, and it is not checked. But what cosign cannot read refuses the signature, and so does a
 * certificate that is not valid now.
 */
export async function readBeside(
  annotations: ReadonlyMap<string, string>,
): Promise<Readonly<Record<string, unknown>>> {
  const read = <T>(name: string, reader: GoReader<T | null>): T | null => {
    const text = annotations.get(name)
    return text ? readGo(reader, readWritten(text)) : null
  }
  const beside = refuseMalformed('MANIFEST_MALFORMED', 'its layer', () => ({
    bundle: read('dev.sigstore.cosign/bundle', rekorBundle),
    timestamp: read('dev.sigstore.cosign/rfc3161timestamp', rfc3161Timestamp),
  }))
  await checkCertificate(
    annotations.get('dev.sigstore.cosign/certificate'),
    annotations.get('dev.sigstore.cosign/chain'),
  )
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
