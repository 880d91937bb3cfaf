import { type Bytes, decodeBase64 } from '../encoding/base64'
import { type Element, isPositiveInteger, readEach, SEQUENCE, writeElement } from '../encoding/der'
import { toHex } from '../encoding/hex'
import { createVerificationKey } from './verification-key'

/** When a certificate is valid, in milliseconds of Unix time. */
export interface Validity {
  readonly notBefore: number
  readonly notAfter: number
}

/**
 * Reads X.509 certificates in PEM. Nothing of them is believed: cosign refuses a signature beside a certificate that
 * Go cannot read, so this reads no more than Go does (`crypto/x509`, parser.go). What is rare in certificates that sign
 * (policies, name constraints, distribution points) is not read at all.
 *
 * @returns `undefined` for anything else
 */
export async function readCertificates(pem: string): Promise<Validity[] | undefined> {
  const trimmed = pem.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
  const blocks = trimmed.split(/(?<=\n-----END CERTIFICATE-----)\s+/)
  const read = (await Promise.all(blocks.map(readBlock))).filter((validity) => validity !== undefined)
  return read.length === blocks.length ? read : undefined
}

const wholeBlock = /^-----BEGIN CERTIFICATE-----\r?\n([A-Za-z0-9+/=\r\n]*)\n-----END CERTIFICATE-----$/

// The tags of a certificate, of what is in it, and so on. In a name: UTF8String, PrintableString or IA5String.
const algorithm = String.raw`30\(06(?:05)?\)`
const name = String.raw`30\((?:31\((?:30\(06(?:0c|13|16)\))*\))*\)`
const extensions = String.raw`a3\(30\((?:30\(06(?:01)?04\))*\)\)`
const toBeSigned = String.raw`30\(a0\(02\)02${algorithm}${name}30\((?:17|18){2}\)${name}30\(30\(06(?:05|06)?\)03\)${extensions}\)`

// Bytes. One that signs has a tenth; elements within each other to the end of a large one would overflow the stack.
const largest = 8192

async function readBlock(block: string): Promise<Validity | undefined> {
  const [, body = ''] = wholeBlock.exec(block) ?? []
  const content = decodeBase64(body.replace(/[\r\n]+/g, ''))
  if (content === undefined || content.length > largest) return undefined
  const elements = readEach(content)
  if (!new RegExp(String.raw`^30\(${toBeSigned}${algorithm}03\)$`).test(shapeOf(elements))) return undefined
  const [parts, outer] = within(elements?.[0])
  const [version, , inner, , validity, , key, more] = within(parts)
  const [notBefore, notAfter] = within(validity).map(({ content }) => timeOf(content))
  const sound =
    notBefore !== undefined &&
    notAfter !== undefined &&
    version !== undefined &&
    toHex(version.content) === '020102' &&
    hexOf(inner) === hexOf(outer) &&
    areExtensions(within(within(more)[0])) &&
    (await isKey(writeElement(SEQUENCE, key?.content ?? new Uint8Array())))
  return sound ? { notBefore, notAfter } : undefined
}

/** The tags of elements that Go can read, as in `30(0604)`; otherwise something that fits nowhere. */
function shapeOf(elements: readonly Element[] | undefined): string {
  if (elements === undefined) return '?'
  return elements
    .map(({ tag, content }) => {
      const code = tag.toString(16).padStart(2, '0')
      if (tag & 0x20) return `${code}(${shapeOf(readEach(content))})`
      return isReadable[tag]?.(content) === true ? code : '?'
    })
    .join('')
}

const isReadable: Readonly<Record<number, (content: Bytes) => boolean>> = {
  // BOOLEAN, and only when it is true; INTEGER; BIT STRING; OCTET STRING; NULL; OBJECT IDENTIFIER.
  1: (content) => toHex(content) === 'ff',
  2: isPositiveInteger,
  3: isBitString,
  4: () => true,
  5: (content) => content.length === 0,
  // Each number in its shortest form, and of no more than 28 bits.
  6: (content) => /^(?:(?:(?!80)[89a-f].){1,3}[0-7].|[0-7].)+$/.test(toHex(content)),
  // Of strings and alternative names (mail, DNS, URI) nothing but ASCII.
  12: (content) => isText(content, /^[\0-\x7f]*$/),
  19: (content) => isText(content, /^[A-Za-z0-9 '()+,\-./:=?]*$/),
  22: (content) => isText(content, /^[\0-\x7f]*$/),
  23: (content) => timeOf(content) !== undefined && content.length === 13,
  24: (content) => timeOf(content) !== undefined && content.length === 15,
  128: () => true,
  129: (content) => isText(content, /^[\0-\x7f]*$/),
  130: (content) => isText(content, /^[\0-\x7f]*$/),
  134: (content) => isText(content, /^https:\/\/[a-z0-9]+(?:[.-][a-z0-9]+)*(?:\/[\w.@~+-]*)*$/),
}

/** Unused bits are zero, and fewer than a byte. */
function isBitString([unused = 8, ...bytes]: Bytes): boolean {
  return unused < 8 && (bytes.at(-1) ?? 0) % 2 ** unused === 0 && (unused === 0 || bytes.length > 0)
}

function isText(content: Bytes, allowed: RegExp): boolean {
  return allowed.test(String.fromCharCode(...content))
}

/** UTCTime or GeneralizedTime, to the second and in UTC. */
function timeOf(content: Bytes): number | undefined {
  const text = String.fromCharCode(...content)
  const century = text.length > 13 ? '' : Number(text.slice(0, 2)) < 50 ? '20' : '19'
  const iso = `${century}${text}`.replace(
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/,
    '$1-$2-$3T$4:$5:$6.000Z',
  )
  const time = Date.parse(iso)
  return Number.isNaN(time) || new Date(time).toISOString() !== iso ? undefined : time
}

// Identifiers of the key and its issuer, which are never critical, usage, alternative names, constraints, extended usage.
const known: Readonly<Record<string, RegExp>> = {
  '551d0e': /^04$/,
  '551d23': /^30\(80\)$/,
  '551d0f': /^03$/,
  '551d11': /^30\((?:81|82|86)*\)$/,
  '551d13': /^30\((?:01(?:02)?)?\)$/,
  '551d25': /^30\((?:06)*\)$/,
}

/** Of the extensions that Go reads, those that are known; of others (as those of Fulcio) whatever they hold. */
function areExtensions(elements: readonly Element[]): boolean {
  const names = elements.map((extension) => {
    const [own, ...rest] = within(extension)
    const id = hexOf(own)
    const shape = shapeOf(readEach(rest.at(-1)?.content))
    const isKnown = known[id]?.test(shape) && (rest.length === 1 || !/^551d(?:0e|23)$/.test(id))
    return isKnown || !/^551d|^2b06010505070101$/.test(id) ? id : ''
  })
  return !names.includes('') && new Set(names).size === names.length
}

async function isKey(spki: Bytes): Promise<boolean> {
  try {
    await createVerificationKey(spki, 'SHA-256', 'key')
    return true
  } catch {
    return false
  }
}

function within(element: Element | undefined): readonly Element[] {
  return readEach(element?.content) ?? []
}

function hexOf(element: Element | undefined): string {
  return element === undefined ? '' : toHex(element.content)
}
