import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { MadeImage } from '../made-image'
import { keyOf } from '../made-image'
import { casesOf, key, type OddCase } from './odd-case'

/** DER of numbers, each as it is given. */
function der(...numbers: Uint8Array[]): Buffer {
  const content = Buffer.concat(numbers.map((number) => Buffer.from([2, number.length, ...number])))
  return Buffer.from([0x30, content.length, ...content])
}

function numbersOf(signature: Uint8Array): [r: Uint8Array, s: Uint8Array] {
  const end = 4 + (signature[3] ?? 0)
  return [signature.subarray(4, end), signature.subarray(end + 2)]
}

/** r‖s, each half padded to a length. */
function halves(signature: Uint8Array, size: number): Buffer {
  const padded = numbersOf(signature).map((number) => {
    const bare = Buffer.from(number).toString('hex').replace(/^00/, '')
    return Buffer.from(bare.padStart(2 * size, '0'), 'hex')
  })
  return Buffer.concat(padded)
}

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

function mirrored(signature: Uint8Array): Buffer {
  const [r, s] = numbersOf(signature)
  const other = (order - BigInt(`0x${Buffer.from(s).toString('hex')}`)).toString(16).padStart(64, '0')
  const bytes = Buffer.from(other, 'hex')
  return der(r, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes)
}

const zero = Buffer.of(0)

/** Spellings of a signature that the key has made. */
const spellings: readonly (readonly [string, (signature: Buffer) => Uint8Array | string])[] = [
  ['the other signature of a pair', mirrored],
  ['a signature as r‖s', (signature) => halves(signature, 32)],
  ['a signature as r‖s with long halves', (signature) => halves(signature, 66)],
  ['a signature as r‖s that is too long', (signature) => halves(signature, 67)],
  ['a signature with a byte behind it', (signature) => Buffer.concat([signature, zero])],
  ['a signature with a long length', (signature) => Buffer.from([0x30, 0x81, ...signature.subarray(1)])],
  [
    'a signature with a padded number',
    (signature) => der(Buffer.concat([zero, numbersOf(signature)[0]]), numbersOf(signature)[1]),
  ],
  ['a signature of zeros', () => der(zero, zero)],
  ['an empty signature', () => ''],
  ['base64 with line breaks', (signature) => signature.toString('base64').replace(/.{8}/g, '$&\r\n')],
  ['base64 with a space', (signature) => signature.toString('base64').replace(/.{8}/, '$& ')],
  ['base64 with a tab', (signature) => signature.toString('base64').replace(/.{8}/, '$&\t')],
  ['base64 with stray bits', (signature) => strayBits(signature)],
  ['base64 for URLs', (signature) => signature.toString('base64').replaceAll('+', '-').replaceAll('/', '_')],
  ['base64 without padding', (signature) => signature.toString('base64').replaceAll('=', '')],
  ['base64 with padding twice', (signature) => `${signature.toString('base64')}====`],
  ['base64 with text behind it', (signature) => `${signature.toString('base64')}!`],
]

/** Of the last character before the padding, bits that belong to no byte. */
function strayBits(signature: Buffer): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  const text = signature.toString('base64')
  return text.replace(
    /(.)(=+)$/,
    (_, last: string, padding: string) => `${alphabet[alphabet.indexOf(last) + 1]}${padding}`,
  )
}

const spelled = (spell: (signature: Buffer) => Uint8Array | string) => (image: MadeImage) =>
  image.addLegacy(
    image.legacyLayer({
      ...key,
      sign: (bytes) => {
        const made = spell(key.sign(bytes))
        return Object.assign(Buffer.from(made), typeof made === 'string' ? { toString: () => made } : {})
      },
    }),
  )

const signedBy = (privateKey: KeyObject, hash: string | null) => (image: MadeImage) =>
  image.addLegacy(image.legacyLayer({ ...key, sign: (bytes) => sign(hash, bytes, privateKey) }))

const pairs = {
  p384: generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  p521: generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  rsa1024: generateKeyPairSync('rsa', { modulusLength: 1024 }),
  ed25519: generateKeyPairSync('ed25519'),
}

/** A key, what it hashed with, and the hash that the verifier is told. */
const hashes: readonly (readonly [string, keyof typeof pairs, string | null, OddCase['digestAlgorithm']])[] =
  [
    ['P-384 over SHA-256', 'p384', 'sha256', undefined],
    ['P-384 over SHA-384', 'p384', 'sha384', undefined],
    ['P-384 over SHA-384, as it is told', 'p384', 'sha384', 'SHA-384'],
    ['P-384 over SHA-512, told of SHA-384', 'p384', 'sha512', 'SHA-384'],
    ['P-521 over SHA-256', 'p521', 'sha256', undefined],
    ['P-521 over SHA-512, as it is told', 'p521', 'sha512', 'SHA-512'],
    ['RSA over SHA-256', 'rsa', 'sha256', undefined],
    ['RSA over SHA-512', 'rsa', 'sha512', undefined],
    ['RSA over SHA-512, as it is told', 'rsa', 'sha512', 'SHA-512'],
    ['RSA over SHA-1', 'rsa', 'sha1', undefined],
    ['RSA of 1,024 bits', 'rsa1024', 'sha256', undefined],
    ['pure Ed25519', 'ed25519', null, undefined],
    ['pure Ed25519, told of SHA-512', 'ed25519', null, 'SHA-512'],
  ]

const pem = (publicKey: KeyObject) => publicKey.export({ type: 'spki', format: 'pem' }).toString()

export const signatureCases: readonly OddCase[] = [
  ...casesOf(spellings, (spell) => ({ build: spelled(spell) })),
  ...casesOf(hashes, (name, hash, digestAlgorithm) => ({
    build: signedBy(pairs[name].privateKey, hash),
    key: pem(pairs[name].publicKey),
    ...(digestAlgorithm && { digestAlgorithm }),
  })),
  {
    name: 'RSA-PSS',
    key: pem(pairs.rsa.publicKey),
    build: (image) =>
      image.addLegacy(
        image.legacyLayer({
          ...key,
          sign: (bytes) => sign('sha256', bytes, { key: pairs.rsa.privateKey, padding: 6 }),
        }),
      ),
  },
  {
    name: 'a bundle by pure Ed25519',
    key: pem(pairs.ed25519.publicKey),
    build: (image) =>
      image.addBundle(image.bundle(keyOf(pairs.ed25519.publicKey, pairs.ed25519.privateKey, null))),
  },
]
