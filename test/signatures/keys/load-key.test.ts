import { createHash, createPublicKey, generateKeyPairSync, webcrypto } from 'node:crypto'
import { expect, test } from 'vitest'
import { InvalidArgumentError } from '../../../src/errors/invalid-argument-error'
import { loadKey } from '../../../src/signatures/keys/load-key'

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = ec.publicKey.export({ type: 'spki', format: 'pem' }).toString()
const spki = ec.publicKey.export({ type: 'spki', format: 'der' })

const wrap = (label: string, der: Uint8Array) =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`
const headed = (header: string) => pem.replace('\n', `\n${header}\n\n`)
const otherPem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()
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

/** An RSA key of a modulus that somebody uses, and of this exponent. */
function rsaKey(exponent: bigint, change = (modulus: Buffer) => modulus): string {
  const { n = '' } = rsa.publicKey.export({ format: 'jwk' })
  const [modulus, e] = [change(Buffer.from(n, 'base64url')), Buffer.from(hexOf(exponent), 'hex')]
  const jwk = { kty: 'RSA', n: modulus.toString('base64url'), e: e.toString('base64url') }
  return createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString()
}

const hexOf = (number: bigint) =>
  number.toString(16).padStart(Math.ceil(number.toString(16).length / 2) * 2, '0')
const even = (modulus: Buffer) => Buffer.concat([modulus.subarray(0, -1), Buffer.of(modulus.at(-1)! & 0xfe)])

test.each([3n, 5n, 17n, 65_537n, 2n ** 31n - 1n])('takes an RSA key of the exponent %i', async (exponent) => {
  expect(await load(rsaKey(exponent))).toMatchObject({ shape: { kind: 'RSA' } })
})

// With exponent 1 a signature is what it signs. Go takes none of these either (crypto/rsa, checkPublicKey).
test.each([1n, 2n, 4n, 65_536n, 2n ** 31n, 2n ** 31n + 1n, 2n ** 32n + 1n, 2n ** 64n + 1n])(
  'refuses an RSA key of the exponent %i',
  async (exponent) => {
    await expect(load(rsaKey(exponent))).rejects.toMatchObject({ argument: 'key' })
    const pkcs1 = createPublicKey(rsaKey(exponent)).export({ type: 'pkcs1', format: 'pem' }).toString()
    await expect(load(pkcs1)).rejects.toMatchObject({ argument: 'key' })
  },
)

test('refuses an RSA key of an even modulus', async () => {
  await expect(load(rsaKey(65_537n, even))).rejects.toMatchObject({ argument: 'key' })
})

/** The points of Ed25519 whose order is at most 8, in every spelling: anybody can sign for such a key. */
const smallOrder = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].flatMap((point) => [
  point,
  `${point.slice(0, -2)}${(Number.parseInt(point.slice(-2), 16) | 0x80).toString(16)}`,
])

test.each(smallOrder)('refuses the Ed25519 key %s, which has a small order', async (point) => {
  const key = wrap('PUBLIC KEY', Buffer.from(`302a300506032b6570032100${point}`, 'hex'))
  await expect(load(key)).rejects.toMatchObject({ argument: 'key' })
})

test('takes an Ed25519 key as every tool makes it', async () => {
  const { publicKey } = generateKeyPairSync('ed25519')
  const key = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  expect(await load(key)).toMatchObject({ shape: { kind: 'Ed25519' } })
})

test.each([
  ['an empty text', ''],
  ['no PEM', 'cosign.pub'],
  ['PEM without content', wrap('PUBLIC KEY', Buffer.of())],
  ['PEM with junk', pem.replace('M', '!')],
  ['PEM with another end', pem.replace('END PUBLIC', 'END RSA PUBLIC')],
  ['two keys in one text', `${pem}${pem}`],
  // Of each of these cosign reads the first block, and a reader of blocks that look right would trust the second.
  ['a key behind one with a header', `${headed('Comment: build-key')}${otherPem}`],
  ['a key behind one with a label in lower case', `${wrap('public key', spki)}${otherPem}`],
  ['a key behind one with a dash in its label', `${wrap('PUBLIC-KEY', spki)}${otherPem}`],
  ['a key behind one with a dash in its content', `${pem.replace('\nMFkw', '\n-MFkw')}${otherPem}`],
  ['a key behind one that never ends', `${pem.replace(/-----END.*/, '')}${otherPem}`],
  ['a key behind one of another end', `${pem.replace('END PUBLIC', 'END RSA PUBLIC')}${otherPem}`],
  ['a key before one that is broken', `${otherPem}${pem.replace('M', '!')}`],
  ['a key before the begin of another', `${otherPem}-----BEGIN`],
  ['a block with a header', headed('Comment: build')],
  ['a block that begins within a line', `key: ${pem}`],
  ['a block that ends within a line', pem.replace(/-----\n$/, '----- end')],
  ['a block in one line with its begin', pem.replaceAll('\n', '')],
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
