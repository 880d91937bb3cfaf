import type { MadeImage } from '../made-image'
import { casesOf, key, type OddCase } from './odd-case'

type Spell = (image: MadeImage) => string

const text = (image: MadeImage) => JSON.stringify(image.payload)
const legacy = (spell: Spell) => (image: MadeImage) => image.addLegacy(image.legacyLayer(key, spell(image)))
const edit = (from: string | RegExp, to: string) => (image: MadeImage) => text(image).replace(from, to)
const critical = (image: MadeImage) => JSON.stringify(image.payload.critical)

/** Payloads that the key has signed. */
const spellings: readonly (readonly [string, Spell])[] = [
  ['a payload as cosign writes it', text],
  ['a payload with spaces', (image) => JSON.stringify(image.payload, null, 2)],
  ['a payload with a byte order mark', (image) => `\ufeff${text(image)}`],
  ['a payload with text behind it', (image) => `${text(image)}x`],
  ['a payload with another behind it', (image) => text(image).repeat(2)],
  ['a payload that is null', () => 'null'],
  ['a payload that is a list', (image) => `[${text(image)}]`],
  ['an empty payload', () => ''],
  ['a member in capitals', edit('critical', 'CRITICAL')],
  ['a member with a dotless i', edit('critical', 'crıtical')],
  ['a member with a ligature', edit('docker-manifest-digest', 'docker-manifeﬆ-digest')],
  ['a member with a long s', edit('docker-manifest-digest', 'docker-manifeſt-digest')],
  ['a member with the sign of Kelvin', edit('docker-manifest-digest', 'docKer-manifest-digest')],
  ['a member with an accent', edit('critical', 'críticál')],
  ['a member with an escape', edit('critical', '\\u0063ritical')],
  ['a member with a space', edit('critical', 'critical ')],
  ['a digest in capitals', edit(/sha256:([0-9a-f]+)/, `sha256:${'A'.repeat(64)}`)],
  ['a digest with escapes', edit('sha256:', '\\u0073ha256:')],
  ['a digest that is a number', edit(/"sha256:[0-9a-f]+"/, '5')],
  ['a digest that is null', edit(/"sha256:[0-9a-f]+"/, 'null')],
  [
    'a digest twice, the right one last',
    (image) => text(image).replace('"image":{', '"image":{"docker-manifest-digest":"x",'),
  ],
  ['a digest twice, the wrong one last', edit(/("sha256:[0-9a-f]+")/, '$1,"docker-manifest-digest":"x"')],
  [
    'a digest twice, the first a number',
    (image) => text(image).replace('"image":{', '"image":{"docker-manifest-digest":5,'),
  ],
  ['a digest twice, null last', edit(/("sha256:[0-9a-f]+")/, '$1,"docker-manifest-digest":null')],
  ['a digest twice, another case last', edit(/("sha256:[0-9a-f]+")/, '$1,"Docker-Manifest-Digest":"x"')],
  ['critical twice, the last without a digest', edit('"optional"', '"critical":{"type":"x"},"optional"')],
  ['critical twice, the last null', edit('"optional"', '"critical":null,"optional"')],
  ['critical twice, the first a number', (image) => text(image).replace('{', '{"critical":5,')],
  ['critical twice, the first a list', (image) => text(image).replace('{', '{"critical":[],')],
  ['critical twice, in another case', (image) => text(image).replace('{', '{"Critical":{"type":5},')],
  ['critical that is a string', (image) => `{"critical":${JSON.stringify(critical(image))}}`],
  ['an identity that is a string', edit(/"identity":\{[^}]*\}/, '"identity":"x"')],
  ['an identity that is a number', edit(/"identity":\{[^}]*\}/, '"identity":5')],
  ['an identity that is missing', edit(/"identity":\{[^}]*\},/, '')],
  ['a reference that is a number', edit(/"docker-reference":"[^"]*"/, '"docker-reference":5')],
  ['a reference that is a list', edit(/"docker-reference":"[^"]*"/, '"docker-reference":[]')],
  ['a type that is a number', edit('"cosign container image signature"', '5')],
  ['a type that is an object', edit('"cosign container image signature"', '{}')],
  ['a type that is missing', edit(',"type":"cosign container image signature"', '')],
  ['another type', edit('cosign container image signature', 'atomic container signature')],
  ['a member more', edit('"optional"', '"more":{"deep":[1,2]},"optional"')],
  ['optional that is missing', edit(',"optional":null', '')],
  ['optional that is empty', edit('"optional":null', '"optional":{}')],
  ['optional that is a string', edit('"optional":null', '"optional":"x"')],
  ['optional that is a list', edit('"optional":null', '"optional":[]')],
  ['optional twice, the first a string', edit('"optional":null', '"optional":"x","optional":null')],
  ['optional with a number out of range', edit('"optional":null', '"optional":{"n":1e999}')],
  ['optional with a number that is tiny', edit('"optional":null', '"optional":{"n":1e-999}')],
  ['optional with a deep number out of range', edit('"optional":null', '"optional":{"n":[{"m":-1e400}]}')],
  ['optional with half a surrogate pair', edit('"optional":null', '"optional":{"s":"\\ud800"}')],
  [
    'optional with 999 levels',
    edit('"optional":null', `"optional":{"a":${'['.repeat(997)}${']'.repeat(997)}}`),
  ],
  [
    'optional with 1,100 levels',
    edit('"optional":null', `"optional":{"a":${'['.repeat(1100)}${']'.repeat(1100)}}`),
  ],
  [
    'optional with 11,000 levels',
    edit('"optional":null', `"optional":{"a":${'['.repeat(11000)}${']'.repeat(11000)}}`),
  ],
  ['a payload with a control character', edit('"optional":null', '"optional":{"s":"\u0001"}')],
  ['a payload with a comma too many', edit('"optional":null', '"optional":null,')],
  ['a payload with a comment', edit('{', '{/**/')],
  ['a payload with single quotes', edit('"optional"', "'optional'")],
]

const annotated = (optional: string) => edit('"optional":null', `"optional":${optional}`)
const wanted: readonly (readonly [string, string])[] = [
  ['an annotation as it is wanted', '{"env":"prod"}'],
  ['an annotation of another value', '{"env":"test"}'],
  ['an annotation that is a number', '{"env":1}'],
  ['an annotation that is null', '{"env":null}'],
  ['an annotation in a list', '{"env":["prod"]}'],
  ['an annotation with an escape', '{"env":"\\u0070rod"}'],
  ['an annotation of another case', '{"Env":"prod"}'],
  ['an annotation twice, the right one last', '{"env":"test","env":"prod"}'],
  ['an annotation twice, the wrong one last', '{"env":"prod","env":"test"}'],
  ['an annotation in the first of two', '{"env":"prod"},"optional":{"x":"y"}'],
  ['an annotation in the first of two, then null', '{"env":"prod"},"optional":null'],
  ['an annotation in the first of two, in another case', '{"env":"prod"},"Optional":{"x":"y"}'],
]

export const payloadCases: readonly OddCase[] = [
  ...casesOf(spellings, (spell) => ({ build: legacy(spell) })),
  ...casesOf(wanted, (optional) => ({ build: legacy(annotated(optional)), annotations: { env: 'prod' } })),
]
