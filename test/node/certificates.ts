import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** A certificate with its key, as files have them. */
export interface Certificate {
  readonly name: string
  readonly cert: string
  readonly key: string
  readonly privateKey: KeyObject
}

/** Makes a certificate for 127.0.0.1 and localhost, or of a CA. @param issuer none: it signs itself */
export function issue(name: string, issuer?: Certificate, ca = issuer === undefined): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(identifier('2a8648ce3d040302'))
  const constraints = extension('551d13', ca ? sequence(Buffer.of(1, 1, 0xff)) : sequence())
  const names = extension(
    '551d11',
    sequence(der(0x87, Buffer.of(127, 0, 0, 1)), der(0x82, Buffer.from('localhost'))),
  )
  const toBeSigned = sequence(
    der(0xa0, integer(2)),
    integer(1 + Math.floor(Math.random() * 127)),
    algorithm,
    named(issuer?.name ?? name),
    sequence(der(0x17, Buffer.from('200101000000Z')), der(0x18, Buffer.from('20990101000000Z'))),
    named(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(constraints, names)),
  )
  const signature = sign('sha256', toBeSigned, issuer?.privateKey ?? privateKey)
  return {
    name,
    cert: pem(sequence(toBeSigned, algorithm, der(0x03, Buffer.of(0), signature))),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    privateKey,
  }
}

function der(tag: number, ...contents: Uint8Array[]): Buffer {
  const content = Buffer.concat(contents)
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const sequence = (...contents: Uint8Array[]) => der(0x30, ...contents)
const identifier = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const integer = (value: number) => der(0x02, Buffer.of(value))
const named = (name: string) =>
  sequence(der(0x31, sequence(identifier('550403'), der(0x0c, Buffer.from(name)))))
const extension = (hex: string, value: Uint8Array) => sequence(identifier(hex), der(0x04, value))

function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}
