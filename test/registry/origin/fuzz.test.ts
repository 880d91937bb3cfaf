import fc from 'fast-check'
import { expect, test } from 'vitest'
import { call, calls } from './calls'
import { hostileRegistry, type Place, secret, token, type Words } from './hostile-registry'

// What a registry, its token service or its storage may say in the headers of an answer. Whatever it is, no request with
// credentials, a header of ours or a body leaves the origin, and what comes of it is a result or an error of ours.
const runs = { challenge: 4_000, location: 2_000, link: 4_000, redirect: 6_000, all: 4_000 }
const minutes = 60_000

const host = 'registry.example.com'

const schemes = [
  ...['', 'https:', 'http:', 'HTTPS:', 'hTtP:', ' https:', 'https:\t', 'http', 'blob:https:', 'blob:http:'],
  ...['ftp:', 'file:', 'data:', 'javascript:', 'ws:', 'wss:', 'unix:', 's3:', 'view-source:https:'],
]
const slashes = [
  '//',
  '//',
  '//',
  '/',
  '',
  '/\\',
  '\\\\',
  '\\/',
  '\\',
  '///',
  '////',
  '/\t/',
  '/./',
  '/.//',
  '\t//',
]
const hosts = [
  ...[host, host, 'evil.example', 'auth.example.com', '', '.', '127.0.0.1:5000', '[::1]', '0x7f.1'],
  ...[`${host}:443`, `${host}:80`, `${host}:8443`, `${host}.`, host.toUpperCase(), `.${host}`],
  ...[
    `${host}@evil.example`,
    `evil.example@${host}`,
    `jane:pw@${host}`,
    `jane:pw@evil.example`,
    'auth.example.com@evil.example',
  ],
  ...[`${host}\\@evil.example`, `evil.example\\@${host}`, `${host}%2eevil.example`, `${host}.evil.example`],
  ...[
    `${host}#@evil.example`,
    `${host}?@evil.example`,
    `${host}\t.evil.example`,
    '%65vil.example',
    `${host}:@evil.example`,
  ],
]
const segments = [
  ...['', '', '.', '..', '%2e', '%2E%2e', '\\', '/', '//', '\t', '@', ':', ';', '%2F', '%5c', '%00', 'ÿ'],
  ...[
    'v2',
    'demo',
    'app',
    'prefix',
    'service',
    'token',
    'blobs',
    'evil.example',
    '@evil.example',
    ':80',
    '\\evil.example',
  ],
]
const endings = [
  '',
  '',
  '?',
  '?_state=1',
  '?x=//evil.example',
  '#',
  '#@evil.example',
  '?n=1&last=a',
  '/',
  '\\',
]

/** As a registry of good will writes it, of itself or of another. */
const plain = fc
  .tuple(fc.constantFrom('https', 'http'), fc.constantFrom(host, 'auth.example.com', 'evil.example'))
  .map(([scheme, host]) => `${scheme}://${host}/service/token`)

const odd = fc
  .tuple(
    fc.constantFrom(...schemes),
    fc.constantFrom(...slashes),
    fc.constantFrom(...hosts),
    fc.array(fc.constantFrom(...segments), { maxLength: 5 }),
    fc.constantFrom('/', '/', '\\', ''),
    fc.constantFrom(...endings),
    // A character more, anywhere.
    fc.option(fc.tuple(fc.nat(80), fc.constantFrom(...'/\\\t.:@#?%& ;,<>"\'x')), { freq: 3 }),
  )
  .map(([scheme, slash, host, path, joint, ending, extra]) => {
    const text = `${scheme}${slash}${host}${path.map((segment) => joint + segment).join('')}${ending}`
    return extra === null ? text : text.slice(0, extra[0]) + extra[1] + text.slice(extra[0])
  })

const address = fc.oneof({ weight: 1, arbitrary: plain }, { weight: 9, arbitrary: odd })

const parameter = fc.oneof(
  fc.tuple(fc.constantFrom('realm', 'realm', 'realm', 'Realm', 'REALM', 'service', 'scope'), address),
  fc.constantFrom<[string, string]>(['service', 'harbor-registry'], ['error', 'invalid_token']),
)
const challenge = fc
  .tuple(
    fc.constantFrom(
      'Bearer',
      'Bearer',
      'Bearer',
      'bearer',
      'BEARER',
      'Basic',
      'Negotiate',
      'Basic realm="x", Bearer',
      '',
    ),
    fc.array(
      fc
        .tuple(parameter, fc.constantFrom('quoted', 'quoted', 'escaped', 'plain'))
        .map(([[key, value], how]) => {
          if (how === 'plain') return `${key}=${value}`
          return `${key}="${how === 'escaped' ? value.replace(/["\\]/g, '\\$&') : value}"`
        }),
      { minLength: 1, maxLength: 4 },
    ),
    fc.constantFrom(',', ', ', ' ', ';'),
  )
  .map(([scheme, parameters, joint]) => `${scheme} ${parameters.join(joint)}`)

const relation = fc.constantFrom(
  'rel="next"',
  'rel=next',
  'rel="prev"',
  'REL="Next"',
  'title="a,b"; rel="next"',
  '',
)
const link = fc
  .array(
    fc.tuple(address, relation).map(([target, relation]) => `<${target}>; ${relation}`),
    { minLength: 1, maxLength: 3 },
  )
  .map((links) => links.join(', '))

const redirect = fc.record({ status: fc.constantFrom(301, 302, 303, 307, 308), location: address })

const place: fc.Arbitrary<Place> = fc.record({
  url: fc.constantFrom(
    ...[
      `https://${host}`,
      `https://${host}`,
      `http://${host}`,
      `https://${host}/prefix`,
      `https://${host}:8443`,
    ],
    ...['http://127.0.0.1:5000', 'http://[::1]:80', `https://${host}//prefix`],
  ),
  tokenOrigins: fc.constantFrom<readonly string[]>(
    [],
    ['https://auth.example.com'],
    ['http://auth.example.com'],
  ),
})

function isHeader(value: string | undefined): boolean {
  try {
    if (value !== undefined) new Headers({ value })
    return true
  } catch {
    return false
  }
}

function nothingLeaks(names: readonly string[], words: fc.Arbitrary<Words>) {
  return fc.asyncProperty(fc.constantFrom(...names), words, place, async (name, words, place) => {
    const { challenge, location, link, redirect } = words
    fc.pre([challenge, location, link, redirect?.location].every(isHeader))
    const registry = hostileRegistry(words, place)
    const result = await call(name, registry)
    expect(registry.leaks).toEqual([])
    const error = result instanceof Error ? `${result.stack} ${JSON.stringify(result)}` : ''
    const said = [error, ...registry.logged].join()
    expect([secret, token].filter((word) => said.includes(word))).toEqual([])
  })
}

const everything = Object.keys(calls)

test.each<[what: string, names: readonly string[], words: fc.Arbitrary<Words>, numRuns: number]>([
  ['WWW-Authenticate', ['resolve', 'putBlob'], fc.record({ challenge }), runs.challenge],
  ['Location', ['putBlob', 'putBlob, mounted'], fc.record({ location: address }), runs.location],
  ['Link', ['listTags', 'referrers'], fc.record({ link }), runs.link],
  ['redirects', everything, fc.record({ redirect }), runs.redirect],
  [
    'all of them at once',
    everything,
    fc.record({ challenge, location: address, link, redirect }, { requiredKeys: [] }),
    runs.all,
  ],
])(
  'no credential leaves the origin, whatever a registry says in %s',
  (_what, names, words, numRuns) => fc.assert(nothingLeaks(names, words), { numRuns }),
  5 * minutes,
)
