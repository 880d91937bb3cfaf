import { expect, test } from 'vitest'
import {
  type RegistryVerifyOptions,
  verifyAttestation,
  verifyImage,
  verifySignature,
  verifySignatures,
} from '../../src/signatures'
import { MadeImage, makeKey } from './made-image'
import { memoryReader } from './memory-reader'

const key = makeKey()
const keys = [key.pem]
const image = new MadeImage()
image.addLegacy(image.legacyLayer(key))
const registry = memoryReader(image.answers)
const refusalOf = (argument: string) => ({ name: 'InvalidArgumentError', argument })

const verify = (options: unknown) => verifyImage('demo/app:v1', options as RegistryVerifyOptions)

class Wanted {
  readonly #env = 'prod'
  get env() {
    return this.#env
  }
}

/** What somebody could mean to be conditions, and which says none to whoever asks for its own enumerable members. */
const noConditions = (): [what: string, value: object][] => [
  ['a promise, as of a forgotten await', Promise.resolve({ env: 'prod' })],
  ['inherited members', Object.create({ env: 'prod' })],
  ['getters of a class', new Wanted()],
  ['a class', class {}],
  ['a function', () => ({ env: 'prod' })],
  ['a WeakMap', new WeakMap()],
  ['a Map', new Map([['env', 'prod']])],
  ['a Set', new Set(['env=prod'])],
  ['a Date', new Date()],
  ['an error', new Error('env=prod')],
  ['a regular expression', /env=prod/],
  ['a string object', Object('env=prod')],
  ['a buffer', Buffer.from('{"env":"prod"}')],
  ['URL parameters', new URLSearchParams({ env: 'prod' })],
  ['headers', new Headers({ env: 'prod' })],
  ['a list', [['env', 'prod']]],
  ['an empty list', []],
  ['a symbol for a name', { [Symbol('env')]: 'prod' }],
  ['a proxy, which may hide some', new Proxy({}, { get: () => 'prod', has: () => true, ownKeys: () => [] })],
  ['a date without its prototype', Object.setPrototypeOf(new Date(), null)],
  ['a member that is hidden', Object.defineProperty({}, 'env', { value: 'prod' })],
]

test.each(noConditions())('refuses %s for annotations', async (_what, annotations) => {
  await expect(verify({ registry, keys, annotations })).rejects.toMatchObject(refusalOf('annotations'))
  const options = { keys, annotations: annotations as Record<string, string> }
  await expect(verifySignatures(image.digest, [], options)).rejects.toMatchObject(refusalOf('annotations'))
})

test('refuses a getter for an annotation, and does not run it', async () => {
  let runs = 0
  const annotations = {
    get env() {
      runs++
      return runs > 1 ? 'prod' : 'test'
    },
  }
  await expect(verify({ registry, keys, annotations })).rejects.toMatchObject(refusalOf('annotations["env"]'))
  expect(runs).toBe(0)
})

test.each([undefined, null, 1, true, Object('prod'), ['prod'], { toString: () => 'prod' }])(
  'refuses %j for the value of an annotation',
  async (env) => {
    const verified = verify({ registry, keys, annotations: { env } })
    await expect(verified).rejects.toMatchObject(refusalOf('annotations["env"]'))
  },
)

test('takes an object without a prototype, and one with none of the wanted', async () => {
  const none = Object.create(null) as Record<string, string>
  await expect(verify({ registry, keys, annotations: none })).resolves.toMatchObject({ digest: image.digest })
  const some = Object.assign(Object.create(null), { env: 'prod' })
  await expect(verify({ registry, keys, annotations: some })).rejects.toMatchObject({
    code: 'ANNOTATION_MISMATCH',
  })
})

test.each(noConditions())('refuses %s for options', async (_what, value) => {
  const options = Object.assign(value, { registry, keys })
  await expect(verify(options)).rejects.toMatchObject(refusalOf('options'))
  await expect(verifyAttestation('demo/app:v1', options as never)).rejects.toMatchObject(refusalOf('options'))
  await expect(verifySignatures(image.digest, [], options)).rejects.toMatchObject(refusalOf('options'))
  await expect(verifySignature(options as never)).rejects.toMatchObject(refusalOf('options'))
})

test('refuses options that inherit a condition', async () => {
  const options = Object.assign(Object.create({ threshold: 2 }), { registry, keys })
  await expect(verify(options)).rejects.toMatchObject(refusalOf('options'))
})

test('refuses a proxy around annotations, and one that answers for more options than it shows', async () => {
  const annotations = new Proxy<Record<string, string>>(
    {},
    { get: (_, name) => (name === 'env' ? 'prod' : undefined) },
  )
  await expect(verify({ registry, keys, annotations })).rejects.toMatchObject(refusalOf('annotations'))
  const options = new Proxy({ registry, keys }, { get: (_, name) => (name === 'threshold' ? 2 : undefined) })
  await expect(verify(options)).rejects.toMatchObject(refusalOf('threshold'))
})

test('refuses an option that is a getter, and does not run it', async () => {
  const options = {
    registry,
    keys,
    get threshold(): number {
      throw new Error('it was run')
    },
  }
  await expect(verify(options)).rejects.toMatchObject(refusalOf('threshold'))
})

test.each([
  'annotation',
  'Keys',
  'treshold',
  'predicateType',
  'expectedreference',
  'signatures',
  '__proto__',
])('refuses %s, which is no option', async (name) => {
  const options = Object.fromEntries([...Object.entries({ registry, keys }), [name, 'x']])
  await expect(verify(options)).rejects.toMatchObject(refusalOf(name))
})

test('refuses annotations where an attestation is asked for, which has none to compare', async () => {
  const options = { registry, keys, predicateType: 'https://example.com', annotations: { env: 'prod' } }
  await expect(verifyAttestation('demo/app:v1', options as never)).rejects.toMatchObject(
    refusalOf('annotations'),
  )
})

test.each([
  ['keys', Promise.resolve(keys)],
  ['keys', new Set(keys)],
  ['keys', { 0: key.pem, length: 1 }],
  ['keys', new (class extends Array<string> {})(key.pem)],
  ['keys', Object.assign([key.pem], { only: 'this' })],
  ['keys', Object.assign(new Array(2), { 1: key.pem })],
  ['keys', null],
  ['keys[0]', [Promise.resolve(key.pem)]],
  ['keys[0]', [Object(key.pem)]],
  ['keys[1]', [key.pem, undefined]],
  ['threshold', '1'],
  ['threshold', null],
  ['threshold', 1n],
  ['threshold', Number.NaN],
  ['threshold', Promise.resolve(1)],
  ['threshold', Object(1)],
  ['threshold', true],
  ['policy', null],
  ['policy', ''],
  ['policy', Object('strict')],
  ['policy', ['strict']],
  ['policy', Symbol('strict')],
  ['formats', null],
  ['formats', [Object('legacy')]],
  ['formats', new Set(['legacy'])],
  ['formats', [['legacy']]],
  ['formats', { 0: 'legacy', length: 1 }],
  ['expectedReference', Promise.resolve('registry.example.com/demo/app')],
  ['expectedReference', Object('registry.example.com/demo/app')],
  ['expectedReference', ['registry.example.com/demo/app']],
  ['digestAlgorithm', null],
  ['digestAlgorithm', 'sha256'],
  ['digestAlgorithm', Object('SHA-256')],
  ['digestAlgorithm', ['SHA-256']],
  ['signal', 'now'],
  ['signal', Promise.resolve()],
  ['signal', new AbortController()],
  ['registry', {}],
  ['registry', { ...registry, referrers: undefined }],
  ['registry', { ...registry, host: undefined }],
])('refuses a value for %s that is none (%#)', async (argument, value) => {
  const name = argument.replace(/\[\d\]$/, '')
  await expect(verify({ registry, keys, [name]: value })).rejects.toMatchObject(refusalOf(argument))
})

test('says what to do with a key that is in no list', async () => {
  await expect(verify({ registry, keys: key.pem })).rejects.toThrow('keys: [key]')
})

test('judges by what the options were when it was called', async () => {
  const options = { registry, keys: [makeKey().pem], annotations: { env: 'prod' } }
  const verified = verify(options)
  options.keys[0] = key.pem
  Object.assign(options, { annotations: undefined, threshold: 1 })
  await expect(verified).rejects.toMatchObject({ code: 'INVALID' })
})

test.each([undefined, null, '', 1, Object(image.digest), [image.digest], image.digest.toUpperCase(), {}])(
  'verifySignatures refuses %j for a digest',
  async (digest) => {
    const verified = verifySignatures(digest as string, [], { keys })
    await expect(verified).rejects.toMatchObject(refusalOf('digest'))
  },
)

test.each([
  ['stored', new Set()],
  ['stored', new Array(1)],
  ['stored[0]', [Promise.resolve({ format: 'bundle' })]],
  ['stored[0]', [Object.create({ format: 'bundle' })]],
  ['stored[0].annotations', [{ format: 'legacy', payload: Buffer.of(), mediaType: '', annotations: [] }]],
  ['stored[0].annotations', [{ format: 'legacy', payload: Buffer.of(), mediaType: '' }]],
  ['stored[0].mediaType', [{ format: 'legacy', payload: Buffer.of(), annotations: {} }]],
  ['stored[0].content', [{ format: 'bundle' }]],
  ['stored[0].payload', [{ format: 'bundle', content: Buffer.of(), payload: Buffer.of() }]],
])('verifySignatures refuses what is no stored signature: %s (%#)', async (argument, stored) => {
  const verified = verifySignatures(image.digest, stored as never, { keys })
  await expect(verified).rejects.toMatchObject(refusalOf(argument))
})

test.each([
  ['payload', undefined],
  ['payload', Promise.resolve(Buffer.of())],
  ['signature', undefined],
  ['signature', [1, 2]],
  ['key', undefined],
  ['digestAlgorithm', null],
  ['digest', 'sha256:00'],
])('verifySignature refuses %s that is none', async (argument, value) => {
  const signed = { payload: 'x', signature: 'AAAA', key: key.pem, [argument]: value }
  await expect(verifySignature(signed)).rejects.toMatchObject(refusalOf(argument))
})

test.each([
  ['a promise', 'reference', Promise.resolve('demo/app:v1')],
  [
    'a getter',
    'reference.reference',
    {
      project: 'demo',
      repository: 'app',
      get reference() {
        return 'v1'
      },
    },
  ],
  ['inherited parts', 'reference', Object.create({ project: 'demo', repository: 'app', reference: 'v1' })],
  [
    'one part too many',
    'reference.digest',
    { project: 'demo', repository: 'app', reference: 'v1', digest: image.digest },
  ],
  ['nothing', 'reference', undefined],
])('refuses %s for the reference', async (_what, argument, reference) => {
  const refusal = refusalOf(argument)
  await expect(verifyImage(reference as never, { registry, keys })).rejects.toMatchObject(refusal)
})
