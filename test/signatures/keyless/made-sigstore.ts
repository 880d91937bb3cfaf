import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { initializeCA, initializeTLog } from '@sigstore/mock'
import { bundleType, inToto, preAuthEncoding } from '../made-image'

export const alice = {
  san: 'https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main',
  issuer: 'https://token.actions.githubusercontent.com',
}

const keyPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
const hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A log of certificates (RFC 6962, 3.2). That of the mock leaves the signature out with today's asn1js. */
function makeCertificateLog() {
  const { publicKey, privateKey } = keyPair()
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const logID = createHash('sha256').update(spki).digest()
  const number = (value: number | bigint, bytes: number) =>
    Buffer.from(value.toString(16).padStart(2 * bytes, '0'), 'hex')
  return {
    publicKey: spki,
    logID,
    log: async (certificate: ArrayBuffer, issuerID: ArrayBuffer): Promise<ArrayBuffer> => {
      const bytes = Buffer.from(certificate)
      // Both are a SEQUENCE of more than 255 bytes: four bytes of header, and in it the part that is signed.
      const toBeSigned = bytes.subarray(4, 8 + bytes.readUInt16BE(6))
      const time = number(Date.now(), 8)
      const entry = [
        number(1, 2),
        Buffer.from(issuerID),
        number(toBeSigned.length, 3),
        toBeSigned,
        number(0, 2),
      ]
      const signature = sign('sha256', Buffer.concat([number(0, 2), time, ...entry]), privateKey)
      const algorithms = number(0x0403, 2)
      const parts = [
        number(0, 1),
        logID,
        time,
        number(0, 2),
        algorithms,
        number(signature.length, 2),
        signature,
      ]
      const length = parts.reduce((sum, part) => sum + part.length, 0)
      return new Uint8Array(Buffer.concat([number(length, 2), ...parts])).buffer
    },
  }
}

interface LogEntry {
  readonly body: string
  readonly integratedTime: number
  readonly logID: string
  readonly logIndex: number
  readonly verification: {
    readonly inclusionProof: { readonly rootHash: string; readonly checkpoint: string }
    readonly signedEntryTimestamp: string
  }
}

/** A Sigstore of one test: its certificate authority, its logs, and what they sign. */
export async function makeSigstore() {
  const ctLog = makeCertificateLog()
  const ca = await initializeCA(generateKeyPairSync('ec', { namedCurve: 'P-384' }), ctLog)
  const log = await initializeTLog('https://rekor.example.com', keyPair())

  const logOf = (publicKey: Buffer, baseUrl: string) => ({
    baseUrl,
    hashAlgorithm: 'SHA2_256',
    publicKey: {
      rawBytes: publicKey.toString('base64'),
      keyDetails: 'PKIX_ECDSA_P256_SHA_256',
      validFor: { start: '2020-01-01T00:00:00Z' },
    },
    logId: { keyId: createHash('sha256').update(publicKey).digest('base64') },
  })

  const trustedRoot = {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [logOf(log.publicKey, 'https://rekor.example.com')],
    certificateAuthorities: [
      {
        subject: { organization: 'sigstore.mock', commonName: 'sigstore' },
        uri: 'https://fulcio.example.com',
        certChain: { certificates: [{ rawBytes: ca.rootCertificate.toString('base64') }] },
        validFor: { start: '2020-01-01T00:00:00Z' },
      },
    ],
    ctlogs: [logOf(ctLog.publicKey, 'https://ctfe.example.com')],
    timestampAuthorities: [],
  }

  /** Signs a statement as `cosign sign` does without a key. */
  async function bundleOf(statement: unknown, { identity: { san, issuer } = alice, rekor = 1 } = {}) {
    const { publicKey, privateKey } = keyPair()
    const certificate = await ca.issueCertificate({
      publicKey: publicKey.export({ type: 'spki', format: 'der' }),
      subjectAltName: san,
      extensions: [{ oid: '1.3.6.1.4.1.57264.1.8', value: issuer }],
    })
    const payload = Buffer.from(JSON.stringify(statement))
    const signed = preAuthEncoding(inToto, payload)
    const sig = sign('sha256', signed, privateKey).toString('base64')
    const envelope = { payload: payload.toString('base64'), payloadType: inToto, signatures: [{ sig }] }
    const pem = `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
    const envelopeEntry = {
      apiVersion: '0.0.1',
      kind: 'dsse',
      spec: {
        envelopeHash: { algorithm: 'sha256', value: hex(Buffer.from(JSON.stringify(envelope))) },
        payloadHash: { algorithm: 'sha256', value: hex(payload) },
        signatures: [{ signature: sig, verifier: Buffer.from(pem).toString('base64') }],
      },
    }
    const x509Certificate = { rawBytes: certificate.toString('base64') }
    const hashEntry = {
      apiVersion: '0.0.2',
      kind: 'hashedrekord',
      spec: {
        hashedRekordV002: {
          data: { algorithm: 'SHA2_256', digest: createHash('sha256').update(signed).digest('base64') },
          signature: { content: sig, verifier: { keyDetails: 'PKIX_ECDSA_P256_SHA_256', x509Certificate } },
        },
      },
    }
    const { apiVersion: version, kind, spec } = rekor === 1 ? envelopeEntry : hashEntry
    // The mock's own type of it is in a package that is not installed.
    const proposed: object = { apiVersion: version, kind, spec }
    const entries: Readonly<Record<string, LogEntry>> = { ...(await log.log(proposed as never)) }
    const [logged] = Object.values(entries)
    if (logged === undefined) throw new Error('the log took nothing')
    const { inclusionProof: proof, signedEntryTimestamp } = logged.verification
    return {
      mediaType: bundleType,
      verificationMaterial: {
        certificate: { rawBytes: certificate.toString('base64') },
        tlogEntries: [
          {
            logIndex: String(logged.logIndex),
            logId: { keyId: Buffer.from(logged.logID, 'hex').toString('base64') },
            kindVersion: { kind, version },
            integratedTime: String(logged.integratedTime),
            inclusionPromise: { signedEntryTimestamp },
            inclusionProof: {
              logIndex: '0',
              rootHash: Buffer.from(proof.rootHash, 'hex').toString('base64'),
              treeSize: '1',
              hashes: [],
              checkpoint: { envelope: proof.checkpoint },
            },
            canonicalizedBody: logged.body,
          },
        ],
      },
      dsseEnvelope: envelope,
    }
  }

  return { trustedRoot, bundleOf }
}
