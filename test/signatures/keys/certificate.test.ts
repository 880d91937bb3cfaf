import { expect, test } from 'vitest'
import { readCertificates } from '../../../src/signatures/keys/certificate'
import {
  bitString,
  extensions,
  generalizedTime,
  integer,
  makeCertificate,
  name,
  pemOf,
  utcTime,
} from '../made-certificate'
import { recordedCase } from '../recorded-case'

const valid = { notBefore: Date.UTC(2020, 0), notAfter: Date.UTC(2099, 0) }
const pem = makeCertificate()

test('reads when a certificate is valid', async () => {
  expect(await readCertificates(pem)).toEqual([valid])
  expect(await readCertificates(`\n${pem}\n\r\n${pem} `)).toEqual([valid, valid])
})

test('reads what openssl made and cosign stored', async () => {
  const stored = Object.values(recordedCase('legacy-certificate').registry).flatMap(({ body = '' }) =>
    body.includes('dev.sigstore.cosign/certificate') ? [JSON.parse(body)] : [],
  )
  const [{ annotations }] = stored.flatMap(({ layers }) => layers)
  const [certificate] = (await readCertificates(annotations['dev.sigstore.cosign/certificate'])) ?? []
  expect(new Date(certificate?.notAfter ?? 0).toISOString()).toBe('2048-10-18T20:40:25.000Z')
  expect(await readCertificates(annotations['dev.sigstore.cosign/chain'])).toHaveLength(1)
})

test.each([
  [
    'a time of the last century',
    { notBefore: utcTime('991231235959Z') },
    { notBefore: Date.UTC(1999, 11, 31, 23, 59, 59) },
  ],
  ['a printable name', { issuer: name(0x13, "A-Z a/z (0)+,.:=?'") }, {}],
  ['no extension', { extensions: [] }, {}],
])('reads a certificate with %s', async (_what, change, more) => {
  expect(await readCertificates(makeCertificate(change))).toEqual([{ ...valid, ...more }])
})

/** Sequences in one another. */
function nested(levels: number): Buffer {
  let inner = Buffer.alloc(0)
  for (let level = 0; level < levels; level++) {
    const length = Buffer.of(0x30, 0x83, inner.length >> 16, (inner.length >> 8) & 0xff, inner.length & 0xff)
    const short = inner.length < 0x80 ? Buffer.of(0x30, inner.length) : undefined
    const middle = inner.length < 0x100 ? Buffer.of(0x30, 0x81, inner.length) : undefined
    const long =
      inner.length < 0x10000 ? Buffer.of(0x30, 0x82, inner.length >> 8, inner.length & 0xff) : length
    inner = Buffer.concat([short ?? middle ?? long, inner])
  }
  return inner
}

test.each([
  ['with a name of 60 kB', makeCertificate({ issuer: name(0x0c, 'x'.repeat(60_000)) })],
  [
    'of a megabyte of nothing',
    pemOf(Buffer.concat([Buffer.of(0x0c, 0x83, 0x0f, 0, 0), Buffer.alloc(0xf0000)])),
  ],
  ['of ten thousand levels', pemOf(nested(10_000))],
  ['of as many levels as fit', pemOf(nested(2080))],
])('does not read a certificate %s', async (_what, large) => {
  expect(await readCertificates(large)).toBeUndefined()
})

test.each([
  ['no PEM', 'garbage'],
  ['an empty string', ''],
  ['text between two', `${pem}and\n${pem}`],
  ['another label', pem.replaceAll('CERTIFICATE', 'PUBLIC KEY')],
  ['another end', pem.replace('END CERTIFICATE', 'END CERTIFICATES')],
  ['a header', pem.replace('\n', '\nComment: x\n\n')],
  ['garbage in the block', pemOf(Buffer.from('garbage'))],
  [
    'a byte behind it',
    pemOf(Buffer.concat([Buffer.from(pem.replace(/-.*-|\n/g, ''), 'base64'), Buffer.of(0)])),
  ],
  ['a second one that is broken', `${pem}${pemOf(Buffer.of(0x30, 0))}`],
  ['a negative serial number', makeCertificate({ serial: integer(0x80) })],
  ['a padded serial number', makeCertificate({ serial: integer(0, 1) })],
  ['a date that is none', makeCertificate({ notAfter: utcTime('990230000000Z') })],
  ['a time without seconds', makeCertificate({ notAfter: utcTime('9901010000Z') })],
  ['a time of another zone', makeCertificate({ notAfter: generalizedTime('20990101000000+0100') })],
  ['a name that is no string', makeCertificate({ issuer: name(0x02, 'x') })],
  ['a name with a character that is not printable', makeCertificate({ issuer: name(0x13, 'a@b') })],
  ['an extension twice', makeCertificate({ extensions: [extensions.mail, extensions.mail] })],
  ['a broken extension', makeCertificate({ extensions: [extensions.brokenUsage] })],
  ['an identifier of the key that is critical', makeCertificate({ extensions: [extensions.criticalKeyId] })],
  ['policies', makeCertificate({ extensions: [extensions.policies] })],
  ['an address', makeCertificate({ extensions: [extensions.address] })],
  ['a signature with broken padding', makeCertificate({ signature: bitString(3, 1) })],
  ['a key that is none', makeCertificate({ key: Buffer.of(0x30, 0) })],
])('reads nothing from %s', async (_what, text) => {
  expect(await readCertificates(text)).toBeUndefined()
})
