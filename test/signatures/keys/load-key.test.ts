import { createHash, generateKeyPairSync, webcrypto } from 'node:crypto'
import { expect, test } from 'vitest'
import { InvalidArgumentError } from '../../../src/errors/invalid-argument-error'
import { loadKey } from '../../../src/signatures/keys/load-key'

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = ec.publicKey.export({ type: 'spki', format: 'pem' }).toString()
const spki = ec.publicKey.export({ type: 'spki', format: 'der' })

const wrap = (label: string, der: Uint8Array) =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`
const load = (input: unknown) => loadKey(input as string, 'SHA-256', 'key')

test('names a key by the SHA-256 of its SPKI', async () => {
  const { id } = await load(pem)
  expect(id).toBe(createHash('sha256').update(spki).digest('hex'))
})

test('gives an RSA key one name, in PKCS#1 and in SPKI', async () => {
  const pkcs1 = rsa.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString()
  expect(pkcs1).toContain('BEGIN RSA PUBLIC KEY')
  const wrapped = await load(pkcs1)
  const plain = await load(rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString())
  expect(wrapped.id).toBe(plain.id)
})

test.each([
  ['Windows line ends', pem.replaceAll('\n', '\r\n')],
  ['one line', wrap('PUBLIC KEY', spki)],
  ['text around it', `the key of the build\n\n${pem}\nend\n`],
])('reads PEM with %s', async (_what, text) => {
  expect((await load(text)).id).toBe((await load(pem)).id)
})

test('imports a key once, and keeps no more than a hundred', async () => {
  const first = await load(pem)
  expect(await load(pem)).toBe(first)
  for (let i = 0; i < 100; i++) await load(`${pem}${' '.repeat(i + 1)}`)
  expect(await load(pem)).not.toBe(first)
})

test('keeps one text apart for each hash', async () => {
  const text = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  expect(await loadKey(text, 'SHA-512', 'key')).not.toBe(await loadKey(text, 'SHA-256', 'key'))
})

/** Replaces the bytes of the first `from` in the SPKI. */
const edit = (from: string, to: string) => Buffer.from(spki.toString('hex').replace(from, to), 'hex')
const compressed = () => {
  const point = spki.subarray(-65)
  const short = Buffer.concat([Buffer.from([2 + (point[64]! & 1)]), point.subarray(1, 33)])
  return Buffer.concat([Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex'), short])
}
const small = generateKeyPairSync('rsa', { modulusLength: 1016 }).publicKey.export({
  type: 'spki',
  format: 'pem',
})
const curve = generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey.export({
  type: 'spki',
  format: 'pem',
})
const x25519 = generateKeyPairSync('x25519').publicKey.export({ type: 'spki', format: 'pem' })
const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey.export({
  type: 'spki',
  format: 'pem',
})

test.each([
  ['an empty text', ''],
  ['no PEM', 'cosign.pub'],
  ['PEM without content', wrap('PUBLIC KEY', Buffer.of())],
  ['PEM with junk', pem.replace('M', '!')],
  ['PEM with another end', pem.replace('END PUBLIC', 'END RSA PUBLIC')],
  ['two keys in one text', `${pem}${pem}`],
  ['a private key', ec.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ['a certificate', wrap('CERTIFICATE', spki)],
  ['garbage in the block', wrap('PUBLIC KEY', Buffer.from('garbage'))],
  ['a key with a byte behind it', wrap('PUBLIC KEY', Buffer.concat([spki, Buffer.of(0)]))],
  ['a truncated key', wrap('PUBLIC KEY', spki.subarray(0, -1))],
  ['a point that is compressed', wrap('PUBLIC KEY', compressed())],
  [
    'a point that is not on the curve',
    wrap('PUBLIC KEY', Buffer.concat([spki.subarray(0, -1), Buffer.of(spki.at(-1)! ^ 1)])),
  ],
  ['a curve that is not for signatures here', curve.toString()],
  ['a key for agreement', x25519.toString()],
  ['a key for PSS', pss.toString()],
  ['another algorithm', wrap('PUBLIC KEY', edit('2a8648ce3d0201', '2a8648ce3d0202'))],
  ['unused bits', wrap('PUBLIC KEY', edit('03420004', '03420104'))],
  ['an RSA key of 1,016 bits', small.toString()],
  ['PKCS#1 that is none', wrap('RSA PUBLIC KEY', spki)],
  ['null', null],
  ['undefined', undefined],
  ['an object', {}],
  ['bytes', new Uint8Array(spki)],
])('refuses %s', async (_what, input) => {
  const refusal = await load(input).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(InvalidArgumentError)
  expect(refusal).toMatchObject({ argument: 'key' })
})

test('repeats nothing of a private key in its message', async () => {
  const text = ec.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const refusal = await load(text).catch((error: unknown) => error)
  const [secret = ''] = text.split('\n').slice(1)
  expect(String(refusal)).toContain('PRIVATE KEY')
  expect(String(refusal)).not.toContain(secret.slice(0, 20))
})

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' }

test.each([
  ['private', async () => (await webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])).privateKey],
  ['locked', () => webcrypto.subtle.importKey('spki', spki, ecdsa, false, ['verify'])],
  ['for agreement', () => webcrypto.subtle.importKey('spki', spki, { ...ecdsa, name: 'ECDH' }, true, [])],
  ['symmetric', () => webcrypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['verify'])],
])('refuses a CryptoKey that is %s', async (_what, make) => {
  await expect(load(await make())).rejects.toMatchObject({ argument: 'key' })
})
