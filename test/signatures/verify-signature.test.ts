import { createHash, generateKeyPairSync, type KeyObject, sign, webcrypto } from 'node:crypto'
import { expect, test } from 'vitest'
import { type DigestAlgorithm, verifySignature } from '../../src/signatures'

const payload = Buffer.from('{"critical":{}}')
const hashes: DigestAlgorithm[] = ['SHA-256', 'SHA-384', 'SHA-512']

const pairs: [kind: string, pair: { publicKey: KeyObject; privateKey: KeyObject }][] = [
  ['P-256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ['P-384', generateKeyPairSync('ec', { namedCurve: 'P-384' })],
  ['P-521', generateKeyPairSync('ec', { namedCurve: 'P-521' })],
  ['RSA-2048', generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ['RSA-1024', generateKeyPairSync('rsa', { modulusLength: 1024 })],
  ['Ed25519', generateKeyPairSync('ed25519')],
]

const pemOf = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString()
const spkiOf = (key: KeyObject) => key.export({ type: 'spki', format: 'der' })
const idOf = (key: KeyObject) => createHash('sha256').update(spkiOf(key)).digest('hex')

const cases = pairs.flatMap(([kind, pair]) => hashes.map((hash) => [kind, hash, pair] as const))

test.each(cases)(
  'verifies %s over %s, and no other hash',
  async (kind, digestAlgorithm, { publicKey, privateKey }) => {
    const hash = kind === 'Ed25519' ? null : digestAlgorithm.toLowerCase().replace('-', '')
    const key = pemOf(publicKey)
    // Ten times: some signatures have short numbers, and P-521 needs DER's long lengths.
    for (let i = 0; i < 10; i++) {
      const signature = sign(hash, payload, privateKey)
      const verified = verifySignature({ payload, signature, key, digestAlgorithm })
      await expect(verified).resolves.toEqual({ key: idOf(publicKey) })
      for (const other of kind === 'Ed25519' ? [] : hashes.filter((one) => one !== digestAlgorithm)) {
        const refused = verifySignature({ payload, signature, key, digestAlgorithm: other })
        await expect(refused).rejects.toMatchObject({ code: 'INVALID' })
      }
      const changed = verifySignature({
        payload: Buffer.from('{"critical":[]}'),
        signature,
        key,
        digestAlgorithm,
      })
      await expect(changed).rejects.toMatchObject({ code: 'INVALID' })
    }
  },
)

const [[, p256] = pairs[0]!, , , [, rsa] = pairs[3]!, , [, ed25519] = pairs[5]!] = pairs

test('takes texts for what is text: the payload, and base64', async () => {
  const signature = sign('sha256', payload, p256.privateKey).toString('base64')
  const verified = verifySignature({ payload: payload.toString(), signature, key: pemOf(p256.publicKey) })
  await expect(verified).resolves.toEqual({ key: idOf(p256.publicKey) })
})

test('refuses base64 that is none', async () => {
  const verified = verifySignature({ payload, signature: 'AAA', key: pemOf(p256.publicKey) })
  await expect(verified).rejects.toMatchObject({ code: 'SIGNATURE_NOT_BASE64' })
})

test.each([0, 1, 63, 65, 255, 257, 10_000])(
  'refuses a signature of %i bytes for every kind of key',
  async (length) => {
    const signature = new Uint8Array(length).fill(1)
    for (const [, { publicKey }] of pairs) {
      await expect(verifySignature({ payload, signature, key: pemOf(publicKey) })).rejects.toMatchObject({
        code: expect.stringMatching(/^(INVALID|SIGNATURE_NOT_DER)$/),
      })
    }
  },
)

test('refuses RSA-PSS', async () => {
  const signature = sign('sha256', payload, { key: rsa.privateKey, padding: 6 })
  await expect(verifySignature({ payload, signature, key: pemOf(rsa.publicKey) })).rejects.toMatchObject({
    code: 'INVALID',
  })
})

test('is not fooled by a caller who changes the payload meanwhile', async () => {
  const bytes = Buffer.from('no')
  const signature = sign('sha256', Buffer.from('ok'), p256.privateKey)
  const verified = verifySignature({ payload: bytes, signature, key: pemOf(p256.publicKey) })
  bytes.write('ok')
  await expect(verified).rejects.toMatchObject({ code: 'INVALID' })
})

const algorithms = [
  ['ECDSA', p256, { name: 'ECDSA', namedCurve: 'P-256' }, 'sha256'],
  ['RSASSA-PKCS1-v1_5', rsa, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' }, 'sha256'],
  ['Ed25519', ed25519, { name: 'Ed25519' }, null],
] as const

test.each(algorithms)(
  'takes a CryptoKey for %s',
  async (_name, { publicKey, privateKey }, algorithm, hash) => {
    const key = await webcrypto.subtle.importKey('spki', spkiOf(publicKey), algorithm, true, ['verify'])
    const signature = sign(hash, payload, privateKey)
    await expect(verifySignature({ payload, signature, key })).resolves.toEqual({ key: idOf(publicKey) })
  },
)
