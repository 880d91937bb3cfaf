import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { keyOf, type MadeImage } from '../made-image'
import { casesOf, key, type OddCase, stranger, toPem } from './odd-case'

const spki = createPublicKey(key.pem).export({ type: 'spki', format: 'der' })
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const byRsa = keyOf(rsa.publicKey, rsa.privateKey)
const point = spki.subarray(-65)
const compressed = Buffer.concat([
  Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex'),
  Buffer.from([2 + ((point[64] ?? 0) & 1)]),
  point.subarray(1, 33),
])

/** Of a P-256 key, spellings of its file; what is signed is signed by it. */
const files: readonly (readonly [string, string])[] = [
  ['a key file as cosign writes it', key.pem],
  ['a key file with Windows line ends', key.pem.replaceAll('\n', '\r\n')],
  ['a key file in one line', toPem('PUBLIC KEY', spki).replace(/(?<=[^-])\n(?=[^-])/g, '')],
  ['a key file without line breaks', key.pem.replaceAll('\n', '')],
  ['a key file with text above', `the key of the build\n${key.pem}`],
  ['a key file with text below', `${key.pem}the end\n`],
  ['a key file with spaces before it', `  ${key.pem}`],
  ['a key file with spaces in it', key.pem.replace('\nM', '\nM ')],
  ['a key file with a header', key.pem.replace('\n', '\nComment: build\n\n')],
  ['a key file with a header in which there is a dash', key.pem.replace('\n', '\nComment: build-key\n\n')],
  ['a key file with a byte order mark', `\ufeff${key.pem}`],
  ['a key file with another label', key.pem.replaceAll('PUBLIC KEY', 'EC PUBLIC KEY')],
  ['a key file with a label in lower case', key.pem.replaceAll('PUBLIC KEY', 'public key')],
  ['a key file with two labels', key.pem.replace('END PUBLIC KEY', 'END RSA PUBLIC KEY')],
  ['a key file without an end', key.pem.replace(/-----END.*\n/, '')],
  ['a key file with another key behind it', `${key.pem}${stranger.pem}`],
  ['a key file with another key before it', `${stranger.pem}${key.pem}`],
  [
    'a key file behind a key with a header',
    `${stranger.pem.replace('\n', '\nComment: the-old-one\n\n')}${key.pem}`,
  ],
  ['a key file behind a block in lower case', `${toPem('public key', spki)}${key.pem}`],
  ['a key file behind a begin', `-----BEGIN PUBLIC KEY-----\n${key.pem}`],
  ['a key file behind a broken block', `${stranger.pem.replace('M', '!')}${key.pem}`],
  ['a key with a byte behind it', toPem('PUBLIC KEY', Buffer.concat([spki, Buffer.of(0)]))],
  ['a key whose point is compressed', toPem('PUBLIC KEY', compressed)],
  ['a key with the label of PKCS#1', toPem('RSA PUBLIC KEY', spki)],
  [
    'a key with base64 that has stray bits',
    key.pem.replace(/(.)==\n/, (_, last: string) => `${String.fromCharCode(last.charCodeAt(0) + 1)}==\n`),
  ],
]

const modulus = Buffer.from(rsa.publicKey.export({ format: 'jwk' }).n ?? '', 'base64url')

/** An RSA key of somebody's modulus with this exponent. With 1, what is signed is its own signature. */
function rsaKey(exponent: bigint, type: 'spki' | 'pkcs1'): string {
  const digits = exponent.toString(16)
  const e = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex').toString(
    'base64url',
  )
  const jwk = { kty: 'RSA', n: modulus.toString('base64url'), e }
  return createPublicKey({ key: jwk, format: 'jwk' }).export({ type, format: 'pem' }).toString()
}

/** What RSA signs: the hash, padded. */
function padded(bytes: Uint8Array): Buffer {
  const signature = sign('sha256', bytes, rsa.privateKey)
  const [base, n] = [signature, modulus].map((buffer) => BigInt(`0x${buffer.toString('hex')}`)) as [
    bigint,
    bigint,
  ]
  let [result, power, exponent] = [1n, base % n, 65_537n]
  for (; exponent > 0n; exponent >>= 1n, power = (power * power) % n)
    if (exponent & 1n) result = (result * power) % n
  return Buffer.from(result.toString(16).padStart(512, '0'), 'hex')
}

const byNobody = (image: MadeImage) => image.addLegacy(image.legacyLayer({ ...key, sign: padded }))
const byOwner = (image: MadeImage) => image.addLegacy(image.legacyLayer(byRsa))

const exponents: readonly (readonly [string, bigint, (image: MadeImage) => unknown])[] = [
  ['of exponent 1, signed by nobody', 1n, byNobody],
  ['of exponent 2', 2n, byOwner],
  ['of exponent 3', 3n, byOwner],
  ['of exponent 65,536', 65_536n, byOwner],
  ['of exponent 65,537', 65_537n, byOwner],
  ['of an exponent of 32 bits', 2n ** 31n + 1n, byOwner],
  ['of an exponent of 65 bits', 2n ** 64n + 1n, byOwner],
]

/** The neutral element of Ed25519 as a key: with R = B and s = 1, everything is signed. */
const neutral = toPem('PUBLIC KEY', Buffer.from(`302a300506032b6570032100${'01'.padEnd(64, '0')}`, 'hex'))
const basePoint = Buffer.from(`58${'66'.repeat(31)}`, 'hex')
const one = Buffer.from('01'.padEnd(64, '0'), 'hex')

const p224 = generateKeyPairSync('ec', { namedCurve: 'secp224r1' })
const k256 = generateKeyPairSync('ec', { namedCurve: 'secp256k1' })

export const keyCases: readonly OddCase[] = [
  ...casesOf(files, (pem) => ({ key: pem, build: (image) => image.addLegacy(image.legacyLayer(key)) })),
  ...exponents.flatMap(([what, exponent, build]) =>
    (['spki', 'pkcs1'] as const).map((type) => ({
      name: `an RSA key ${what}, in ${type === 'spki' ? 'SPKI' : 'PKCS#1'}`,
      key: rsaKey(exponent, type),
      build,
    })),
  ),
  {
    name: 'an Ed25519 key of small order, signed by nobody',
    key: neutral,
    build: (image) =>
      image.addLegacy(image.legacyLayer({ ...key, sign: () => Buffer.concat([basePoint, one]) })),
  },
  {
    name: 'a key on P-224',
    key: keyOf(p224.publicKey, p224.privateKey).pem,
    build: (image) => image.addLegacy(image.legacyLayer(keyOf(p224.publicKey, p224.privateKey))),
  },
  {
    name: 'a key on secp256k1',
    key: keyOf(k256.publicKey, k256.privateKey).pem,
    build: (image) => image.addLegacy(image.legacyLayer(keyOf(k256.publicKey, k256.privateKey))),
  },
]
