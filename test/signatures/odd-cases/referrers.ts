import { gzipSync } from 'node:zlib'
import { bundleType, imageManifest, type MadeImage } from '../made-image'
import { casesOf, key, type OddCase, stranger } from './odd-case'

type Json = Record<string, unknown>
type By = typeof key

const index = 'application/vnd.oci.image.index.v1+json'

/** A referrer that holds a bundle by somebody. */
function referrer(
  image: MadeImage,
  by: By,
  layer: Json = {},
  content = Buffer.from(JSON.stringify(image.bundle(by))),
): Json {
  const own = { mediaType: bundleType, size: content.length, digest: image.putBlob(content) }
  return {
    schemaVersion: 2,
    mediaType: imageManifest,
    artifactType: bundleType,
    config: { mediaType: 'application/vnd.oci.empty.v1+json', size: 2, digest: image.putBlob('{}') },
    layers: [{ ...own, ...layer }],
    subject: { mediaType: imageManifest, size: 1, digest: image.digest },
  }
}

const text = (image: MadeImage, by: By) => JSON.stringify(referrer(image, by))
/** A frame of one block that is stored as it is (RFC 8878). */
function zstd(content: Buffer): Buffer<ArrayBuffer> {
  const head = Buffer.from('28b52ffda0', 'hex')
  const sizes = Buffer.alloc(7)
  sizes.writeUInt32LE(content.length)
  sizes.writeUIntLE(content.length * 8 + 1, 4, 3)
  return Buffer.concat([head, sizes, content])
}

const mebibyte = 2 ** 20
const large = (image: MadeImage, by: By) =>
  Buffer.from(
    JSON.stringify(image.bundle(by, { ...image.statement, predicate: { x: 'x'.repeat(mebibyte) } })),
  )

/** Bundles in odd clothes. Each is tried by the key, by a stranger, and by a stranger beside a legacy signature by the key. */
const bundles: readonly (readonly [string, (image: MadeImage, by: By) => unknown])[] = [
  [
    'compressed by gzip',
    (image, by) => image.addReferrer(referrer(image, by, {}, gzipSync(JSON.stringify(image.bundle(by))))),
  ],
  [
    'compressed by zstd',
    (image, by) =>
      image.addReferrer(referrer(image, by, {}, zstd(Buffer.from(JSON.stringify(image.bundle(by)))))),
  ],
  ['over 1 MiB', (image, by) => image.addReferrer(referrer(image, by, {}, large(image, by)))],
  [
    'with a type that goes on',
    (image, by) => image.addReferrer(referrer(image, by, { mediaType: `${bundleType}x` })),
  ],
  [
    'with a type of its own',
    (image, by) => image.addReferrer(referrer(image, by, { mediaType: 'application/json' })),
  ],
  [
    'with its data',
    (image, by) => {
      const content = Buffer.from(JSON.stringify(image.bundle(by)))
      image.addReferrer(referrer(image, by, { data: content.toString('base64') }, content))
    },
  ],
  ['with other data', (image, by) => image.addReferrer(referrer(image, by, { data: 'AAAA' }))],
  ['of a wrong size', (image, by) => image.addReferrer(referrer(image, by, { size: 5 }))],
  [
    'of a size that is too large',
    (image, by) => image.addReferrer(referrer(image, by, { size: 5 * 2 ** 40 })),
  ],
  ['of a negative size', (image, by) => image.addReferrer(referrer(image, by, { size: -1 }))],
  ['of a size in a string', (image, by) => image.addReferrer(referrer(image, by, { size: '5' }))],
  ['with addresses that are no list', (image, by) => image.addReferrer(referrer(image, by, { urls: 'x' }))],
  [
    'that is not there',
    (image, by) => image.addReferrer(referrer(image, by, { digest: `sha256:${'1'.repeat(64)}` })),
  ],
  ['that is garbage', (image, by) => image.addReferrer(referrer(image, by, {}, Buffer.from('garbage')))],
  [
    'that refers to another image',
    (image, by) =>
      image.addReferrer({
        ...referrer(image, by),
        subject: { mediaType: imageManifest, size: 1, digest: `sha256:${'2'.repeat(64)}` },
      }),
  ],
  [
    'that refers to nothing',
    (image, by) => image.addReferrer({ ...referrer(image, by), subject: undefined }),
  ],
  [
    'with two layers',
    (image, by) =>
      image.addReferrer({
        ...referrer(image, by),
        layers: [...(referrer(image, by).layers as Json[]), ...(referrer(image, by).layers as Json[])],
      }),
  ],
  ['with a manifest with a byte behind it', (image, by) => image.addReferrer(`${text(image, by)}x`)],
  ['with a manifest with spaces', (image, by) => image.addReferrer(` ${text(image, by)}\n`)],
  ['with a manifest that is garbage', (image) => image.addReferrer('garbage')],
  [
    'with a manifest of schemaVersion "2"',
    (image, by) => image.addReferrer({ ...referrer(image, by), schemaVersion: '2' }),
  ],
  [
    'with a manifest of an artifact type that is a number',
    (image, by) => image.addReferrer({ ...referrer(image, by), artifactType: 5 }),
  ],
  [
    'with a manifest over 4 MiB',
    (image, by) =>
      image.addReferrer({ ...referrer(image, by), annotations: { x: 'x'.repeat(4 * mebibyte) } }),
  ],
  [
    'in an index',
    (image, by) => {
      const child = text(image, by)
      const digest = image.putManifest(child)
      const manifests = [{ mediaType: imageManifest, digest, size: child.length }]
      image.addReferrer(JSON.stringify({ schemaVersion: 2, mediaType: index, manifests }), index)
    },
  ],
  [
    'in an index for another platform',
    (image, by) => {
      const child = text(image, by)
      const digest = image.putManifest(child)
      const manifests = [
        {
          mediaType: imageManifest,
          digest,
          size: child.length,
          platform: { os: 'linux', architecture: 'arm64' },
        },
      ]
      image.addReferrer(JSON.stringify({ schemaVersion: 2, mediaType: index, manifests }), index)
    },
  ],
  [
    'of a pre-release version',
    (image, by) =>
      image.addBundle({ ...image.bundle(by), mediaType: bundleType.replace('v0.3', 'v0.3.1-rc1') }),
  ],
  [
    'with 1,100 levels',
    (image, by) =>
      image.addBundle(
        image.bundle(
          by,
          JSON.stringify(image.statement).replace(
            '"predicate":{}',
            `"predicate":{"a":${'['.repeat(1100)}${']'.repeat(1100)}}`,
          ),
        ),
      ),
  ],
  [
    'with a log entry of an unknown shape',
    (image, by) =>
      image.addBundle({
        ...image.bundle(by),
        verificationMaterial: {
          publicKey: { hint: '' },
          tlogEntries: [
            {
              logIndex: '5',
              logId: { keyId: 'AAAA' },
              kindVersion: {},
              inclusionProof: { checkpoint: { envelope: 'x' } },
              canonicalizedBody: 'AAAA',
            },
          ],
        },
      }),
  ],
]

const companies: readonly (readonly [string, (image: MadeImage, add: (by: By) => unknown) => unknown])[] = [
  ['a bundle', (_, add) => add(key)],
  [
    'beside a legacy signature, a bundle by a stranger',
    (image, add) => {
      add(stranger)
      image.addLegacy(image.legacyLayer(key))
    },
  ],
]

/** The list itself: what else stands in it, or how it is written. */
const descriptor = {
  mediaType: imageManifest,
  digest: `sha256:${'3'.repeat(64)}`,
  size: 1,
  artifactType: bundleType,
}
const others: readonly (readonly [string, unknown])[] = [
  ['something that is not there', descriptor],
  ['a descriptor with an artifact type that is a number', { ...descriptor, artifactType: 5 }],
  ['a descriptor with an artifact type that is null', { ...descriptor, artifactType: null }],
  ['a descriptor with a size in a string', { ...descriptor, size: '1' }],
  ['a descriptor with no size', { ...descriptor, size: undefined }],
  ['a descriptor with a negative size', { ...descriptor, size: -1 }],
  ['a descriptor with no media type', { ...descriptor, mediaType: undefined }],
  ['a descriptor with no digest', { ...descriptor, digest: undefined }],
  ['a descriptor with a digest of SHA-512', { ...descriptor, digest: `sha512:${'0'.repeat(128)}` }],
  ['a descriptor with a digest in capitals', { ...descriptor, digest: `sha256:${'A'.repeat(64)}` }],
  ['a descriptor with a digest that is a number', { ...descriptor, digest: 5 }],
  ['a descriptor with addresses that are no list', { ...descriptor, urls: 'x' }],
  ['a descriptor with a platform that is a number', { ...descriptor, platform: 5 }],
  ['a descriptor with data that is no base64', { ...descriptor, data: '!' }],
  ['a descriptor with other data', { ...descriptor, data: 'AAAA' }],
  ['a descriptor with annotations of numbers', { ...descriptor, annotations: { a: 5 } }],
  ['null', null],
  ['a number', 5],
]

const lists: readonly (readonly [string, (list: string) => string])[] = [
  ['with schemaVersion in a string', (list) => list.replace('"schemaVersion":2', '"schemaVersion":"2"')],
  ['with annotations of numbers', (list) => list.replace('{', '{"annotations":{"a":5},')],
  ['with an artifact type that is a number', (list) => list.replace('{', '{"artifactType":5,')],
  ['with a media type that is a number', (list) => list.replace('{', '{"mediaType":5,')],
  ['with a subject that is a string', (list) => list.replace('{', '{"subject":"x",')],
  ['with manifests in capitals', (list) => list.replace('"manifests"', '"MANIFESTS"')],
  ['with a byte behind it', (list) => `${list}x`],
  ['that is garbage', () => 'garbage'],
  ['that is empty', () => ''],
  ['that is null', () => 'null'],
  ['that is an empty list', () => '{"schemaVersion":2,"manifests":null}'],
]

function relist(image: MadeImage, edit: (list: string) => string): void {
  const target = `/v2/${image.repository}/referrers/${image.digest}`
  image.putList(edit(image.answers[target]?.body ?? ''))
}

const bothSigned: readonly (readonly [string, (image: MadeImage) => unknown])[] = [
  ['a bundle', (image) => image.addBundle(image.bundle(key))],
  [
    'a legacy signature, with a bundle by a stranger',
    (image) => image.addLegacy(image.legacyLayer(key)).addBundle(image.bundle(stranger)),
  ],
]

export const referrerCases: readonly OddCase[] = [
  ...companies.flatMap(([company, join]) =>
    casesOf(bundles, (add) => ({ build: (image: MadeImage) => join(image, (by) => add(image, by)) })).map(
      (one) => ({
        ...one,
        name: `${company} ${one.name}`,
      }),
    ),
  ),
  ...bothSigned.flatMap(([what, sign]) => [
    ...others.map(([name, other]) => ({
      name: `${what}, listed beside ${name}`,
      build: (image: MadeImage) => {
        sign(image)
        image.list(other as Json)
      },
    })),
    ...lists.map(([name, edit]) => ({
      list: true as const,
      name: `${what}, in a list ${name}`,
      build: (image: MadeImage) => {
        sign(image)
        relist(image, edit)
      },
    })),
  ]),
  {
    name: 'a bundle that only the tag of referrers names',
    build: (image) => {
      image.addBundle(image.bundle(key))
      const target = `/v2/${image.repository}/referrers/${image.digest}`
      const { body = '' } = image.answers[target] ?? {}
      delete image.answers[target]
      image.putManifest(body, image.digest.replace(':', '-'), index)
    },
  },
]
