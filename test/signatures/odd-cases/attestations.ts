import { inToto, type MadeImage, preAuthEncoding } from '../made-image'
import { casesOf, key, type OddCase, stranger } from './odd-case'

type Json = Record<string, unknown>

const predicateType = 'https://example.com/review/v1'
const marked = { 'dev.cosignproject.cosign/signature': '' }

function statementOf(image: MadeImage, change: Json = {}): Json {
  return { ...image.statement, predicateType, ...change }
}

interface Parts {
  readonly envelope?: Json
  readonly annotations?: Json
  readonly statement?: Json
  readonly spell?: (text: string) => string
  readonly by?: typeof key
}

/** An attestation as cosign 1 and 2 store it. */
function store(
  image: MadeImage,
  { envelope = {}, annotations = marked, statement = {}, spell = (text) => text, by = key }: Parts,
): void {
  const payload = Buffer.from(JSON.stringify(statementOf(image, statement)))
  const sig = by.sign(preAuthEncoding(inToto, payload)).toString('base64')
  const own = { payloadType: inToto, payload: payload.toString('base64'), signatures: [{ sig }] }
  const content = spell(JSON.stringify({ ...own, ...envelope }))
  const layer = {
    mediaType: 'application/vnd.dsse.envelope.v1+json',
    size: Buffer.byteLength(content),
    digest: image.putBlob(content),
    annotations,
  }
  image.putManifest({ layers: [layer] }, `${image.digest.replace(':', '-')}.att`)
}

const stored: readonly (readonly [string, Parts])[] = [
  ['as cosign writes it', {}],
  ['by a stranger', { by: stranger }],
  ['without the annotation of its layer', { annotations: {} }],
  [
    'with a garbage signature in the annotation',
    { annotations: { 'dev.cosignproject.cosign/signature': '!' } },
  ],
  [
    'with a garbage certificate',
    { annotations: { ...marked, 'dev.sigstore.cosign/certificate': 'garbage' } },
  ],
  ['with a garbage log entry', { annotations: { ...marked, 'dev.sigstore.cosign/bundle': 'garbage' } }],
  ['of another kind', { statement: { predicateType: 'https://example.com/other' } }],
  ['about another image', { statement: { subject: [{ digest: { sha256: '0'.repeat(64) } }] } }],
  ['with a predicate that is a string', { statement: { predicate: 'text' } }],
  ['with a predicate that is a list', { statement: { predicate: [] } }],
  ['with a member more in its statement', { statement: { more: 1 } }],
  ['with a member more in its envelope', { envelope: { more: 1 } }],
  ['with another payload type', { envelope: { payloadType: 'text/plain' } }],
  ['with a payload type that is a number', { envelope: { payloadType: 5 } }],
  ['with a payload type that is missing', { envelope: { payloadType: undefined } }],
  ['with no signature', { envelope: { signatures: [] } }],
  ['with signatures that are null', { envelope: { signatures: null } }],
  ['with a signature that is null', { envelope: { signatures: [null] } }],
  ['with signatures that are an object', { envelope: { signatures: {} } }],
  [
    'with members in capitals',
    { spell: (text) => text.replace('payloadType', 'PAYLOADTYPE').replace('"sig"', '"SIG"') },
  ],
  ['with a member with a long s', { spell: (text) => text.replace('"signatures"', '"ſignatures"') }],
  ['with a payload twice, the first a number', { spell: (text) => text.replace('{', '{"payload":5,') }],
  ['with a byte behind it', { spell: (text) => `${text}x` }],
  ['with a key id of another', { spell: (text) => text.replace('"sig"', '"keyid":"SHA256:another","sig"') }],
  ['with a key id that is a number', { spell: (text) => text.replace('"sig"', '"keyid":5,"sig"') }],
  ['with a line break in its payload', { spell: (text) => text.replace(/("payload":"....)/, '$1\\n') }],
  [
    'with a signature for URLs',
    {
      spell: (text) =>
        text.replace(
          /"sig":"([^"]*)"/,
          (_, sig: string) => `"sig":"${sig.replaceAll('+', '-').replaceAll('/', '_')}"`,
        ),
    },
  ],
  [
    'with a payload for URLs',
    {
      statement: { predicate: { x: '???>>>' } },
      spell: (text) =>
        text.replace(
          /"payload":"([^"]*)"/,
          (_, payload: string) => `"payload":"${payload.replaceAll('+', '-').replaceAll('/', '_')}"`,
        ),
    },
  ],
  [
    'with a signature of a stranger before the good one',
    { spell: (text) => text.replace('[{', '[{"sig":"AAAA"},{') },
  ],
  ['with a garbage signature before the good one', { spell: (text) => text.replace('[{', '[{"sig":"!"},{') }],
  [
    'with 64 signatures, the last good',
    { spell: (text) => text.replace('[{', `[${'{"sig":"AAAA"},'.repeat(63)}{`) },
  ],
  [
    'with 65 signatures, the last good',
    { spell: (text) => text.replace('[{', `[${'{"sig":"AAAA"},'.repeat(64)}{`) },
  ],
]

export const attestationCases: readonly OddCase[] = [
  ...casesOf(stored, (parts) => ({ predicateType, build: (image: MadeImage) => store(image, parts) })).map(
    (one) => ({
      ...one,
      name: `an attestation ${one.name}`,
    }),
  ),
  {
    name: 'an attestation in a bundle',
    predicateType,
    build: (image) => image.addBundle(image.bundle(key, statementOf(image))),
  },
  {
    name: 'an attestation under the tag, with a bundle by a stranger',
    predicateType,
    build: (image) => {
      store(image, {})
      image.addBundle(image.bundle(stranger, statementOf(image)))
    },
  },
]
