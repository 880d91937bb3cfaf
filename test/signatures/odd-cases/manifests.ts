import { imageManifest, type MadeImage } from '../made-image'
import { casesOf, key, type OddCase } from './odd-case'

type Json = Record<string, unknown>

const index = 'application/vnd.oci.image.index.v1+json'
const config = {
  mediaType: 'application/vnd.oci.image.config.v1+json',
  size: 2,
  digest: `sha256:${'0'.repeat(64)}`,
}

/** The manifest of a good signature, as text. */
function textOf(image: MadeImage, change: Json = {}): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: imageManifest,
    config,
    layers: [image.legacyLayer(key)],
    ...change,
  })
}

const members: readonly (readonly [string, Json])[] = [
  ['schemaVersion in a string', { schemaVersion: '2' }],
  ['schemaVersion of another number', { schemaVersion: 1 }],
  ['schemaVersion that is null', { schemaVersion: null }],
  ['no schemaVersion', { schemaVersion: undefined }],
  ['a media type that is a number', { mediaType: 5 }],
  ['no media type', { mediaType: undefined }],
  ['another media type', { mediaType: 'application/x' }],
  ['an artifact type that is a number', { artifactType: 5 }],
  ['an artifact type', { artifactType: 'application/x' }],
  ['annotations that are a list', { annotations: [] }],
  ['annotations of numbers', { annotations: { a: 5 } }],
  ['annotations of null', { annotations: { a: null } }],
  ['a subject that is a string', { subject: 'x' }],
  ['a subject that is null', { subject: null }],
  ['a subject without a digest', { subject: {} }],
  ['a subject with a digest that is null', { subject: { digest: null } }],
  ['a subject with a digest of SHA-512', { subject: { digest: `sha512:${'0'.repeat(128)}` } }],
  ['no config', { config: undefined }],
  ['a config that is null', { config: null }],
  ['a config that is a string', { config: 'x' }],
  ['a config without a digest', { config: { mediaType: 'x', size: 2 } }],
  ['a config with a digest that is null', { config: { ...config, digest: null } }],
  ['a config with a size in a string', { config: { ...config, size: '2' } }],
  ['a config with data that is no base64', { config: { ...config, data: '!' } }],
  ['a config with other data', { config: { ...config, data: 'AAAA' } }],
  ['layers that are null', { layers: null }],
  ['layers that are an object', { layers: {} }],
  ['a list of manifests as well', { manifests: [] }],
]

const spellings: readonly (readonly [string, (text: string) => string])[] = [
  ['spaces', (text) => `\n ${text} \n`],
  ['a byte behind it', (text) => `${text}x`],
  ['another manifest behind it', (text) => text.repeat(2)],
  ['a byte order mark', (text) => `\ufeff${text}`],
  ['a member in capitals', (text) => text.replace('"layers"', '"LAYERS"')],
  ['a member with a long s', (text) => text.replace('"layers"', '"layerſ"')],
  [
    'a member with a dotless i',
    (text) => text.replace('"config"', '"confıg"').replace('"layers":[', '"layers":['),
  ],
  ['layers twice, the first empty', (text) => text.replace('"layers"', '"layers":[],"layers"')],
  ['layers twice, the first a string', (text) => text.replace('"layers"', '"layers":"x","layers"')],
  ['layers twice, the last empty', (text) => text.replace(/\}$/, ',"layers":[]}')],
  [
    'a size of 226.0',
    (text) => text.replace(/"size":(\d+),"digest":"sha256:(?!0)/, '"size":$1.0,"digest":"sha256:'),
  ],
  [
    'a size of 226e0',
    (text) => text.replace(/"size":(\d+),"digest":"sha256:(?!0)/, '"size":$1e0,"digest":"sha256:'),
  ],
  ['a size of 1e999', (text) => text.replace('"schemaVersion":2', '"schemaVersion":1e999')],
  ['a size with a sign', (text) => text.replace('"schemaVersion":2', '"schemaVersion":-0')],
  ['a size with a leading zero', (text) => text.replace('"schemaVersion":2', '"schemaVersion":02')],
  [
    'a version out of range',
    (text) => text.replace('"schemaVersion":2', '"schemaVersion":9223372036854775808'),
  ],
  [
    'a version at the end of its range',
    (text) => text.replace('"schemaVersion":2', '"schemaVersion":9223372036854775807'),
  ],
  ['a member more', (text) => text.replace('{', '{"more":{"a":[1e999]},')],
  ['a member more with a broken escape', (text) => text.replace('{', '{"more":"\\x",')],
  ['nothing', () => ''],
  ['null', () => 'null'],
  ['a list around it', (text) => `[${text}]`],
]

export const manifestCases: readonly OddCase[] = [
  ...casesOf(members, (change) => ({ build: (image) => image.putLegacy(textOf(image, change)) })).map(
    (one) => ({
      ...one,
      name: `a manifest with ${one.name}`,
    }),
  ),
  ...casesOf(spellings, (spell) => ({ build: (image) => image.putLegacy(spell(textOf(image))) })).map(
    (one) => ({
      ...one,
      name: `a manifest with ${one.name}`,
    }),
  ),
  {
    name: 'a manifest that is served as an index',
    build: (image) => image.putLegacy(textOf(image, { mediaType: undefined }), 'sig', index),
  },
  {
    name: 'a manifest of an image that is served as an index',
    build: (image) => image.putLegacy(textOf(image), 'sig', index),
  },
  {
    name: 'a manifest that says it is an index, and is served as an image',
    build: (image) => image.putLegacy(textOf(image, { mediaType: index })),
  },
  {
    name: 'a manifest that is served as one of Docker',
    build: (image) =>
      image.putLegacy(textOf(image), 'sig', 'application/vnd.docker.distribution.manifest.v2+json'),
  },
  {
    name: 'a manifest that is served as one of the first version',
    build: (image) =>
      image.putLegacy(
        textOf(image, { mediaType: undefined }),
        'sig',
        'application/vnd.docker.distribution.manifest.v1+json',
      ),
  },
  {
    name: 'a manifest that is served as JSON',
    build: (image) => image.putLegacy(textOf(image, { mediaType: undefined }), 'sig', 'application/json'),
  },
  {
    name: 'an index under the tag of signatures',
    build: (image) => {
      const text = textOf(image)
      const digest = image.putManifest(text)
      const child = {
        mediaType: imageManifest,
        digest,
        size: text.length,
        platform: { os: 'linux', architecture: 'amd64' },
      }
      return image.putLegacy(
        JSON.stringify({ schemaVersion: 2, mediaType: index, manifests: [child] }),
        'sig',
        index,
      )
    },
  },
  {
    name: '1,000 layers, of which the last is good',
    build: (image) =>
      image.putLegacy({
        layers: [
          ...new Array(999).fill({ ...image.legacyLayer(key), annotations: {} }),
          image.legacyLayer(key),
        ],
      }),
  },
  {
    name: '1,001 layers, of which the last is good',
    build: (image) =>
      image.putLegacy({
        layers: [
          ...new Array(1000).fill({ ...image.legacyLayer(key), annotations: {} }),
          image.legacyLayer(key),
        ],
      }),
  },
]
