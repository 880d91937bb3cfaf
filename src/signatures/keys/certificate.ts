import { type Bytes, decodeBase64 } from '../encoding/base64'
import {
  BIT_STRING,
  type Element,
  INTEGER,
  isPositiveInteger,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  readAll,
  readEach,
  SEQUENCE,
  SET,
  writeElement,
} from '../encoding/der'
import { toHex } from '../encoding/hex'
import { createVerificationKey } from './verification-key'

/** When a certificate is valid, in milliseconds of Unix time. */
export interface Validity {
  readonly notBefore: number
  readonly notAfter: number
}

/**
 * Reads X.509 certificates in PEM. Nothing of them is believed: cosign refuses a signature beside a certificate that
 * Go cannot read, so this reads no more than Go does. What is rare in certificates that sign (RFC 5280, 4.2: policies,
 * name constraints, distribution points) is not read at all.
 *
 * @returns `undefined` for anything else
 */
export async function readCertificates(pem: string): Promise<Validity[] | undefined> {
  const trimmed = pem.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
  const blocks = trimmed.split(/(?<=\n-----END CERTIFICATE-----)\s+/)
  const validities = await Promise.all(
    blocks.map((block) => {
      const [, body] = wholeBlock.exec(block) ?? []
      const der = body === undefined ? undefined : decodeBase64(body.replace(/[\r\n]+/g, ''))
      return der && readCertificate(der)
    }),
  )
  const read = validities.filter((validity) => validity !== undefined)
  return read.length === validities.length ? read : undefined
}

const wholeBlock = /^-----BEGIN CERTIFICATE-----\r?\n([A-Za-z0-9+/=\r\n]*)\n-----END CERTIFICATE-----$/

// [0] and [3].
const VERSION = 0xa0
const EXTENSIONS = 0xa3

async function readCertificate(der: Bytes): Promise<Validity | undefined> {
  const [toBeSigned, algorithm, signature] =
    readAll(readAll(der, SEQUENCE)?.[0], SEQUENCE, SEQUENCE, BIT_STRING) ?? []
  const [version, serial, ownAlgorithm, issuer, validity, subject, key, extensions] =
    readAll(toBeSigned, VERSION, INTEGER, SEQUENCE, SEQUENCE, SEQUENCE, SEQUENCE, SEQUENCE, EXTENSIONS) ?? []
  const sound =
    isHex(version, '020102') &&
    serial !== undefined &&
    isPositiveInteger(serial) &&
    algorithm !== undefined &&
    isHex(ownAlgorithm, toHex(algorithm)) &&
    isAlgorithm(algorithm) &&
    isName(issuer) &&
    isName(subject) &&
    areExtensions(extensions) &&
    isBitString(signature) &&
    key !== undefined &&
    (await isKey(writeElement(SEQUENCE, key)))
  const [notBefore, notAfter] = readEach(validity)?.map(readTime) ?? []
  const complete = sound && notBefore !== undefined && notAfter !== undefined
  return complete ? { notBefore, notAfter } : undefined
}

async function isKey(spki: Bytes): Promise<boolean> {
  try {
    await createVerificationKey(spki, 'SHA-256', 'key')
    return true
  } catch {
    return false
  }
}

function isHex(content: Bytes | undefined, hex: string): boolean {
  return content !== undefined && toHex(content) === hex
}

/** With NULL for its parameters, or none. */
function isAlgorithm(algorithm: Bytes): boolean {
  const [name, parameters, ...others] = readEach(algorithm) ?? []
  return (
    isIdentifier(name) &&
    others.length === 0 &&
    (parameters === undefined || toHex(parameters.content) === '')
  )
}

/** Each number in its shortest form, and of no more than 28 bits. */
function isIdentifier(element: Element | undefined): boolean {
  return (
    element?.tag === OBJECT_IDENTIFIER &&
    /^(?:(?:(?!80)[89a-f].){1,3}[0-7].|[0-7].)+$/.test(toHex(element.content))
  )
}

/** Unused bits are zero, and fewer than a byte. */
function isBitString(content: Bytes | undefined): boolean {
  const [unused, ...bytes] = content ?? []
  return (
    unused !== undefined &&
    unused < 8 &&
    (bytes.at(-1) ?? 0) % 2 ** unused === 0 &&
    (unused === 0 || bytes.length > 0)
  )
}

const strings: Readonly<Record<number, RegExp>> = {
  // UTF8String, of which only ASCII is taken here, PrintableString and IA5String.
  12: /^[\0-\x7f]*$/,
  19: /^[A-Za-z0-9 '()+,\-./:=?]*$/,
  22: /^[\0-\x7f]*$/,
}

function isName(name: Bytes | undefined): boolean {
  return Boolean(
    readEach(name)?.every(
      (set) =>
        set.tag === SET &&
        readEach(set.content)?.every((attribute) => {
          const [type, value, ...others] = (attribute.tag === SEQUENCE && readEach(attribute.content)) || []
          return (
            isIdentifier(type) &&
            value !== undefined &&
            others.length === 0 &&
            isText(value, strings[value.tag])
          )
        }),
    ),
  )
}

function isText({ content }: Element, allowed: RegExp | undefined): boolean {
  return allowed?.test(String.fromCharCode(...content)) === true
}

/** UTCTime or GeneralizedTime, to the second and in UTC. */
function readTime({ tag, content }: Element): number | undefined {
  const text = String.fromCharCode(...content)
  const short = tag === 23 && /^\d{12}Z$/.test(text)
  if (!short && !(tag === 24 && /^\d{14}Z$/.test(text))) return undefined
  const long = short ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text
  const iso = long.replace(/^(....)(..)(..)(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6.000Z')
  const time = Date.parse(iso)
  return Number.isNaN(time) || new Date(time).toISOString() !== iso ? undefined : time
}

const BOOLEAN_TRUE = '0101ff'

function areExtensions(extensions: Bytes | undefined): boolean {
  const list = readEach(readAll(extensions, SEQUENCE)?.[0])
  const names = list?.map(({ tag, content }) => {
    const [name, ...rest] = (tag === SEQUENCE && readEach(content)) || []
    if (name === undefined || !isIdentifier(name)) return undefined
    const critical =
      rest.length === 2 &&
      toHex(writeElement(rest[0]?.tag ?? 0, rest[0]?.content ?? new Uint8Array())) === BOOLEAN_TRUE
    const value = rest.at(-1)
    const sound = value?.tag === OCTET_STRING && rest.length === (critical ? 2 : 1)
    return sound && isExtension(toHex(name.content), value.content, critical)
      ? toHex(name.content)
      : undefined
  })
  return names !== undefined && !names.includes(undefined) && new Set(names).size === names.length
}

/** `id-ce` (2.5.29) and the authority information are the ones that Go reads; any other holds what it likes. */
function isExtension(name: string, value: Bytes, critical: boolean): boolean {
  const check = known[name]
  if (check !== undefined) return check(value, critical)
  return !name.startsWith('551d') && name !== '2b06010505070101'
}

const known: Readonly<Record<string, (value: Bytes, critical: boolean) => boolean>> = {
  // Subject key identifier.
  '551d0e': (value, critical) => !critical && readAll(value, OCTET_STRING) !== undefined,
  // Key usage.
  '551d0f': (value) => isBitString(readAll(value, BIT_STRING)?.[0]),
  // Subject alternative name: mail, DNS, URI.
  '551d11': (value) =>
    readEach(readAll(value, SEQUENCE)?.[0])?.every((name) => isText(name, alternativeNames[name.tag])) ===
    true,
  // Basic constraints.
  '551d13': (value) => /^30(?:00|030101ff|060101ff0201[0-7].)$/.test(toHex(value)),
  // Authority key identifier.
  '551d23': (value, critical) => !critical && readAll(readAll(value, SEQUENCE)?.[0], 0x80) !== undefined,
  // Extended key usage.
  '551d25': (value) => readEach(readAll(value, SEQUENCE)?.[0])?.every(isIdentifier) === true,
}

const alternativeNames: Readonly<Record<number, RegExp>> = {
  129: /^[\0-\x7f]*$/,
  130: /^[\0-\x7f]*$/,
  134: /^https:\/\/[a-z0-9]+(?:[.-][a-z0-9]+)*(?:\/[\w.@~+-]*)*$/,
}
