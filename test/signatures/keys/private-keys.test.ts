import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { generateKeyPair, importPrivateKey, type KeyType, type Signer } from '../../../src/signatures'
import { rejection } from '../../core/connect'
import { cosignVersion, runCosign } from '../cosign'

interface RecordedKey {
  readonly file: string
  readonly label: string
  readonly body: string
  readonly password: string
  readonly publicKey: string
}

const { keys }: { keys: RecordedKey[] } = JSON.parse(
  readFileSync(new URL('../../recordings/signatures/keys.json', import.meta.url), 'utf8'),
)

const sample = keys[0] as RecordedKey
const message = new TextEncoder().encode('what is signed')
const kinds: readonly KeyType[] = ['P-256', 'P-384', 'P-521', 'RSA-2048', 'RSA-3072', 'Ed25519']

function pemOf({ label, body }: RecordedKey, width = 64): string {
  return [
    `-----BEGIN ${label}-----`,
    ...(body.match(new RegExp(`.{1,${width}}`, 'g')) ?? []),
    `-----END ${label}-----`,
    '',
  ].join('\n')
}

/** By Node's own verification: nothing of it is shared with what is tested. */
function holds(publicKey: string, signature: Uint8Array): boolean {
  const key = createPublicKey(publicKey)
  return verify(key.asymmetricKeyType === 'ed25519' ? null : 'sha256', message, key, signature)
}

async function signsWith(signer: Signer): Promise<boolean> {
  return holds(await signer.publicKey(), await signer.sign(message))
}

function nodeKey(kind: KeyType): KeyObject {
  if (kind === 'Ed25519') return generateKeyPairSync('ed25519').privateKey
  return kind.startsWith('P-')
    ? generateKeyPairSync('ec', { namedCurve: kind }).privateKey
    : generateKeyPairSync('rsa', { modulusLength: Number(kind.slice(4)) }).privateKey
}

describe.each(keys.map((key) => [key.file, key] as const))('%s, a key file of cosign,', (_file, key) => {
  test('opens, and signs as its public key says', async () => {
    const signer = await importPrivateKey(pemOf(key), { password: key.password })
    expect(await signer.publicKey()).toBe(key.publicKey)
    expect(await signsWith(signer)).toBe(true)
  })

  test('does not open with another password, and nothing is quoted of it', async () => {
    const password = 'a password that is wrong'
    const error = await rejection(importPrivateKey(pemOf(key), { password }))
    expect(error).toMatchObject({ name: 'InvalidArgumentError', argument: 'password' })
    expect(inspect(error, { depth: 9 })).not.toContain(password)
  })
})

test.each([76, 100_000])('a key file with lines of %i characters opens as well', async (width) => {
  const signer = await importPrivateKey(pemOf(sample, width), { password: sample.password })
  expect(await signer.publicKey()).toBe(sample.publicKey)
})

describe.each(kinds)('a key pair on %s', (type) => {
  test('is a key file that opens with its password, and the public key of it', async () => {
    const { privateKey, publicKey } = await generateKeyPair({ password: 'pâss wörd', type })
    expect(privateKey).toMatch(/^-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\n/)
    const signer = await importPrivateKey(privateKey, { password: 'pâss wörd' })
    expect(await signer.publicKey()).toBe(publicKey)
    expect(await signsWith(signer)).toBe(true)
    expect(publicKey).toBe(createPublicKey(publicKey).export({ type: 'spki', format: 'pem' }))
  })

  test('is read from PKCS#8 as well', async () => {
    const key = nodeKey(type)
    const signer = await importPrivateKey(key.export({ type: 'pkcs8', format: 'pem' }).toString())
    expect(await signer.publicKey()).toBe(createPublicKey(key).export({ type: 'spki', format: 'pem' }))
    expect(await signsWith(signer)).toBe(true)
  })
})

test('a key pair is on P-256 where nothing else is said, and another each time', async () => {
  const [one, other] = await Promise.all([
    generateKeyPair({ password: '' }),
    generateKeyPair({ password: '' }),
  ])
  expect(createPublicKey(one.publicKey).asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' })
  expect(one.publicKey).not.toBe(other.publicKey)
})

test('ECDSA signatures are in DER, whatever zeros their halves begin with', async () => {
  const signer = await importPrivateKey(nodeKey('P-256').export({ type: 'pkcs8', format: 'pem' }).toString())
  for (let i = 0; i < 600; i++) {
    const signature = await signer.sign(message)
    if (!holds(await signer.publicKey(), signature)) throw new Error(Buffer.from(signature).toString('hex'))
  }
})

const file = JSON.parse(Buffer.from(sample.body, 'base64').toString())
const altered = (members: object) =>
  pemOf({ ...sample, body: Buffer.from(JSON.stringify({ ...file, ...members })).toString('base64') })
const { kdf, cipher } = file
const ec = nodeKey('P-256')

test.each([
  ['no string', null, { password: 'x' }, 'pem'],
  ['no PEM', 'secret-material', { password: 'x' }, 'pem'],
  ['a public key', sample.publicKey, { password: 'x' }, 'pem'],
  ['two blocks', pemOf(sample) + pemOf(sample), { password: sample.password }, 'pem'],
  ['a key in the form of SEC 1', ec.export({ type: 'sec1', format: 'pem' }).toString(), {}, 'pem'],
  [
    'an X25519 key',
    generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    {},
    'pem',
  ],
  [
    'a key on P-224',
    generateKeyPairSync('ec', { namedCurve: 'secp224r1' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString(),
    {},
    'pem',
  ],
  [
    'PKCS#8 that is cut off',
    pemOf({
      ...sample,
      label: 'PRIVATE KEY',
      body: ec.export({ type: 'pkcs8', format: 'der' }).subarray(0, 60).toString('base64'),
    }),
    {},
    'pem',
  ],
  ['an encrypted key without a password', pemOf(sample), {}, 'password'],
  ['a password that is no string', pemOf(sample), { password: 5 }, 'password'],
  ['an option that is none', pemOf(sample), { password: '', passphrase: '' }, 'passphrase'],
  ['a body that is not JSON', pemOf({ ...sample, body: 'AAAA' }), { password: 'x' }, 'pem'],
  ['another function for the key', altered({ kdf: { ...kdf, name: 'pbkdf2' } }), { password: 'x' }, 'pem'],
  [
    'scrypt that would run for hours',
    altered({ kdf: { ...kdf, params: { N: 2 ** 30, r: 8, p: 1 } } }),
    { password: 'x' },
    'pem',
  ],
  [
    'scrypt that protects nothing',
    altered({ kdf: { ...kdf, params: { N: 2, r: 8, p: 1 } } }),
    { password: 'x' },
    'pem',
  ],
  ['another cipher', altered({ cipher: { ...cipher, name: 'aes' } }), { password: 'x' }, 'pem'],
  ['a nonce that is short', altered({ cipher: { ...cipher, nonce: 'AAAA' } }), { password: 'x' }, 'pem'],
  [
    'a ciphertext that is damaged',
    altered({ ciphertext: Buffer.alloc(100).toString('base64') }),
    { password: sample.password },
    'password',
  ],
  ['a ciphertext that is empty', altered({ ciphertext: '' }), { password: sample.password }, 'password'],
])('importPrivateKey refuses %s, and quotes nothing of it', async (_what, pem, options, argument) => {
  const error = await rejection(importPrivateKey(pem as never, options as never))
  expect(error).toMatchObject({ name: 'InvalidArgumentError', argument })
  expect(error).not.toHaveProperty('cause', expect.anything())
  expect(inspect(error)).not.toMatch(/secret-material|MIGH|eyJ/)
})

test.each([
  ['password', {}],
  ['password', { password: undefined }],
  ['type', { password: '', type: 'P-224' }],
  ['typ', { password: '', typ: 'P-256' }],
])('generateKeyPair refuses %s: %j', async (argument, options) => {
  expect(await rejection(generateKeyPair(options as never))).toMatchObject({
    name: 'InvalidArgumentError',
    argument,
  })
})

test('a signer shows nothing of its key', async () => {
  const pem = ec.export({ type: 'pkcs8', format: 'pem' }).toString()
  const signer = await importPrivateKey(pem)
  const { d = '' } = createPrivateKey(pem).export({ format: 'jwk' })
  expect(inspect(signer, { depth: 9, showHidden: true }) + JSON.stringify(signer)).not.toContain(d)
})

describe.skipIf(cosignVersion() === undefined)('beside cosign, which has to be in PATH,', () => {
  const password = 'correct horse'

  test.each(kinds)('it opens the file of a key pair on %s', async (type) => {
    const { privateKey, publicKey } = await generateKeyPair({ password, type })
    const { output } = await runCosign(['public-key', '--key', 'cosign.key'], {
      password,
      files: { 'cosign.key': privateKey },
    })
    expect(output).toBe(publicKey)
  })

  test('its own key pairs open here', async () => {
    const { file } = await runCosign(['generate-key-pair'], { password })
    const signer = await importPrivateKey(file('cosign.key'), { password })
    expect(await signer.publicKey()).toBe(file('cosign.pub'))
  })

  test.each(kinds)('what it imports of a key on %s opens here', async (type) => {
    const key = nodeKey(type)
    const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString()
    const { file } = await runCosign(['import-key-pair', '--key', 'in.key'], {
      password,
      files: { 'in.key': pem },
    })
    const signer = await importPrivateKey(file('import-cosign.key'), { password })
    expect(await signer.publicKey()).toBe(file('import-cosign.pub'))
  })
})
