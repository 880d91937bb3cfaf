import type { SignatureSource } from '../../errors/signature-verification-error'
import { type Bytes, decodeBase64, decodeLooseBase64, decodeUrlBase64 } from '../encoding/base64'
import { list, readGo, string, struct } from '../json/go-json'
import { readWritten } from '../json/written'
import { readBeside, signatureBeside } from './beside'
import type { Candidate, Signed } from './candidate'
import { inTotoPayload, preAuthEncoding } from './dsse'
import type { LegacyLayer } from './legacy'
import type { Policy } from './policy'
import { Refusal, refuseMalformed } from './refusal'
import { readStatement } from './statement'

// Each is tried with every key. A bundle has one, and no tool writes more than a few.
const maxSignatures = 64

/** Where they are kept, and how they are read. */
export const attestationKind = {
  suffix: 'att',
  // 16 MiB: it may carry a whole SBOM. Written out, as bundlers keep what is computed at the top of a module.
  blobLimit: 16_777_216,
  read: readAttestation,
} as const

/** The attestations of cosign 1 and 2: the layer is the DSSE envelope itself, with one signature or more. */
function readAttestation({ payload, annotations }: LegacyLayer, source: SignatureSource): Candidate {
  return {
    ...source,
    signed: (policy) => {
      signatureBeside(annotations)
      return signedPart(envelopeOf(payload), policy)
    },
    claims: async (expected) => {
      const strict = expected.policy === 'strict'
      const claims = readStatement(
        decode(envelopeOf(payload).payload, strict ? decodeBase64 : decodeLooseBase64),
        expected,
      )
      await readBeside(annotations)
      return claims
    },
  }
}

const envelope = struct({
  payloadType: string,
  payload: string,
  signatures: list(struct({ sig: string, keyid: string })),
})

function envelopeOf(content: Bytes) {
  return refuseMalformed('BUNDLE_MALFORMED', 'its envelope', () => readGo(envelope, readWritten(content)))
}

function signedPart(
  { payloadType, payload, signatures }: ReturnType<typeof envelopeOf>,
  policy: Policy,
): Signed {
  if (payloadType !== inTotoPayload) {
    throw new Refusal('PAYLOAD_TYPE', `it signs '${payloadType}', not '${inTotoPayload}'`)
  }
  if (signatures.length === 0 || signatures.length > maxSignatures) {
    const count = `has ${signatures.length} signatures`
    throw new Refusal('SIGNATURE_COUNT', `its envelope ${count}, and from 1 to ${maxSignatures} are read`)
  }
  const decoder = policy === 'strict' ? decodeBase64 : decodeEither
  return {
    bytes: preAuthEncoding(payloadType, decode(payload, decoder)),
    // Here cosign does not look at `keyid`, as it does in a bundle.
    signatures: signatures.map(({ sig }) => ({ bytes: decode(sig, decoder), keyId: '' })),
  }
}

function decodeEither(text: string): Bytes | undefined {
  return decodeLooseBase64(text) ?? decodeUrlBase64(text)
}

function decode(text: string, decoder: (text: string) => Bytes | undefined): Bytes {
  const bytes = decoder(text)
  if (bytes === undefined) {
    throw new Refusal('SIGNATURE_NOT_BASE64', 'its signature or its payload is not base64')
  }
  return bytes
}
