import { generateKeyPairSync } from 'node:crypto'

/** DER of one element. */
function der(tag: number, ...contents: Uint8Array[]): Buffer {
  const content = Buffer.concat(contents)
  const length = content.length
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const hex = (text: string) => Buffer.from(text, 'hex')
const sequence = (...contents: Uint8Array[]) => der(0x30, ...contents)
const identifier = (text: string) => der(0x06, hex(text))
const octets = (...contents: Uint8Array[]) => der(0x04, ...contents)
const extension = (name: string, value: Uint8Array, ...critical: Uint8Array[]) =>
  sequence(identifier(name), ...critical, octets(value))

/** What a test may change of it. */
export interface CertificateParts {
  readonly version: Uint8Array
  readonly serial: Uint8Array
  readonly algorithm: Uint8Array
  readonly issuer: Uint8Array
  readonly notBefore: Uint8Array
  readonly notAfter: Uint8Array
  readonly key: Uint8Array
  readonly extensions: readonly Uint8Array[]
  readonly signature: Uint8Array
}

export const utcTime = (text: string) => der(0x17, Buffer.from(text))
export const generalizedTime = (text: string) => der(0x18, Buffer.from(text))
export const integer = (...bytes: number[]) => der(0x02, Buffer.from(bytes))
export const bitString = (...bytes: number[]) => der(0x03, Buffer.from(bytes))
export const name = (tag: number, text: string | Uint8Array) =>
  sequence(der(0x31, sequence(identifier('550403'), der(tag, Buffer.from(text)))))
export const extensions = {
  mail: extension('551d11', sequence(der(0x81, Buffer.from('jane@example.com')))),
  address: extension('551d11', sequence(der(0x87, Buffer.of(127, 0, 0, 1)))),
  usage: extension('551d0f', bitString(7, 0x80), der(0x01, Buffer.of(0xff))),
  constraints: extension('551d13', sequence(), der(0x01, Buffer.of(0xff))),
  unknown: extension('2b0601040183bf300101', Buffer.from('https://login.example.com')),
  criticalKeyId: extension('551d0e', octets(Buffer.of(1)), der(0x01, Buffer.of(0xff))),
  policies: extension('551d20', sequence(sequence(identifier('2a03')))),
  brokenUsage: extension('551d0f', bitString(9, 0x80)),
}

const spki = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
  type: 'spki',
  format: 'der',
})

/** A certificate that nobody signed: who reads it here and in cosign never asks. */
export function makeCertificate(change: Partial<CertificateParts> = {}): string {
  const parts: CertificateParts = {
    version: der(0xa0, integer(2)),
    serial: integer(1),
    algorithm: sequence(identifier('2a8648ce3d040302')),
    issuer: name(0x0c, 'Example'),
    notBefore: utcTime('200101000000Z'),
    notAfter: generalizedTime('20990101000000Z'),
    key: spki,
    extensions: [extensions.mail, extensions.usage, extensions.constraints, extensions.unknown],
    signature: bitString(0, 1),
    ...change,
  }
  const toBeSigned = sequence(
    parts.version,
    parts.serial,
    parts.algorithm,
    parts.issuer,
    sequence(parts.notBefore, parts.notAfter),
    sequence(),
    parts.key,
    der(0xa3, sequence(...parts.extensions)),
  )
  return pemOf(sequence(toBeSigned, parts.algorithm, parts.signature))
}

export function pemOf(certificate: Uint8Array): string {
  const body = Buffer.from(certificate).toString('base64').replace(/.{64}/g, '$&\n').trimEnd()
  return `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`
}
