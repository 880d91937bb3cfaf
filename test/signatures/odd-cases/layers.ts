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
import type { MadeImage } from '../made-image'
import { casesOf, key, type OddCase, stranger } from './odd-case'

type Json = Record<string, unknown>

/** A layer that the key has signed, with other annotations beside the signature. */
const beside = (annotations: Json) => (image: MadeImage) => {
  const layer = image.legacyLayer(key)
  const own = layer.annotations as Json
  return image.addLegacy({ ...layer, annotations: { ...own, ...annotations } })
}

const certificate = (pem: string, chain?: string) =>
  beside({
    'dev.sigstore.cosign/certificate': pem,
    ...(chain !== undefined && { 'dev.sigstore.cosign/chain': chain }),
  })
const log = (bundle: unknown) =>
  beside({ 'dev.sigstore.cosign/bundle': typeof bundle === 'string' ? bundle : JSON.stringify(bundle) })
const timestamp = (stamp: string) => beside({ 'dev.sigstore.cosign/rfc3161timestamp': stamp })

const payload = { body: 'AAAA', integratedTime: 17, logIndex: 5, logID: 'ab' }
const made = makeCertificate()
const der = Buffer.from(made.replace(/-.*-|\n/g, ''), 'base64')

/** What `JSON.stringify` cannot write. */
const raw = (text: string) => `{"SignedEntryTimestamp":"AAAA","Payload":${text}}`

const annotations: readonly (readonly [string, (image: MadeImage) => unknown])[] = [
  ['a certificate beside it', certificate(made)],
  ['a certificate and its chain', certificate(made, made)],
  ['an empty certificate', certificate('')],
  ['a certificate of spaces', certificate(' \n')],
  ['a garbage certificate', certificate('garbage')],
  ['a garbage certificate in PEM', certificate(pemOf(Buffer.from('garbage')))],
  ['a certificate that has expired', certificate(makeCertificate({ notAfter: utcTime('210101000000Z') }))],
  [
    'a certificate that is not valid yet',
    certificate(makeCertificate({ notBefore: generalizedTime('20980101000000Z') })),
  ],
  ['a certificate with a garbage chain', certificate(made, 'garbage')],
  ['a certificate with an empty chain', certificate(made, '')],
  [
    'a certificate with an expired chain',
    certificate(made, makeCertificate({ notAfter: utcTime('210101000000Z') })),
  ],
  ['a garbage chain without a certificate', beside({ 'dev.sigstore.cosign/chain': 'garbage' })],
  ['two certificates', certificate(`${made}${made}`)],
  ['a certificate before garbage', certificate(`${made}garbage`)],
  ['a certificate behind text', certificate(`text\n${made}`)],
  ['a certificate with another label', certificate(made.replaceAll('CERTIFICATE', 'PUBLIC KEY'))],
  ['a certificate with a byte behind it', certificate(pemOf(Buffer.concat([der, Buffer.of(0)])))],
  ['a truncated certificate', certificate(pemOf(der.subarray(0, -1)))],
  ['a certificate with a negative serial number', certificate(makeCertificate({ serial: integer(0x80) }))],
  [
    'a certificate with a date that is none',
    certificate(makeCertificate({ notAfter: utcTime('480230000000Z') })),
  ],
  ['a certificate with a name that is no string', certificate(makeCertificate({ issuer: name(0x02, 'x') }))],
  [
    'a certificate with an extension twice',
    certificate(makeCertificate({ extensions: [extensions.mail, extensions.mail] })),
  ],
  [
    'a certificate with a broken extension',
    certificate(makeCertificate({ extensions: [extensions.brokenUsage] })),
  ],
  ['a certificate with a key that is none', certificate(makeCertificate({ key: Buffer.of(0x30, 0) }))],
  ['a certificate with a broken signature', certificate(makeCertificate({ signature: bitString(3, 1) }))],
  ['a certificate with policies', certificate(makeCertificate({ extensions: [extensions.policies] }))],
  ['a certificate for an address', certificate(makeCertificate({ extensions: [extensions.address] }))],
  ['a certificate over 8 KiB', certificate(makeCertificate({ issuer: name(0x0c, 'x'.repeat(8192)) }))],
  ['a log entry beside it', log({ SignedEntryTimestamp: 'AAAA', Payload: payload })],
  ['an empty log entry', log('')],
  ['a log entry that is null', log('null')],
  ['a log entry that is garbage', log('garbage')],
  ['a log entry that is a list', log([])],
  ['a log entry with a garbage timestamp', log({ SignedEntryTimestamp: '!', Payload: payload })],
  ['a log entry with a timestamp that is a list', log({ SignedEntryTimestamp: [1, 2], Payload: payload })],
  ['a log entry with a text behind it', log(`${raw('{}')}x`)],
  ['a log entry with a time of 226.0', log(raw('{"integratedTime":226.0}'))],
  ['a log entry with a time of 226e0', log(raw('{"integratedTime":226e0}'))],
  ['a log entry with a time in a string', log(raw('{"integratedTime":"226"}'))],
  ['a log entry with an index out of range', log(raw('{"logIndex":9223372036854775808}'))],
  ['a log entry with an index at the end of its range', log(raw('{"logIndex":9223372036854775807}'))],
  ['a log entry with an index that is negative', log(raw('{"logIndex":-1}'))],
  ['a log entry with an id that is a number', log(raw('{"logID":5}'))],
  ['a log entry with a member in another case', log(raw('{"LOGID":5}'))],
  ['a log entry with a body that is an object', log(raw('{"body":{"a":[1]}}'))],
  ['a log entry with a body out of range', log(raw('{"body":1e999}'))],
  ['a log entry with a member twice, the first a number', log(raw('{"logID":5,"logID":"ab"}'))],
  ['a timestamp beside it', timestamp('{"SignedRFC3161Timestamp":"AAAA"}')],
  ['a timestamp that is garbage', timestamp('garbage')],
  ['a timestamp that is a number', timestamp('{"SignedRFC3161Timestamp":5}')],
  ['a layer with an annotation that is a number', beside({ more: 5 })],
  ['a layer with an annotation that is null', beside({ more: null })],
  ['a signature that is a number', beside({ 'dev.cosignproject.cosign/signature': 5 })],
  [
    'a signature under a name in capitals',
    (image) => {
      const layer = image.legacyLayer(key)
      const [signature] = Object.values(layer.annotations as Json)
      return image.addLegacy({ ...layer, annotations: { 'DEV.cosignproject.cosign/signature': signature } })
    },
  ],
]

/** A layer of a legacy signature with other members. */
const layer = (change: Json) => (image: MadeImage) =>
  image.addLegacy({ ...image.legacyLayer(key), ...change })
const layers = (list: (image: MadeImage, good: Json) => unknown[]) => (image: MadeImage) =>
  image.putLegacy({ layers: list(image, image.legacyLayer(key)) })
const data = (content: (image: MadeImage) => string) => (image: MadeImage) =>
  image.addLegacy({ ...image.legacyLayer(key), data: content(image) })
const base64Of = (image: MadeImage) => Buffer.from(JSON.stringify(image.payload)).toString('base64')
const withoutBlob = (build: (image: MadeImage) => unknown) => (image: MadeImage) => {
  build(image)
  for (const target of Object.keys(image.answers))
    if (target.includes('/blobs/')) delete image.answers[target]
}

const members: readonly (readonly [string, (image: MadeImage) => unknown])[] = [
  ['a layer of another type', layer({ mediaType: 'application/json' })],
  ['a layer without a type', layer({ mediaType: undefined })],
  ['a layer whose type is a number', layer({ mediaType: 5 })],
  ['a layer whose size is wrong', layer({ size: 5 })],
  [
    'a layer whose size is one too many',
    (image) => image.addLegacy({ ...image.legacyLayer(key), size: JSON.stringify(image.payload).length + 1 }),
  ],
  ['a layer without a size', layer({ size: undefined })],
  ['a layer of a negative size', layer({ size: -1 })],
  ['a layer whose size is a string', layer({ size: '5' })],
  ['a layer without a digest', layer({ digest: undefined })],
  ['a layer whose digest is null', layer({ digest: null })],
  ['a layer whose digest is SHA-512', layer({ digest: `sha512:${'0'.repeat(128)}` })],
  [
    'a layer whose digest is in capitals',
    (image) =>
      image.addLegacy({
        ...image.legacyLayer(key),
        digest: String(image.legacyLayer(key).digest).toUpperCase(),
      }),
  ],
  ['a layer whose digest is another', layer({ digest: `sha256:${'0'.repeat(64)}` })],
  ['a layer with addresses', layer({ urls: ['https://example.com'] })],
  ['a layer with addresses that are no list', layer({ urls: 'x' })],
  ['a layer with an address that is a number', layer({ urls: [5] })],
  ['a layer with an address that is null', layer({ urls: [null] })],
  ['a layer with a platform', layer({ platform: { os: 'linux', architecture: 'amd64' } })],
  ['a layer with a platform that is a number', layer({ platform: 5 })],
  ['a layer with a platform of numbers', layer({ platform: { os: 5 } })],
  ['a layer with an artifact type that is a number', layer({ artifactType: 5 })],
  ['a layer with annotations that are a list', layer({ annotations: [] })],
  ['a layer with its data', data(base64Of)],
  ['a layer with its data, which is nowhere else', withoutBlob(data(base64Of))],
  ['a layer with empty data', data(() => '')],
  ['a layer with data that is null', layer({ data: null })],
  ['a layer with data that is no base64', data(() => '!')],
  ['a layer with data that is a number', layer({ data: 5 })],
  ['a layer with other data', data(() => 'AAAA')],
  ['a layer with data of another payload', data(() => Buffer.from('{}').toString('base64'))],
  [
    'a layer with data with a byte behind it',
    data((image) => Buffer.from(`${JSON.stringify(image.payload)} `).toString('base64')),
  ],
  ['a layer that is null, and a good one', layers((_, good) => [null, good])],
  ['a layer that is a number, and a good one', layers((_, good) => [5, good])],
  ['a layer that is empty, and a good one', layers((_, good) => [{}, good])],
  ['a layer that nobody signed, and a good one', layers((_, good) => [{ ...good, annotations: {} }, good])],
  ['a layer of another key, and a good one', layers((image, good) => [image.legacyLayer(stranger), good])],
  [
    'a layer of a wrong size before a good one of its digest',
    layers((_, good) => [{ ...good, size: 5 }, good]),
  ],
  [
    'a layer of a wrong size behind a good one of its digest',
    layers((_, good) => [good, { ...good, size: 5 }]),
  ],
  [
    'a layer with other data before a good one of its digest',
    layers((_, good) => [{ ...good, data: 'AAAA' }, good]),
  ],
  [
    'a layer of another type before a good one of its digest',
    layers((_, good) => [{ ...good, mediaType: 'x', annotations: {} }, good]),
  ],
  [
    'a layer whose blob is not there, and a good one',
    layers((_, good) => [{ ...good, digest: `sha256:${'1'.repeat(64)}` }, good]),
  ],
  ['a layer that is there twice', layers((_, good) => [good, good])],
  ['no layer', layers(() => [])],
  [
    'a layer beside a config of its digest',
    (image) => {
      const good = image.legacyLayer(key)
      return image.putLegacy({ config: { ...good, annotations: {} }, layers: [good] })
    },
  ],
  [
    'a layer beside a config of its digest with a wrong size',
    (image) => {
      const good = image.legacyLayer(key)
      return image.putLegacy({ config: { ...good, size: 5 }, layers: [good] })
    },
  ],
]

export const layerCases: readonly OddCase[] = [
  ...casesOf(annotations, (build) => ({ build })),
  ...casesOf(members, (build) => ({ build })),
]
